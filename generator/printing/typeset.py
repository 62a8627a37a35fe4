"""Markup -> pages with a layout map, by WeasyPrint; and pages -> one PDF.

The only module that lays out with WeasyPrint; what that asks for is opened by `fetcher`.
"""

import copy
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property, partial
from html import unescape
from typing import TYPE_CHECKING, Any

import pydyf
from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration

from generator import pulse
from generator.diagnostics import Findings, Location, WorkbookError, error
from generator.model import Brand, Form, Markup, Numbering, Pages, Section, Slot, Styles
from generator.model.bleed import Bleed
from generator.model.pages import Purpose, Sheet
from generator.model.printed_page import Lettering
from generator.printing.brand_fonts import brand_files, face_rules, lacking
from generator.printing.fetcher import Fetcher, anchored_faces, brand_pictures
from generator.printing.fonts import OWN, font_faces, font_folders
from generator.printing.gradients import paint_gradients_once
from generator.printing.layout_map import placements
from generator.printing.let_down import let_down_to_rooms
from generator.printing.lettering import lettering
from generator.printing.mark_anchors import has_second_marks
from generator.printing.named_in import NamedIn
from generator.printing.parsed_styles import parse_styles
from generator.printing.pdf.archive import make_archive
from generator.printing.pdf.destinations import sort_anchors
from generator.printing.pdf.form import add_form
from generator.printing.pdf.form_marks import mark_form
from generator.printing.pdf.fragment import Fragment, take_fragment
from generator.printing.pdf.page_labels import page_labels
from generator.printing.pdf.press_pages import make_for_press
from generator.printing.pdf.print_dialogue import ask_to_print
from generator.printing.pdf.skeleton import MasterPdf, Skeleton, note_skeleton
from generator.printing.pdf.slots import take_slots
from generator.printing.pdf.tagging import set_tags
from generator.printing.weasyprint_log import explained, reported

if TYPE_CHECKING:
    from generator.printing.glyphs import Line

VARIANT = "pdf/ua-1"  # ISO 14289-1
# How the library writes a book: what it is called, and whether it is tagged.
_WRITTEN: dict[Purpose, dict[str, Any]] = {
    Purpose.READING: {"pdf_variant": VARIANT},
    Purpose.PRESS: {},
    Purpose.ARCHIVE: {"pdf_variant": "pdf/a-2b", "pdf_tags": True},  # ISO 19005-2
}


