"""Which cards a sheet has: those of a stock that is sold cut, or of a size, as many as fit.

Stocks are data: `sheets/stock.yml` of the base theme, and of a theme that knows more.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from ruamel.yaml.comments import CommentedMap

from generator import files
from generator.design.theme import Theme
from generator.diagnostics import Findings, Location, WorkbookError, did_you_mean, error
from generator.model.card_sheet import CardSheet
from generator.units import PAPERS, Paper, parse_length
from generator.yaml import error_line, load_mapping, validate

STOCK = "sheets/stock.yml"
MARGIN_MM = 8.0  # that a sheet to be cut keeps on each side, with its marks in it
SMALLEST_MM, LARGEST_MM = 25.0, 420.0
# The holders that are sold most: 54 by 90 mm, and in North America two and a quarter inches.
_USUAL, _USUAL_AMERICAN = (90.0, 54.0), (88.9, 57.15)
_AMERICAN = ("letter", "legal", "half-letter")
_USUAL_TENT = (180.0, 65.0)
_TENT = "tent"
_SIZE = re.compile(r"(?P<width>[\d.]+ ?[a-z]*?) ?x ?(?P<height>[\d.]+ ?[a-z]*)")
_SIZES = "give a size, such as 90x54 or 3.5inx2.25in, or tent or tent-180x65"


def plan_cards(asked: str, theme: Theme, paper: Paper, *, chosen: bool = False) -> CardSheet:
    """Give the sheet of cards of a stock or a size, or the usual one where none is `asked` for.

    `paper` is what a size is laid out on; stock that is cut brings its own, and where a paper was
    `chosen` it has to be that one. Raises `WorkbookError` where there is no such stock, or where no
    card fits.
    """
    text = " ".join(asked.lower().replace("×", "x").split())
    if not text:
        return _cut_out("", _usual(paper), paper, folded=False)
    kind, _, rest = text.partition(" " if text.startswith("tent ") else "-")
    if kind == _TENT:
        size = _size(rest) if rest else _USUAL_TENT
        if size is None:
            raise _unknown(asked)
        return _cut_out(_TENT, size, paper, folded=True)
    if size := _size(text):
        return _cut_out("", size, paper, folded=False)
    stocks = _stocks(theme)
    named_so = (one for one in stocks if _key(text) in map(_key, (one.name, *one.also)))
    stock = next(named_so, None)
    if stock is None:
        raise _unknown(asked, [one.name for one in stocks])
    if chosen and _sides(stock.sheet.paper) != _sides(paper):
        hint = "leave --paper away: the sheets that you bought decide it"
        problem = f"{stock.name} is sold on {stock.sheet.paper.name} paper"
        raise WorkbookError(error(problem, hint=hint))
    return stock.sheet


def _unknown(asked: str, names: Sequence[str] = ()) -> WorkbookError:
    known = f"{did_you_mean(asked, names)}; or " if names else ""
    problem = f'there is no stock of badges called "{asked}"'
    return WorkbookError(error(problem, hint=known + _SIZES))


def _sides(paper: Paper) -> tuple[float, float]:
    return paper.width_mm, paper.height_mm


def _usual(paper: Paper) -> tuple[float, float]:
    return _USUAL_AMERICAN if paper.name in _AMERICAN else _USUAL


def _size(text: str) -> tuple[float, float] | None:
    """Give the size that a text names; in mm where it names no unit, or only that of the height."""
    found = _SIZE.fullmatch(text)
    if not found:
        return None
    width, height = found["width"], found["height"]
    unit = (re.findall(r"[a-z]+", height) or ["mm"])[0]
    try:
        width_mm, height_mm = (
            round(parse_length(one if one[-1].isalpha() else one + unit), 3)
            for one in (width, height)
        )
    except ValueError:
        return None
    return width_mm, height_mm


def _cut_out(name: str, size: tuple[float, float], paper: Paper, *, folded: bool) -> CardSheet:
    """Give as many cards of a size as fit on a paper, in its middle, edge to edge."""
    width, height = size
    flat = height * (2 if folded else 1)
    shown = f"{width:g} x {height:g} mm"
    if not all(SMALLEST_MM <= side <= LARGEST_MM for side in size):
        hint = f"a side is {SMALLEST_MM:g} to {LARGEST_MM:g} mm; {_SIZES}"
        raise WorkbookError(error(f"{shown} is no size of a card", hint=hint))
    across = int((paper.width_mm - 2 * MARGIN_MM + 0.01) / width)
    down = int((paper.height_mm - 2 * MARGIN_MM + 0.01) / flat)
    if not across or not down:
        high = f", {flat:g} mm high before it is folded," if folded else ""
        problem = f"a card of {shown}{high} does not fit on {paper.name} paper"
        hint = f"{MARGIN_MM:g} mm are left on each side for marks to cut along: make it smaller"
        raise WorkbookError(error(problem, hint=hint))
    return CardSheet(
        name=name,
        paper=paper,
        width=width,
        height=height,
        across=across,
        down=down,
        left=round((paper.width_mm - across * width) / 2, 3),
        top=round((paper.height_mm - down * flat) / 2, 3),
        folded=folded,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stock:
    """Sheets that are sold cut: under which names, and how their cards lie."""

    name: str
    also: tuple[str, ...]
    sheet: CardSheet


def _lengths(given: Any) -> tuple[float, float]:
    """Give two lengths, across and down, in mm."""
    both = given if isinstance(given, list) else [given]
    if len(both) != 2:
        raise ValueError("is to be two lengths, across and down")
    return parse_length(str(both[0])), parse_length(str(both[1]))


def _paper(name: Any) -> Paper:
    if name not in PAPERS:
        raise ValueError(f'unknown paper "{name}"')
    return PAPERS[name]


_Pair = Annotated[tuple[float, float], BeforeValidator(_lengths)]


class StockSettings(BaseModel):
    """What may stand below the name of a stock."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    paper: Annotated[Any, BeforeValidator(_paper)]
    card: _Pair
    across: Annotated[int, Field(ge=1, le=20)]
    down: Annotated[int, Field(ge=1, le=40)]
    gap: _Pair = (0.0, 0.0)
    at: _Pair | None = None
    folded: bool = False
    also: tuple[str, ...] = ()


