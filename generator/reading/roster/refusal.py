"""How it is said that a list can't be used."""

from generator.diagnostics import Location, WorkbookError, error


def refused(name: str, problem: str, *, line: int | None = None, hint: str = "") -> WorkbookError:
    """Give what is raised for a list that messages call by a name."""
    at = Location(file=name, line=line)
    return WorkbookError(error(problem, hint=hint or "correct the row and run again", at=at))
