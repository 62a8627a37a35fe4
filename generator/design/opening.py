"""How a chapter opens: its label, alone on its page or above its text, the circles at its foot, and
the running head after it.
"""

import math
import textwrap
from collections.abc import Mapping
from typing import Any

from generator.design.figures import Figure, circles
from generator.design.grid import PageGrid
from generator.design.language import Language
from generator.model import Chapter, Edition
from generator.units import MM_PER_POINT

LONGEST_HEAD = 60  # characters
_CHARACTER = 0.57  # of the size of a running head: a wide one
_ABOVE, _WORDS = 0.16, 0.33  # of the text's height: the air above a title, and all words below it
_FIGURE = 0.38 * 0.625  # of the text's width: how high the circles at the foot are
_LEDE_MM = 116.0  # how wide a lede is at most
_LETTER = 0.52  # how wide a letter is, of its size, at most on the average of a line


def opening_parts(chapter: Chapter, edition: Edition, grid: PageGrid) -> dict[str, Any]:
    """Give what the template of an opening takes: whether it has a page of its own, its circles,
    whether its words are set tight, and whether there is room for two days.
    """
    return {
        "opens_alone": opens_alone(chapter, edition),
        "figure": opening_figure(chapter, edition, grid),
        "tight": is_tight(chapter, grid),
        "days": has_days(chapter, grid),
    }


def opens_alone(chapter: Chapter, edition: Edition) -> bool:
    """Tell whether the opening has a page of its own."""
    # What a handout is about stands right above it: no page is spent on the opening.
    run_in = edition.handout or edition.workbook.run_in_openers
    return bool(chapter.lede or chapter.facts) and not run_in


def opening_figure(chapter: Chapter, edition: Edition, grid: PageGrid) -> Figure | None:
    """Give the circles of an opening: they come closer from the first chapter to the last."""
    chapters = edition.workbook.chapters
    share = chapters.index(chapter) / max(1, len(chapters) - 1)
    # It stands at the foot of the opening's page: not where the words may reach it.
    figure = _FIGURE * grid.text_width + 2 * grid.unit
    high = _words_mm(chapter, grid) + _facts_mm(chapter, grid) + figure
    if edition.ink_saver or not opens_alone(chapter, edition) or high > grid.area_height:
        return None
    return circles(0.86 - 0.4 * share, "right")


def is_tight(chapter: Chapter, grid: PageGrid) -> bool:
    """Tell whether the words of an opening take more than a page, set as they usually are."""
    return _words_mm(chapter, grid) + _facts_mm(chapter, grid) + grid.unit > grid.area_height


def has_days(chapter: Chapter, grid: PageGrid) -> bool:
    """Tell whether there is room for two days below all that, set tight where it has to be."""
    if not is_tight(chapter, grid):
        return True
    words = _own_words_mm(chapter, grid, title=2.2, line=4)
    high = 0.06 * grid.area_height + max(grid.area_height * _WORDS, words)
    closer = (len(chapter.facts) + 1) * grid.unit
    return high + _facts_mm(chapter, grid) - closer + 2 * grid.unit < grid.area_height


def _words_mm(chapter: Chapter, grid: PageGrid) -> float:
    """Give how much of a page title and lede take at most, with the air above them."""
    words = _own_words_mm(chapter, grid, title=2.95, line=5)
    return grid.area_height * _ABOVE + max(grid.area_height * _WORDS, words)


def _own_words_mm(chapter: Chapter, grid: PageGrid, *, title: float, line: float) -> float:
    """Give how high label, title and lede are: the `title` is so many times as large as text, its
    line so many units high.
    """
    wide = min(grid.text_width, _LEDE_MM)
    letter = grid.text_pt * MM_PER_POINT * _LETTER
    titles = math.ceil(len(chapter.title_text) * letter * title / grid.text_width)
    ledes = math.ceil(len(chapter.lede) * letter * 1.22 / wide)
    return (10 + titles * line + ledes * 2.4) * grid.unit


def _facts_mm(chapter: Chapter, grid: PageGrid) -> float:
    """Give how high the facts of an opening are at most, with the two rows that the book adds."""
    wide = min(grid.text_width, grid.measure) * 0.7
    letter = grid.text_pt * MM_PER_POINT * _LETTER
    lines = sum(math.ceil(len(fact.value) * letter / wide) or 1 for fact in chapter.facts)
    return (2 * len(chapter.facts) + 5) * grid.unit + (lines + 2) * grid.line


def chapter_label(chapter: Chapter, labels: Mapping[str, Any], language: Language) -> str:
    """Give what stands above a chapter's title: its number in words; nothing without one."""
    if not chapter.number:
        return ""
    words, number = labels["numbers"], chapter.number
    word = words[number - 1] if number <= len(words) else language.number(number)
    return labels["chapter"].replace("{number}", str(word))


def running_head(title: str, grid: PageGrid) -> str:
    """Give a title that fits one line above the text."""
    fit = int(grid.text_width / (grid.label_pt * MM_PER_POINT * _CHARACTER))
    return textwrap.shorten(title, min(LONGEST_HEAD, fit), placeholder=" \u2026")
