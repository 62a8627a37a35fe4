"""Stylesheets of a theme as one: whole addresses, whole blocks, and which line is whose."""

import re
from collections.abc import Iterable
from pathlib import Path

from generator import files
from generator.diagnostics import Location, WorkbookError, error

_URL = re.compile(r"""url\(\s*(["']?)(?!data:|#|[a-z]{2,}:)([^)"']+)\1\s*\)""", re.I)
# What is no braces of the sheet's own: remarks, texts between quotes, what is escaped.
_ASIDE = re.compile(r"""/\*.*?(?:\*/|\Z)|"(?:\\.|[^"\\\n])*+"?|'(?:\\.|[^'\\\n])*+'?|\\.""", re.S)
_BRACES = {"}": "{", ")": "(", "]": "["}
# Rules that no theme may have: what of them is said, and what to do.
_REFUSED = {
    "@import": (
        "is not followed",
        "put the stylesheet into the theme: every file css/NAME.css is used",
    ),
    "@color-profile": (
        "is not used",
        "take it away; the inks of a press are named with --press-profile FILE.icc",
    ),
}

# The name of a file and its text.
Sheet = tuple[str, str]


def whole_sheet(path: Path, css: str) -> Sheet:
    """Give a stylesheet that names other files by their whole addresses, with its own name.

    Raises `WorkbookError` where it asks for what no theme gets, or leaves a block open: that would
    take in all that comes after it.
    """
    name = files.display(path)
    bare = _ASIDE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), css)
    for rule, (problem, hint) in _REFUSED.items():
        if found := re.search(rf"{rule}\b", bare, re.I):
            at = Location(file=name, line=_line(css, found.start()))
            raise WorkbookError(error(f"{rule} {problem}", hint=hint, at=at))
    _check_blocks(name, bare)

    def absolute(match: re.Match[str]) -> str:
        return f'url("{path.resolve().parent.as_uri()}/{match[2].strip()}")'

    return name, _URL.sub(absolute, css)


def join_sheets(sheets: Iterable[Sheet]) -> tuple[str, tuple[tuple[int, str], ...]]:
    """Give stylesheets as one, and the line of it at which each file begins, from 1."""
    texts, begins, line = [], [], 1
    for name, css in sheets:
        texts.append(css)
        begins.append((line, name))
        line += css.count("\n") + 1
    return "\n".join(texts), tuple(begins)


def _check_blocks(name: str, bare: str) -> None:
    opened: list[tuple[str, int]] = []
    for found in re.finditer(r"[{}()\[\]]", bare):
        if found[0] in _BRACES.values():
            opened.append((found[0], found.start()))
        elif opened and opened[-1][0] == _BRACES[found[0]]:
            opened.pop()
        elif found[0] == "}" and any(sign == "{" for sign, _ in opened):
            break  # a bracket inside the block is open: that is told
        else:
            at = Location(file=name, line=_line(bare, found.start()))
            hint = "take it away, or write what it closes before it"
            raise WorkbookError(
                error(f'a "{found[0]}" stands where none is open', hint=hint, at=at)
            )
    if opened:
        sign, place = opened[-1]
        closes = next(end for end, begin in _BRACES.items() if begin == sign)
        at = Location(file=name, line=_line(bare, place))
        hint = f'write "{closes}" where it ends; all that follows is taken for a part of it'
        raise WorkbookError(error(f'the "{sign}" in this line has no end', hint=hint, at=at))


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
