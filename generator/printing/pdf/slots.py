"""Places for a recipient's words: found in a bound book, and known to its structure tree.

In the HTML a slot is a check box called `slot/word/size/face/ink/align`, so that WeasyPrint tells
where it lies and tags it where it is read. Before the PDF is written the box goes, and its tag
becomes the one of words that are laid there later. A slot of size 0 is as high as a line of type.
A circle is decoration: it has no tag.
"""

import pydyf

from generator.model import Slot
from generator.printing.pdf.objects import dictionaries, object_at, parent_tree

# Of `align`, beside left, right and side: words in the middle, upside down as well, or only in the
# middle of their row's height.
CENTRED, TURNED, IN_ROW = "center", "turned", "row"
# Places with room for a second line of full size, and circles.
TALL, TALL_RIGHT = "tall", "tall-right"
SHAPES = ("disc", "ring")
_ABOVE_RULE = 2.0  # points from the foot of a slot to the line the words stand on
_LINE = 1.2  # the height of a line, of the size of its type
_BELOW = 0.26  # of the height of a line what lies below the words' base


def take_slots(pdf: pydyf.PDF) -> tuple[Slot, ...]:
    """Take the slots out of a book that is about to be written. For the finisher of `write_pdf`."""
    pages = {reference: number for number, reference in enumerate(pdf.page_references)}
    widgets = [one for one in _widgets(pdf) if one["T"].string.startswith("slot/")]
    tags = {
        one["K"][0]["Obj"]: one
        for one in dictionaries(pdf, "S", "/Form")
        if isinstance(one["K"][0], pydyf.Dictionary)
    }
    slots = []
    for widget in widgets:
        _, word, size, face, ink, align = widget["T"].string.split("/")
        page = object_at(pdf, widget["P"])
        x0, y0, x1, y1 = widget["Rect"]
        foot, height = min(y0, y1), abs(y1 - y0)
        shape = align if align in SHAPES else ""
        tag = tags.get(widget.reference)  # those in a running foot have none
        if tag and shape:
            _untag(pdf, tag)
        mark = _tag(pdf, tag, page) if tag and not shape else None
        above = 0.0 if shape else _ABOVE_RULE if float(size) else height * _BELOW
        turned = align == TURNED
        slots.append(
            Slot(
                word=word,
                page=pages[widget["P"]],
                x=round(max(x0, x1) if turned else x0, 2),
                y=round(foot + height - above if turned else foot + above, 2),
                width=round(abs(x1 - x0), 2),
                size=float(size) or round(height / _LINE, 2),
                flush_right=align in ("right", TALL_RIGHT)
                or (align == "side" and x0 + x1 > page["MediaBox"][2]),
                face=face,
                ink=ink,
                mark=mark,
                centred=align in (CENTRED, TURNED),
                balanced=align in (CENTRED, TURNED, IN_ROW),
                turned=turned,
                rows=2 if align in (TALL, TALL_RIGHT) else 1,
                shape=shape,
            )
        )
        page["Annots"].remove(widget.reference)
        if not page["Annots"]:
            del page["Annots"]
        _forget(pdf, widget)
    if not _widgets(pdf):
        pdf.catalog.pop("AcroForm", None)
    return tuple(slots)


def _tag(pdf: pydyf.PDF, element: pydyf.Dictionary, page: pydyf.Dictionary) -> int:
    """Make the tag of a slot one of marked content on its page; give the id of that content."""
    numbers = parent_tree(pdf)["Nums"]
    marks = numbers[numbers.index(page["StructParents"]) + 1]
    mark = len(marks)
    marks.append(element.reference)
    element["S"] = "/Span"
    element["K"] = pydyf.Array([mark])
    return mark


def _untag(pdf: pydyf.PDF, element: pydyf.Dictionary) -> None:
    """Take an element out of the structure tree."""
    object_at(pdf, element["P"])["K"].remove(element.reference)
    element.clear()


def _forget(pdf: pydyf.PDF, widget: pydyf.Dictionary) -> None:
    if "StructParent" in widget:
        numbers = parent_tree(pdf)["Nums"]
        place = numbers.index(widget["StructParent"])
        del numbers[place : place + 2]
    (look,) = widget["AP"]["N"].values()
    object_at(pdf, look).stream.clear()
    widget.clear()


def _widgets(pdf: pydyf.PDF) -> list[pydyf.Dictionary]:
    return dictionaries(pdf, "Subtype", "/Widget")
