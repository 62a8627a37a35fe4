"""Name badges and tents -> one HTML document: cards by their places, with marks to cut along."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.design.compose import Composer
from generator.design.logo_and_cover import logo_for
from generator.model import Brand, Markup
from generator.model.card_sheet import CardSheet
from generator.units import MM_PER_POINT

_CAPITALS = 0.33  # of the size of type: from the line to the middle of its capitals
_BELOW_LINE_MM = 0.71  # from the line that words stand on to the foot of their place
_WORDMARK = 2.2  # as often as it is high, a logo is wide that has the name in it
_MARK_MM, _MARK_OFF_MM = 4.5, 1.5  # the length of a mark, and how far from the cards it begins
_TITLED, _BARE = 0.5, 0.44  # of a card's height: the middle of its name, below a head and without
_FOLD_MM = 4.0  # of a mark to fold along on a card that goes to the edge of the paper


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLook:
    """How a card is set: lengths in mm from its upper left corner, type in points.

    The name's place ends at `name_foot` and is `name_height` high. `signed` says that the
    practice's name stands beside its logo, or in its place.
    """

    pad: float
    small_pt: float
    name_pt: float
    name_foot: float
    name_height: float
    bar: float
    logo: dict[str, Any] | None
    signed: bool


def compose_cards(composer: Composer, sheet: CardSheet, people: Sequence[str | None]) -> Markup:
    """Compose cards one after the other, each with places for words.

    `people` are what the words of a card's person end in; nothing is a card that stays clear.
    """
    brand, workbook = composer.edition.brand, composer.edition.workbook
    kind = composer.labels["sheets"]["tents" if sheet.folded else "badges"]
    places = tuple(sheet.places())
    pages = [
        [
            {"x": x, "y": y, "person": one}
            for one, (x, y) in zip(people[at : at + sheet.count], places, strict=False)
            if one is not None
        ]
        for at in range(0, len(people), sheet.count)
    ]
    part = {
        "template": "sheets/cards.html",
        "sheet": sheet,
        "pages": pages,
        "look": plan_look(
            sheet,
            brand,
            headed=bool(brand or workbook.author),
            least_pt=composer.edition.size.least_pt,
        ),
        "cuts": () if sheet.ready else tuple(cuts(sheet)),
        "folds": tuple(_folds(sheet)) if sheet.folded else (),
    }
    title = f"{workbook.title}: {kind}"
    return composer.sheet("the name tents" if sheet.folded else "the name badges", title, part)


def plan_look(
    sheet: CardSheet, brand: Brand | None, *, headed: bool, least_pt: float = 0.0
) -> CardLook:
    """Give how the cards of a sheet are set; `headed` ones say whose they are. Nothing on them is
    smaller than `least_pt`, in points.
    """
    width, height = sheet.width, sheet.height
    pad = min(max(height * 0.1, 3.0), 9.0)
    name = min(height * (0.26 if sheet.folded else 0.2), width * 0.115)
    logo = logo_for(brand, "head")
    if logo:
        share = min(height * 0.17 / logo["height"], width * 0.5 / logo["width"])
        logo = logo | {side: round(logo[side] * share, 2) for side in ("width", "height")}
    middle = height * (_TITLED if headed else _BARE)
    return CardLook(
        pad=round(pad, 2),
        small_pt=round(max(min(max(8.5, height * 0.165), 14.0), least_pt), 2),
        name_pt=round(name / MM_PER_POINT, 2),
        name_foot=round(middle + name * _CAPITALS + _BELOW_LINE_MM, 2),
        name_height=round(name * 1.3, 2),
        bar=round(middle + name * 1.12, 2),
        logo=logo,
        signed=not logo or logo["width"] < logo["height"] * _WORDMARK,
    )


# A line from one point to another; lengths in mm from the upper left corner of the paper.
Line = tuple[float, float, float, float]


def cuts(sheet: CardSheet) -> Iterator[Line]:
    """Give the marks to cut along, in the margins round the cards."""
    right = sheet.left + sheet.across * sheet.width
    foot = sheet.top + sheet.down * sheet.flat_height
    for column in range(sheet.across + 1):
        x = sheet.left + column * sheet.width
        yield x, sheet.top - _MARK_OFF_MM - _MARK_MM, x, sheet.top - _MARK_OFF_MM
        yield x, foot + _MARK_OFF_MM, x, foot + _MARK_OFF_MM + _MARK_MM
    for row in range(sheet.down + 1):
        y = sheet.top + row * sheet.flat_height
        yield sheet.left - _MARK_OFF_MM - _MARK_MM, y, sheet.left - _MARK_OFF_MM, y
        yield right + _MARK_OFF_MM, y, right + _MARK_OFF_MM + _MARK_MM, y


def _folds(sheet: CardSheet) -> Iterator[Line]:
    """Give the marks to fold along: beside the cards, or inside them where there is no room."""
    for x, y in sheet.places():
        middle, right = y + sheet.height, x + sheet.width
        if sheet.ready or sheet.across > 1:
            yield x, middle, x + _FOLD_MM, middle
            yield right - _FOLD_MM, middle, right, middle
        else:
            yield x - _MARK_OFF_MM - _MARK_MM, middle, x - _MARK_OFF_MM, middle
            yield right + _MARK_OFF_MM, middle, right + _MARK_OFF_MM + _MARK_MM, middle
