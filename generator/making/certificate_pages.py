"""A certificate laid out: once for nobody, to see that it fits its page, and for each who gets one.

Its words stand in the middle of what the page has for them; what that leaves is measured once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.checking.faults import tell
from generator.checking.missing_letters import missing_letters
from generator.checking.page_audit import audit_pages
from generator.design.certificate_sheet import SIGNED, WORDS, compose_certificate
from generator.design.edition import plan_edition
from generator.diagnostics import Diagnostic, Location, WorkbookError, error
from generator.making.book import Layout
from generator.making.laid import NO_WORDS
from generator.making.request import Request
from generator.making.setting import Setting, plan_settings
from generator.model import EditionPlan, Markup, Numbering, Pages, Section
from generator.model.certificate import Certificate
from generator.printing.page_boxes import read_pages
from generator.reading.certificate_file import has_certificate, read_certificate
from generator.units import MM_PER_PX, Paper

_AIR_MM = 3.0  # between its words and the lines to sign on, at least
_ABOVE = 0.42  # of what is left of the page, the share above its words


def beside_the_book(setting: Setting, paper: Paper | None = None) -> Setting:
    """Give what a document beside the book is laid out of: the same look, and none of its text."""
    brand, workbook = setting.practice.brand, setting.reading.workbook
    edition = plan_edition(workbook, setting.plan, paper=setting.paper, brand=brand)
    reading = replace(setting.reading, workbook=replace(workbook, chapters=()))
    plan: EditionPlan = replace(setting.plan, chapters=(), facilitator=False, on_screen=False)
    return replace(
        setting, reading=reading, plan=plan, paper=paper or edition.paper, chapter=None, named=True
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidCertificate:
    """A certificate that is laid out with `words` for nobody, and what lays it out for others."""

    certificate: Certificate
    layout: Layout
    setting: Setting
    markup: Markup
    pages: Pages
    down: float

    def laid_for(self, words: Mapping[str, str]) -> Pages | None:
        """Lay it out for a recipient; nothing where the words have no room on the page."""
        composer = self.layout.composer.for_recipient(words)
        markup = compose_certificate(composer, self.certificate, down=self.down)
        pages = self.layout.typesetter.typeset(markup)
        return pages if _spare_mm(pages) >= 0 else None

    def findings(self) -> Iterator[Diagnostic]:
        """Give what is wrong on its page, once it was bound."""
        file = self.markup.name
        printed = tuple(read_pages(self.pages.sheets, ["1"], line=self.certificate.text.line))
        yield from tell(audit_pages(printed), file=file, edition="")
        yield from missing_letters(self.layout.typesetter.lettering, {file: printed})


def lay_certificate(setting: Setting, words: Mapping[str, str] = NO_WORDS) -> LaidCertificate:
    """Lay out the certificate of a setting's workbook, with `words` for nobody.

    Raises `WorkbookError` where there is none, or with all that is wrong with it.
    """
    certificate, warnings = read_certificate(setting.reading.workbook)
    beside = beside_the_book(setting)
    paper = beside.paper
    assert paper is not None, "a document beside the book has a paper"
    if certificate.landscape == (paper.width_mm < paper.height_mm):
        turned = replace(paper, width_mm=paper.height_mm, height_mm=paper.width_mm)
        beside = replace(beside, paper=turned)
    text = (certificate.text,)
    workbook = replace(beside.reading.workbook, chapters=text)
    beside = replace(beside, reading=replace(beside.reading, workbook=workbook))
    layout = Layout(beside)
    layout.findings.add(*warnings)
    composer = layout.composer.for_recipient(words)
    first = layout.typesetter.typeset(compose_certificate(composer, certificate, down=0.0))
    spare = _spare_mm(first)
    if spare < 0:
        hint = "write fewer words, or shorter ones: all of it stands on one page"
        at = Location(file=certificate.text.file, line=certificate.text.line)
        layout.findings.add(error("has more words than its page has room for", hint=hint, at=at))
    layout.findings.raise_errors()
    down = round(spare * _ABOVE, 2)
    markup = compose_certificate(composer, certificate, down=down)
    pages = layout.typesetter.typeset(markup)
    return LaidCertificate(
        certificate=certificate,
        layout=layout,
        setting=beside,
        markup=markup,
        pages=pages,
        down=down,
    )


def check_certificate(request: Request) -> tuple[Diagnostic, ...]:
    """Tell what is wrong with the certificate beside a workbook's chapters; nothing without one."""
    setting = plan_settings(request)[0]
    if not has_certificate(setting.reading.workbook):
        return ()
    try:
        laid = lay_certificate(setting)
        sections = [Section(numbering=Numbering.BODY, pages=laid.pages)]
        laid.layout.typesetter.bind_master(laid.markup, sections)
    except WorkbookError as reason:
        return reason.diagnostics
    return (*laid.layout.findings.all, *laid.findings())


def _spare_mm(pages: Pages) -> float:
    """Give what is left between the words of a certificate and who signs; less than nothing where
    there is no room.
    """
    if len(pages) > 1:
        return -1.0
    placed = {one.id: one for one in pages.layout}
    return (placed[SIGNED].y0 - placed[WORDS].y1) * MM_PER_PX - _AIR_MM
