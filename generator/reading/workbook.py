"""A folder of Markdown, or one file, -> a `Workbook`."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from generator import files, pulse
from generator.diagnostics import Diagnostic, Findings, Location, error
from generator.model import Chapter, EditionPlan, Session, Space, Workbook
from generator.model.merge_fields import WRITTEN, without_marks
from generator.reading.editions import BUILT_IN, read_editions
from generator.reading.front_matter import FrontMatter, fill_settings, take_front_matter
from generator.reading.left_out import tell_left_out
from generator.reading.parsed_chapters import Around, ParsedChapters
from generator.reading.sessions import read_sessions
from generator.reading.settings import Settings, read_settings
from generator.reading.source import Source, read_source, source_of
from generator.reading.text.anchors import Anchors
from generator.reading.text.chapter import Head
from generator.reading.text.links import SectionLink, find_lost, tell_lost
from generator.reading.text.numbering import number_questions
from generator.reading.text.questions import Prompts
from generator.reading.text.repeats import Repeats
from generator.reading.text.spaces import SpaceError, parse_space
from generator.reading.workbook_places import (
    SETTINGS_FILE,
    book_name,
    list_chapters,
    locate,
    name_of_workbook,
)
from generator.slugs import BOOK_IDS, slugify, title_of
from generator.units import parse_paper

NO_TEXTS: Mapping[str, str] = MappingProxyType({})
LIMIT_LETTERS = 20_000_000  # of all chapters


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A workbook and what was noticed while reading it that does not stop the build."""

    workbook: Workbook
    warnings: tuple[Diagnostic, ...]


def read_workbook(
    path: Path, texts: Mapping[str, str] = NO_TEXTS, parsed: ParsedChapters | None = None
) -> Reading:
    """Read a workbook's folder, or a single Markdown file.

    A plain name that is no folder here means the workbook of that name that comes with the
    program. `texts` are taken in place of those of the files of these names; `parsed` keeps
    chapters for the next time. Raises `WorkbookError` with everything that is wrong.
    """
    findings = Findings()
    place = locate(path)
    folder = place if place.is_dir() else place.parent
    if place.is_dir():
        tell_left_out(place, findings)
    names = _chapter_names(place, findings)
    slugs = dict(zip(names, _slugs(names), strict=True))
    given = _given(folder, slugs, texts, findings) if place.is_dir() else _Given()
    sources = _texts(folder, slugs, texts, findings)
    settings = fill_settings(given.settings, tuple(sources.values()), findings)
    parsed = parsed or ParsedChapters()
    engine = parsed.engine(settings.language)
    chapters, lost = _chapters(folder, slugs, sources, given.space, settings, parsed, findings)
    findings.raise_errors()
    title = settings.title or (
        without_marks(chapters[0].title_text)
        if place.is_file()
        else title_of(name_of_workbook(place))
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
        face=settings.face or "",
        recto_openings=settings.openings == "recto",
        run_in_openers=settings.openers == "run-in",
        quotes=engine.typography.quotes,
        editions=given.plans,
        roster=settings.roster.choice(),
        exact=settings.compose == "exact",
        sessions=tuple(replace(one, title=engine.plain(one.title)) for one in given.sessions),
        chapters=chapters,
        lost=lost,
    )
    return Reading(workbook=workbook, warnings=findings.all)


_DEFAULT = parse_space("lines", "6")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """What workbook.yml says, or the defaults."""

    settings: Settings = field(default_factory=Settings)
    space: Space | None = _DEFAULT
    plans: tuple[EditionPlan, ...] = BUILT_IN
    sessions: tuple[Session, ...] = ()


