"""What a file of sheets is, as its maker, its closing line and the sheet that explains it say."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFacts:
    """A file of sheets; lengths in mm.

    `kind` is what its file is called after. `sheet` is the name of the paper, empty where it has
    none, `sheet_mm` its width and height as it lies; `edge` is what it is turned over along, empty
    where one side is printed. `scale` is that of the pages, `pitch` the distance of rules before
    it, `page_mm` a page's width and height after it; so many lie `across` and `down`. A booklet
    has `sections`, each of so many sheets `of_section` at most, for paper as thick as `thickness`.
    Sheets that are `whole` keep their tags; `cards` is how many there are.
    """

    kind: str
    sheets: int
    sheet: str
    sheet_mm: tuple[float, float]
    edge: str
    scale: float
    pitch: float
    page_mm: tuple[float, float]
    across: int
    down: int
    sections: int = 0
    of_section: int = 0
    thickness: float = 0.0
    whole: bool = False
    cards: int = 0
