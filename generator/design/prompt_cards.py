"""The prompts of a workbook as cards to talk by -> HTML: fronts, and backs that fall on them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.design.card_stock import plan_cards
from generator.design.compose import Composer
from generator.design.logo_and_cover import logo_for
from generator.design.name_cards import cuts
from generator.model import Brand, Markup, iterate_prompts
from generator.model.card_sheet import CardSheet
from generator.model.print_size import PrintSize
from generator.units import PAPERS, Paper

_PAD_MM = 7.0  # round a card's words
_LINK = re.compile(r"</?a\b[^>]*>")
_LOGO_SHARE = (0.5, 0.42)  # of the width and the height of a card


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFormat:
    """Cards of one size, in mm as `95x64`, and how many of them lie on a sheet of letter or A4.

    A question is set as large as it fits, in one of the sizes `points`; its chapter stands in the
    lowest `foot_mm`, in `foot_pt`.
    """

    size: str
    count: int
    points: tuple[float, ...]
    foot_mm: float
    foot_pt: float

    def room_mm(self, sheet: CardSheet) -> float:
        """Give the height that the words of a card have."""
        return sheet.height - 2 * _PAD_MM - self.foot_mm


FORMATS = {
    PrintSize.STANDARD: CardFormat(
        size="95x64", count=8, points=(17.0, 15.0, 13.0, 11.0, 9.5), foot_mm=9.0, foot_pt=8.5
    ),
    PrintSize.CLEAR: CardFormat(
        size="95x64", count=8, points=(17.0, 15.0, 13.0, 12.0), foot_mm=13.0, foot_pt=12.0
    ),
    PrintSize.LARGE: CardFormat(
        size="95x128", count=4, points=(24.0, 21.0, 18.0, 16.0), foot_mm=18.0, foot_pt=16.0
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptCard:
    """A card: its id, its words as HTML, the chapter it is of, and where its prompt stands."""

    id: str
    html: str
    chapter: str
    file: str
    line: int


def find_cards(composer: Composer) -> tuple[PromptCard, ...]:
    """Give a card for every prompt of an edition, in the order of the book."""
    return tuple(
        PromptCard(
            id=f"card-{number}",
            html=_LINK.sub("", prompt.question),
            chapter=chapter.title_text,
            file=chapter.file,
            line=prompt.line,
        )
        for number, (chapter, prompt) in enumerate(
            (chapter, prompt)
            for chapter in composer.edition.workbook.chapters
            for prompt in iterate_prompts(chapter.blocks)
            if prompt.text.strip()
        )
    )


def plan_card_sheet(composer: Composer, paper: Paper, other: Paper) -> CardSheet:
    """Give the sheet that cards lie on: of a paper, or of another where less than all fit there.

    Raises `WorkbookError` where none fits on either.
    """
    for one in (paper, other):
        sheet = _fitting(composer, one)
        if sheet and sheet.count >= format_of(composer).count:
            return sheet
    return plan_cards(format_of(composer).size, composer.theme, paper)


def _fitting(composer: Composer, paper: Paper) -> CardSheet | None:
    narrow = min(paper.width_mm, paper.height_mm) < PAPERS["a4"].width_mm
    return None if narrow else plan_cards(format_of(composer).size, composer.theme, paper)


def format_of(composer: Composer) -> CardFormat:
    """Give the cards that an edition has: of large print they are large too."""
    return FORMATS[composer.edition.size]


def compose_fronts(
    composer: Composer, sheet: CardSheet, cards: Sequence[PromptCard], sizes: Mapping[str, float]
) -> Markup:
    """Compose the fronts alone, to see how high their words are; `sizes` in points by ids."""
    return _composed(composer, sheet, [*_fronts(sheet, cards, sizes)])


def compose_cards_and_backs(
    composer: Composer,
    sheet: CardSheet,
    cards: Sequence[PromptCard],
    sizes: Mapping[str, float],
    *,
    edge: str,
) -> Markup:
    """Compose fronts and backs in turn, for sheets that are turned over along an edge: `long` or
    `short`.
    """
    across = turns_across(sheet.paper, edge)
    pages = []
    for front in _fronts(sheet, cards, sizes):
        pages += [front, [_behind(sheet, card, across=across) for card in front]]
    return _composed(composer, sheet, pages)


def turns_across(paper: Paper, edge: str) -> bool:
    """Tell whether a sheet that is turned over along an edge is turned like a leaf of a book: left
    and right change, head and foot stay.
    """
    return (edge == "long") == (paper.height_mm >= paper.width_mm)


def _fronts(
    sheet: CardSheet, cards: Sequence[PromptCard], sizes: Mapping[str, float]
) -> Iterator[list[dict[str, Any]]]:
    places = tuple(sheet.places())
    for first in range(0, len(cards), sheet.count):
        yield [
            {"x": x, "y": y, "card": card, "size": sizes[card.id], "over": False}
            for card, (x, y) in zip(cards[first : first + sheet.count], places, strict=False)
        ]


def _behind(sheet: CardSheet, front: Mapping[str, Any], *, across: bool) -> dict[str, Any]:
    """Give the back of a card: its place as the other side of the sheet is seen."""
    paper = sheet.paper
    x, y = front["x"], front["y"]
    if across:
        x = round(paper.width_mm - x - sheet.width, 3)
    else:
        y = round(paper.height_mm - y - sheet.flat_height, 3)
    return {"x": x, "y": y, "card": None, "over": not across}


def _composed(composer: Composer, sheet: CardSheet, pages: list[list[dict[str, Any]]]) -> Markup:
    title = f"{composer.edition.workbook.title}: {composer.labels['sheets']['cards']}"
    part = {
        "template": "sheets/prompt-cards.html",
        "sheet": sheet,
        "pages": pages,
        "cuts": tuple(cuts(sheet)),
        "folds": (),
        "pad": _PAD_MM,
        "foot_pt": format_of(composer).foot_pt,
        "logo": _back_logo(composer.edition.brand, sheet),
    }
    return composer.sheet("the cards", title, part)


def _back_logo(brand: Brand | None, sheet: CardSheet) -> dict[str, Any] | None:
    logo = logo_for(brand, "cover")
    if logo is None:
        return None
    share = min(
        sheet.width * _LOGO_SHARE[0] / logo["width"],
        sheet.height * _LOGO_SHARE[1] / logo["height"],
    )
    return logo | {side: round(logo[side] * share, 2) for side in ("width", "height")}
