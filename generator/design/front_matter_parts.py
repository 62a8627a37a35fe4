"""What the templates of the front matter take: cover, imprint and contents."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.design.cover_circles import cover_art
from generator.design.cover_words import plan_cover_words
from generator.design.fields import Fields
from generator.design.figures import circles
from generator.design.grid import PageGrid
from generator.design.logo_and_cover import cover_look, cover_picture, cover_size
from generator.design.ways import WayWords, ways_of
from generator.design.word_widths import Measure
from generator.model import Chapter, Edition

Parts = tuple[dict[str, Any], ...]  # of a document: the template of each, and what it takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the contents: a chapter and the folio where it opens."""

    chapter: Chapter
    page: int


def front_parts(
    edition: Edition,
    grid: PageGrid,
    entries: tuple[Entry, ...],
    fields: Callable[..., Fields],
    measure: Measure,
    way_words: WayWords,
) -> Parts:
    """Give the parts of the front matter in order, each a template and what it takes.

    `fields` gives the fields whose names begin with a prefix; `measure` the widths of words in the
    typefaces of titles and labels; `way_words` are those that say how a part is done.
    """
    bleed = edition.bleed.mm if edition.bleed else 0.0
    return (
        {
            "template": "partials/cover.html",
            "figure": None if edition.ink_saver else circles(0.5, "left"),
            "look": cover_look(edition),
            "art": None if edition.own_cover else cover_art(grid, bleed),
            "words": plan_cover_words(edition.workbook, grid, measure),
            "picture": cover_picture(edition.brand),
            "size": cover_size(edition.workbook, grid.text_width),
            "fields": fields("book_cover"),
        },
        {"template": "partials/imprint.html", "fields": fields("imprint", on_screen=False)},
        {
            "template": "partials/contents.html",
            "entries": entries,
            "ways": {one.chapter.slug: ways_of(one.chapter, way_words) for one in entries},
        },
    )
