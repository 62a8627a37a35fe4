"""What became of rows, told once for each reason, with the first of its rows; and what all the
copies of a run need.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator import files
from generator.copies.options import ToBring
from generator.copies.plan import Copy, Plan
from generator.diagnostics import Diagnostic, Location, error, warning
from generator.model.sheet_facts import SheetFacts
from generator.reading.roster import Inspection
from generator.report import list_rows

_HINT = "correct the row and run again: copies that are done are kept"
_MOST = 12  # names, and reasons, that are told


class Needed:
    """What the copies of a run need, counted as they come."""

    def __init__(self, plan: Plan, on_sheets: Sequence[SheetFacts] = ()):
        """`on_sheets` say how the copies of each book lie on sheets, where they do."""
        self._plan = plan
        self._on_sheets = on_sheets
        self._people: dict[int, int] = {}  # by their rows
        self._books = self._sheets = 0
        self.lengths: set[int] = set()  # how many pages copies have

    def add(self, copy: Copy, pages: int) -> None:
        """Count a copy of so many pages."""
        self.lengths.add(pages)
        self._people[copy.row] = 1 + bool(copy.words.get("partner"))
        self._books += 1
        if self._on_sheets:
            self._sheets += self._on_sheets[copy.book].sheets
        elif not self._plan.masters[copy.book].setting.plan.on_screen:
            self._sheets += -(-pages // 2) + self._plan.options.separators

    @property
    def all(self) -> ToBring:
        """What they need together."""
        people = sum(self._people.values())
        couples = len(self._people)
        return ToBring(couples=couples, people=people, books=self._books, sheets=self._sheets)


class Tally:
    """Rows that could not be used, and rows without a name or a picture, as they come."""

    def __init__(self, roster: Path, hint: str = _HINT):
        """`hint` is what to do about a row that could not be used."""
        self._hint = hint
        self._place = Location(file=files.display(roster))
        self._failed: dict[str, dict[int, str]] = {}
        self._nameless: list[int] = []
        self._without: dict[str, list[int]] = {}

    def fail(self, row: int, reason: str, name: str = "") -> None:
        """Note why a row could not be used; `name` is told where it may be."""
        self._failed.setdefault(reason, {})[row] = name

    def miss_name(self, row: int) -> None:
        """Note that a row has no name."""
        self._nameless.append(row)

    def miss_picture(self, column: str, row: int) -> None:
        """Note that a row names no picture in a column that is for one."""
        self._without.setdefault(column, []).append(row)

    def findings(self) -> Iterator[Diagnostic]:
        """Give what is wrong: a finding a reason, in the order of the first rows."""
        reasons = sorted(self._failed.items(), key=lambda one: min(one[1]))
        for reason, rows in reasons[:_MOST]:
            names = [name for _, name in sorted(rows.items()) if name][:_MOST]
            told = f" ({', '.join(names)})" if names else ""
            hint = self._hint
            if "typeface" in reason:
                hint = "Noto has one for every script; or write the names in other letters"
            yield error(f"{list_rows(rows)}: {reason}{told}", hint=hint, at=self._place)
        if others := [row for _, rows in reasons[_MOST:] for row in rows]:
            hint = "see why with --dry-run, or in manifest.csv"
            problem = f"{list_rows(others)}: can't be used, for other reasons"
            yield error(problem, hint=hint, at=self._place)
        if self._nameless:
            have = "has" if len(set(self._nameless)) == 1 else "have"
            hint = "write one into the roster, or leave it: the book has a line to write it on"
            problem = f"{list_rows(self._nameless)}: {have} no name"
            yield warning(problem, hint=hint, at=self._place)
        for column, without in sorted(self._without.items()):
            have = "has" if len(set(without)) == 1 else "have"
            hint = "name a file beside the list, or leave it: the book has a frame to glue one in"
            problem = f'{list_rows(without)}: {have} no picture in the column "{column}"'
            yield warning(problem, hint=hint, at=self._place)


def damaged(inspection: Inspection, roster: Path, *, show_names: bool) -> tuple[Diagnostic, ...]:
    """Say which rows have letters that are not those they were, before any is printed."""
    if not inspection.damaged:
        return ()
    rows = inspection.damaged
    have = "has" if len(rows) == 1 else "have"
    problem = f"{list_rows(rows)}: {have} letters that seem damaged, and are printed as they are"
    hint = (
        "mend them in the list, or export it anew as UTF-8: they were read in another way and "
        "saved so"
    )
    if show_names:
        shown = f'"{inspection.damage}"'
        if inspection.repair != inspection.damage:
            shown += f' was "{inspection.repair}"'
        hint = f"{shown}; {hint}"
    return (warning(problem, hint=hint, at=Location(file=files.display(roster))),)
