"""What `src` and `href` may point to: pictures of the folder, chapters, and the world for links."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, unquote

from generator.diagnostics import Findings, did_you_mean, error, warning
from generator.reading.pictures import PictureError, find_picture
from generator.reading.source import Source
from generator.reading.text.anchors import Anchors, name_of
from generator.slugs import place_id

_WORLD = re.compile(r"(https?://|mailto:|tel:)", re.I)
_FOOTNOTE = "#fn:"  # what the parser makes of a footnote in a footnote, which is told


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionLink:
    """A link to a place in a chapter: as it is written, where, and the id it leads to."""

    written: str
    line: int | None
    source: Source
    slug: str
    name: str
    id: str


@dataclass(slots=True, kw_only=True)
class References:
    """Checks the references of one chapter and gives them the form they have in the book.

    `chapters` are the slugs of all the workbook's chapters by their file names. What is shared by
    all of them: `sections` are the anchors of those that were read, by their slugs, `links` the
    links to places in them.
    """

    source: Source
    slug: str
    folder: Path
    chapters: dict[str, str]
    findings: Findings
    sections: dict[str, Anchors] = field(default_factory=dict)
    links: list[SectionLink] = field(default_factory=list)
    _seen: dict[str, int] = field(default_factory=dict)

    def check(self, tag: str, value: str) -> str | None:
        """Give what a `src` or `href` becomes, or nothing where it can't stay."""
        return self.picture(value) if tag == "img" else self.link(value)

    def picture(self, value: str) -> str | None:
        """Give a picture's path below the folder as a URL."""
        line = self._line(value)
        try:
            return quote(find_picture(self.folder, value).source)
        except PictureError as reason:
            place = self.source.at(line)
            self.findings.add(error(str(reason), hint=reason.hint, at=place))
            return None

    def link(self, value: str) -> str | None:
        """Give a link's target: an address, or the id of a chapter or of a place in one."""
        line = self._line(value)
        if _WORLD.match(value):
            return value
        name, _, place = unquote(value).partition("#")
        slug = self.chapters.get(name.removeprefix("./")) if name else self.slug
        if slug is None:
            self.findings.add(
                error(
                    f'this link leads nowhere: "{value}"',
                    hint=f"name a chapter's file; {did_you_mean(name, self.chapters)}",
                    at=self.source.at(line),
                )
            )
            return None
        if not place or value.startswith(_FOOTNOTE):
            return f"#{slug}"
        name = name_of(place)
        own = place_id(slug, name, self.chapters.values())
        self.links.append(
            SectionLink(written=value, line=line, source=self.source, slug=slug, name=name, id=own)
        )
        return f"#{own}"

    def _line(self, value: str) -> int | None:
        # Sanitising gives a URL decoded and unquoted; authors mostly write it just so.
        text = self.source.text
        place = text.find(value, self._seen.get(value, -1) + 1)
        if place < 0:
            place = text.find(value)
        self._seen[value] = place
        return text.count("\n", 0, place) + 1 if place >= 0 else None


def find_lost(
    links: Iterable[SectionLink], sections: Mapping[str, Anchors]
) -> Iterator[SectionLink]:
    """Give the links to places that are not in their chapter. A chapter that could not be read has
    none that are known.
    """
    for link in links:
        anchors = sections.get(link.slug)
        if anchors and link.name not in anchors.names:
            yield link


def tell_lost(lost: Iterable[SectionLink], sections: Mapping[str, Anchors]) -> None:
    """Note links to places that are nowhere, each with the nearest that is there."""
    for link in lost:
        file, _, _ = link.written.partition("#")
        anchors = sections[link.slug]
        near = difflib.get_close_matches(link.name, sorted(anchors.names), n=1)
        hint = "sections are named by their words, such as #what-is-mine"
        anchors.findings.add(
            warning(
                f'this link leads to no section: "{link.written}"; its words are printed',
                hint=f'did you mean "{file}#{near[0]}"?' if near else hint,
                at=link.source.at(link.line),
            )
        )
