"""Where a PDF goes, read from a YAML: those that come with the program, and a user's own."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from generator import files
from generator.diagnostics import (
    Findings,
    Location,
    Severity,
    WorkbookError,
    did_you_mean,
    error,
)
from generator.gate import ANYWHERE
from generator.model.press_target import Gutter, PressTarget, Rule, Space, Stock
from generator.reading.source import read_source
from generator.units import PAPER_HINT, Paper, parse_length, parse_paper
from generator.yaml import load_mapping, validate

FOLDER = "press"  # beside a workbook, and among the templates
SUFFIX = ".yml"
_LENGTH_HINT = "write a length such as 3mm or 0.125in"
_RULES = ", ".join(Rule)
_HINTS = {
    **dict.fromkeys(("bleed", "margin", "bleed-margin"), _LENGTH_HINT),
    **dict.fromkeys(("trim-sizes", "least-trim", "most-trim", "most-by-trim"), PAPER_HINT),
    "gutter": "write pages and the least inner margin up to them: gutter: {150: 9.5mm}",
    "colours": f"a list of some of {', '.join(Space)}",
    "spine": "write a name of a paper, and page and more: spine: {white: {page: 0.0572mm}}",
    "errors": f"a list of some of {_RULES}",
    "warnings": f"a list of some of {_RULES}",
    "sources": "write a setting and where its figure is from: bleed: the page's name and day",
}


def _length(given: Any) -> float:
    length = parse_length(str(given))
    if length < 0:
        raise ValueError(f'"{given}" is less than nothing')
    return length


def _paper(given: Any) -> Paper:
    return parse_paper(str(given))


def _papers_with_pages(given: Any) -> tuple[tuple[Paper, int], ...]:
    if not isinstance(given, dict):
        raise ValueError("these are no sizes with their most pages")
    return tuple((_paper(size), _pages(pages)) for size, pages in given.items())


def _gutters(given: Any) -> tuple[Gutter, ...]:
    if not isinstance(given, dict):
        raise ValueError("these are no pages with their margins")
    gutters = (Gutter(pages=_pages(pages), mm=_length(mm)) for pages, mm in given.items())
    return tuple(sorted(gutters, key=lambda one: one.pages))


def _pages(given: Any) -> int:
    if not str(given).isdecimal():
        raise ValueError(f'"{given}" is no number of pages')
    return int(given)


Length = Annotated[float, BeforeValidator(_length)]
Size = Annotated[Paper, BeforeValidator(_paper)]


class _Spine(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    page: Length
    more: Length = 0.0


def _distinct(given: tuple[Rule, ...]) -> tuple[Rule, ...]:
    if len(set(given)) < len(given):
        raise ValueError("names one twice")
    return given


Rules = Annotated[tuple[Rule, ...], AfterValidator(_distinct)]


class _Settings(BaseModel):
    """What may stand in the YAML of a target; nothing is asked for that does not stand there."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=lambda name: name.replace("_", "-")
    )

    title: str = ""
    trim_sizes: tuple[Size, ...] = ()
    least_trim: Size | None = None
    most_trim: Size | None = None
    bleed: Length = 0.0
    inner_bleed: Literal["yes", "no"] = "no"
    marks: Literal["yes", "no"] = "no"
    margin: Length = 0.0
    bleed_margin: Length | None = None
    gutter: Annotated[tuple[Gutter, ...], BeforeValidator(_gutters)] = ()
    least_pages: int = Field(0, ge=0)
    most_pages: int = Field(0, ge=0)
    most_by_trim: Annotated[tuple[tuple[Paper, int], ...], BeforeValidator(_papers_with_pages)] = ()
    pages_multiple: int = Field(1, ge=1, le=64)
    colours: tuple[Space, ...] = ()
    least_dpi: float = Field(0, ge=0)
    most_ink: float = Field(0, ge=0, le=400)
    least_text: Length = 0.0
    least_line: Length = 0.0
    spine: dict[str, _Spine] = {}
    errors: Rules = ()
    warnings: Rules = ()
    sources: dict[str, str] = {}


