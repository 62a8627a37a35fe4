"""Chapters as they were parsed, kept as long as what they were parsed from is the same.

A workbook that is read once parses each of its chapters once. One that is open while it is written
is read again with each change, and all chapters but one are as they were.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.diagnostics import Diagnostic, Findings
from generator.model import Chapter, Space
from generator.reading.source import Source
from generator.reading.text.anchors import Anchors
from generator.reading.text.chapter import Head, parse_chapter
from generator.reading.text.engine import Engine
from generator.reading.text.links import References, SectionLink
from generator.reading.text.questions import Prompts
from generator.reading.text.repeats import Earlier, Repeats


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What all chapters of a workbook are parsed with: its folder, the slugs of its chapters by
    their files, the room of a question that asks for none, which questions get room.
    """

    folder: Path
    slugs: Mapping[str, str]
    language: str
    space: Space | None
    prompts: Prompts


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parsed:
    """A chapter, what is found in it, and the `earlier` ones that it was parsed after, as far as it
    asked for them.
    """

    chapter: Chapter
    anchors: Anchors
    links: tuple[SectionLink, ...]
    added: tuple[Earlier, ...]
    earlier: tuple[Earlier, ...] | None
    told: tuple[Diagnostic, ...]


class ParsedChapters:
    """The chapters of one workbook by their files; `forget` them where a picture has changed."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Any, _Parsed]] = {}
        self._engine: tuple[str, Engine] | None = None

    def forget(self) -> None:
        """Parse everything anew from now on."""
        self._kept.clear()

    def engine(self, language: str) -> Engine:
        """Give a parser for a language."""
        if self._engine is None or self._engine[0] != language:
            self._engine = language, Engine(language)
        return self._engine[1]

    def parse(
        self,
        source: Source,
        head: Head,
        number: int,
        around: Around,
        *,
        findings: Findings,
        sections: dict[str, Anchors],
        links: list[SectionLink],
        repeats: Repeats,
    ) -> Chapter:
        """Give a chapter, its `number` the next one. What is wrong with it goes to `findings`, and
        what other chapters ask of it to the rest.
        """
        slug = around.slugs[source.path.name]
        key = source, head, number, around
        kept = self._kept.get(slug)
        if kept and kept[0] == key and _stands_after(kept[1].earlier, repeats.earlier):
            parsed = kept[1]
        else:
            parsed = self._parse(source, head, number, around, repeats.earlier)
            self._kept[slug] = key, parsed
        findings.add(*parsed.told)
        sections[slug] = parsed.anchors
        links += parsed.links
        repeats.earlier += parsed.added
        return parsed.chapter

    def _parse(
        self, source: Source, head: Head, number: int, around: Around, earlier: list[Earlier]
    ) -> _Parsed:
        findings, repeats = Findings(), Repeats(earlier=list(earlier))
        references = References(
            source=source,
            slug=around.slugs[source.path.name],
            folder=around.folder,
            chapters=dict(around.slugs),
            findings=findings,
            repeats=repeats,
        )
        chapter = parse_chapter(
            source,
            self.engine(around.language),
            references,
            around.space,
            findings,
            next_number=number,
            head=head,
            prompts=around.prompts,
        )
        return _Parsed(
            chapter=chapter,
            anchors=references.sections[references.slug],
            links=tuple(references.links),
            added=tuple(repeats.earlier[len(earlier) :]),
            earlier=tuple(earlier) if repeats.asked else None,
            told=findings.all,
        )


def _stands_after(then: tuple[Earlier, ...] | None, now: list[Earlier]) -> bool:
    """Tell whether a chapter is parsed after the same as when it asked for them."""
    return then is None or (
        len(then) == len(now) and all(one is other for one, other in zip(then, now, strict=True))
    )
