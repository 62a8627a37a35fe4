"""A practice's brand: found, read, and shown on a sheet of its own."""

from dataclasses import dataclass
from pathlib import Path

from generator import files
from generator.checking.letters import missing_letters
from generator.design.brand_check import Swatch, proof, swatches
from generator.design.compose import Composer
from generator.design.edition import plan_edition
from generator.design.theme_folders import make_theme, strays
from generator.diagnostics import Diagnostic, Findings, WorkbookError
from generator.model import Brand, Edition, Numbering, Section
from generator.printing.typeset import Typesetter
from generator.reading.brand.brand_file import check_brand_file, find_brand
from generator.reading.workbook import read_workbook
from generator.slugs import slugify


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """The brand that books are made in, if there is one, and what was noticed about its file."""

    brand: Brand | None
    warnings: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandSheet:
    """A brand as it is shown: its sheet as a PDF, its colours, and what was found."""

    brand: Brand
    file: Path
    pages: int
    swatches: tuple[Swatch, ...]
    diagnostics: tuple[Diagnostic, ...]


def find_practice(named: Path | None, folder: Path) -> Practice:
    """Give the brand that a user names, or the one that is found beside a workbook.

    Raises `WorkbookError` with all that is wrong with it.
    """
    path = check_brand_file(named) if named else find_brand(folder)
    if path is None:
        return Practice(brand=None, warnings=())
    from generator.reading.brand.brand_reader import (
        read_brand,  # loaded where there is one: it takes long
    )

    found = read_brand(path)
    return Practice(brand=found.brand, warnings=found.warnings)


def show_brand(
    named: Path | None, workbook: Path, output: Path, *, theme: str | None, strict: bool
) -> BrandSheet:
    """Write the sheet of a brand, checked against the text of a workbook that is made in it.

    Raises `WorkbookError` with all that is wrong.
    """
    files.prepare_output(output)
    reading = read_workbook(workbook)
    practice = find_practice(named, reading.workbook.folder)
    brand = practice.brand
    if brand is None:
        check_brand_file(reading.workbook.folder / "_brand.yml")
        raise AssertionError("it is there now")
    edition = plan_edition(reading.workbook, brand=brand)
    composer = Composer(edition, make_theme(theme, brand=brand))
    palette = composer.theme.palette
    findings = Findings()
    findings.add(*practice.warnings, *strays(composer.theme), *proof(brand, palette))
    typesetter = Typesetter(composer.styles(), findings, brand)
    typesetter.note_letters(_text(composer, edition))
    colours = swatches(brand, palette)
    sheet = composer.brand_sheet(colours)
    pages = typesetter.typeset(sheet)
    data = typesetter.bind(sheet, [Section(numbering=Numbering.BODY, pages=pages)])
    findings.add(*missing_letters(typesetter.lettering, {}))
    findings.raise_errors()
    if strict and findings.all:
        raise WorkbookError(*findings.all)
    name = slugify(brand.short_name or brand.name) or "practice"
    target = output / f"brand-{name}.pdf"
    files.write_atomically(target, data)
    return BrandSheet(
        brand=brand,
        file=target,
        pages=len(pages),
        swatches=colours,
        diagnostics=findings.all,
    )


def _text(composer: Composer, edition: Edition) -> str:
    """Give the HTML of all chapters: the letters that the brand's typefaces must have."""
    chapters = edition.workbook.chapters
    return "".join(composer.chapter(one, {}, first_page=1).html for one in chapters)