_HINTS = {
    "paper": f"one of {', '.join(PAPERS)}",
    "card": "write the width and the height of a card: card: [80mm, 50mm]",
    "gap": "write what is between two cards, across and down: gap: [15mm, 5mm]",
    "at": "write where the first card begins, from the left and the top: at: [17.5mm, 13.5mm]",
    "also": "write other names of the same sheets: also: [avery-8395]",
}


def _stocks(theme: Theme) -> tuple[_Stock, ...]:
    """Give the stocks that are known, the theme's own first."""
    findings = Findings()
    found: list[_Stock] = []
    for folder in theme.folders:
        file = theme.find(STOCK, (folder,))
        if file is not None:
            found += _read(*file, findings)
    findings.raise_errors()
    return tuple(found)


def _read(path: Path, text: str, findings: Findings) -> Iterator[_Stock]:
    name = files.display(path)

    def at(line: int) -> Location:
        return Location(file=name, line=line)

    data = load_mapping(text, at, findings) or CommentedMap()
    for own, settings in data.items():
        line = error_line(data, own, 1)
        if not isinstance(settings, CommentedMap):
            hint = "write its paper, card, across and down below its name, indented"
            findings.add(error(f'the stock "{own}" has no settings', hint=hint, at=at(line)))
            continue
        given = validate(StockSettings, settings, at, findings, what="of a stock", hints=_HINTS)
        if given is None:
            continue
        sheet = _laid(str(own), given)
        right = sheet.left + sheet.across * (sheet.width + sheet.gap_across) - sheet.gap_across
        foot = sheet.top + sheet.down * (sheet.flat_height + sheet.gap_down) - sheet.gap_down
        over = max(right - sheet.paper.width_mm, foot - sheet.paper.height_mm)
        if over > 0.1 or min(sheet.left, sheet.top) < -0.1:
            hint = "correct its card, gap, across and down, or where the first card begins: at"
            problem = f'the cards of the stock "{own}" do not fit on its paper'
            findings.add(error(problem, hint=hint, at=at(line)))
            continue
        yield _Stock(name=str(own), also=given.also, sheet=sheet)


def _laid(name: str, given: StockSettings) -> CardSheet:
    """Give a stock's sheet; its cards are in the middle where nothing else is said."""
    width, height = given.card
    flat = height * (2 if given.folded else 1)
    wide = given.across * width + (given.across - 1) * given.gap[0]
    high = given.down * flat + (given.down - 1) * given.gap[1]
    middle = ((given.paper.width_mm - wide) / 2, (given.paper.height_mm - high) / 2)
    left, top = given.at or middle
    return CardSheet(
        name=name,
        paper=given.paper,
        width=round(width, 3),
        height=round(height, 3),
        across=given.across,
        down=given.down,
        left=round(left, 3),
        top=round(top, 3),
        gap_across=round(given.gap[0], 3),
        gap_down=round(given.gap[1], 3),
        folded=given.folded,
        ready=True,
    )


def _key(name: str) -> str:
    """Give a name as stocks are found by: Avery 5392, avery-5392 and 5392 are the same."""
    return re.sub(r"[^a-z0-9]", "", name.lower()).removeprefix("avery").removeprefix("zweckform")
