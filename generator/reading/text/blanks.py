"""Paragraphs with blanks to fill in, and with columns of a roster, which may be blanks too."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from generator.model.merge_fields import Place, columns_in, mark, only_column
from generator.reading.text.element_text import BLOCK_TAGS, texts, without_stashes

_LONG_BLANK = 12  # underscores
_MARKS = ".,;:!?)]}'\"”’»›…·*([{“„‘‚«‹¿¡/%$€£¥-–—"
_MOST_MARKS = 4


def lay_blanks(root: Element) -> None:
    """Mark the paragraphs and items with blanks in them: their lines stand a pitch apart.

    Columns of a roster are blanks where nobody's words are known. One that has a paragraph, an
    item or a cell to itself is marked as a place of fixed size.
    """
    for element in root.iter():
        if element.tag not in ("p", "li", "dd", "td", "th"):
            continue
        column = "" if len(element) else only_column(element.text or "")
        columns = columns_in("".join(_inline_texts(element)), Place.TEXT)
        if column and element.tag in ("td", "th"):
            element.text = mark(column, Place.CELL)
        elif column:
            element.text = mark(column, Place.LINE)
            _add_class(element, "stem")
        elif any(map(_holds_blank, element)):
            _add_class(element, "stem")
            _stretch_last(element)
            _leave_room_for_marks(element)
        elif columns:
            _add_class(element, " ".join(mark(one, Place.STEM) for one in sorted(columns)))


def _add_class(element: Element, name: str) -> None:
    element.set("class", f"{element.get('class', '')} {name}".strip())


def _inline_texts(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag not in BLOCK_TAGS:
            yield from texts(child)
            yield child.tail or ""


def _stretch_last(element: Element) -> None:
    # A long blank that ends a text runs on to the margin, wherever the words before it end; it
    # begins a line of its own where less than 45 mm are left of theirs.
    last = element[-1]
    length = re.fullmatch(r"width: (\d+)em", last.get("style", ""))
    if last.get("class") != "blank" or (last.tail or "").strip() or not length:
        return
    if int(length[1]) >= _LONG_BLANK:
        last.set("class", "blank blank-end")
        last.set("style", f"width: 400mm; margin-right: calc(min({length[1]}em, 45mm) - 400mm)")


def _leave_room_for_marks(element: Element) -> None:
    # A line is not divided between a blank and the marks that touch it: one as long as a line is
    # shorter by them, or they would stand beyond its end.
    text = ""
    blanks: list[tuple[Element, int]] = []  # each with where it stands in the text
    for piece in _pieces(element):
        if isinstance(piece, str):
            text += piece
        else:
            blanks.append((piece, len(text)))
    for blank, place in blanks:
        before, behind = text[:place], text[place:]
        marks = len(before) - len(before.rstrip(_MARKS)) + len(behind) - len(behind.lstrip(_MARKS))
        if marks and blank.get("class") == "blank":
            blank.set("class", f"blank blank-held-{min(marks, _MOST_MARKS)}")


def _pieces(element: Element) -> Iterator[str | Element]:
    """Give the texts inside an element, and the blanks between them."""
    yield without_stashes(element.text or "")
    for child in element:
        if child.tag not in BLOCK_TAGS:
            if child.get("class", "").startswith("blank"):
                yield child
            yield from _pieces(child)
            yield without_stashes(child.tail or "")


def _holds_blank(child: Element) -> bool:
    return child.tag not in BLOCK_TAGS and any(
        one.get("class") == "blank" for one in child.iter("span")
    )