def shipped_targets() -> tuple[str, ...]:
    """Give the names of the targets that come with the program."""
    names = files.list_folder(files.shipped("templates") / FOLDER, SUFFIX)
    return tuple(name.removesuffix(SUFFIX) for name in names)


def find_target(named: str, beside: Iterable[Path]) -> PressTarget:
    """Read a target of a name, or of the path of a YAML.

    A file of that name in a folder `press` in one of the folders `beside` wins over the one that
    comes with the program. Raises `WorkbookError` where there is none, or with all that is wrong
    in it.
    """
    return read_target(*_file_of(named, tuple(beside)))


def _file_of(named: str, beside: tuple[Path, ...]) -> tuple[Path, tuple[Path, ...] | None]:
    """Give the file of a target, and the folders it has to lie in."""
    path = Path(named)
    if path.suffix.lower() in (SUFFIX, ".yaml"):
        return path, ANYWHERE
    if len(path.parts) == 1:
        for folder in (*(one / FOLDER for one in beside), files.shipped("templates") / FOLDER):
            inside = folder / f"{named}{SUFFIX}"
            if inside.exists() or inside.is_symlink():
                return inside, (folder,)
    own = (
        name.removesuffix(SUFFIX)
        for folder in beside
        if (folder / FOLDER).is_dir()
        for name in files.list_folder(folder / FOLDER, SUFFIX)
    )
    known = did_you_mean(named, {*shipped_targets(), *own})
    hint = f"{known}; or name a YAML file of your own, such as my-shop.yml"
    raise WorkbookError(error(f'nothing is known of "{named}", where a PDF would go', hint=hint))


def read_target(path: Path, roots: tuple[Path, ...] | None = ANYWHERE) -> PressTarget:
    """Read the YAML of a target, in one of the folders where it is not the user who names it.

    Raises `WorkbookError` with everything that is wrong in it.
    """
    findings = Findings()
    source = findings.require(read_source(path, roots, findings))
    data = findings.require(load_mapping(source.text, source.at, findings))
    given = findings.require(validate(_Settings, data, source.at, findings, hints=_HINTS))
    twice = set(given.errors) & set(given.warnings)
    if twice:
        at = Location(file=source.name, line=source.line_of_key("warnings"))
        problem = f"{', '.join(sorted(twice))}: is among the errors and the warnings"
        findings.add(error(problem, hint="take it out of one of the two", at=at))
    findings.raise_errors()
    severities = dict.fromkeys(given.warnings, Severity.WARNING)
    return PressTarget(
        name=path.stem,
        title=given.title or path.stem,
        trims=given.trim_sizes,
        least_trim=given.least_trim,
        most_trim=given.most_trim,
        bleed=given.bleed,
        inner_bleed=given.inner_bleed == "yes",
        marks=given.marks == "yes",
        margin=given.margin,
        bleed_margin=given.margin if given.bleed_margin is None else given.bleed_margin,
        gutters=given.gutter,
        least_pages=given.least_pages,
        most_pages=given.most_pages,
        most_by_trim=given.most_by_trim,
        pages_multiple=given.pages_multiple,
        colours=frozenset(given.colours),
        least_dpi=given.least_dpi,
        most_ink=given.most_ink,
        least_text_pt=_in_points(given.least_text),
        least_line_pt=_in_points(given.least_line),
        stocks=tuple(
            Stock(name=name, mm_a_page=one.page, mm_more=one.more)
            for name, one in given.spine.items()
        ),
        severities=severities | dict.fromkeys(given.errors, Severity.ERROR),
        sources=given.sources,
        file="" if path.is_relative_to(files.shipped("templates")) else source.name,
    )


def _in_points(mm: float) -> float:
    return round(mm * 72 / 25.4, 3)