class Typesetter:
    """Lays out the documents of one book: fonts and CSS are read once for all of them."""

    def __init__(
        self,
        styles: Styles,
        findings: Findings,
        brand: Brand | None = None,
        *,
        bleed: Bleed | None = None,
    ):
        """`findings` gets what is wrong with the pages, such as a missing picture.

        Text is set in the typefaces of the `brand`, where it has some. Books with a `bleed` are
        for a press: they have no tags, links or bookmarks.
        """
        let_down_to_rooms()
        paint_gradients_once()
        self._bleed = bleed
        self._variant = None if bleed else VARIANT
        self.findings = findings
        self._brand = brand
        self._faces = brand_files(brand.typography) if brand else ()
        self._letters: set[str] = set()
        self.lettering = Lettering()  # of the book bound last
        folders = {face.path.parent for face in self._faces}
        self._named = NamedIn(styles.css, styles.begins, styles.templates)
        self._fetcher = Fetcher((*styles.roots, *font_folders(), *folders), findings, self._named)
        self._fetcher.recolour = styles.recolour
        self._fetcher.as_they_are = brand_pictures(brand) if brand else frozenset()
        self._base = styles.base.resolve().as_uri() + "/"
        self._images: dict = {}
        self._documents: dict[str, Document] = {}
        faces = font_faces() + face_rules(self._faces)
        self.css = faces + styles.css
        self._styles, self._begins = styles.css, styles.begins
        self._faces_css = faces
        self._fonts, self._css = self._set_up(faces)

    def _set_up(self, faces: str) -> tuple[FontConfiguration, CSS]:
        return parse_styles(
            faces,
            self._styles,
            begins=self._begins,
            base=self._base,
            fetcher=self._fetcher,
            findings=self.findings,
        )

    @cached_property
    def _anchored(self) -> tuple[FontConfiguration, CSS]:
        """Fonts with more places for marks: made for the documents that need them alone."""
        return self._set_up(anchored_faces(self._faces_css))

    def offer(self, pictures: Mapping[str, bytes]) -> None:
        """Let the documents laid out next show these pictures, by their addresses, alone."""
        self._fetcher.offered = pictures

    def hear(self, findings: Findings) -> None:
        """Tell these from now on what is wrong with pages."""
        self.findings = self._fetcher.findings = findings

    def typeset(self, markup: Markup) -> Pages:
        """Lay out one document."""
        pulse.beat(markup.name)
        self._fetcher.document = markup.name
        second = has_second_marks(markup.html)
        fonts, css = self._anchored if second else (self._fonts, self._css)
        # What is offered goes with its document.
        images = {**self._images} if self._fetcher.offered else self._images
        with reported(self.findings, markup.name, self._named), explained(markup.name):
            document = HTML(
                string=markup.html, base_url=self._base, url_fetcher=self._fetcher
            ).render(
                stylesheets=[css],
                font_config=fonts,
                cache=images,
                pdf_variant=self._variant,
                presentational_hints=True,  # the numbers of lists are in attributes
            )
        self._documents[markup.name] = document
        self.note_letters(markup.html)
        return Pages(
            document=markup.name,
            columns=markup.columns,
            sheets=tuple(document.pages),
            layout=tuple(placements(document.pages)),
        )

    def page_pdf(self, name: str, sheet: Sheet) -> bytes:
        """Give a page of a document as a PDF to look at: without tags, links or fields."""
        with reported(Findings(), None), explained(name):
            return self._documents[name].copy([sheet]).write_pdf()

    def note_letters(self, html: str) -> None:
        """Keep in mind which letters HTML is made of; `bind` tells those that are missing."""
        if self._faces:
            self._letters.update(unescape(_TAG.sub("", f"<body{html.partition('<body')[2]}")))

    def words(
        self, texts: Sequence[tuple[str, str]], faces: Mapping[str, tuple[str, str]]
    ) -> list["Line"]:
        """Typeset recipients' words, all in one go: faces and what is set in each.

        `faces` are weights and typefaces as CSS names them.
        """
        from generator.printing.glyphs import read_lines, words_html  # what only copies need

        if not texts:
            return []
        with reported(Findings(), None):  # what letters are missing is told of each row
            document = HTML(string=words_html(texts, faces), url_fetcher=self._fetcher)
            data = document.write_pdf(font_config=self._fonts, uncompressed_pdf=True)
        return list(read_lines(data, [text for _, text in texts]))

    def bind(
        self,
        title: Markup,
        sections: Sequence[Section],
        form: Form | None = None,
        *,
        edge: str = "long",
        purpose: Purpose = Purpose.READING,
    ) -> bytes:
        """Give the PDF of a book: its sections in order, its page labels the same as the folios.

        Title, author and language are those of `title`, a document laid out before. `form` says
        how fields to fill in look, where the book has any; `edge` is the one that leaves are turned
        over along by a printer.
        """
        ask = partial(ask_to_print, on_paper=form is None, edge=edge)
        return self._bound(title, sections, form, ask, purpose=purpose)

    def bind_master(
        self, title: Markup, sections: Sequence[Section], form: Form | None = None
    ) -> MasterPdf:
        """Give the PDF of a book with places for a recipient's words, as `bind` does."""
        slots: list[Slot] = []
        skeletons: list[Skeleton] = []
        numbers: dict[str, int] = {}

        def note(pdf: pydyf.PDF) -> None:
            ask_to_print(pdf, on_paper=form is None)
            skeletons.append(note_skeleton(pdf))

        data = self._bound(title, sections, form, note, slots, numbers)
        return MasterPdf(
            data=data, slots=tuple(slots), skeleton=skeletons[0], numbers=tuple(numbers.items())
        )

    def fragment(
        self,
        pages: Pages,
        form: Form | None,
        *,
        first_key: int,
        elsewhere: frozenset[str],
        numbers: tuple[tuple[str, int], ...] = (),
    ) -> Fragment:
        """Give the pages of a document laid out before as a fragment, to be bound into a book.

        Its links and fields get keys from `first_key` on; `elsewhere` are the anchors of the book,
        `numbers` what tells questions apart that say the same in it.
        """
        name = pages.document
        taken: list[Fragment] = []
        sections = (Section(numbering=Numbering.BODY, pages=pages),)
        names = frozenset(name for page in pages.sheets for name in page.anchors)
        # What is elsewhere in the book is taken for being on its first page.
        first = copy.copy(pages.sheets[0])
        first.anchors = first.anchors | dict.fromkeys(elsewhere - names, (0.0, 0.0, 0.0, 0.0))

        def finish(made: Document, pdf: pydyf.PDF) -> None:
            set_tags(pdf, made.pages)
            slots = take_slots(pdf)
            if form:
                add_form(pdf, sections, form, dict(numbers))
            taken.append(take_fragment(pdf, slots, names, first_key=first_key, mark=name))

        said = Findings()  # most of it was told where the book was bound
        with reported(said, None), explained(name):
            book = self._documents[name].copy((first, *pages.sheets[1:]))
            book.write_pdf(pdf_variant=VARIANT, finisher=finish)
        if any(one in told.message for told in said.all for one in self._fetcher.offered):
            problem = "names a drawing that can't be drawn"
            hint = "save it as PNG, and name that"
            raise WorkbookError(error(problem, hint=hint, at=Location(file=name)))
        return taken[0]

    def _bound(
        self,
        title: Markup,
        sections: Sequence[Section],
        form: Form | None,
        note: Callable[[pydyf.PDF], None],
        slots: list[Slot] | None = None,
        numbers: dict[str, int] | None = None,
        purpose: Purpose = Purpose.READING,
    ) -> bytes:
        def finish(made: Document, pdf: pydyf.PDF) -> None:
            set_tags(pdf, made.pages)
            pdf.catalog["PageLabels"] = page_labels(sections)
            sort_anchors(pdf)
            if slots is not None:
                slots.extend(take_slots(pdf))
            if form:
                mark_form(pdf, form.workbook)
                found = add_form(pdf, sections, form)
                if numbers is not None:
                    numbers.update(found)
            if self._bleed:
                make_for_press(pdf, self._bleed)
            if purpose is Purpose.ARCHIVE:
                make_archive(pdf)
            note(pdf)

        pulse.beat("the binding of the book")
        sheets = [sheet for section in sections for sheet in section.pages.sheets]
        book = self._documents[title.name].copy(sheets)
        with reported(self.findings, None, self._named), explained(title.name):
            data = book.write_pdf(
                finisher=finish, **_WRITTEN[Purpose.PRESS if self._bleed else purpose]
            )
        own = set(self._brand.typography.families) if self._brand else set()
        self.lettering = lettering(book.fonts.values(), OWN | own)
        if self._brand:
            letters = "".join(sorted(self._letters))
            self.findings.add(*lacking(self._brand, self._faces, letters))
        return data


@cache
def is_installed(family: str) -> bool:
    """Tell whether a typeface is on this machine: whether a word set in it comes out in it."""
    name = family.replace("\\", "").replace('"', "").replace("'", "")
    with reported(Findings(), None):
        probe = HTML(string=f"<p style=\"font-family: '{name}'\">Ag</p>").render()
        probe.write_pdf()
    return name.casefold() in {font.family.casefold() for font in probe.fonts.values()}


_TAG = re.compile(r"<(?:style|script).*?</(?:style|script)>|<[^>]*>", re.S)
