"""What `src` and `href` may point to: pictures of the folder, chapters, and the world for links."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, unquote

from generator.diagnostics import Findings, did_you_mean, error
from generator.reading.pictures import PictureError, find_picture
from generator.reading.source import Source
from generator.slugs import slugify

_WORLD = re.compile(r"(https?://|mailto:|tel:)", re.I)


@dataclass(slots=True, kw_only=True)
class References:
    """Checks the references of one chapter and gives them the form they have in the book.

    `chapters` are the slugs of all the workbook's chapters by their file names; `near` is a line
    that the reading has come to: what can't be found as it is written stands near it.
    """

    source: Source
    slug: str
    folder: Path
    chapters: dict[str, str]
    findings: Findings
    near: int = 1
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
        return f"#{slug}-{slugify(place)}" if place else f"#{slug}"

    def _line(self, value: str) -> int:
        # Sanitising gives a URL decoded and unquoted; authors mostly write it just so.
        text = self.source.text
        place = text.find(value, self._seen.get(value, -1) + 1)
        if place < 0:
            place = text.find(value)
        self._seen[value] = place
        return text.count("\n", 0, place) + 1 if place >= 0 else self.near
