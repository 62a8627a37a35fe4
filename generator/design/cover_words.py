"""How large the words of a cover are, and how long their lines: as even as can be."""

import itertools
import math
from dataclasses import dataclass

from generator.design.grid import PageGrid
from generator.design.word_widths import Measure
from generator.model import Workbook
from generator.units import MM_PER_POINT

# Of the size of text, largest first, what a title may have.
_TITLES = tuple(step / 10 for step in range(38, 17, -2))
_SUBTITLE, _SMALL_SUBTITLE = 1.3, 1.0
_TITLE_LINE, _SUBTITLE_LINE = 1.08, 1.42  # the height of a line, of its size
_MOST_TITLE = 0.25  # points for a mm of the page's width
_MOST_NAME, _NAME = 0.128, 2.4  # the same of a name, and the size it has of that of text
_BLOCK = 0.32  # of the page's height what title and subtitle have between the two names
_LINES = 4  # of a title
_SUBTITLE_WIDTH = 0.72  # of the text's width what a subtitle takes
_SPARE = 1.03  # what a light face may be wider than the usual one


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverWords:
    """Sizes in points and lengths of lines in mm. `crowded` words fill the cover from its head."""

    title_pt: float
    title_mm: float
    subtitle_pt: float
    subtitle_mm: float
    name_pt: float
    crowded: bool


def plan_cover_words(workbook: Workbook, grid: PageGrid, measure: Measure) -> CoverWords:
    """Give the largest sizes in which title and subtitle have room between two names."""
    most = min(grid.text_pt, grid.width * _MOST_TITLE / _TITLES[0])
    room = grid.height * _BLOCK
    title = _Words(workbook.title, measure, sans=False)
    subtitle = _Words(workbook.subtitle, measure, sans=True)
    for share, below in itertools.product(_TITLES, (_SUBTITLE, _SMALL_SUBTITLE)):
        of_subtitle = max(grid.label_pt, most * below)
        of_title = max(of_subtitle, most * share)
        lines = title.lines(of_title, grid.text_width, divided=share == _TITLES[-1])
        rows = subtitle.lines(of_subtitle, grid.text_width * _SUBTITLE_WIDTH)
        high = lines * of_title * _TITLE_LINE + rows * of_subtitle * _SUBTITLE_LINE
        fits = 0 < lines <= _LINES and high * MM_PER_POINT + 2 * grid.unit <= room
        if fits and (rows or not workbook.subtitle):
            break
    else:
        fits = False
    return CoverWords(
        title_pt=round(of_title, 2),
        title_mm=title.balanced(of_title, grid.text_width),
        subtitle_pt=round(of_subtitle, 2),
        subtitle_mm=subtitle.balanced(of_subtitle, grid.text_width * _SUBTITLE_WIDTH),
        name_pt=round(min(grid.text_pt * _NAME, grid.width * _MOST_NAME), 2),
        crowded=not fits,
    )


class _Words:
    """A text that is broken at its spaces."""

    def __init__(self, text: str, measure: Measure, *, sans: bool):
        self._words = [
            measure(word, sans=sans, bold=False, slanted=False) * _SPARE for word in text.split()
        ]
        self._space = measure(" ", sans=sans, bold=False, slanted=False)

    def lines(self, points: float, width: float, *, divided: bool = False) -> int:
        """Give how many lines it takes in a size, `width` mm wide; 0 where a word has no room that
        may not be `divided`.
        """
        most = width / (points * MM_PER_POINT)
        if any(word > most for word in self._words):
            return divided and math.ceil(sum(self._words) / most) + len(self._words)
        count, end = 0, most + 1
        for word in self._words:
            end += self._space + word
            if end > most:
                count, end = count + 1, word
        return count

    def balanced(self, points: float, width: float) -> float:
        """Give the least width, in mm, in which it takes no more lines than in all of it."""
        em = points * MM_PER_POINT
        count = self.lines(points, width)
        if not count:
            return round(width, 2)
        widths = sorted(
            {
                (sum(self._words[at:end]) + self._space * (end - at - 1)) * em
                for at, end in itertools.combinations(range(len(self._words) + 1), 2)
            }
        )
        least = next(one for one in widths if self.lines(points, one + 0.01) == count)
        return round(min(least + 0.5, width), 2)
