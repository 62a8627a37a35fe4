"""What `src` and `href` may point to: pictures of the folder, chapters, and the world for links."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, unquote

from generator.diagnostics import Findings, Location, error, shorten, warning
from generator.model.merge_fields import OPEN, WRITTEN
from generator.reading.embedded_pictures import EMBEDDED
from generator.reading.pictures import Found, PictureError
from generator.reading.source import Source
from generator.reading.text.anchors import Anchors
from generator.reading.text.anchors import name_of as place_name
from generator.reading.text.dead_links import find_note, why_dead
from generator.reading.text.foreign import WIKI
from generator.reading.text.picture_addresses import (
    DAMAGED,
    MISSING,
    ROW_PICTURE,
    find_any,
    name_of,
    not_printed,
)
from generator.reading.text.repeats import Repeats
from generator.reading.text.tally import Tally
from generator.slugs import place_id

_WORLD = re.compile(r"(https?://|mailto:|tel:)", re.I)
_HTML_PICTURE = re.compile(r"<img\b[^>]*?src\s*=[^>]*?\{\{", re.I)
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

    `chapters` are the slugs of all the workbook's chapters by their file names; `near` is a line
    that the reading has come to: what can't be found as it is written stands near it. What is
    shared by all of them: `sections` are the anchors of those that were read, by their slugs,
    `links` the links to places in them, `repeats` what in them may be drawn again.
    """

    source: Source
    slug: str
    folder: Path
    chapters: dict[str, str]
    findings: Findings
    sections: dict[str, Anchors] = field(default_factory=dict)
    links: list[SectionLink] = field(default_factory=list)
    repeats: Repeats = field(default_factory=Repeats)
    near: int = 1
    tally: Tally = field(init=False)
    _seen: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.tally = Tally(source=self.source)

    def check(self, tag: str, value: str) -> str | None:
        """Give what a `src` or `href` becomes, or nothing where it can't stay."""
        if tag == "img":
            return self.picture(value)
        if tag == "a":
            return self.link(value)
        if tag not in ("base", "link"):  # a tag that goes
            return None
        place = self.source.at(self._line(value))
        problem = f'<{tag}> can\'t stand in a text: "{shorten(value, 60)}"'
        self.findings.add(error(problem, hint="delete it; nothing but the text is read", at=place))
        return None

    def picture(self, value: str) -> str | None:
        """Give a picture's path below the folder as a URL, or its data."""
        found = self.find(value)
        if found is None:
            return None
        return found.source if found.source.startswith("data:") else quote(found.source)

    def find(self, value: str, place: Location | None = None) -> Found | None:
        """Find the picture of an address; one that can't be used is told."""
        line = self._line(value)
        if OPEN in value or WRITTEN.search(value):
            at = self.source.at(self._line_of_html())
            self.findings.add(error(ROW_PICTURE[0], hint=ROW_PICTURE[1], at=at))
            return None
        if problem := not_printed(value):
            self.tally.note(*problem, line or 0, name_of(value))
            return None
        try:
            return find_any(self.folder, value, self.source.embedded)
        except PictureError as reason:
            if value.startswith(WIKI) and reason.missing:
                self.tally.note(*MISSING, line or 0, name_of(value))
            elif value.startswith(EMBEDDED):
                self.tally.note(*DAMAGED, line or 0, str(reason))
            else:
                at = place or self.source.at(line)
                self.findings.add(error(str(reason), hint=reason.hint, at=at))
            return None

    def link(self, value: str) -> str | None:
        """Give a link's target: an address, or the id of a chapter or of a place in one."""
        line = self._line(value)
        if _WORLD.match(value):
            return value
        wiki = value.startswith(WIKI)
        name, _, place = unquote(value.removeprefix(WIKI)).partition("#")
        if wiki and name:
            name = find_note(name, self.chapters) or name
        slug = self.chapters.get(name.removeprefix("./")) if name else self.slug
        if slug is None:
            written = name if wiki else value
            self.tally.note(
                *why_dead(written, self.chapters, self.source.path.name), line or 0, written
            )
            return None
        if not place or value.startswith(_FOOTNOTE):
            return f"#{slug}"
        name = place_name(place)
        own = place_id(slug, name, self.chapters.values())
        self.links.append(
            SectionLink(written=value, line=line, source=self.source, slug=slug, name=name, id=own)
        )
        return f"#{own}"

    def _line_of_html(self) -> int:
        """Give the line of the next picture in HTML whose address is a column."""
        found = _HTML_PICTURE.search(self.source.text, self._seen.get(OPEN, 0))
        if not found:
            return self.near
        self._seen[OPEN] = found.end()
        return self.source.text.count("\n", 0, found.end()) + 1

    def _line(self, value: str) -> int:
        # Sanitising gives a URL decoded and unquoted; authors mostly write it just so.
        text = self.source.text
        value = value.removeprefix(WIKI)
        place = text.find(value, self._seen.get(value, -1) + 1)
        if place < 0:
            place = text.find(value)
        self._seen[value] = place
        return text.count("\n", 0, place) + 1 if place >= 0 else self.near


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


def tell_lost(
    lost: Iterable[SectionLink], sections: Mapping[str, Anchors], findings: Findings
) -> None:
    """Note links to places that are nowhere, each with the nearest that is there."""
    for link in lost:
        file, _, _ = link.written.partition("#")
        anchors = sections[link.slug]
        near = difflib.get_close_matches(link.name, sorted(anchors.names), n=1)
        hint = "sections are named by their words, such as #what-is-mine"
        findings.add(
            warning(
                f'this link leads to no section: "{link.written}"; its words are printed',
                hint=f'did you mean "{file}#{near[0]}"?' if near else hint,
                at=link.source.at(link.line),
            )
        )
