"""Pages moved onto the sheets that were planned for them."""

from collections.abc import Callable

from generator.printing.pdf.carried import content_stream
from generator.printing.pdf.incremental import read_base
from generator.printing.pdf.sheet_file import Box, Matrix, SheetFile, moved, ruled, shown
from generator.printing.press.cut_marks import WEIGHT_MM
from generator.printing.press.sheet_layout import SheetPlan, Side
from generator.units import MM_PER_POINT


class BookPages:
    """The pages of a bound book, each a form of a file of sheets, made when it is first shown."""

    def __init__(self, data: bytes):
        """`data` are the bytes of the book."""
        self.reader = read_base(data).reader
        self._pages = list(self.reader.pages)
        self.count = len(self._pages)
        self.size = (
            float(self._pages[0].trimbox.width) * MM_PER_POINT,
            float(self._pages[0].trimbox.height) * MM_PER_POINT,
        )
        self._forms: dict[int, int] = {}

    def box(self, at: int) -> Box:
        """Give the box of a page with all that is printed, beyond its trim size too."""
        left, foot, right, head = self._pages[at].mediabox
        return float(left), float(foot), float(right), float(head)

    def corner(self) -> tuple[float, float]:
        """Give where the lower left corner of the trim size lies on a page."""
        trim = self._pages[0].trimbox
        return float(trim.left), float(trim.bottom)

    def form(self, file: SheetFile, at: int) -> int:
        """Give the number of a page's form in a file."""
        if at not in self._forms:
            page = self._pages[at]
            resources = file.carrier.carry(page.raw_get("/Resources"))
            self._forms[at] = file.form(content_stream(page), self.box(at), resources)
        return self._forms[at]


def impose(book: bytes, plan: SheetPlan) -> bytes:
    """Give the PDF of the sheets that were planned for the pages of a book."""
    pages = BookPages(book)
    parts: list[bytes] = []
    file = SheetFile(pages.reader, parts.append, edge=plan.edge or "")
    lay_sides(file, plan, lambda at: pages.form(file, at), pages.corner())
    file.end()
    return b"".join(parts)


def lay_sides(
    file: SheetFile,
    plan: SheetPlan,
    form_of: Callable[[int], int],
    corner: tuple[float, float],
) -> None:
    """Add the sides of a plan to a file: `form_of` gives the form of a page, `corner` is where the
    trim size begins on it, in points.
    """
    size = plan.sheet.width_mm / MM_PER_POINT, plan.sheet.height_mm / MM_PER_POINT
    for side in plan.sides:
        names = {f"P{place.page}": form_of(place.page) for place in side.places}
        file.side(size, _drawn(side, plan.scale, size, corner), names)


def _drawn(
    side: Side, scale: float, size: tuple[float, float], corner: tuple[float, float]
) -> bytes:
    content = b""
    for place in side.places:
        x, y = place.x / MM_PER_POINT, place.y / MM_PER_POINT
        at: Matrix = (scale, 0, 0, scale, x - corner[0] * scale, y - corner[1] * scale)
        content += shown(f"P{place.page}", at, _in_points(place.seen))
    content += ruled(map(_in_points, side.marks), WEIGHT_MM / MM_PER_POINT)
    return moved(content, (-1, 0, 0, -1, *size)) if side.over else content


def _in_points(lengths: Box) -> Box:
    x0, y0, x1, y1 = lengths
    return x0 / MM_PER_POINT, y0 / MM_PER_POINT, x1 / MM_PER_POINT, y1 / MM_PER_POINT
