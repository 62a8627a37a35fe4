"""A small PDF as a print shop wants it, written by hand, and the same spoiled in one way.

Pages are A5 with 3 mm of bleed: text of 11 pt in an embedded typeface, a rule of half a point, a
tint that runs off the page, and a picture of 300 dots to the inch, all in gray or CMYK.
"""

import zlib
from dataclasses import dataclass, field
from pathlib import Path

BLEED = 8.504  # points: 3 mm
WIDTH, HEIGHT = 419.528, 595.276  # of A5
# What stands on every page; distances from the lower left corner of the trim.
TEXT = "BT /F 11 Tf 0 g 1 0 0 1 60 300 Tm (In what ways do I stay myself?) Tj ET"
RULE = "0 G 0.5 w 60 280 m 360 280 l S"
TINT = f"0.1 g {-BLEED} {-BLEED} 40 120 re f"
PICTURE = "q 48 0 0 48 100 400 cm /P Do Q"
CLEAN = (TEXT, RULE, TINT, PICTURE)


@dataclass(kw_only=True)
class Page:
    """The content of a page, and what else its dictionary says."""

    content: str = "\n".join(CLEAN)
    more: str = ""
    trim: tuple[float, float, float, float] = (0, 0, WIDTH, HEIGHT)
    bleed: float = BLEED


@dataclass(kw_only=True)
class Book:
    """Pages, and the bodies of the objects that they use by name."""

    pages: list[Page] = field(default_factory=lambda: [Page() for _ in range(8)])
    embedded: bool = True
    picture: bytes = b""
    pixels: int = 200
    resources: str = ""
    drawn: str = ""
    objects: dict[int, str | bytes] = field(default_factory=dict)
    catalog: str = ""

    def data(self) -> bytes:
        """Give the PDF."""
        objects: dict[int, bytes] = {}
        first = 100
        kids = " ".join(f"{first + 2 * place} 0 R" for place in range(len(self.pages)))
        objects[1] = f"<< /Type /Catalog /Pages 2 0 R {self.catalog} >>".encode()
        objects[2] = f"<< /Type /Pages /Kids [{kids}] /Count {len(self.pages)} >>".encode()
        objects[3] = (
            f"<< /Font << /F 4 0 R >> /XObject << /P 7 0 R {self.drawn} >> {self.resources} >>"
        ).encode()
        objects |= _font(embedded=self.embedded)
        objects[7] = self._picture()
        for place, page in enumerate(self.pages):
            x0, y0, x1, y1 = page.trim
            beyond = page.bleed
            sheet = f"[{x0 - beyond} {y0 - beyond} {x1 + beyond} {y1 + beyond}]"
            number = first + 2 * place
            objects[number] = (
                f"<< /Type /Page /Parent 2 0 R /MediaBox {sheet} /BleedBox {sheet} "
                f"/TrimBox [{x0} {y0} {x1} {y1}] /Resources 3 0 R /Contents {number + 1} 0 R "
                f"{page.more} >>"
            ).encode()
            objects[number + 1] = stream("", page.content.encode("latin-1"))
        for number, body in self.objects.items():
            objects[number] = body.encode("latin-1") if isinstance(body, str) else body
        return written(objects)

    def _picture(self) -> bytes:
        samples = self.picture or bytes((10, 20, 30, 40)) * self.pixels**2
        head = (
            f"/Type /XObject /Subtype /Image /Width {self.pixels} /Height {self.pixels} "
            "/BitsPerComponent 8 /ColorSpace /DeviceCMYK"
        )
        return stream(head, samples)


def stream(head: str, data: bytes) -> bytes:
    """Give the body of an object that is a packed stream."""
    packed = zlib.compress(data)
    start = f"<< {head} /Filter /FlateDecode /Length {len(packed)} >>\nstream\n"
    return start.encode() + packed + b"\nendstream"


def written(objects: dict[int, bytes]) -> bytes:
    """Give a PDF of these objects; the first is its catalog."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    begin, size = len(out), max(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    for number in range(1, size):
        place = places.get(number)
        entry = f"{place:010} 00000 n \n" if place else "0000000000 00000 f \n"
        out += entry.encode()
    out += f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{begin}\n%%EOF\n".encode()
    return bytes(out)


def spoiled(place: int, content: str, **options) -> bytes:
    """Give the clean book with something more on one page, counted from 1."""
    book = Book(**options)
    book.pages[place - 1].content += f"\n{content}"
    return book.data()


def _font(*, embedded: bool) -> dict[int, bytes]:
    import font_source_sans_pro

    folder = Path(font_source_sans_pro.__file__).parent
    file = next(folder.rglob("SourceSansPro-Regular.ttf"))
    widths = " ".join(["500"] * 224)
    objects = {
        4: b"<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+SourceSans /FirstChar 32 "
        b"/LastChar 255 /Encoding /WinAnsiEncoding /FontDescriptor 5 0 R "
        + f"/Widths [{widths}] >>".encode(),
        5: b"<< /Type /FontDescriptor /FontName /ABCDEF+SourceSans /Flags 32 /ItalicAngle 0 "
        b"/Ascent 900 /Descent -250 /CapHeight 660 /StemV 80 /FontBBox [0 -250 1000 900] "
        + (b"/FontFile2 6 0 R >>" if embedded else b">>"),
    }
    return objects | ({6: stream("", file.read_bytes())} if embedded else {})
