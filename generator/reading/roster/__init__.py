"""A roster: any list with a row for each couple, read strictly where it is printed."""

from generator.reading.roster.roster_reader import Roster, check_roster
from generator.reading.roster.roster_rows import Inspection, inspect_rows, iterate_recipients

__all__ = ["Inspection", "Roster", "check_roster", "inspect_rows", "iterate_recipients"]
