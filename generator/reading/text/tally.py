"""What is told once for each kind in a file: how often, and in which lines."""

from dataclasses import dataclass, field

from generator.diagnostics import Findings, shorten, warning
from generator.reading.source import Source

_LINES_NAMED = 5
_NAMES = 3


@dataclass(slots=True, kw_only=True)
class Tally:
    """Counts what is met in a file; `tell` makes one warning of each kind."""

    source: Source
    _met: dict[tuple[str, str], list[tuple[int, str]]] = field(default_factory=dict)

    def note(self, problem: str, hint: str, line: int, name: str = "") -> None:
        """Keep in mind that something was met in a line, 0 where that is not known.

        `problem` speaks of all of its kind; `name` is what this one is called.
        """
        self._met.setdefault((problem, hint), []).append((line, name))

    def tell(self, findings: Findings) -> None:
        """Make a warning of each kind that was met, at its first line."""
        for (problem, hint), met in self._met.items():
            lines = sorted(line for line, _ in met if line)
            names = list(dict.fromkeys(name for _, name in met if name))
            message = problem + _named(names) + _count(lines, len(met))
            place = self.source.at(lines[0] if lines else None)
            findings.add(warning(message, hint=hint, at=place))
        self._met.clear()


def _named(names: list[str]) -> str:
    if not names:
        return ""
    more = ", ..." if len(names) > _NAMES else ""
    quoted = (name if '"' in name else f'"{shorten(name, 60)}"' for name in names[:_NAMES])
    return f": {', '.join(quoted)}{more}"


def _count(lines: list[int], count: int) -> str:
    if count == 1:
        return ""
    named = [str(line) for line in dict.fromkeys(lines)]
    if len(named) < 2:
        return f" ({count} of them)"
    if len(named) > _LINES_NAMED:
        listed = ", ".join(named[:_LINES_NAMED]) + " and further ones"
    else:
        listed = f"{', '.join(named[:-1])} and {named[-1]}"
    return f" ({count} of them, lines {listed})"
