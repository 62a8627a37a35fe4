"""What `src` and `href` may point to: pictures of the folder, chapters, and the world for links."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, unquote

from generator.diagnostics import Findings, Location, error, shorten
from generator.reading.embedded_pictures import EMBEDDED
from generator.reading.pictures import Found, PictureError
from generator.reading.source import Source
from generator.reading.text.dead_links import find_note, why_dead
from generator.reading.text.foreign import WIKI
from generator.reading.text.picture_addresses import (
    DAMAGED,
    MISSING,
    find_any,
    name_of,
    not_printed,
)
from generator.reading.text.tally import Tally
from generator.slugs import slugify

_WORLD = re.compile(r"(https?://|mailto:|tel:)", re.I)


@dataclass(slots=True, kw_only=True)
class References:
    """Checks the references of one chapter and gives them the form they have in the book.

    `chapters` are the slugs of all the workbook's chapters by their file names.
    """

    source: Source
    slug: str
    folder: Path
    chapters: dict[str, str]
    findings: Findings
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
        if problem := not_printed(value):
            self.tally.note(*problem, line or 0, name_of(value))
            return None
        try:
            return find_any(self.folder, value, self.source.embedded)
        except PictureError as reason:
            if value.startswith(WIKI):
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
        return f"#{slug}-{slugify(place)}" if place else f"#{slug}"

    def _line(self, value: str) -> int | None:
        # Sanitising gives a URL decoded and unquoted; authors mostly write it just so.
        text = self.source.text
        value = value.removeprefix(WIKI)
        place = text.find(value, self._seen.get(value, -1) + 1)
        if place < 0:
            place = text.find(value)
        self._seen[value] = place
        return text.count("\n", 0, place) + 1 if place >= 0 else None
