"""A practice's brand shown on a sheet of its own."""

from dataclasses import dataclass
from pathlib import Path

from generator import files
from generator.checking.missing_letters import missing_letters
from generator.design.brand_check import Swatch, proof, swatches
from generator.design.branding import known_as
from generator.design.compose import Composer
from generator.design.edition import plan_edition
from generator.design.logo_and_cover import edge_notes
from generator.design.theme_folders import make_theme, strays
from generator.diagnostics import Diagnostic, Findings, WorkbookError, faults
from generator.making.collection import STARTER, workbook_near
from generator.making.practice import find_practice
from generator.model import Brand, Edition, Numbering, Section
from generator.output_folder import prepare_output
from generator.printing.typeset import Typesetter
from generator.reading.brand.brand_file import no_brand_file
from generator.reading.workbook import read_workbook
from generator.slugs import slugify


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandSheet:
    """A brand as it is shown: its sheet as a PDF, its colours, the names of its typefaces, and what
    was found.
    """

    brand: Brand
    file: Path
    pages: int
    swatches: tuple[Swatch, ...]
    typefaces: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


def show_brand(
    named: Path | None, workbook: Path | None, output: Path, *, theme: str | None, strict: bool
) -> BrandSheet:
    """Write the sheet of a brand, checked against the text of a workbook that is made in it: the
    one that is named or found, else the one that comes with the program.

    Raises `WorkbookError` with all that is wrong.
    """
    prepare_output(output)
    place = workbook or workbook_near()
    reading = read_workbook(place or files.shipped("content") / STARTER)
    folder = reading.workbook.folder if place else Path()
    practice = find_practice(named, folder)
    brand = practice.brand
    if brand is None:
        raise WorkbookError(no_brand_file(folder / "_brand.yml"))
    edition = plan_edition(reading.workbook, brand=brand)
    composer = Composer(edition, make_theme(theme, brand=brand))
    palette = composer.theme.palette
    findings = Findings()
    findings.add(*practice.warnings, *strays(composer.theme), *proof(brand, palette))
    findings.add(*edge_notes(brand))
    typesetter = Typesetter(composer.styles(), findings, brand)
    typesetter.note_letters(_text(composer, edition))
    colours = swatches(brand, palette)
    sheet = composer.brand_sheet(colours)
    pages = typesetter.typeset(sheet)
    data = typesetter.bind(sheet, [Section(numbering=Numbering.BODY, pages=pages)])
    findings.add(*missing_letters(typesetter.lettering, {}))
    findings.raise_errors()
    if strict and faults(findings.all):
        raise WorkbookError(*findings.all)
    name = slugify(brand.short_name or brand.name) or "practice"
    target = output / f"brand-{name}.pdf"
    files.write_atomically(target, data)
    return BrandSheet(
        brand=brand,
        file=target,
        pages=len(pages),
        swatches=colours,
        typefaces=tuple(map(known_as, brand.typography.families)),
        diagnostics=findings.all,
    )


def _text(composer: Composer, edition: Edition) -> str:
    """Give the HTML of all chapters: the letters that the brand's typefaces must have."""
    chapters = edition.workbook.chapters
    return "".join(composer.chapter(one, {}, first_page=1).html for one in chapters)
