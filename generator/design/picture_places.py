"""Pictures on their own: how large they are set, and which one stands in a recipient's place."""

from typing import Any
from urllib.parse import quote

from generator.colour import recoloured
from generator.design.drawn_words import DrawnWords, take_words
from generator.design.grid import PageGrid
from generator.design.picture_words import PictureWords, place_words
from generator.design.recipient_words import Words
from generator.design.word_widths import Measure
from generator.gate import read_within
from generator.model import Edition, Picture, PicturePlace
from generator.model.merge_fields import picture_word

_TALLEST = 0.8  # of a picture, to the height between the margins
_LIMIT_BYTES = 2_000_000  # of a drawing
_USUAL_RATIO = 0.75  # height / width of a place that asks for no height

# The largest place that was set for a column, by the column: width and height in mm.
Places = dict[str, tuple[float, float]]


class Drawings:
    """The drawings of a workbook whose words are set as text, in the colours of the book."""

    def __init__(
        self,
        edition: Edition,
        recolour: tuple[tuple[str, str], ...],
        measure: Measure,
    ):
        """`recolour` are colours and what stands for each."""
        self._folder = edition.workbook.folder
        self._recolour = recolour
        self._measure = measure
        self._least_pt = edition.size.least_pt
        self._known: dict[str, tuple[str, tuple[DrawnWords, ...]]] = {}

    def words(self, source: str, width: float, height: float) -> tuple[str, PictureWords | None]:
        """Give a picture's address, and the words that are set over it where those in it would be
        too small; then the address is of the drawing without them.
        """
        if source.startswith("data:") or not source.lower().endswith(".svg"):
            return source, None
        if source not in self._known:
            data = read_within(self._folder / source, (self._folder,), at_most=_LIMIT_BYTES)
            drawing, words = take_words(recoloured(data, self._recolour))
            self._known[source] = f"data:image/svg+xml,{quote(drawing)}", words
        bare, words = self._known[source]
        placed = place_words(words, width, height, self._least_pt, self._measure)
        return (bare, placed) if placed else (source, None)


def set_picture(
    grid: PageGrid,
    words: Words,
    places: Places,
    drawings: Drawings,
    picture: Picture | PicturePlace,
) -> dict[str, Any]:
    """Give the address of a picture, and its width and height in mm; no address is an empty frame.

    No taller than most of a page, and its box in whole units, so that the grid goes on. The place
    of a recipient's own picture is the same for all of them; its size is noted in `places`.
    """
    tallest = _TALLEST * grid.area_height
    width = grid.text_width * picture.width
    if isinstance(picture, Picture):
        width = min(width, tallest / picture.ratio)
        height = width * picture.ratio
        source, lettered = drawings.words(picture.source, width, height)
    else:
        if not picture.height:
            width = min(width, tallest / _USUAL_RATIO)
        height = min(picture.height or width * _USUAL_RATIO, tallest)
        source, lettered = words.get(picture_word(picture.column)), None
        words.plain(picture.alt)  # asked for in a frame too: copies with one picture may differ
        known = places.get(picture.column, (0.0, 0.0))
        places[picture.column] = (max(width, known[0]), max(height, known[1]))
    return {
        "source": source,
        "width": round(width, 3),
        "height": round(grid.whole_units(height), 4),
        "lettered": lettered,
        "below": round(grid.whole_units(lettered.below), 4) if lettered else 0.0,
    }
