"""One way to print a workbook."""

from generator.model import Edition, Workbook
from generator.units import Paper

# The distances that ruled paper is sold with, in mm.
PITCHES = {"narrow": 6.35, "college": 7.1, "wide": 8.7, "large": 12.0}


def plan_edition(workbook: Workbook, *, paper: Paper | None = None) -> Edition:
    """Give the participant's edition, on other paper where it is named."""
    return Edition(
        name="participant",
        workbook=workbook,
        paper=paper or workbook.paper,
        pitch_mm=PITCHES["wide"],
        recto_openings=workbook.recto_openings,
    )
