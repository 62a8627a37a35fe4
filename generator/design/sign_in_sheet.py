"""A sheet to sign in on -> one HTML document: a row for each person, and clear ones for others."""

from collections.abc import Sequence
from typing import Any

from generator.design.compose import Composer
from generator.model import Edition, Markup

ROW_MM = 11.4  # the height of a row: a signature takes ten
MARGIN_MM = 15.0  # round the sheet
_HEAD_MM, _BARE_HEAD_MM = 42.0, 30.0  # above the rows, with the practice's name and without
_FOOT_MM = 16.0  # the heads of columns, and what stands below the rows
SPARE = 3  # clear rows, at least


def head_mm(edition: Edition) -> float:
    """Give the height of what stands above the rows."""
    return _HEAD_MM if edition.brand or edition.workbook.author else _BARE_HEAD_MM


def rows_of_page(edition: Edition) -> int:
    """Give how many rows stand on a page."""
    room = edition.paper.height_mm - 2 * MARGIN_MM - head_mm(edition) - _FOOT_MM
    return max(1, int((room + 0.01) / ROW_MM))


def plan_rows(people: Sequence[str], rows: int) -> list[list[str | None]]:
    """Give the rows of each page: people, and clear rows to the end of the last page."""
    every: list[str | None] = [*people, *([None] * SPARE)]
    every += [None] * (-len(every) % rows)
    return [every[at : at + rows] for at in range(0, len(every), rows)]


def compose_sign_in(composer: Composer, people: Sequence[str], day: str) -> Markup:
    """Compose the pages of a sheet. `people` are what the words of each end in; `day` is written
    on it where it is known.
    """
    pages = plan_rows(people, rows_of_page(composer.edition))
    words, language = composer.labels["sheets"], composer.language
    folio = words["page"].replace("{count}", language.number(len(pages)))
    part: dict[str, Any] = {
        "template": "sheets/sign-in.html",
        "pages": [
            {
                "rows": rows,
                "first": at * len(rows) + 1,
                "folio": folio.replace("{number}", language.number(at + 1)),
            }
            for at, rows in enumerate(pages)
        ],
        "day": day,
        "head": head_mm(composer.edition),
        "row": ROW_MM,
        "margin": MARGIN_MM,
    }
    title = f"{composer.edition.workbook.title}: {words['sign-in']}"
    return composer.sheet("the sign-in sheet", title, part)
