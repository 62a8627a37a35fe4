"""A workbook as it is seen while it is written: its pages, and what is found in it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LineBox:
    """Where a line of a chapter's file is printed: CSS px from the upper left corner of its page.

    What is not begun on a line of its own belongs to the one that its block begins on.
    """

    line: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPage:
    """A page. Its `key` stays while it looks the same; `file` is the name of its chapter's file in
    the workbook's folder, empty for others; `folio` is its number as printed. Sizes in CSS px.
    """

    key: str
    folio: str
    file: str
    width: float
    height: float
    right: bool
    lines: tuple[LineBox, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A finding; `file` is a name in the workbook's folder, empty where it is of none there."""

    severity: str
    message: str
    hint: str
    file: str
    line: int | None
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What is to be seen of the texts of a `version`.

    Where they can't be laid out it is not `good`, and the pages are those of the last that could.
    While chapters behind the one in view are still laid out anew it is not `whole`.
    """

    version: int
    pages: tuple[ShownPage, ...]
    told: tuple[Told, ...]
    good: bool = True
    whole: bool = True
