"""Where the words of a drawing are set over it: no smaller than the least that a book allows.

Words that find no place at that size stand below the picture, by numbers that stand in it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from generator.design.drawn_words import DrawnWords
from generator.design.grid import PageGrid
from generator.design.word_widths import Measure, unbroken
from generator.units import MM_PER_POINT

LEADING = 1.25
_ASCENT = 0.95  # of a line's upper edge above where it stands, in shares of the type's size
_WIDER = (1.35, 1.15, 1.0)  # than drawn, that a text may get before it takes one more line
_MOST_GROWTH = 1.35  # of type that keeps its lines: more would lead it over what is drawn beside
_GAP_MM = 0.8  # between two texts
_SIDES = {"start": 0.0, "middle": 0.5, "end": 1.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedWords:
    """Lines of text over a drawing: their box in mm from its corner, `size` in points."""

    lines: tuple[str, ...]
    left: float
    top: float
    width: float
    height: float
    size: float
    align: str
    bold: bool
    colour: str

    def meets(self, other: "PlacedWords") -> bool:
        """Tell whether two texts stand too near to each other."""
        return (
            self.left < other.left + other.width + _GAP_MM
            and other.left < self.left + self.width + _GAP_MM
            and self.top < other.top + other.height
            and other.top < self.top + self.height
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureWords:
    """The words over a drawing, what stands below it by number, and how far the words reach below
    it, in mm.
    """

    placed: tuple[PlacedWords, ...]
    key: tuple[str, ...]
    below: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLabels:
    """What is `shown` beside the marks of a figure, and what stands below it by number."""

    shown: tuple[str, ...]
    key: tuple[str, ...]


def place_words(
    words: Sequence[DrawnWords], width: float, height: float, least_pt: float, measure: Measure
) -> PictureWords | None:
    """Place the words of a drawing printed `width` by `height` mm; nothing where they are large
    enough as they are drawn.
    """
    if all(_drawn_pt(one, width) >= least_pt - 0.01 for one in words):
        return None
    for wider in _WIDER:
        ones = [_placed(one, width, height, least_pt, measure, wider) for one in words]
        placed = _below_each_other(ones)
        if _fit(placed, width, height):
            below = max(0.0, max(one.top + one.height for one in placed) - height)
            return PictureWords(placed=tuple(placed), key=(), below=below)
    numbers = [
        _box((str(number),), one, width, height, least_pt, measure)
        for number, one in enumerate(words, start=1)
    ]
    numbers = _below_each_other(numbers)
    return PictureWords(
        placed=tuple(numbers), key=tuple(" ".join(one.lines) for one in words), below=0.0
    )


def _drawn_pt(words: DrawnWords, width: float) -> float:
    return words.size * width / MM_PER_POINT


def _placed(
    words: DrawnWords,
    width: float,
    height: float,
    least_pt: float,
    measure: Measure,
    wider: float,
) -> PlacedWords:
    size = max(_drawn_pt(words, width), least_pt)
    drawn = max(_wide(one, words, measure) for one in words.lines) * words.size * width
    wider = wider if size <= _MOST_GROWTH * _drawn_pt(words, width) else min(wider, _WIDER[1])
    room = drawn * wider / (size * MM_PER_POINT)
    wide = partial(_wide, words=words, measure=measure)
    lines = tuple(part for line in words.lines for part in _wrapped(line, room, wide))
    return _box(lines, words, width, height, size, measure)


def _box(
    lines: tuple[str, ...],
    words: DrawnWords,
    width: float,
    height: float,
    size: float,
    measure: Measure,
) -> PlacedWords:
    mm = size * MM_PER_POINT
    wide = max(_wide(one, words, measure) for one in lines) * mm
    drawn = words.size * width
    # Larger than they were drawn, words keep the upper edge of their first line.
    top = words.y * height - _ASCENT * drawn - (LEADING - 1) / 2 * mm
    side = _SIDES.get(words.anchor, 0.0)
    return PlacedWords(
        lines=lines,
        left=round(words.x * width - side * wide, 3),
        top=round(max(0.0, top), 3),
        width=round(wide, 3),
        height=round(len(lines) * LEADING * mm, 3),
        size=round(size, 2),
        align={"start": "left", "middle": "center", "end": "right"}[words.anchor],
        bold=words.bold,
        colour=words.colour,
    )


def _below_each_other(placed: Sequence[PlacedWords]) -> list[PlacedWords]:
    """Give texts of which one that has grown moves the next below it down, by two lines at most."""
    moved: list[tuple[float, PlacedWords]] = []  # with the upper edges that they had
    for one in sorted(placed, key=lambda text: text.top):
        line = one.height / len(one.lines)
        above = [
            other.top + other.height
            for was, other in moved
            if one.meets(other) and one.top - was > line / 3
        ]
        top = max(above, default=one.top)
        down = replace(one, top=round(top, 3)) if top - one.top <= 2 * line else one
        moved.append((one.top, down))
    return [one for _, one in moved]


def _fit(placed: Sequence[PlacedWords], width: float, height: float) -> bool:
    """Tell whether no text meets another, leaves its drawing at a side, or begins below it."""
    inside = all(
        one.left >= -_GAP_MM and one.left + one.width <= width + _GAP_MM and one.top < height
        for one in placed
    )
    pairs = ((one, other) for at, one in enumerate(placed) for other in placed[at + 1 :])
    return inside and not any(one.meets(other) for one, other in pairs)


def _wide(text: str, words: DrawnWords, measure: Measure) -> float:
    return measure(text, sans=True, bold=words.bold, slanted=False)


def _wrapped(text: str, room: float, wide: Callable[[str], float]) -> Iterator[str]:
    """Give the lines that a text takes in a width in em; a word longer than it has its own."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and wide(longer) > room:
            yield line
            line = word
        else:
            line = longer
    if line:
        yield line


def place_labels(
    labels: Sequence[str], width: float, height: float, grid: PageGrid, measure: Measure
) -> FigureLabels:
    """Give the words of a figure to mark, which stand side by side in columns of one width.

    `height` is the room for them, in mm. Where a word is wider than its column, or they take more
    lines than there is room for, numbers stand there and the words below the figure.
    """
    mm = grid.small_pt * MM_PER_POINT
    room = (width / max(1, len(labels)) - 2 * _GAP_MM) / mm

    def wide(text: str) -> float:
        return measure(text, sans=True, bold=True, slanted=False)

    words = [word for label in labels for piece in label.split() for word in unbroken(piece)]
    lines = max((len(list(_wrapped(one, room, wide))) for one in labels), default=0)
    if max(map(wide, words), default=0.0) <= room and lines * grid.line <= height:
        return FigureLabels(shown=tuple(labels), key=())
    return FigureLabels(
        shown=tuple(str(number) for number, _ in enumerate(labels, start=1)), key=tuple(labels)
    )
