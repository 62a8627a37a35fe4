"""The text of an article's file: decoded, its line ends regular, pictures taken out of it."""

import re
from dataclasses import dataclass
from pathlib import Path

from generator import files, gate
from generator.characters import CONTROL
from generator.diagnostics import Location, WorkbookError, error
from generator.reading.article.carried_pictures import embedded
from generator.reading.article.draft import LIMIT_BYTES, refused
from generator.reading.article.traces import without_reserved
from generator.reading.limits import find_excess

LIMIT_CHARACTERS = 4_000_000
_PICTURE = re.compile(r"data:image/[\w.+-]+(?:;[\w=.-]+)*;base64,[\w+/=%-]+", re.I)
_ENCODINGS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleText:
    """A text, and the pictures that were written into it, which it calls `picture:N` now."""

    text: str
    pictures: tuple[bytes, ...]


def read_text(
    path: Path, roots: tuple[Path, ...] | None = gate.ANYWHERE, *, typed: bool
) -> ArticleText:
    """Read a text file, in one of the folders where it is not the user who names it. One that was
    `typed` has no lines that are too long to be text.

    Raises `WorkbookError` where it can't be read.
    """
    try:
        data = gate.read_within(path, roots, at_most=LIMIT_BYTES)
    except gate.GateError as reason:
        hint = f"it has to be an ordinary file of up to {LIMIT_BYTES // 10**6} MB"
        raise refused(path, reason.problem, hint) from None
    text = _decoded(path, data).replace("\r\n", "\n").replace("\r", "\n")
    pictures: list[bytes] = []

    def take(found: re.Match[str]) -> str:
        pictures.append(embedded(found[0]) or b"")
        return f"picture:{len(pictures) - 1}"

    text = without_reserved(CONTROL.sub("", _PICTURE.sub(take, text)))
    if len(text) > LIMIT_CHARACTERS:
        raise refused(path, "is too long", "make several articles of it")
    excess = find_excess(text) if typed else None
    if excess:
        place = Location(file=files.display(path), line=excess.line)
        raise WorkbookError(error(excess.problem, hint=excess.hint, at=place))
    return ArticleText(text=text, pictures=tuple(pictures))


def _decoded(path: Path, data: bytes) -> str:
    encoding = next((name for mark, name in _ENCODINGS if data.startswith(mark)), "utf-8-sig")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as reason:
        line = data.count(b"\n", 0, reason.start) + 1
        raise WorkbookError(
            error(
                f"is not UTF-8: byte 0x{data[reason.start]:02x} can't be read",
                hint='save it again with the encoding "UTF-8"',
                at=Location(file=files.display(path), line=line),
            )
        ) from None
