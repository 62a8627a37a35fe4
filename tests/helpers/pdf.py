"""Questions to a finished PDF: its words, rules, boxes, tags and outline."""

import io
from collections.abc import Iterator
from typing import Any

import pypdfium2
from pypdf import PdfReader

from generator.units import MM_PER_POINT


def reader(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def words(page) -> str:
    """The text of a page with single spaces."""
    return " ".join(page.extract_text().split())


def size_mm(page) -> tuple[float, float]:
    box = page.mediabox
    return float(box.width) * MM_PER_POINT, float(box.height) * MM_PER_POINT


def fonts(document: PdfReader) -> dict[str, bool]:
    """Each font's name, and whether its file is in the PDF."""
    found = {}
    for page in document.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            font = font.get_object()
            inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
            descriptor = inner["/FontDescriptor"].get_object()
            embedded = any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
            found[font["/BaseFont"]] = embedded
    return found


def tags(document: PdfReader) -> Iterator[tuple[str, Any]]:
    """Every structure element in reading order: its type and itself."""
    stack = [document.trailer["/Root"]["/StructTreeRoot"]]
    while stack:
        element = stack.pop().get_object()
        if not hasattr(element, "get"):
            continue
        if "/S" in element:
            yield element["/S"], element
        kids = element.get("/K", [])
        kids = kids if isinstance(kids, list) else [kids]
        stack.extend(reversed([kid for kid in kids if not isinstance(kid, int)]))


def outline(document: PdfReader, entries=None, level: int = 1) -> Iterator[tuple[int, str, int]]:
    """The bookmarks: level, title, index of the page."""
    for entry in document.outline if entries is None else entries:
        if isinstance(entry, list):
            yield from outline(document, entry, level + 1)
        else:
            yield level, entry.title, document.get_destination_page_number(entry)


def colour_image(data: bytes, index: int, dpi: int):
    """A page as a picture."""
    document = pypdfium2.PdfDocument(data)
    document.init_forms()  # what is filled in is seen too
    try:
        return document[index].render(scale=dpi / 72).to_pil().convert("RGB")
    finally:
        document.close()


def image(data: bytes, index: int, dpi: int):
    """A page as a grey picture."""
    return colour_image(data, index, dpi).convert("L")


def dark_runs(picture, x: int, top: int, bottom: int, threshold: int = 235) -> list[int]:
    """Where a column of a picture is dark: the middle of each run of dark pixels."""
    runs, start = [], None
    for y in range(top, min(bottom, picture.height)):
        dark = picture.getpixel((x, y)) < threshold
        if dark and start is None:
            start = y
        elif not dark and start is not None:
            runs.append((start + y - 1) // 2)
            start = None
    if start is not None:
        runs.append((start + bottom - 1) // 2)
    return runs


def dark_rows(picture, box: tuple[int, int, int, int], share: float, level: int = 245) -> int:
    """How many separate rules run across a box (left, top, right, bottom in pixels): bands of
    rows in which at least `share` of the pixels are darker than `level`.
    """
    left, top, right, bottom = box
    band = picture.crop(box)
    pixels, width = band.tobytes(), right - left
    count, inside = 0, False
    for y in range(bottom - top):
        row = pixels[y * width : (y + 1) * width]
        dark = sum(value < level for value in row) >= share * width
        count += dark and not inside
        inside = dark
    return count
