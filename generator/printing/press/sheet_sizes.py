"""Sheets that pages are printed on: as large as the pages of a side, or one that is named."""

from generator.units import PAPERS, Paper, parse_paper

# What is no page of a book and yet lies in printers: ISO 216, ANSI/ASME Y14.1, ISO 217.
SHEETS = PAPERS | {
    paper.name: paper
    for paper in (
        Paper(name="a3", width_mm=297.0, height_mm=420.0),
        Paper(name="b4", width_mm=250.0, height_mm=353.0),
        Paper(name="tabloid", width_mm=279.4, height_mm=431.8),
        Paper(name="sra3", width_mm=320.0, height_mm=450.0),
    )
}
SHEET_HINT = f"one of {', '.join(SHEETS)}, or WIDTHxHEIGHT such as 320mmx450mm"
_NEAR_MM = 2.0  # half of a sheet is rounded down: two A5 are a millimetre less than an A4


def parse_sheet(text: str) -> Paper:
    """Give the sheet of a name or a size. Raises `ValueError` with what is wrong."""
    named = SHEETS.get(text.strip().lower())
    return named or parse_paper(text)


def sheet_for(width: float, height: float) -> Paper:
    """Give the sheet for something so large, in mm: upright or lying, as it is.

    One that is sold is taken where it is as large, or hardly larger.
    """
    for paper in SHEETS.values():
        for sheet in (paper, turned(paper)):
            spare = sheet.width_mm - width, sheet.height_mm - height
            if all(-0.05 <= one <= _NEAR_MM for one in spare):
                return sheet
    return Paper(name="", width_mm=width, height_mm=height)


def turned(paper: Paper) -> Paper:
    """Give a paper lying where it is upright, and the other way."""
    return Paper(name=paper.name, width_mm=paper.height_mm, height_mm=paper.width_mm)


def name_of(width: float, height: float) -> str:
    """Give how a page of a size is asked for: by its name, or by its width and height in mm."""
    for paper in PAPERS.values():
        if abs(paper.width_mm - width) < 0.6 and abs(paper.height_mm - height) < 0.6:
            return paper.name
    return f"{width:.5g}mmx{height:.5g}mm"
