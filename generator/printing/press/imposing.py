"""Pages moved onto the sheets that were planned for them."""

from collections.abc import Callable

from generator.printing.pdf.carried import content_stream
from generator.printing.pdf.incremental import read_base
from generator.printing.pdf.sheet_file import Box, Matrix, SheetFile, moved, ruled, shown
from generator.printing.press.cut_marks import WEIGHT_MM
from generator.printing.press.registration import Printer, Reading, correction
from generator.printing.press.sheet_layout import SheetPlan, Side
from generator.units import MM_PER_POINT, Paper


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
    printer = plan.scheme.printer
    reading = printer.reading((plan.sheet.width_mm, plan.sheet.height_mm)) if printer else None
    for number, side in enumerate(plan.sides):
        names = {f"P{place.page}": form_of(place.page) for place in side.places}
        content = _drawn(side, plan.scale, size, corner)
        if reading:
            back = plan.edge is not None and number % 2 == 1
            content = _made_up_for(content, reading, plan.sheet, back=back, over=side.over)
        file.side(size, content, names)


def on_printer(pdf: bytes, printer: Printer, *, edge: str, over: bool) -> bytes:
    """Give whole pages, fronts and backs in turn, as they are drawn for a printer: backs are `over`
    where they stand on their heads. Raises `ReadingError`.
    """
    pages = BookPages(pdf)
    width, height = pages.size
    paper = Paper(name="", width_mm=width, height_mm=height)
    reading = printer.reading(pages.size)
    parts: list[bytes] = []
    file = SheetFile(pages.reader, parts.append, edge=edge)
    points = width / MM_PER_POINT, height / MM_PER_POINT
    for at in range(pages.count):
        whole = shown("P", (1, 0, 0, 1, 0, 0), (0, 0, *points))
        back = at % 2 == 1
        content = _made_up_for(whole, reading, paper, back=back, over=over and back)
        file.side(points, content, {"P": pages.form(file, at)})
    file.end()
    return b"".join(parts)


def _made_up_for(
    content: bytes, reading: Reading, sheet: Paper, *, back: bool, over: bool
) -> bytes:
    size = sheet.width_mm, sheet.height_mm
    scale, across, up = correction(reading, size, back=back, over=over)
    return moved(content, (scale, 0, 0, scale, across / MM_PER_POINT, up / MM_PER_POINT))


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
