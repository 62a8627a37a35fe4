"""Pages as a press takes them: their boxes, crop marks, and nothing that only a screen has.

A page lies in the middle of its sheet (ISO 32000-1, 14.11.2): the MediaBox is all of it, the
BleedBox what is printed, the TrimBox what is left when it is cut.
"""

from collections.abc import Iterator

import pydyf

from generator.model.bleed import MARK_AWAY_MM, MARK_MM, Bleed
from generator.printing.pdf.destinations import bookmarks
from generator.printing.pdf.objects import object_at
from generator.units import MM_PER_POINT

_HAIR = 0.25  # points: how wide crop marks are
_ON_SCREENS = ("Outlines", "Names", "Dests", "PageMode", "OpenAction", "StructTreeRoot", "MarkInfo")
_OF_PAGES = ("Annots", "StructParents", "Tabs")


def make_for_press(pdf: pydyf.PDF, bleed: Bleed) -> None:
    """Make a book one for a press. For the finisher of `write_pdf`."""
    for bookmark in bookmarks(pdf):
        bookmark.clear()
    for key in _ON_SCREENS:
        pdf.catalog.pop(key, None)
    for number, reference in enumerate(pdf.page_references):
        page = object_at(pdf, reference)
        for annotation in page.get("Annots", ()):
            object_at(pdf, annotation).clear()
        for key in _OF_PAGES:
            page.pop(key, None)
        _set_boxes(page, bleed, verso=number % 2 == 1)
        if bleed.marks:
            marks = pydyf.Stream(list(_marks(page["TrimBox"], bleed)), compress=True)
            pdf.add_object(marks)
            contents = page["Contents"]
            before = contents if isinstance(contents, pydyf.Array) else [contents]
            page["Contents"] = pydyf.Array([*before, marks.reference])


def _set_boxes(page: pydyf.Dictionary, bleed: Bleed, *, verso: bool) -> None:
    """Set the boxes of a page; on the bound side there is bleed only where it is asked for."""
    left, low, right, high = map(float, page["MediaBox"])
    around, more = bleed.around_mm / MM_PER_POINT, bleed.mm / MM_PER_POINT
    trim = (left + around, low + around, right - around, high - around)
    bound = 0.0 if not bleed.inner else more
    x0 = trim[0] - (more if verso else bound)
    x1 = trim[2] + (bound if verso else more)
    page["TrimBox"] = _box(*trim)
    page["BleedBox"] = _box(x0, trim[1] - more, x1, trim[3] + more)
    if not bleed.marks:  # nothing of the sheet is outside the bleed
        page["MediaBox"] = page["BleedBox"]
    page["CropBox"] = page["MediaBox"]


def _box(*corners: float) -> pydyf.Array:
    return pydyf.Array(round(value, 3) for value in corners)


def _marks(trim: pydyf.Array, bleed: Bleed) -> Iterator[bytes]:
    """Give the operators that draw crop marks at the corners of a trim box, in black."""
    x0, y0, x1, y1 = map(float, trim)
    near = (bleed.mm + MARK_AWAY_MM) / MM_PER_POINT
    far = near + MARK_MM / MM_PER_POINT
    yield b"q 0 G %.2f w" % _HAIR
    for x, out in ((x0, -1), (x1, 1)):
        for y in (y0, y1):
            yield b"%.3f %.3f m %.3f %.3f l S" % (x + out * near, y, x + out * far, y)
    for y, out in ((y0, -1), (y1, 1)):
        for x in (x0, x1):
            yield b"%.3f %.3f m %.3f %.3f l S" % (x, y + out * near, x, y + out * far)
    yield b"Q"
