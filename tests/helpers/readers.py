"""Pages as four programs draw them, and what one draws that another does not.

pdfium (Chrome) and MuPDF are packages. Poppler (Evince, Okular) and Ghostscript (printers) are
programs of the system: where they are not installed, the others are compared.
"""

import io
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from pathlib import Path

import pymupdf
import pypdfium2
from PIL import Image, ImageChops
from PIL.Image import Image as Picture

from generator.units import MM_PER_INCH

DPI = 96
REACH = 2  # pixels that an edge may lie elsewhere: half a millimetre
# What a pixel may be lighter or darker than all around it in the other picture, of 255, and how
# many times the contrast there it may be beyond that: thin lines are as black as a reader likes.
APART, OF_CONTRAST = 28, 6
MANY = 16  # pixels that differ before it is said: half a letter, 4 mm of a rule


def with_pdfium(data: bytes, pages: Sequence[int], dpi: int) -> list[Picture]:
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    try:
        return [document[page].render(scale=dpi / 72).to_pil().convert("RGB") for page in pages]
    finally:
        document.close()


def with_mupdf(data: bytes, pages: Sequence[int], dpi: int) -> list[Picture]:
    with pymupdf.open(stream=data, filetype="pdf") as document:
        drawn = [document[page].get_pixmap(dpi=dpi) for page in pages]
        return [Image.frombytes("RGB", (one.width, one.height), one.samples) for one in drawn]


def with_poppler(data: bytes, pages: Sequence[int], dpi: int) -> list[Picture]:
    with tempfile.TemporaryDirectory() as place:
        file = Path(place, "book.pdf")
        file.write_bytes(data)
        for first, last in _runs(sorted(set(pages))):
            span = ["-f", str(first + 1), "-l", str(last + 1)]
            _run("pdftoppm", "-cropbox", "-r", str(dpi), *span, str(file), str(Path(place, "page")))
        drawn = {int(one.stem.split("-")[1]): one for one in Path(place).glob("page-*.ppm")}
        return [_opened(drawn[page + 1]) for page in pages]


def with_ghostscript(data: bytes, pages: Sequence[int], dpi: int) -> list[Picture]:
    order = sorted(set(pages))
    with tempfile.TemporaryDirectory() as place:
        file = Path(place, "book.pdf")
        file.write_bytes(data)
        smooth = ["-dTextAlphaBits=4", "-dGraphicsAlphaBits=4"]
        some = "-sPageList=" + ",".join(str(page + 1) for page in order)
        out = ["-dUseCropBox", f"-r{dpi}", "-sDEVICE=png16m", "-o", str(Path(place, "%d.png"))]
        _run("gs", "-q", "-dSAFER", *smooth, some, *out, str(file))
        return [_opened(Path(place, f"{order.index(page) + 1}.png")) for page in pages]


Reader = Callable[[bytes, Sequence[int], int], list[Picture]]
ALL: dict[str, Reader] = {
    "pdfium": with_pdfium,
    "MuPDF": with_mupdf,
    "Poppler": with_poppler,
    "Ghostscript": with_ghostscript,
}
PROGRAMS = {"Poppler": "pdftoppm", "Ghostscript": "gs"}


def lacking() -> list[str]:
    """The readers that are not installed here."""
    return [name for name, program in PROGRAMS.items() if not shutil.which(program)]


@dataclass(frozen=True, kw_only=True)
class Difference:
    """What two readers draw otherwise on a page (from 0), at a box in mm from its upper left
    corner: left, top, right, bottom. `share` is that of the page's pixels.
    """

    page: int
    readers: tuple[str, str]
    box: tuple[float, float, float, float]
    share: float

    def __str__(self) -> str:
        left, top, right, bottom = self.box
        return (
            f"page {self.page + 1}: {' and '.join(self.readers)} differ in {self.share:.3%} of it, "
            f"from {left:.0f} to {right:.0f} mm across and {top:.0f} to {bottom:.0f} mm down"
        )


