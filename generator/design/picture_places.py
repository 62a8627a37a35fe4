"""Pictures on their own: how large they are set, and which one stands in a recipient's place."""

from generator.design.grid import PageGrid
from generator.design.recipient_words import Words
from generator.model import Picture, PicturePlace
from generator.model.merge_fields import picture_word

_TALLEST = 0.8  # of a picture, to the height between the margins
_USUAL_RATIO = 0.75  # height / width of a place that asks for no height

# The largest place that was set for a column, by the column: width and height in mm.
Places = dict[str, tuple[float, float]]


def set_picture(
    grid: PageGrid, words: Words, places: Places, picture: Picture | PicturePlace
) -> dict[str, float | str]:
    """Give the address of a picture, and its width and height in mm; no address is an empty frame.

    No taller than most of a page, and its box in whole units, so that the grid goes on. The place
    of a recipient's own picture is the same for all of them; its size is noted in `places`.
    """
    tallest = _TALLEST * grid.area_height
    width = grid.text_width * picture.width
    if isinstance(picture, Picture):
        width = min(width, tallest / picture.ratio)
        source, height = picture.source, width * picture.ratio
    else:
        if not picture.height:
            width = min(width, tallest / _USUAL_RATIO)
        height = min(picture.height or width * _USUAL_RATIO, tallest)
        source = words.get(picture_word(picture.column))
        words.plain(picture.alt)  # asked for in a frame too: copies with one picture may differ
        known = places.get(picture.column, (0.0, 0.0))
        places[picture.column] = (max(width, known[0]), max(height, known[1]))
    return {
        "source": source,
        "width": round(width, 3),
        "height": round(grid.whole_units(height), 4),
    }
