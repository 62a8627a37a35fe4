"""Questions to a finished PDF: its words, rules, boxes, tags and outline."""

import ctypes
import io
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
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
    column = picture.crop((x, top, x + 1, min(bottom, picture.height))).convert("L").tobytes()
    for y, value in enumerate(column, start=top):
        dark = value < threshold
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
    count, inside = 0, False
    for part in darkness(picture.crop(box), level):
        dark = part >= share
        count += dark and not inside
        inside = dark
    return count


def darkness(picture, level: int = 245) -> list[float]:
    """Which part of each row of a grey picture is darker than `level`."""
    width = picture.width
    dark = picture.tobytes().translate(bytes(value < level for value in range(256)))
    return [dark.count(1, at, at + width) / width for at in range(0, len(dark), width)]


def sources(data: bytes, line_pt: float) -> list[str]:
    """The pieces of source on the pages of a book, in order, as a viewer knows them from where
    their letters stand: what is set in the monospaced face alone, lines `line_pt` apart.
    """
    document = pypdfium2.PdfDocument(data)
    try:
        return [one for page in document for one in _pieces(_typed(page), line_pt)]
    finally:
        document.close()


def _typed(page) -> list[tuple[float, str]]:
    """The lines of a page that are monospaced throughout: the baseline of each, and its text."""
    text = page.get_textpage()
    rows: dict[float, list[tuple[float, str, str]]] = {}
    for index in range(text.count_chars()):
        x, y = ctypes.c_double(), ctypes.c_double()
        letter = chr(pdfium.FPDFText_GetUnicode(text.raw, index))
        if letter in "\r\n" or pdfium.FPDFText_IsGenerated(text.raw, index):
            continue
        pdfium.FPDFText_GetCharOrigin(text.raw, index, x, y)
        name = ctypes.create_string_buffer(100)
        pdfium.FPDFText_GetFontInfo(text.raw, index, name, 100, None)
        rows.setdefault(round(y.value, 1), []).append((x.value, letter, name.value.decode()))
    alike = {y: one for y, one in rows.items() if all("Mono" in name for *_, name in one)}
    left = min((x for one in alike.values() for x, *_ in one), default=0)
    gaps = (b[0] - a[0] for one in alike.values() for a, b in pairwise(sorted(one)))
    width = min((gap for gap in gaps if gap > 1), default=1)  # of a letter
    lines = []
    for y, letters in sorted(alike.items(), reverse=True):
        typed = [" "] * 200
        for x, letter, _ in letters:
            typed[round((x - left) / width)] = letter
        lines.append((y, "".join(typed).rstrip()))
    return lines


def _pieces(lines: list[tuple[float, str]], line_pt: float) -> Iterator[str]:
    """Lines joined where no more than an empty one is between them."""
    piece = ""
    for (y, typed), (below, _) in pairwise([*lines, (-1e6, "")]):
        gap = (y - below) / line_pt
        piece += typed
        if gap > 2.2:
            yield piece
            piece = ""
        else:
            piece += "\n" * round(gap)


def heights(data: bytes, words: str) -> list[float]:
    """How far above the foot of its page some words stand, in points, page by page."""
    document = pypdfium2.PdfDocument(data)
    found = []
    for page in document:
        text = page.get_textpage()
        place = text.search(words).get_next()
        if place:
            found.append(round(text.get_charbox(place[0])[1], 2))
    document.close()
    return found
