"""What is told once for each kind in a file: how often, and in which lines."""

from dataclasses import dataclass, field

from generator.diagnostics import Findings, warning
from generator.reading.source import Source

_LINES_NAMED = 5


@dataclass(slots=True, kw_only=True)
class Tally:
    """Counts what is met in a file; `tell` makes one warning of each kind."""

    source: Source
    _lines: dict[tuple[str, str], list[int]] = field(default_factory=dict)

    def note(self, problem: str, hint: str, line: int) -> None:
        """Keep in mind that something was met in a line. `problem` speaks of all of its kind."""
        self._lines.setdefault((problem, hint), []).append(line)

    def tell(self, findings: Findings) -> None:
        """Make a warning of each kind that was met, at its first line."""
        for (problem, hint), lines in self._lines.items():
            place = self.source.at(min(lines))
            findings.add(warning(problem + _count(sorted(lines)), hint=hint, at=place))
        self._lines.clear()


def _count(lines: list[int]) -> str:
    if len(lines) == 1:
        return ""
    named = [str(line) for line in dict.fromkeys(lines)]
    if len(named) == 1:
        return f" ({len(lines)} of them)"
    if len(named) > _LINES_NAMED:
        listed = ", ".join(named[:_LINES_NAMED]) + " and further ones"
    else:
        listed = f"{', '.join(named[:-1])} and {named[-1]}"
    return f" ({len(lines)} of them, lines {listed})"