def _chapter_names(place: Path, findings: Findings) -> tuple[str, ...]:
    if place.is_file():
        return (place.name,)
    names = list_chapters(place)
    if not names:
        inside = [name for name in files.list_folder(place, "") if (place / name).is_dir()]
        hint = "put a Markdown file such as 01-welcome.md into the folder"
        if inside:
            hint += f", or name one of the folders in it: {', '.join(inside[:8])}"
        where = Location(file=files.display(place))
        findings.add(error("this workbook has no chapters", hint=hint, at=where))
        findings.raise_errors()
    return names


def _slugs(names: tuple[str, ...]) -> list[str]:
    # Without the number in front, so that an id stays when chapters are put in another order.
    stems = [Path(name).stem for name in names]
    short = [slugify(re.sub(r"^[\d\W_]+", "", stem)) for stem in stems]
    count = Counter([*short, *BOOK_IDS])
    slugs: list[str] = []
    for position, (one, stem) in enumerate(zip(short, stems, strict=True), start=1):
        wanted = one if one and count[one] == 1 else slugify(stem) or f"chapter-{position}"
        own, number = wanted, 1
        while own in slugs or own in BOOK_IDS:
            number += 1
            own = f"{wanted}-{number}"
        slugs.append(own)
    return slugs


def _given(
    folder: Path, slugs: dict[str, str], texts: Mapping[str, str], findings: Findings
) -> _Given:
    source = _read_inside(folder, SETTINGS_FILE, texts, findings, required=False)
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
    sessions = read_sessions(data, slugs, source, findings)
    return _Given(settings=settings, space=space, plans=plans, sessions=sessions)


def _texts(
    folder: Path, names: Iterable[str], given: Mapping[str, str], findings: Findings
) -> dict[str, tuple[Source, FrontMatter]]:
    """Give the texts of the chapters by their names, each with what stood above it."""
    texts, letters = {}, 0
    for name in names:
        source = _read_inside(folder, name, given, findings, required=True)
        if source is not None:
            texts[name] = take_front_matter(source, findings)
            letters += len(source.text)
            if letters > LIMIT_LETTERS:
                problem = f"with this file the workbook has more than {LIMIT_LETTERS // 10**6} MB "
                hint = "make several workbooks of it"
                findings.add(error(problem + "of text", hint=hint, at=source.at()))
                findings.raise_errors()
    return texts


def _chapters(
    folder: Path,
    slugs: dict[str, str],
    texts: dict[str, tuple[Source, FrontMatter]],
    space: Space | None,
    settings: Settings,
    parsed: ParsedChapters,
    findings: Findings,
) -> tuple[tuple[Chapter, ...], tuple[str, ...]]:
    """Give the chapters, and the ids that links in them lead to and that are nowhere."""
    chapters: list[Chapter] = []
    sections: dict[str, Anchors] = {}
    links: list[SectionLink] = []
    repeats = Repeats()
    around = Around(
        folder=folder,
        slugs=slugs,
        language=settings.language,
        space=space,
        prompts=Prompts(settings.prompts),
    )
    for source, matter in texts.values():
        if _is_empty(source, findings):
            continue
        pulse.beat(source.name)
        chapter = parsed.parse(
            source,
            Head(title=matter.title, lede=matter.subtitle if len(texts) > 1 else ""),
            1 + sum(bool(one.number) for one in chapters),
            around,
            findings=findings,
            sections=sections,
            links=links,
            repeats=repeats,
        )
        chapters.append(chapter)
    lost = tuple(find_lost(links, sections))
    tell_lost(lost, sections, findings)
    numbered = number_questions(tuple(chapters), settings.numbering)
    return numbered, tuple(dict.fromkeys(link.id for link in lost))


def _read_inside(
    folder: Path, name: str, texts: Mapping[str, str], findings: Findings, *, required: bool
) -> Source | None:
    path, pictures = folder / name, name != SETTINGS_FILE
    if name in texts:
        return source_of(path, texts[name], findings, pictures=pictures)
    if not required and not path.exists() and not path.is_symlink():
        return None
    return read_source(path, (folder,), findings, pictures=pictures)


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
