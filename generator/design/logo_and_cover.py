"""What a page shows of the practice: its logo, its cover."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from generator.design.brand_check import logo_size, logo_width
from generator.design.branding import face_names, own_marks
from generator.design.language import Language
from generator.diagnostics import Diagnostic, Location, note
from generator.model import Brand, Cover, Edition, Workbook


def logo_for(brand: Brand | None, place: str, *, dark: bool = False) -> dict[str, Any] | None:
    """Give a logo for a place of the book, sizes in mm; nothing where the brand has none.

    `place` is `cover` or `head`, which takes the smallest; `dark` is for a dark ground. One whose
    description is the practice's name shows it: it `names` the practice.
    """
    size = logo_size(brand, place) if brand else ""
    if brand is None or not size:
        return None
    pair = brand.logos[size]
    logo = pair.dark if dark else pair.light
    width = logo_width(logo, place)
    return {
        "src": address(brand, logo.source),
        "alt": logo.alt or brand.name or "Logo",
        "names": same_name(logo.alt, brand.name),
        "width": width,
        "height": round(width * logo.ratio, 2),
    }


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are written alike, but for case and spaces; no name is like none."""
    return bool(one) and one.casefold().split() == other.casefold().split()


def cover_look(edition: Edition) -> str:
    """Give the kind of cover: plain where ink is saved, or where it is the title page of a book
    that has its cover apart from it.
    """
    brand, plain = edition.brand, edition.ink_saver or edition.own_cover
    return str(brand.printing.cover if brand and not plain else Cover.PLAIN)


def edge_notes(brand: Brand) -> Iterator[Diagnostic]:
    """Tell of a cover that runs to the edge of the page what becomes of it there."""
    look = brand.printing.cover
    if look is not Cover.PLAIN:
        yield note(
            f"the {look} of the cover runs to the edge of the page and has no bleed beyond it",
            hint="an office printer leaves a white border there, which is as it should be; for a "
            "print shop, which cuts the edge, build with --press",
            at=Location(file=brand.file, line=brand.lines.get("defaults.workbook.cover")),
        )


def cover_picture(brand: Brand | None) -> str:
    """Give the address of the cover's picture, or nothing."""
    picture = brand.printing.picture if brand else None
    return address(brand, picture.source) if brand and picture else ""


def address(brand: Brand, source: str) -> str:
    """Give the address of a file of the brand."""
    return (brand.folder.resolve() / source).as_uri()


def cover_size(workbook: Workbook, width: float) -> str:
    """Give the class of a cover whose words are long, on text `width` mm wide."""
    # Lines that a title and a subtitle take: the more, the smaller the type and the figure.
    lines = len(workbook.title) * 9 / width + len(workbook.subtitle) * 2.6 / min(width, 76)
    return "" if lines <= 4.5 else "cover-long" if lines <= 8 else "cover-longest"


def practice_words(
    edition: Edition, labels: Mapping[str, Any], language: Language, *, sans: bool
) -> dict[str, Any]:
    """Give what templates say and show of the practice, and of the typefaces of its book."""
    brand, author = edition.brand, edition.workbook.author
    faces = language.listed(face_names(brand, sans=sans))
    return {
        "brand": brand,
        "own": own_marks(brand),
        "colophon": labels["colophon"].replace("{faces}", faces),
        "author": "" if brand and same_name(author, brand.name) else author,
        "practice": (brand.name if brand else "") or author,
        "logo": partial(logo_for, brand),
    }
