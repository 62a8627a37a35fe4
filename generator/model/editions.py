"""A workbook as it is printed."""

from dataclasses import dataclass

from generator.model.content import Workbook
from generator.units import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A workbook and how it is printed. `pitch_mm` is the distance of two lines."""

    name: str
    workbook: Workbook
    paper: Paper
    pitch_mm: float
    recto_openings: bool
