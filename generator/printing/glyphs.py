"""Recipients' words as glyphs: typeset by WeasyPrint, taken out of its PDF as outlines.

A copy gets the outlines of its own letters alone. A font that all copies share would hold the
letters of everybody's names.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from generator.printing.mark_placing import Placed, has_loose_marks, seated
from generator.printing.pdf.shown_text import Painted, Run, UnknownContentError, read_pages

EM = 100.0  # CSS px that the words are typeset in
LINE_MM, LINES = 40, 60  # the height of a line, and about how many stand on a page

_BREAKS = re.compile("[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")  # a text is one line


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A text as glyphs, in the order of the page, and its width in thousandths of the size.

    Letters of a `mixed` one are of several typefaces.
    """

    text: str
    glyphs: tuple[Placed, ...]
    width: float
    missing: str  # letters that no typeface has
    mixed: bool = False


def words_html(texts: Iterable[tuple[str, str]], faces: Mapping[str, tuple[str, str]]) -> str:
    """Give the document that `read_lines` reads: each text on a line of its own, in its face.

    `texts` are faces and what is set in them; `faces` are weights and typefaces as CSS names them.
    """
    # A box for all of one face: a box each would take more time than the words in it.
    boxes = []
    for face, some in itertools.groupby(texts, key=lambda one: one[0]):
        lines = "\n".join(_BREAKS.sub(" ", text) for _, text in some)
        boxes.append(f'<pre class="{face}">{escape(lines)}</pre>')
    style = (
        f"@page {{ size: 3000mm {LINE_MM * LINES}mm; margin: 0 }}"
        "body { margin: 0 } pre { margin: 0; orphans: 1; widows: 1 }"
    )
    for face, (weight, families) in faces.items():
        style += f".{face} {{ font: {weight} {EM:g}px/{LINE_MM}mm {families} }}"
    return f'<html lang="und"><style>{style}</style><body>{"".join(boxes)}</body></html>'


def read_lines(pdf: bytes, texts: Iterable[str]) -> Iterator[Line]:
    """Give the lines of the document of `words_html`, in order.

    Raises `UnknownContentError` where the document is not what it is known to be.
    """
    # By their order, not by where they are: a line is higher where another typeface stands in.
    shown = list(_shown_lines(pdf))
    waiting = list(texts)
    seen = sum(bool(text.strip()) for text in waiting)  # of spaces alone nothing is shown
    if len(shown) != seen:
        raise UnknownContentError(f"has {len(shown)} lines of words where {seen} were set")
    lines = iter(shown)
    for text in waiting:
        yield _line(text, next(lines) if text.strip() else [])


def _shown_lines(pdf: bytes) -> Iterator[list[Run | Painted]]:
    """Give what stands on each line, from top to bottom and page by page."""
    for page in read_pages(pdf):
        down = 0.0
        line: list[Run | Painted] = []
        for one in page:
            if isinstance(one, Run) and one.down != down:
                if one.down < down:
                    raise UnknownContentError("shows lines in another order than they were set in")
                if line:
                    yield line
                down, line = one.down, []
            line.append(one)  # a picture is drawn right after the words it stands in
        if line:
            yield line


def _line(text: str, shown: list[Run | Painted]) -> Line:
    placed: list[Placed] = []
    missing, right = False, 0.0
    typefaces: set[str] = set()
    for one in shown:
        if isinstance(one, Painted):  # a letter that is a picture has no outline to take
            missing = True
            continue
        if one.size != EM:
            raise UnknownContentError("sets words in another size than was asked for")
        for x, y, code in one.glyphs:
            glyph = one.font.glyph(code)
            if glyph is None:
                missing = True
            else:
                placed.append(Placed(x=x, y=y, glyph=glyph))
                typefaces.update([one.font.name] if glyph.text.strip() else [])
        right = max(right, one.end)
    glyphs = seated(placed) if has_loose_marks(text) else tuple(placed)
    return Line(
        text=text,
        glyphs=glyphs,
        width=right,
        missing=text if missing else "",
        mixed=len(typefaces) > 1,
    )