def differences(data: bytes, pages: Sequence[int], *, apart: int = APART) -> list[Difference]:
    """What differs between the readers that are here by more than how they smooth edges.

    An ink is another colour in each reader: `apart` is how far from each other tones may be.
    """
    here = [name for name in ALL if name not in lacking()]
    drawn = {name: [_Bounded(one) for one in ALL[name](data, pages, DPI)] for name in here}
    return [
        Difference(page=page, readers=(one, other), box=box, share=share)
        for at, page in enumerate(pages)
        for one, other in combinations(here, 2)
        for box, share in unlike(drawn[one][at], drawn[other][at], apart)
    ]


def compared(
    one: Picture, other: Picture, apart: int = APART
) -> list[tuple[tuple[float, float, float, float], float]]:
    """The box in mm, and the share, of what differs between two pictures of a page; or nothing."""
    return list(unlike(_Bounded(one), _Bounded(other), apart))


class _Bounded:
    """A picture in grey, with the darkest and lightest pixel within reach of each."""

    def __init__(self, picture: Picture):
        self.grey = picture.convert("L")
        self.size = self.grey.size
        self.darkest = _spread(self.grey, ImageChops.darker)
        self.lightest = _spread(self.grey, ImageChops.lighter)

    def cropped(self, size: tuple[int, int]) -> "tuple[Picture, Picture, Picture]":
        box = (0, 0, *size)
        return self.grey.crop(box), self.darkest.crop(box), self.lightest.crop(box)


def unlike(
    one: _Bounded, other: _Bounded, apart: int
) -> Iterator[tuple[tuple[float, float, float, float], float]]:
    """Give where one picture goes beyond what is around there in the other, either way."""
    width, height = (min(pair) for pair in zip(one.size, other.size, strict=True))
    assert max(*one.size, *other.size) <= max(width, height) + 1, f"{one.size} and {other.size}"
    first, second = one.cropped((width, height)), other.cropped((width, height))
    out = ImageChops.lighter(_beyond(first, second, apart), _beyond(second, first, apart))
    out = out.point(lambda far: 255 if far else 0)
    out.paste(0, (0, 0, width, 1))  # the last pixels of a page are there in part alone
    out.paste(0, (0, height - 1, width, height))
    out.paste(0, (0, 0, 1, height))
    out.paste(0, (width - 1, 0, width, height))
    count = out.histogram()[255]
    if count > MANY:
        box = out.getbbox()
        assert box
        mm = tuple(round(side / DPI * MM_PER_INCH, 1) for side in box)
        yield (mm[0], mm[1], mm[2], mm[3]), count / (width * height)


def _beyond(
    one: tuple[Picture, Picture, Picture], other: tuple[Picture, Picture, Picture], apart: int
) -> Picture:
    """How far each pixel of one picture is outside what the other has around there."""
    grey, (_, darkest, lightest) = one[0], other
    slack = ImageChops.subtract(lightest, darkest).point(lambda far: far * OF_CONTRAST + apart)
    too_dark = ImageChops.subtract(ImageChops.subtract(darkest, grey), slack)
    too_light = ImageChops.subtract(ImageChops.subtract(grey, lightest), slack)
    return ImageChops.lighter(too_dark, too_light)


def _spread(grey: Picture, pick: Callable[[Picture, Picture], Picture]) -> Picture:
    """Each pixel as the one that is picked of all within reach."""
    for _ in range(REACH):
        grey = pick(grey, pick(ImageChops.offset(grey, 1, 0), ImageChops.offset(grey, -1, 0)))
        grey = pick(grey, pick(ImageChops.offset(grey, 0, 1), ImageChops.offset(grey, 0, -1)))
    return grey


def _runs(pages: list[int]) -> Iterator[tuple[int, int]]:
    """The first and last of numbers that follow each other."""
    for _, group in groupby(enumerate(pages), lambda pair: pair[1] - pair[0]):
        run = [page for _, page in group]
        yield run[0], run[-1]


def _opened(path: Path) -> Picture:
    return Image.open(io.BytesIO(path.read_bytes())).convert("RGB")


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=300)
