"""Where a stylesheet or a template names what WeasyPrint asks for, or what it stumbles over."""

import os
import re
from bisect import bisect
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from generator import files
from generator.diagnostics import Location, shorten

# The lines at which files begin in a text, from 1, and their names.
Begins = tuple[tuple[int, str], ...]
_DECLARATION = re.compile(r"`([\w-]+):")
_SHOWN = 60  # of an address with all its data


class NamedIn:
    """The stylesheets of a book as one text, and the templates that are no part of the base."""

    def __init__(self, css: str, begins: Begins, templates: tuple[tuple[str, str], ...] = ()):
        self._css = css
        self._begins = begins
        self._templates = templates

    def line(self, number: int, said: str = "") -> Location | None:
        """Give the file and the line that a line of all stylesheets is, or nothing.

        Of what is `said` while a document is laid out, the declaration has to stand there: the
        document has lines of its own.
        """
        lines = self._css.split("\n")
        name = _DECLARATION.search(said)
        there = lines[number - 1] if 0 < number <= len(lines) else ""
        if not self._begins or number > len(lines) or (name and name[1] not in there):
            return None
        first, file = self._begins[bisect(self._begins, number, key=lambda one: one[0]) - 1]
        return Location(file=file, line=number - first + 1)

    def address(self, address: str) -> Location | None:
        """Give the first file and line that an address is named in, or nothing."""
        return self._first(map(re.escape, _forms(address)))

    def anchor(self, name: str) -> Location | None:
        """Give the first file and line that links to a `#name`, or nothing."""
        return self._first([rf"{re.escape(name)}(?![\w-])"])

    def face(self, family: str) -> Location | None:
        """Give the first file and line that brings a typeface of a name, or nothing."""
        return self._first([rf"""@font-face[^}}]*?font-family\s*:\s*["']?{re.escape(family)}"""])

    def _first(self, patterns: Iterable[str]) -> Location | None:
        for pattern in patterns:
            found = re.search(pattern, self._css)
            if found and self._begins:
                return self.line(self._css.count("\n", 0, found.end()) + 1)
            for name, text in self._templates:
                if found := re.search(pattern, text):
                    return Location(file=name, line=text.count("\n", 0, found.start()) + 1)
        return None


class Refused(ValueError):  # noqa: N818 (WeasyPrint says it by its name)
    """An address that may not be opened, or can't; the findings say why."""


def shown(address: str) -> str:
    """Give an address as people read it: a file by its path."""
    parts = urlsplit(address)
    if parts.scheme != "file":
        return shorten(address, _SHOWN)
    return files.display(Path(os.path.normpath(url2pathname(parts.path))))


def _forms(address: str) -> Iterator[str]:
    """Give how an address may be written, what is most like it first."""
    bare = address.partition("?")[0].partition("#")[0]
    last = bare.rstrip("/").rpartition("/")[2]
    if address[:5].lower() == "data:":
        yield address[:_SHOWN]
        return
    yield from dict.fromkeys(
        one for one in (address, unquote(address), last, unquote(last)) if len(one) > 1
    )
