"""A folder of Markdown, or one file, -> a `Workbook`."""

import difflib
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from generator import files
from generator.diagnostics import Diagnostic, Findings, Location, WorkbookError, error, warning
from generator.model import Chapter, EditionPlan, Space, Workbook
from generator.model.merge_fields import WRITTEN, without_marks
from generator.reading.editions import BUILT_IN, read_editions
from generator.reading.settings import Settings, read_settings
from generator.reading.source import Source, read_source
from generator.reading.text.chapter import parse_chapter
from generator.reading.text.engine import Engine
from generator.reading.text.links import References
from generator.reading.text.spaces import SpaceError, parse_space
from generator.slugs import slugify, title_of
from generator.units import parse_paper

SETTINGS_FILE = "workbook.yml"
BEGIN = (
    "begin one with: workbook new content/my-workbook, then run: "
    "workbook build content/my-workbook; "
    "to see a finished one first, run: workbook build healthy-interdependence"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A workbook and what was noticed while reading it that does not stop the build."""

    workbook: Workbook
    warnings: tuple[Diagnostic, ...]


def read_workbook(path: Path) -> Reading:
    """Read a workbook's folder, or a single Markdown file.

    A plain name that is no folder here means the workbook of that name that comes with the
    program. Raises `WorkbookError` with everything that is wrong.
    """
    findings = Findings()
    place = _locate(path)
    folder = place if place.is_dir() else place.parent
    names = _chapter_names(place)
    if place.is_dir():
        _tell_left_out(place, findings)
    slugs = dict(zip(names, _slugs(names), strict=True))
    given = _given(folder, slugs, findings) if place.is_dir() else _Given()
    settings = given.settings
    engine = Engine(settings.language)
    chapters = _chapters(folder, slugs, given.space, engine, findings)
    findings.raise_errors()
    title = settings.title or (
        without_marks(chapters[0].title_text) if place.is_file() else title_of(_name(place))
    )
    workbook = Workbook(
        name=book_name(place),
        folder=folder,
        title=engine.plain(title),
        subtitle=engine.plain(settings.subtitle),
        author=engine.plain(settings.author),
        language=settings.language,
        description=engine.plain(settings.description),
        rights=engine.plain(settings.rights),
        paper=parse_paper(settings.paper) if settings.paper else None,
        recto_openings=settings.openings == "recto",
        quotes=engine.typography.quotes,
        editions=given.plans,
        roster=settings.roster.choice(),
        chapters=chapters,
    )
    return Reading(workbook=workbook, warnings=findings.all)


def book_name(place: Path) -> str:
    """Give the name that the files of a workbook's books begin with."""
    return slugify(_name(place)) or "workbook"


def find_workbooks(folder: Path) -> tuple[Path, ...]:
    """Give the workbooks in a folder, in order of name. Raises `WorkbookError` for none."""
    try:
        inside = [folder / name for name in files.list_folder(folder, "")]
    except OSError:
        inside = []
    found = tuple(
        one
        for one in inside
        if one.is_dir() and any(map(_is_chapter, files.list_folder(one, ".md")))
    )
    if not found:
        place = Location(file=folder.as_posix())
        raise WorkbookError(error("there are no workbooks in this folder", hint=BEGIN, at=place))
    return found


_DEFAULT = parse_space("lines", "6")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """What workbook.yml says, or the defaults."""

    settings: Settings = field(default_factory=Settings)
    space: Space | None = _DEFAULT
    plans: tuple[EditionPlan, ...] = BUILT_IN


def _name(place: Path) -> str:
    return place.stem if place.is_file() else place.resolve().name


def _locate(path: Path) -> Path:
    if path.is_dir() or (path.suffix.lower() == ".md" and path.is_file()):
        return path
    shipped = files.shipped("content") / path.name
    if len(path.parts) == 1 and shipped.is_dir():
        return shipped
    if path.exists():
        problem, hint = "is no workbook", "name a folder of Markdown files, or one file NAME.md"
    else:
        problem, hint = "there is no such workbook", _neighbour(path) or BEGIN
    raise WorkbookError(error(problem, hint=hint, at=Location(file=path.as_posix())))


def _chapter_names(place: Path) -> tuple[str, ...]:
    if place.is_file():
        return (place.name,)
    names = [name for name in files.list_folder(place, ".md") if _is_chapter(name)]
    if not names:
        inside = [name for name in files.list_folder(place, "") if (place / name).is_dir()]
        hint = "put a Markdown file such as 01-welcome.md into the folder"
        if inside:
            hint += f", or name one of the folders in it: {', '.join(inside[:8])}"
        raise WorkbookError(
            error(
                "this workbook has no chapters", hint=hint, at=Location(file=files.display(place))
            )
        )
    return tuple(sorted(names, key=_natural))


def _is_chapter(name: str) -> bool:
    # Not what is set aside, what describes the folder, and what a word processor leaves there.
    return not name.startswith(("_", "~")) and name.lower() != "readme.md"


def _natural(name: str) -> list[tuple[bool, int, str]]:
    """Give a key by which 2-trust.md comes before 10-close.md."""
    parts = re.findall(r"\d+|\D+", name.lower())
    return [(not one.isdigit(), int(one) if one.isdigit() else 0, one) for one in parts]


def _tell_left_out(place: Path, findings: Findings) -> None:
    """Say which files look like a part of the workbook, and are none by their names."""
    for name in files.list_folder(place, ""):
        low = name.lower()
        if low in ("workbook.yaml", "workbook.yml.txt"):
            problem, hint = "is not read", f"call it {SETTINGS_FILE}"
        elif low in ("brand.yml", "brand.yaml", "_brand.yml.txt", "brand.yml.txt") or (
            low == "_brand.yml" and name != low
        ):
            problem, hint = "is not read", "call it _brand.yml"
        elif low.endswith((".txt", ".markdown", ".mdown", ".docx")):
            problem, hint = "is left out", "a chapter's name ends in .md, such as 01-welcome.md"
        else:
            continue
        findings.add(warning(problem, hint=hint, at=Location(file=files.display(place / name))))


def _neighbour(path: Path) -> str:
    """Say which workbook beside the one that is not there may be meant."""
    try:
        beside = [*files.list_folder(path.parent, "")]
    except OSError:
        return ""
    near = difflib.get_close_matches(path.name, beside, n=1)
    return f'did you mean "{(path.parent / near[0]).as_posix()}"?' if near else ""


def _slugs(names: tuple[str, ...]) -> list[str]:
    # Without the number in front, so that an id stays when chapters are put in another order.
    stems = [Path(name).stem for name in names]
    short = [slugify(re.sub(r"^[\d\W_]+", "", stem)) for stem in stems]
    count = Counter(short)
    return [
        one if one and count[one] == 1 else slugify(stem) or f"chapter-{position}"
        for position, (one, stem) in enumerate(zip(short, stems, strict=True), start=1)
    ]


def _given(folder: Path, slugs: dict[str, str], findings: Findings) -> _Given:
    source = _read_inside(folder, SETTINGS_FILE, findings, required=False)
    if source is None:
        return _Given()
    settings, data = read_settings(source, findings)
    if WRITTEN.search(settings.title):
        hint = "put it into the subtitle: the title stands on every page"
        place = source.at(source.line_of_key("title"))
        findings.add(error("a column can't stand in the title", hint=hint, at=place))
    plans = read_editions(data, slugs, source, findings)
    try:
        ruling, _, size = settings.space.replace(" ", "").partition("=")
        space = None if settings.space == "none" else parse_space(ruling, size or None)
    except SpaceError as reason:
        line = source.line_of_key("space")
        findings.add(error(str(reason), hint=reason.hint, at=source.at(line)))
        space = _DEFAULT
    return _Given(settings=settings, space=space, plans=plans)


def _chapters(
    folder: Path, slugs: dict[str, str], space: Space | None, engine: Engine, findings: Findings
) -> tuple[Chapter, ...]:
    chapters: list[Chapter] = []
    number = 1
    for name, slug in slugs.items():
        source = _read_inside(folder, name, findings, required=True)
        if source is None or _is_empty(source, findings):
            continue
        references = References(
            source=source, slug=slug, folder=folder, chapters=slugs, findings=findings
        )
        chapter = parse_chapter(source, engine, references, space, findings, next_number=number)
        number += bool(chapter.number)
        chapters.append(chapter)
    return tuple(chapters)


def _read_inside(folder: Path, name: str, findings: Findings, *, required: bool) -> Source | None:
    try:
        files.resolve_within(folder, name)
    except files.OutsideError:
        problem = "is a link that leads out of the workbook's folder"
        hint = "put the file itself into the folder"
    except OSError:
        if not required and not (folder / name).exists():
            return None
        problem, hint = "is no ordinary file", "put a text file of this name there"
    else:
        return read_source(folder / name, findings)
    findings.add(error(problem, hint=hint, at=Location(file=files.display(folder / name))))
    return None


def _is_empty(source: Source, findings: Findings) -> bool:
    if source.text.strip():
        return False
    findings.add(
        error(
            "is empty",
            hint="write the chapter, beginning with # and its title, or put _ before its name",
            at=source.at(),
        )
    )
    return True
