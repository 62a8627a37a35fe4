"""What the templates of the front matter take: cover, imprint, contents and run sheet."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.design.fields import Fields
from generator.design.figures import circles
from generator.design.grid import PageGrid
from generator.design.language import Language
from generator.design.logo_and_cover import cover_look, cover_picture, cover_size
from generator.design.runsheet import plan_runsheet
from generator.model import Chapter, Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the contents: a chapter and the folio where it opens."""

    chapter: Chapter
    page: int


def front_parts(
    edition: Edition,
    grid: PageGrid,
    language: Language,
    entries: tuple[Entry, ...],
    fields: Callable[..., Fields],
) -> tuple[dict[str, Any], ...]:
    """Give the parts of the front matter in order, each a template and what it takes.

    `fields` gives the fields whose names begin with a prefix.
    """
    parts: tuple[dict[str, Any], ...] = (
        {
            "template": "partials/cover.html",
            "figure": None if edition.ink_saver else circles(0.5, "left"),
            "look": cover_look(edition),
            "picture": cover_picture(edition.brand),
            "size": cover_size(edition.workbook, grid.text_width),
            "fields": fields("book_cover"),
        },
        {"template": "partials/imprint.html", "fields": fields("imprint", on_screen=False)},
        {"template": "partials/contents.html", "entries": entries},
    )
    if not edition.notes:
        return parts
    pages = {entry.chapter.slug: entry.page for entry in entries}
    rows = plan_runsheet(edition.notes, pages, language)
    total = language.clock(sum(row.minutes for row in rows))
    return (*parts, {"template": "partials/runsheet.html", "rows": rows, "total": total})
