"""Pictures that stand on their own: files of a workbook, and those that rows of a roster name."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture on its own. `source` is relative to the workbook's folder, `/` between, or an
    address with the picture's data.

    `width` is a share of the text block, 0 to 1; `ratio` is height divided by width; `line` is
    where it stands in the file, 0 where that is not known. `same` is the id of the first of those
    that are drawn as it is, of which it is a later one.
    """

    id: str
    source: str
    alt: str
    caption: str
    width: float
    ratio: float
    line: int = field(default=0, compare=False)
    same: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PicturePlace:
    """A place for the picture that a row of a roster names in a `column`; a frame until then.

    `hint` is said in the empty frame, nothing where the usual words are to stand there. `width` is
    a share of the text block, 0 to 1, `height` in mm; a height of 0 is three quarters of the width.
    """

    column: str
    alt: str
    hint: str
    caption: str
    width: float
    height: float
    line: int = field(default=0, compare=False)
