"""A brand file and where things stand in it."""

from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Findings, Location
from generator.reading.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandSource:
    """A brand file: its folder, the lines of its keys by path, and where mistakes go."""

    source: Source
    folder: Path
    lines: dict[str, int]
    findings: Findings

    def at(self, *paths: str) -> Location:
        """Give where the first of the paths stands that is there, or what is around it."""
        for path in paths:
            if path in self.lines:
                return self.source.at(self.lines[path])
        above = paths[0].rpartition(".")[0] if paths else ""
        return self.at(above) if above else self.source.at()
