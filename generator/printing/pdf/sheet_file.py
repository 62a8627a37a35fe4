"""A PDF of sheets for the press: pages shown on them as forms (ISO 32000-1, 8.10), each once.

It is written as it comes, and has no tags, bookmarks, links or fields.
"""

import hashlib
from collections.abc import Callable, Iterable

from pypdf import PdfReader

from generator.printing.pdf import page_tree
from generator.printing.pdf.carried import Carrier
from generator.printing.pdf.incremental import NEW, Update, as_stream
from generator.printing.pdf.objects import reference_to
from generator.printing.pdf.print_dialogue import of_sheets

_BRANCH = 100  # sides that hang on one node of the tree of pages

# Scale across and up, and moved by, in points; or turned, with all six numbers (8.3.4).
Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
# Lines from one point to another.
Lines = Iterable[tuple[float, float, float, float]]


class SheetFile:
    """Writes sheets one after the other. Lengths are points, from the lower left corner."""

    def __init__(self, book: PdfReader, write: Callable[[bytes], object], *, edge: str):
        """The sheets say of themselves what the `book` does, and are turned over along an `edge`:
        `long`, `short`, or none where one side is printed. `write` gets the bytes, in order.
        """
        write(NEW.data)
        self.update = Update(NEW, write)
        self.update.number(3)  # none, the root, what it says of itself
        self.carrier = Carrier(self.update)
        self._edge = edge
        catalog, trailer = book.root_object, book.trailer
        self._language = self.carrier.carry(catalog["/Lang"]) if "/Lang" in catalog else b""
        self._information = self.carrier.carry(trailer["/Info"]) if "/Info" in trailer else b"<<>>"
        self._tree = self.update.number()
        self._branches: list[int] = []
        self._sides: list[int] = []
        self._count = 0
        self._forms: dict[bytes, int] = {}

    def form(self, stream: bytes, box: Box, resources: bytes) -> int:
        """Give the number of a form: a page's content, a stream as it is written, its box and its
        resources. What is the same is stored once.
        """
        look = b"<</Type/XObject/Subtype/Form/BBox[%b]/Resources %b" % (_numbers(box), resources)
        whole = look + stream.removeprefix(b"<<")
        told = hashlib.sha256(whole).digest()
        if told not in self._forms:
            self._forms[told] = self.update.number()
            self.update.add(self._forms[told], whole)
        return self._forms[told]

    def form_over(
        self, form: int, words: bytes, box: Box, *, fonts: int, below: bytes = b""
    ) -> int:
        """Give the number of a form that shows another and words over it; `fonts` is the number of
        the dictionary that names theirs. What is `below` is drawn first.
        """
        resources = b"<</Font %b/XObject<</Page %b>>>>" % (reference_to(fonts), reference_to(form))
        return self.form(as_stream(below + b"/Page Do\n" + words), box, resources)

    def side(self, size: tuple[float, float], content: bytes, forms: dict[str, int]) -> None:
        """Add a side of a sheet: what is drawn on it, and the forms in that by their names."""
        drawn, page = self.update.number(), self.update.number()
        self.update.stream(drawn, content)
        if len(self._sides) % _BRANCH == 0:
            self._end_branch()
            self._branches.append(self.update.number())
        named = b"".join(
            b"/%b %b" % (key.encode(), reference_to(one)) for key, one in forms.items()
        )
        look = page_tree.page(
            self._branches[-1],
            boxes=b"/MediaBox[%b]" % _numbers((0, 0, *size)),
            contents=reference_to(drawn),
            resources=b"<</XObject<<%b>>>>" % named,
        )
        self.update.pack(page, look)
        self._sides.append(page)
        self._count += 1

    def end(self) -> None:
        """Write what ends the file."""
        self._end_branch()
        self.update.pack(self._tree, page_tree.root(self._branches, pages=self._count))
        self.update.pack(NEW.info, self._information)
        asked = of_sheets(self._edge)
        self.update.pack(
            NEW.root, page_tree.catalog(self._tree, asked=asked, language=self._language)
        )
        self.update.end()

    def _end_branch(self) -> None:
        if self._sides:
            self.update.pack(self._branches[-1], page_tree.branch(self._tree, self._sides))
            self._sides = []


def moved(content: bytes, matrix: Matrix) -> bytes:
    """Give content as it is drawn somewhere else, or in another size."""
    return b"q %b cm\n%bQ\n" % (_numbers(matrix), content)


def shown(name: str, matrix: Matrix, seen: Box) -> bytes:
    """Give what shows a form: where, how large, and of that what lies in a box."""
    x0, y0, x1, y1 = seen
    clip = _numbers((x0, y0, x1 - x0, y1 - y0))
    return b"q %b re W n %b cm /%b Do Q\n" % (clip, _numbers(matrix), name.encode())


def ruled(lines: Lines, weight: float) -> bytes:
    """Give what draws black lines of a weight."""
    paths = b" ".join(
        b"%b m %b l" % (_numbers((x0, y0)), _numbers((x1, y1))) for x0, y0, x1, y1 in lines
    )
    return b"q 0 G %b w %b S Q\n" % (_numbers((weight,)), paths) if paths else b""


def _numbers(given: Iterable[float]) -> bytes:
    return " ".join(f"{one:.5f}".rstrip("0").rstrip(".") for one in given).encode()
