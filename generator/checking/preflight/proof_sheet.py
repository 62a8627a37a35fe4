"""Contact sheets of a PDF: its spreads side by side, with trim, safe area and what is wrong."""

import io
import math
from collections.abc import Iterator, Sequence
from typing import Any

from generator.diagnostics import Severity
from generator.model.preflight import Inspection, PageShape, Place
from generator.model.press_target import PressTarget, Rule
from generator.units import MM_PER_POINT

SPREADS_A_SHEET = 24
MOST_SHEETS = 10
_MOST_RINGS = 8  # of the same on a page; of more one goes around all of them
_ACROSS = 4  # spreads
_PAGE = 340  # pixels that a page of the usual size is high
_GAP, _EDGE, _HEAD = 24, 30, 20  # pixels between spreads, around all of them, for a number
_PAPER, _DESK, _INK = "#ffffff", "#e7e5df", "#33312c"
_TRIM, _SAFE, _BLEED = "#1f6fb2", "#7fae3c", "#c9861a"
_RINGS = {Severity.ERROR: "#c81e1e", Severity.WARNING: "#d97706"}


def proof_sheets(data: bytes, found: Inspection, target: PressTarget) -> tuple[bytes, ...]:
    """Give contact sheets as PNGs, 24 spreads each. Of a long book the first ten sheets."""
    import pypdfium2

    spreads = list(_spreads(len(found.shapes)))[: SPREADS_A_SHEET * MOST_SHEETS]
    document = pypdfium2.PdfDocument(data)
    try:
        return tuple(
            _sheet(document, spreads[begin : begin + SPREADS_A_SHEET], found, target)
            for begin in range(0, len(spreads), SPREADS_A_SHEET)
        )
    finally:
        document.close()


def _spreads(pages: int) -> Iterator[tuple[int | None, int | None]]:
    """Give the pages, counted from 0, that lie side by side in an open book: 1 and 2, 3 and 4."""
    for left in range(-1, pages, 2):
        yield left if left >= 0 else None, left + 1 if left + 1 < pages else None


def _sheet(
    document: Any,
    spreads: Sequence[tuple[int | None, int | None]],
    found: Inspection,
    target: PressTarget,
) -> bytes:
    from PIL import Image, ImageDraw

    shapes = found.shapes
    scale = _PAGE / max(one.sheet.height for one in shapes)  # pixels a mm
    wide = math.ceil(max(one.sheet.width for one in shapes) * scale)
    column, row = 2 * wide + _GAP, _PAGE + _HEAD + _GAP
    across, rows = min(_ACROSS, len(spreads)), math.ceil(len(spreads) / _ACROSS)
    size = 2 * _EDGE + across * column - _GAP, 2 * _EDGE + rows * row - _GAP
    picture = Image.new("RGB", size, _DESK)
    draw = ImageDraw.Draw(picture)
    inner = target.inner_margin(found.pages)
    for place, spread in enumerate(spreads):
        left = _EDGE + place % _ACROSS * column
        top = _EDGE + place // _ACROSS * row
        for number in spread:
            if number is None:
                continue
            shape = shapes[number]
            page = document[number].render(scale=scale * MM_PER_POINT).to_pil().convert("RGB")
            # The bound edges of the two pages meet in the middle.
            is_right = number == spread[1]
            corner = left + (wide if is_right else wide - page.width), top + _HEAD
            picture.paste(page, corner)
            origin = corner[0] - shape.sheet.x * scale, corner[1] - shape.sheet.y * scale
            _frame(draw, shape, origin, scale, target, inner)
            _rings(draw, number + 1, origin, scale, found, target)
            draw.text((corner[0] + 2, top + 3), str(number + 1), fill=_INK)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _frame(
    draw: Any, shape: PageShape, origin: tuple[float, float], scale: float,
    target: PressTarget, inner: float,
) -> None:  # fmt: skip
    page = Place(x=0, y=0, width=shape.width, height=shape.height)
    bleed = target.bleed
    if bleed and min(shape.sheet.x, shape.sheet.y) < -bleed / 2:
        around = Place(
            x=-bleed, y=-bleed, width=shape.width + 2 * bleed, height=shape.height + 2 * bleed
        )
        draw.rectangle(_box(around, origin, scale), outline=_BLEED)
    left, right = (inner, target.margin) if shape.recto else (target.margin, inner)
    safe = Place(
        x=left, y=target.margin,
        width=shape.width - left - right, height=shape.height - 2 * target.margin,
    )  # fmt: skip
    if target.margin and safe.width > 0 and safe.height > 0:
        draw.rectangle(_box(safe, origin, scale), outline=_SAFE)
    draw.rectangle(_box(page, origin, scale), outline=_TRIM)


def _rings(
    draw: Any, page: int, origin: tuple[float, float], scale: float,
    found: Inspection, target: PressTarget,
) -> None:  # fmt: skip
    kinds: dict[tuple[Rule, str], list[Place]] = {}
    for spot in found.spots:
        if spot.page == page and spot.place is not None:
            kinds.setdefault((spot.rule, spot.what), []).append(spot.place)
    for (rule, _), places in kinds.items():
        for place in places if len(places) <= _MOST_RINGS else [_around(places)]:
            left, top, right, bottom = _box(place, origin, scale)
            ring = left - 4, top - 4, right + 4, bottom + 4
            colour = _RINGS[target.severities[rule]]
            draw.rounded_rectangle(ring, radius=5, outline=colour, width=2)


def _around(places: Sequence[Place]) -> Place:
    x, y = min(one.x for one in places), min(one.y for one in places)
    return Place(
        x=x,
        y=y,
        width=max(one.x + one.width for one in places) - x,
        height=max(one.y + one.height for one in places) - y,
    )


def _box(place: Place, origin: tuple[float, float], scale: float) -> tuple[int, int, int, int]:
    left, top = origin[0] + place.x * scale, origin[1] + place.y * scale
    right, bottom = left + place.width * scale, top + place.height * scale
    return (
        round(left),
        round(top),
        max(round(right) - 1, round(left)),
        max(round(bottom) - 1, round(top)),
    )
