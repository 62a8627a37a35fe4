"""The boxes of a page (ISO 32000-1, 14.11.2): how it is cut, how it is turned, what is odd."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.checking.preflight.graphics_state import Bounds, bounds_of, common
from generator.checking.preflight.pdf_values import entry, number_of, numbers_of
from generator.model.matrix import Matrix, product
from generator.model.preflight import PageShape, Place
from generator.model.press_target import PressTarget
from generator.units import MM_PER_POINT, PAPERS, is_size

_NEAR = 0.5  # points: programs round boxes
_LEAST, _MOST = 72.0, 14_400.0  # points, of a side: less or more is no page
_LETTER: Bounds = (0.0, 0.0, 612.0, 792.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFrame:
    """How a page lies: `matrix` leads from its own coordinates to points from the upper left corner
    of its trim, as it is seen; `sheet` is all of it, there. Sizes are in points.
    """

    number: int
    width: float
    height: float
    sheet: Bounds
    matrix: Matrix
    rotation: int
    recto: bool
    oddities: tuple[str, ...]

    @property
    def size_mm(self) -> tuple[float, float]:
        """The trim in mm."""
        return self.width * MM_PER_POINT, self.height * MM_PER_POINT

    @property
    def shape(self) -> PageShape:
        """What of it is told."""
        width, height = self.size_mm
        return PageShape(width=width, height=height, sheet=place_of(self.sheet), recto=self.recto)


def frame_of(page: Any, number: int, target: PressTarget, *, right_to_left: bool) -> PageFrame:
    """Read the boxes of a page, which counts from 1."""
    recto = (number % 2 == 1) != right_to_left
    oddities: list[str] = []
    media = _box(page, "/MediaBox")
    if media is None:
        oddities.append("it has no size (MediaBox)")
        media = _LETTER
    crop = _box(page, "/CropBox")
    shown = common(crop, media) if crop else media
    shown = shown if _is_real(shown) else media
    given = _box(page, "/TrimBox")
    trim = given if given and _is_real(given) else None
    trim = trim or _inferred(shown, target, recto=recto) or shown
    oddities += _oddities(page, media, trim)
    rotation = int(number_of(page, "/Rotate", 0)) % 360
    unit = number_of(page, "/UserUnit", 1.0) or 1.0
    matrix = product(_seen(rotation, trim), (unit, 0.0, 0.0, unit, 0.0, 0.0))
    _, _, width, height = bounds_of(matrix, *trim)
    return PageFrame(
        number=number,
        width=width,
        height=height,
        # Where the trim is said, bleed is printed to the edge of the sheet, whatever viewers show.
        sheet=bounds_of(matrix, *(media if trim == given else shown)),
        matrix=matrix,
        rotation=rotation,
        recto=recto,
        oddities=tuple(oddities),
    )


def place_of(bounds: Bounds) -> Place:
    """Give bounds in points as a place in mm."""
    x0, y0, x1, y1 = (one * MM_PER_POINT for one in bounds)
    return Place(x=x0, y=y0, width=x1 - x0, height=y1 - y0)


def _box(page: Any, key: str) -> Bounds | None:
    numbers = numbers_of(entry(page, key), 4)
    if numbers is None:
        return None
    x0, y0, x1, y1 = numbers
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _is_real(box: Bounds) -> bool:
    return box[2] - box[0] > 1 and box[3] - box[1] > 1


def _oddities(page: Any, media: Bounds, trim: Bounds) -> Iterator[str]:
    for side in (media[2] - media[0], media[3] - media[1]):
        if not _LEAST <= side <= _MOST:
            yield "it is no size to print (MediaBox)"
            break
    for key in ("/CropBox", "/BleedBox", "/TrimBox", "/ArtBox"):
        box, name = _box(page, key), key.removeprefix("/")
        if box is None:
            if entry(page, key) is not None:
                yield f"its {name} is no box"
        elif not _is_real(box):
            yield f"its {name} is empty"
        elif not _holds(media, box):
            yield f"its {name} reaches beyond the sheet (MediaBox)"
    bleed = _box(page, "/BleedBox")
    if bleed and _is_real(bleed) and not _holds(bleed, trim):
        yield "its TrimBox reaches beyond the BleedBox"
    crop = _box(page, "/CropBox")
    if crop and _is_real(crop) and _box(page, "/TrimBox") and not _holds(crop, trim):
        yield "its TrimBox reaches beyond what viewers show (CropBox)"


def _holds(outer: Bounds, inner: Bounds) -> bool:
    return (
        inner[0] >= outer[0] - _NEAR
        and inner[1] >= outer[1] - _NEAR
        and inner[2] <= outer[2] + _NEAR
        and inner[3] <= outer[3] + _NEAR
    )


def _inferred(sheet: Bounds, target: PressTarget, *, recto: bool) -> Bounds | None:
    """Give the trim of a page that does not say it, where its sheet is a known size with bleed."""
    x0, y0, x1, y1 = sheet
    size = (x1 - x0) * MM_PER_POINT, (y1 - y0) * MM_PER_POINT
    known = target.trims or tuple(PAPERS.values())
    if not target.bleed or any(is_size(size, one) for one in known):
        return None
    bleed = target.bleed / MM_PER_POINT
    left = bleed if target.inner_bleed or not recto else 0.0
    right = bleed if target.inner_bleed or recto else 0.0
    trim = x0 + left, y0 + bleed, x1 - right, y1 - bleed
    cut = (trim[2] - trim[0]) * MM_PER_POINT, (trim[3] - trim[1]) * MM_PER_POINT
    return trim if any(is_size(cut, one) for one in known) else None


def _seen(rotation: int, trim: Bounds) -> Matrix:
    """Give the matrix that leads to coordinates from the corner that is seen upper left."""
    x0, y0, x1, y1 = trim
    turned: dict[int, Matrix] = {
        90: (0.0, 1.0, 1.0, 0.0, -y0, -x0),
        180: (-1.0, 0.0, 0.0, 1.0, x1, -y0),
        270: (0.0, -1.0, -1.0, 0.0, y1, x1),
    }
    return turned.get(rotation, (1.0, 0.0, 0.0, -1.0, -x0, y1))
