"""What is said of heads that are not there, or that several columns have."""

from collections.abc import Iterator, Sequence

from generator.diagnostics import Diagnostic, Location, did_you_mean, error, shorten
from generator.model import RosterChoice
from generator.model.merge_fields import column_name
from generator.reading.roster.heads import Heads, likely_heads
from generator.reading.roster.people import is_like_heads
from generator.reading.roster.roster_table import Row

_MOST_SHOWN = 40  # heads


def missing_heads(
    heads: Heads | None, first: Sequence[Row], choice: RosterChoice, name: str, *, show_names: bool
) -> Iterator[Diagnostic]:
    """Say which of the heads that a user names are not there or there twice, and where columns
    are alike. What may be a line of people is not shown, but for `show_names`.
    """
    line = heads or likely_heads(first)
    if line is None:
        return
    written = line.written if isinstance(line, Heads) else line.cells
    columns = [column_name(one) for one in written]
    known = [one for one in written if one.strip()]
    shown = show_names or heads is not None or is_like_heads(known)
    at = Location(file=name, line=line.line)
    for one in (*choice.name, *choice.partner):
        count = columns.count(column_name(one))
        if count == 0:
            hint = did_you_mean(one, known) if shown else "heads stand above the first row"
            yield error(f'there is no column "{one}"', hint=hint, at=at)
        elif count > 1:
            hint = "give one of them another head"
            yield error(f'{count} columns are called "{one}"', hint=hint, at=at)
    if heads and heads.unclear:
        alike = [f'"{written[one]}"' for one in heads.unclear.columns]
        problem = f"{' and '.join(alike)} may each be the {heads.unclear.what}"
        say = f"say which is: --{heads.unclear.what} {alike[0]}, or "
        same = len({columns[one] for one in heads.unclear.columns}) < len(alike)
        hint = f"{'' if same else say}give all but one another head"
        yield error(problem, hint=hint, at=at)


def no_name(
    first: Sequence[Row], choice: RosterChoice, name: str, *, show_names: bool
) -> Diagnostic:
    """Say that there is no line of heads in which one is of names."""
    row = likely_heads(first)
    if row is None:
        hint = "begin with a line of heads: name,partner,date"
        return error("is empty", hint=hint, at=Location(file=name))
    known = [" ".join(cell.split()) for cell in row.cells if cell.strip()]
    at = Location(file=name, line=row.line)
    if choice.name:
        hint = "name heads as they are in the list"
        return error("has no line with the heads that are named", hint=hint, at=at)
    if show_names or is_like_heads(known):
        near = did_you_mean("name", [*map(str.lower, known)])
        if near.startswith("did"):
            hint = f'{near} Call it "name", or say which it is: --name "ITS HEAD"'
            return error('there is no column "name"', hint=hint, at=at)
        heads = ", ".join(f'"{shorten(one, 60)}"' for one in known[:_MOST_SHOWN])
        hint = f'call one of them "name", or say which: --name "{shorten(known[0], 60)}"'
        return error(
            f'there is no column "name", nor one that is like it: there are {heads}',
            hint=hint,
            at=at,
        )
    hint = 'call the column with the names "name", or say which it is: --name "ITS HEAD"'
    return error('there is no column "name", nor one that is like it', hint=hint, at=at)
