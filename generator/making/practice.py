"""The practice whose books are made: its brand, found and read."""

from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Diagnostic
from generator.gate import ANYWHERE
from generator.model import Brand
from generator.printing.typeface_choice import choose_typefaces
from generator.printing.typeset import is_installed
from generator.reading.brand.brand_file import check_brand_file, find_brand


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """The brand that books are made in, if there is one, and what was noticed about its file."""

    brand: Brand | None
    warnings: tuple[Diagnostic, ...]


def find_practice(named: Path | None, folder: Path) -> Practice:
    """Give the brand that a user names, or the one that is found beside a workbook.

    Raises `WorkbookError` with all that is wrong with it.
    """
    there = (check_brand_file(named), ANYWHERE) if named else find_brand(folder)
    if there is None:
        return Practice(brand=None, warnings=())
    from generator.reading.brand.brand_reader import (
        read_brand,  # loaded where there is one: it takes long
    )

    found = read_brand(*there)
    brand, absent = choose_typefaces(found.brand, is_installed)
    return Practice(brand=brand, warnings=(*found.warnings, *absent))
