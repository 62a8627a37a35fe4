"""How a chapter opens: its label, alone on its page or above its text, the circles at its foot, and
the running head after it.
"""

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


def opens_alone(chapter: Chapter, edition: Edition) -> bool:
    """Tell whether the opening has a page of its own."""
    # What a handout is about stands right above it: no page is spent on the opening.
    return bool(chapter.lede or chapter.facts) and not edition.handout


def opening_figure(chapter: Chapter, edition: Edition, grid: PageGrid) -> Figure | None:
    """Give the circles of an opening: they come closer from the first chapter to the last."""
    chapters = edition.workbook.chapters
    share = chapters.index(chapter) / max(1, len(chapters) - 1)
    # It stands at the foot of the opening's page: not where the words may reach it.
    words = len(chapter.lede) + 40 * sum(1 + len(fact.value) // 50 for fact in chapter.facts)
    most = 520 * grid.area_height / grid.width * grid.text_width / 200 / grid.larger**2
    if edition.ink_saver or not opens_alone(chapter, edition) or words > most:
        return None
    return circles(0.86 - 0.4 * share, "right")


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
