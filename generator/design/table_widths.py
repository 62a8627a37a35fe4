"""The widths of a table's columns: no less than their words and a hand need, the rest shared.

Pure arithmetic over what the cells need. All widths are mm, with the padding of the cells.
"""

from dataclasses import dataclass, replace

from generator.design.table_needs import HAND_MM, TICK_MM, ColumnNeeds, TableNeeds

LONGEST_HEAD_MM = 60.0  # that stands upright
RULE_MM = 0.3  # what the rule between two columns takes, and rounding
_FAIR = 0.8  # of an even share of the table, which columns to write in get before long texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How close a table is set: the padding beside a cell's words, the size of its type.

    With `ticks`, columns that look like it may be as narrow as a tick; heads may be `divided`
    at syllables, and `turned` to stand upright. Boxes to tick are as large as the type asks, or,
    where they are not `grown`, as beside type of the usual size.
    """

    name: str
    padding: float
    small: bool = False
    ticks: bool = True
    divided: bool = False
    turned: bool = False
    grown: bool = True


# From easy to close; `name` is a class of css/fields.css.
AS_USUAL = Setting(name="", padding=2.0, ticks=False)
SETTINGS = (
    AS_USUAL,
    Setting(name="", padding=2.0),
    Setting(name="", padding=2.0, divided=True),
    Setting(name="table-close", padding=1.0, divided=True),
    Setting(name="table-close table-small", padding=1.0, small=True, divided=True),
    Setting(name="table-closest table-small", padding=0.5, small=True, divided=True, turned=True),
)
# For readers who see less no word is divided, and before a table has no place at all, its boxes to
# tick stay as they are beside type of the usual size.
_WHOLE = tuple(replace(one, divided=False) for one in SETTINGS)
EASED_SETTINGS = (
    *_WHOLE,
    replace(_WHOLE[-1], name="table-small table-usual-ticks", padding=0.2, grown=False),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """The least widths of the columns in a setting, and what they would like to have.

    `turned` are the columns whose heads stand upright, and `head` how long the longest of them is.
    """

    setting: Setting
    least: tuple[float, ...]
    liked: tuple[float, ...]
    writes: tuple[bool, ...]
    turned: frozenset[int]
    head: float

    @property
    def needed(self) -> float:
        """The least width of the table."""
        return sum(self.least)


def plan_shares(
    needs: TableNeeds,
    setting: Setting,
    width: float,
    *,
    ticks: float | None,
    line: float,
    small: float,
    larger: float,
) -> Shares:
    """Give what the columns of a table need of a width in a setting.

    `ticks` is the least width of cells to tick where the author says that they are; `line` the
    height of a line, which a head that stands upright takes. `small` is the share of small type in
    the size of text, `larger` how much larger than usual targets for a pen are.
    """
    growth = larger if setting.grown else 1.0
    ticks = None if ticks is None else ticks * growth
    scale = small if setting.small else 1.0
    least: list[float] = []
    liked: list[float] = []
    turned: dict[int, float] = {}
    # Rows that are named by hand, beside cells to tick.
    named = needs.named_by_hand or (ticks is not None and needs.columns[0].writes)
    for at, column in enumerate(needs.columns):
        padding = 2 * setting.padding + RULE_MM
        head = column.head.part if setting.divided else column.head.word
        by_hand = HAND_MM if named and not at else _hand(column, setting, ticks, TICK_MM * growth)
        below = max(scale * column.body.word + padding, by_hand)
        over = head + padding
        upright = setting.turned and 0 < column.head.line <= LONGEST_HEAD_MM
        if upright and over > max(below, line + RULE_MM):
            turned[at] = column.head.line
            over = line + RULE_MM
        own = _own(column, width)
        least.append(max(below, over) if own is None else own)
        line_width = max(scale * column.body.line, 0.0 if at in turned else column.head.line)
        line_width = max(line_width, 2 * HAND_MM) if named and not at else line_width
        liked.append(max(least[-1], line_width + padding) if own is None else own)
    fixed = [column.own is not None for column in needs.columns]
    for span in needs.spans:
        padding = 2 * setting.padding + RULE_MM
        size = scale if not span.head else 1.0
        word = span.extent.part if span.head and setting.divided else span.extent.word
        _widen(least, span.first, span.across, size * word + padding, fixed)
        _widen(liked, span.first, span.across, size * span.extent.line + padding, fixed)
    return Shares(
        setting=setting,
        least=tuple(least),
        liked=tuple(map(max, least, liked)),
        writes=tuple(
            column.writes and bool(at or not named) for at, column in enumerate(needs.columns)
        ),
        turned=frozenset(turned),
        head=max(turned.values(), default=0.0),
    )


def columns_to_take(shares: Shares, room: float) -> int:
    """Give how many of the last columns are too many for a width; 0 where it is the first."""
    total = shares.needed
    for count, width in enumerate(reversed(shares.least[1:]), start=1):
        total -= width
        if total <= room:
            return count
    return 0


def _hand(column: ColumnNeeds, setting: Setting, ticks: float | None, tick: float) -> float:
    if not column.writes:
        return 0.0
    if ticks is not None:
        return ticks
    return tick if column.ticks and setting.ticks else HAND_MM


def _own(column: ColumnNeeds, width: float) -> float | None:
    if column.own is None:
        return None
    return column.own.mm or column.own.share * width


def _widen(widths: list[float], first: int, across: int, needed: float, fixed: list[bool]) -> None:
    """Make the columns below a cell as wide as it is, those of a width of their own last."""
    inside = range(first, first + across)
    missing = needed - sum(widths[at] for at in inside)
    if missing > 0:
        free = [at for at in inside if not fixed[at]]
        for at in free:
            widths[at] += missing / len(free)


def share_out_width(shares: Shares, width: float, own: tuple[bool, ...]) -> tuple[float, ...]:
    """Give the widths of columns that have room in a width.

    Columns of words get what their lines take, those to write in share the rest; none gets less
    than its least. `own` tells which have a width of their author's, which stays.
    """
    least, liked = list(shares.least), list(shares.liked)
    if all(own):
        return tuple(least)
    free = [at for at in range(len(least)) if not own[at]]
    left = width - sum(least[at] for at in range(len(least)) if own[at])
    write = [at for at in free if shares.writes[at]]
    words = [at for at in free if not shares.writes[at]]
    given = dict(enumerate(least))
    if write:
        fair = _FAIR * width / len(least)
        wanted = sum(max(least[at], min(liked[at], fair * 2), fair) for at in write)
        of_words = _between(words, least, liked, left - wanted)
        given |= of_words
        given |= _evenly(write, least, left - sum(of_words.values()))
    else:
        given |= _between(words, least, liked, left)
        spare = left - sum(given[at] for at in words)
        total = sum(liked[at] for at in words)
        given |= {at: given[at] + spare * liked[at] / total for at in words}
    return tuple(given[at] for at in range(len(least)))


def _between(
    columns: list[int], least: list[float], liked: list[float], width: float
) -> dict[int, float]:
    """Give columns as much of what they like as there is, the least at least."""
    lowest, highest = (sum(of[at] for at in columns) for of in (least, liked))
    span = highest - lowest
    part = min(1.0, max(0.0, (width - lowest) / span)) if span > 0 else 0.0
    return {at: least[at] + part * (liked[at] - least[at]) for at in columns}


def _evenly(columns: list[int], least: list[float], width: float) -> dict[int, float]:
    """Share a width evenly, nobody getting less than the least."""
    shares = {at: least[at] for at in columns}
    sharing = set(columns)
    while sharing:
        each = (width - sum(shares[at] for at in columns if at not in sharing)) / len(sharing)
        short = {at for at in sharing if least[at] > each}
        if not short:
            return shares | dict.fromkeys(sharing, each)
        sharing -= short
    return shares
