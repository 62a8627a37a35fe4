"""How large a book is printed, after the guidelines for readers with partial sight."""

from enum import StrEnum


class PrintSize(StrEnum):
    """How large the words of a book are: as usual, in clear print, or in large print.

    UKAAF G003 (2019): clear print is at least 12 point, better 14; large print at least 16, better
    18. In both nothing is italic, no word is divided, no label is in capitals set apart.
    """

    STANDARD = "standard"
    CLEAR = "clear"
    LARGE = "large"

    @property
    def least_pt(self) -> float:
        """The smallest that anything in a book is set, in points."""
        return _LEAST_PT[self]

    @property
    def eases(self) -> bool:
        """Whether it is for readers who see less: what makes words harder to read is left out."""
        return self is not PrintSize.STANDARD


_LEAST_PT = {PrintSize.STANDARD: 8.5, PrintSize.CLEAR: 12.0, PrintSize.LARGE: 16.0}
