"""A cover for a shop that binds the book: as wide as its pages make the spine."""

from dataclasses import dataclass, replace
from pathlib import Path

from generator import files
from generator.checking.missing_letters import missing_letters
from generator.design.compose import Composer
from generator.design.cover_wrap import Wrap, compose_wrap
from generator.design.edition import plan_edition
from generator.design.theme_folders import make_theme
from generator.diagnostics import Diagnostic, Findings, WorkbookError, did_you_mean, error, faults
from generator.making.book import lay_out
from generator.making.chapters import Progress
from generator.making.delivery import deliver
from generator.making.press_asks import bleed_for
from generator.making.request import Request
from generator.making.setting import Setting, plan_settings
from generator.model import Numbering, Section
from generator.model.press_target import MOST_SPINE_MM, PressTarget
from generator.output_folder import prepare_output
from generator.printing.brand_fonts import all_files
from generator.printing.typeset import Typesetter
from generator.units import parse_length


@dataclass(frozen=True, slots=True, kw_only=True)
class PressCover:
    """A cover in one piece, its file, the pages and the stock that its spine is for; and what was
    found. `spine_words` tells whether there is room for words on it.
    """

    file: Path
    target: PressTarget
    pages: int
    stock: str
    wrap: Wrap
    spine_words: bool
    diagnostics: tuple[Diagnostic, ...]


def make_cover(
    request: Request, *, stock: str, spine: str | None, progress: Progress
) -> PressCover:
    """Write the cover of a book of a request, which is laid out to know how many pages it has.

    The spine is that of the `stock` of the shop, or its first, or as wide as `spine` says.
    Raises `WorkbookError` with all that is wrong.
    """
    asked_mm = _length(spine) if spine else None
    prepare_output(request.output)
    (setting,) = plan_settings(request)
    setting, layout, laid = lay_out(setting, progress)
    target = setting.press
    assert target, "a cover is of a shop"
    layout.findings.raise_errors()
    paper = layout.composer.edition.paper
    name, spine_mm = _spine(target, stock, asked_mm, laid.pages)
    wrap = Wrap(width=paper.width_mm, height=paper.height_mm, spine=round(spine_mm, 2))
    findings = Findings()
    data = _set(setting, target, wrap, request, findings)
    if request.strict and faults(findings.all):
        raise WorkbookError(*findings.all)
    file = request.output / f"{layout.name}-cover.pdf"
    files.write_atomically(file, data)
    return PressCover(
        file=file,
        target=target,
        pages=laid.pages,
        stock=name,
        wrap=wrap,
        spine_words=bool(wrap.spine_pt),
        diagnostics=findings.all,
    )


def _set(
    setting: Setting, target: PressTarget, wrap: Wrap, request: Request, findings: Findings
) -> bytes:
    """Give the cover as a PDF."""
    brand = setting.practice.brand
    bleed = replace(bleed_for(target, marks=request.marks), inner=True)
    edition = plan_edition(
        setting.reading.workbook, setting.plan, paper=wrap.paper, brand=brand, bleed=bleed
    )
    theme = make_theme(setting.theme, brand=brand, ink_saver=edition.ink_saver)
    composer = Composer(edition, theme, all_files(brand))
    typesetter = Typesetter(composer.styles(), findings, brand, bleed=bleed)
    markup = compose_wrap(composer, wrap, barcode=bool(target.stocks))
    section = Section(numbering=Numbering.BODY, pages=typesetter.typeset(markup))
    bound = typesetter.bind(markup, [section], purpose=setting.delivery.purpose)
    findings.add(*missing_letters(typesetter.lettering, {}))
    findings.raise_errors()
    delivered = deliver(bound, setting.delivery, brand)
    findings.add(*delivered.diagnostics)
    return delivered.pdf


def _length(spine: str) -> float:
    try:
        return parse_length(spine)
    except ValueError as reason:
        raise WorkbookError(error(f"--spine: {reason}", hint="such as --spine 4.2mm")) from None


def _spine(
    target: PressTarget, stock: str, spine_mm: float | None, pages: int
) -> tuple[str, float]:
    """Give the name of the stock and the width of the spine, in mm."""
    if spine_mm is not None:
        if not 0 <= spine_mm <= MOST_SPINE_MM:
            problem = f"a spine of {spine_mm:g} mm is none"
            hint = f"give one of up to {MOST_SPINE_MM:g} mm, as the shop says"
            raise WorkbookError(error(problem, hint=hint))
        return stock, spine_mm
    if not target.stocks:
        problem = f"how wide the spine is depends on the paper of {target.title}"
        raise WorkbookError(error(problem, hint="ask it, and say so: --spine 4.2mm"))
    found = [one for one in target.stocks if one.name.casefold() == stock.strip().casefold()]
    if stock and not found:
        known = did_you_mean(stock, [one.name for one in target.stocks])
        raise WorkbookError(error(f'{target.title} has no paper "{stock}"', hint=known))
    chosen = found[0] if found else target.stocks[0]
    return chosen.name, chosen.spine_mm(pages)
