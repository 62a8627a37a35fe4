"""A book that is laid out and not bound yet: its documents, its sections, its shape."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.design.front_matter_parts import Entry
from generator.making.chapters import LaidChapter
from generator.model import Markup, Pages, Section

NO_COLUMNS: frozenset[str] = frozenset()
NO_WORDS: Mapping[str, str] = {}
Shape = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A book that is laid out and not bound yet. `title` is the document that says its title;
    `theirs` is how many pages a participant's book has.
    """

    title: Markup
    front_pages: tuple[Pages, ...]
    chapters: tuple[LaidChapter, ...]
    entries: tuple[Entry, ...]
    documents: tuple[Pages, ...]
    sections: tuple[Section, ...]
    theirs: int

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return sum(len(section.pages) for section in self.sections)

    @property
    def shape(self) -> "Shape":
        """Which documents its pages are of, one after the other: how many pages and bookmarks."""
        return tuple(
            (one.pages.document, len(one.pages), sum(len(s.bookmarks) for s in one.pages.sheets))
            for one in self.sections
        )

    def own(self) -> dict[str, Pages]:
        """Give the documents that are other ones for each recipient, by name."""
        return {one.document: one for one in self.documents if one.columns}

    def places(self, document: str) -> tuple[int, ...]:
        """Give where the pages of a document are in the book, counted from 0."""
        names = [name for name, count, _ in self.shape for _ in range(count)]
        return tuple(at for at, name in enumerate(names) if name == document)


def said(columns: frozenset[str], words: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Give the words for some columns, in order: what a document with these columns depends on."""
    return tuple((one, words.get(one, "")) for one in sorted(columns))
