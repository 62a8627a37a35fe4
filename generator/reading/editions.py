"""The editions of a workbook: those that are built in, and those its settings name."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from ruamel.yaml.comments import CommentedMap

from generator.diagnostics import Findings, error
from generator.model import EditionPlan, PrintSize
from generator.reading.chapter_names import named_chapter
from generator.reading.settings import FACE_HINT, Face, check_paper
from generator.reading.source import Source
from generator.slugs import slugify
from generator.units import PAPER_HINT, parse_paper
from generator.yaml import error_line, validate

PARTICIPANT = "participant"

HINTS = {
    "audience": "write audience: participant or audience: facilitator",
    "type": "write type: standard, type: clear or type: large",
    "medium": "write medium: paper or medium: screen",
    "paper": PAPER_HINT,
    "pitch": "write pitch: narrow, college, wide, clear or large",
    "face": FACE_HINT,
    "ink": "write ink: full or ink: saver",
    "binding": "write binding: none, staple, three-hole, coil or perfect",
    "pad": "write pad: notes or pad: blank",
    "punch-marks": "write punch-marks: yes or punch-marks: no",
    "chapters": "name files of the workbook: chapters: [02-trust.md, 05-repair.md]",
}


def _built_in(
    name: str,
    *,
    facilitator: bool = False,
    size: PrintSize = PrintSize.STANDARD,
    on_screen: bool = False,
) -> EditionPlan:
    return EditionPlan(
        name=name,
        facilitator=facilitator,
        size=size,
        on_screen=on_screen,
        ink="",
        paper=None,
        pitch=None,
        chapters=(),
    )


BUILT_IN = (
    _built_in(PARTICIPANT),
    _built_in("facilitator", facilitator=True),
    _built_in("large-print", size=PrintSize.LARGE),
    _built_in("clear-print", size=PrintSize.CLEAR),
    _built_in("fillable", on_screen=True),
)


class EditionSettings(BaseModel):
    """What may stand below the name of an edition."""

    # Built when first used: most workbooks name no editions.
    model_config = ConfigDict(
        frozen=True, extra="forbid", coerce_numbers_to_str=True, defer_build=True
    )

    audience: Literal["participant", "facilitator"] = "participant"
    type: Literal["standard", "clear", "large"] = "standard"
    face: Face | None = None
    medium: Literal["paper", "screen"] = "paper"
    paper: Annotated[str, AfterValidator(check_paper)] | None = None
    pitch: Literal["narrow", "college", "wide", "clear", "large"] | None = None
    ink: Literal["full", "saver"] | None = None
    binding: Literal["none", "staple", "three-hole", "coil", "perfect"] = "none"
    pad: Literal["notes", "blank"] = "notes"
    punch_marks: Literal["yes", "no"] = Field("no", alias="punch-marks")
    chapters: Annotated[tuple[str, ...], Field(min_length=1)] | None = None


def read_editions(
    data: CommentedMap, slugs: dict[str, str], source: Source, findings: Findings
) -> tuple[EditionPlan, ...]:
    """Give the editions: those of the settings, and the built-in ones they do not name anew.

    `data` are the parsed settings, `slugs` the chapters' by their file names.
    """
    given = data.get("editions")
    if given is None:
        return BUILT_IN
    place = source.at(error_line(data, "editions", 1))
    if not isinstance(given, CommentedMap):
        hint = "write each as its name, a colon, and its settings below, indented"
        findings.add(error("these are no editions", hint=hint, at=place))
        return BUILT_IN
    plans: dict[str, EditionPlan] = {plan.name: plan for plan in BUILT_IN}
    written: dict[str, str] = {}  # the names by those that their files get
    for name, settings in given.items():
        at = source.at(error_line(given, name, 1))
        own = slugify(name)
        other = written.setdefault(own or name, name)
        if other != name:
            problem = f'the editions "{other}" and "{name}" would be one file'
            hint = "give them names that differ in more than capitals, accents and signs"
            findings.add(error(problem, hint=hint, at=at))
        elif own != name or not own:
            problem = f'"{name}" is no name of an edition'
            hint = _name_hint(own)
            findings.add(error(problem, hint=hint, at=at))
        elif not isinstance(settings, CommentedMap | None):
            hint = "write its settings below its name, indented, such as type: large"
            findings.add(error(f'the edition "{name}" has no settings', hint=hint, at=at))
        else:
            plan = _plan(name, settings or CommentedMap(), slugs, source, findings)
            plans |= {plan.name: plan} if plan else {}
    return tuple(plans.values())


def _name_hint(own: str) -> str:
    use = "use small letters, digits and hyphens: the file is called after it"
    return f"{use}; such as {own}" if own else use


def _plan(
    name: str,
    data: CommentedMap,
    slugs: dict[str, str],
    source: Source,
    findings: Findings,
) -> EditionPlan | None:
    settings = validate(
        EditionSettings, data, source.at, findings, what="setting of an edition", hints=HINTS
    )
    if settings is None:
        return None
    at = source.at(error_line(data, "chapters", 1))
    named = (named_chapter(file, slugs, at, findings) for file in settings.chapters or ())
    chapters = [slug for slug in named if slug is not None]
    return EditionPlan(
        name=name,
        facilitator=settings.audience == "facilitator",
        size=PrintSize(settings.type),
        face=settings.face or "",
        on_screen=settings.medium == "screen",
        ink=settings.ink or "",
        paper=parse_paper(settings.paper) if settings.paper else None,
        pitch=settings.pitch,
        chapters=tuple(chapters),
        binding=settings.binding,
        pad=settings.pad,
        punch_marks=settings.punch_marks == "yes",
    )
