"""Lengths and paper sizes. Lengths are millimetres unless a name says otherwise."""

import re
from dataclasses import dataclass

MM_PER_INCH = 25.4
MM_PER_POINT = MM_PER_INCH / 72
MM_PER_PX = MM_PER_INCH / 96  # a CSS px, https://www.w3.org/TR/css-values-4/#absolute-lengths

_UNITS = {"mm": 1.0, "cm": 10.0, "in": MM_PER_INCH, "pt": MM_PER_POINT}
_LENGTH = re.compile(r"(?P<number>[+-]?\d+(?:\.\d+)?|[+-]?\.\d+)\s*(?P<unit>mm|cm|in|pt)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A trim size: the page after cutting."""

    name: str
    width_mm: float
    height_mm: float


SAME_MM = 1.0  # sizes that differ by less are the same: those of print services are rounded


def is_size(size_mm: tuple[float, float], paper: Paper) -> bool:
    """Tell whether a size is that of a paper, upright as it is."""
    width, height = size_mm
    return abs(width - paper.width_mm) <= SAME_MM and abs(height - paper.height_mm) <= SAME_MM


# ISO 216 and ANSI/ASME Y14.1; "half-letter" is a letter sheet folded once.
PAPERS = {
    paper.name: paper
    for paper in (
        Paper(name="letter", width_mm=215.9, height_mm=279.4),
        Paper(name="legal", width_mm=215.9, height_mm=355.6),
        Paper(name="a4", width_mm=210.0, height_mm=297.0),
        Paper(name="a5", width_mm=148.0, height_mm=210.0),
        Paper(name="half-letter", width_mm=139.7, height_mm=215.9),
        Paper(name="b5", width_mm=176.0, height_mm=250.0),
    )
}
PAPER_HINT = f"one of {', '.join(PAPERS)}, or WIDTHxHEIGHT such as 170mmx240mm"
SMALLEST_MM, LARGEST_MM = 100.0, 1000.0


def parse_length(text: str) -> float:
    """Give the millimetres of a length such as `45mm`, `4.5cm`, `2in` or `130pt`.

    Raises `ValueError` where it is none. A negative one is returned as it is.
    """
    match = _LENGTH.fullmatch(text.strip().lower())
    if not match:
        raise ValueError(f'"{text}" is no length')
    return float(match["number"]) * _UNITS[match["unit"]]


def parse_paper(text: str) -> Paper:
    """Give the paper of a name or of `WIDTHxHEIGHT`, such as `170mmx240mm` or `7inx10in`.

    Where only the height has a unit (`170x240mm`) it is meant for both.
    Raises `ValueError` with a sentence that says what is wrong.
    """
    name = text.strip().lower()
    if name in PAPERS:
        return PAPERS[name]
    width, cross, height = name.replace("×", "x").partition("x")
    if not cross:
        raise ValueError(f'unknown paper "{text}"')
    if re.fullmatch(r"[\d.]+\s*", width):
        width = width.strip() + (re.findall(r"(?:mm|cm|in|pt)$", height) or ["mm"])[0]
    if re.fullmatch(r"\s*[\d.]+", height):
        height = height.strip() + "mm"
    try:
        size = parse_length(width), parse_length(height)
    except ValueError:
        raise ValueError(f'"{text}" is no paper size') from None
    if not all(SMALLEST_MM <= side <= LARGEST_MM for side in size):
        raise ValueError(
            f'"{text}" is no size to print: a side is {SMALLEST_MM:g} to {LARGEST_MM:g} mm'
        )
    return Paper(name=name, width_mm=size[0], height_mm=size[1])


def px_to_mm(px: float) -> float:
    """Give the millimetres of CSS px."""
    return px * MM_PER_PX


def mm_to_px(mm: float) -> float:
    """Give the CSS px of millimetres."""
    return mm / MM_PER_PX
