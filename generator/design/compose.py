"""An edition and a theme -> HTML documents, one a chapter, and one for the front matter."""

import copy
import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from markupsafe import Markup as SafeText

from generator.design.brand_check import Swatch
from generator.design.branding import slot_face, type_tokens
from generator.design.drawn_again import air_css, compared_in
from generator.design.fields import Fields, plan_form
from generator.design.figures import circles
from generator.design.front_matter_parts import Entry, Parts, front_parts
from generator.design.grid import PageGrid, page_lengths, plan_grid
from generator.design.heading_words import longest_heading
from generator.design.inner_links import chapter_slugs, unlinked
from generator.design.keeping import is_short, outgrows_page, soft_breaks
from generator.design.language import Language
from generator.design.last_words import with_last_words
from generator.design.logo_and_cover import practice_words
from generator.design.opening import chapter_label, opening_parts, running_head
from generator.design.picture_places import Drawings, Places, set_picture
from generator.design.picture_words import FigureLabels, place_labels
from generator.design.recipient_words import Words, fill_body, fill_in
from generator.design.rooms import parted_prompts, plan_rooms
from generator.design.series import series_ends
from generator.design.source_lines import with_lines
from generator.design.spoken import Spoken
from generator.design.stray_files import own_texts
from generator.design.table_setter import NO_FITS, TableFits, TablePlanner
from generator.design.theme import Theme
from generator.design.ways import SIGNS, way_of_label, with_ways
from generator.design.word_widths import FaceMeasure
from generator.model import (
    Allotment,
    Chapter,
    Edition,
    Fill,
    FontFile,
    Form,
    Markup,
    Notes,
    Styles,
    iterate_spaces,
)
from generator.model.merge_fields import Place, columns_in
from generator.model.recipients import FOOT
from generator.slugs import place_id


class Composer:
    """Composes the documents of one edition: one theme, one page, one set of words."""

    def __init__(self, edition: Edition, theme: Theme, faces: tuple[FontFile, ...] = ()):
        """`faces` are the font files it is set in, as far as they are at hand: tables need them."""
        self.edition = edition
        self.theme = theme
        theme.check(edition.workbook.language)
        lengths = page_lengths(theme, edition.brand)
        self.grid: PageGrid = plan_grid(edition, lengths, theme.place_of("tokens.yml"))
        self.sans = theme.is_sans(edition)
        self.tables = TablePlanner(edition, self.grid, faces, sans=self.sans)
        self.drawings = Drawings(edition, theme.recolour, self.tables.measure)
        stacks = type_tokens(edition.brand, sans=self.sans)
        self.measure = FaceMeasure(faces, serif=stacks["heading"], sans=stacks["sans"])
        self.language = Language(tag=edition.workbook.language)
        self.labels, self.warnings = theme.labels(self.language.tag)
        self._words = Words({})
        self.places: Places = {}  # for recipients' pictures, of all that is composed

    def for_recipient(self, words: Mapping[str, str]) -> "Composer":
        """Give a composer that sets a recipient's words, by their columns, where texts ask."""
        other = copy.copy(self)
        other._words = Words(words)
        other.tables = self.tables.for_recipient(other._words)
        return other

    def styles(self) -> Styles:
        """Give the CSS of all the book's documents."""
        css, begins = self.theme.stylesheets(**self._shared(), tokens=self.theme.tokens)
        workbook = self.edition.workbook
        return Styles(
            css=css,
            begins=begins,
            templates=own_texts(self.theme.folders),
            base=workbook.folder,
            recolour=self.theme.recolour,
            roots=(
                workbook.folder,
                *self.theme.folders,
                *([self.edition.brand.folder] if self.edition.brand else []),
            ),
        )

    def form(self) -> Form | None:
        """Give how the book's fields look; a book for paper has none."""
        return plan_form(self.edition, self.grid.pitch, self.theme.palette)

    def chapter(
        self, chapter: Chapter, allotment: Allotment, fits: TableFits = NO_FITS, *, first_page: int
    ) -> Markup:
        """Compose one chapter, beginning on the page of a folio."""
        part = self._chapter_part(chapter, allotment, fits, first_page)
        whole = self._document(chapter.file, (part,), title=chapter.title_text, first=first_page)
        return replace(
            whole, html=with_lines(whole.html, chapter.blocks, (chapter.slug, chapter.line))
        )

    def front(self, entries: tuple[Entry, ...]) -> Markup:
        """Compose the cover, the imprint and the contents."""
        return self._document(
            "the front matter", self._front_parts(entries), title=self.edition.workbook.title
        )

    def notes(self, notes: Notes, fits: TableFits = NO_FITS, *, first: int) -> Markup:
        """Compose the facilitator's notes on a chapter, beginning with page F`first`."""
        part = {"template": "partials/notes.html", "notes": notes, "rooms": {}, "measured": False}
        part |= {"parted": parted_prompts(notes.blocks, self.grid), "breaks": {}}
        label = chapter_label(notes.chapter, self.labels, self.language)
        part |= {"chapter": notes.chapter, "label": label}
        part |= {"picture": self._pictures(), "labels": self._labels}
        part |= {"mark": self._marks(notes.chapter.slug, "notes-at")}
        part |= {"fields": self._fields("", on_screen=False)}  # they are printed
        part |= {"tables": self.tables.plan(notes.document, notes.blocks, fits)}
        # Beginning on a right-hand page, whatever its number: it is a leaf between others.
        title = notes.chapter.title_text
        whole = self._document(notes.document, (part,), title=title, first=first, right=True)
        return replace(whole, html=with_lines(whole.html, notes.blocks))

    def brand_sheet(self, swatches: tuple[Swatch, ...]) -> Markup:
        """Compose the sheet that shows a brand on one page."""
        title = self.edition.brand.name if self.edition.brand else ""
        part = {"template": "partials/brandsheet.html", "swatches": swatches}
        return self.sheet("the sheet of the brand", title, part)

    def sheet(
        self, name: str, title: str, part: Mapping[str, Any], text: Chapter | None = None, **at: int
    ) -> Markup:
        """Compose a document beside the chapters, of a template and what it takes; or of a text.

        It has the folio 1, or the one that `first` says.
        """
        own = self._chapter_part(text, {}, NO_FITS) if text else {}
        whole = {**own, "fields": self._fields("", on_screen=False), **part}
        return self._document(name, (whole,), title=title, **at)

    def blank(self) -> Markup:
        """Compose a page with nothing on it."""
        return self._document("a blank page", ({"template": "partials/blank.html"},), title="")

    def whole(
        self,
        entries: tuple[Entry, ...],
        allotments: dict[str, Allotment],
        fits: TableFits,
        styles: Styles,
        *,
        front_pages: int,
        more: Parts = (),
    ) -> Markup:
        """Compose the book as one document with its CSS inside, for those who style; `more` are
        parts of its front matter.
        """
        chapters = (
            self._chapter_part(entry.chapter, allotments[entry.chapter.slug], fits, entry.page)
            for entry in entries
        )
        return self._document(
            self.edition.workbook.name,
            (*self._front_parts(entries), *more, *chapters),
            title=self.edition.workbook.title,
            first=1 - front_pages,
            css=SafeText(styles.css.replace("</", "<\\/")),
            base=styles.base.resolve().as_uri() + "/",
        )

    def leaves(self, name: str, parts: Parts, *, first: int) -> Markup:
        """Compose a document of several parts beside the chapters, from a page's number on."""
        return self._document(name, parts, title="", first=first)

    def _document(self, name: str, parts: Parts, **context: Any) -> Markup:
        self._words.asked.clear()
        values: dict[str, Any] = {"first": 1, "css": "", "base": "", "right": False} | context
        values["airs"] = SafeText("".join(part.get("airs", "") for part in parts))
        values["longest"] = longest_heading(parts, self.edition.workbook.title, self.tables.measure)
        html = self.theme.render("workbook.html", **self._shared(), parts=parts, **values)
        whole = with_last_words(self._filled(fill_in, unlinked(html, self.edition)))
        return Markup(name=name, html=whole, columns=frozenset(self._words.asked))

    @property
    def foot(self) -> str:
        """The words at the foot of each page, with marks for columns of a roster."""
        brand = self.edition.brand
        return brand.printing.footer if brand else ""

    def face(self, name: str) -> tuple[str, str]:
        """Give the weight and the typefaces of words in slots, as `slot_face` does."""
        return slot_face(self.edition.brand, name, sans=self.sans)

    def _foot(self) -> dict[str, str]:
        """Give the running foot, or a place for it where it is another for each copy."""
        if not self.edition.named or not columns_in(self.foot, Place.TEXT):
            return {"footer": self.foot, "foot": ""}
        soft = self.theme.palette["soft"]
        place = self._fields("foot", on_screen=False).slot(FOOT, 0, "label", soft, "side")
        return {"footer": "", "foot": place}

    def _fields(self, prefix: str, *, on_screen: bool | None = None) -> Fields:
        shown = self.edition.on_screen if on_screen is None else on_screen
        return Fields(
            prefix,
            on_screen=shown,
            slugs=chapter_slugs(self.edition),
            named=self.edition.named,
            fill=partial(self._filled, fill_body),
            plain=self._words.plain,
        )

    def _pictures(self) -> Callable[..., dict[str, Any]]:
        return partial(set_picture, self.grid, self._words, self.places, self.drawings)

    def _labels(self, labels: Sequence[str], height: float, figure: str) -> FigureLabels:
        """Give the words of a figure to mark, whose height is in mm."""
        whole = self.grid.text_width
        room = (whole * 0.7, self.grid.line) if figure == "circles" else (whole, height / 2)
        return place_labels(labels, *room, self.grid, self.tables.measure)

    def _filled(self, fill: Callable[..., str], html: str) -> str:
        """Give HTML with a recipient's words, or blanks, for the columns in it."""
        slots = Fields("", on_screen=False, named=self.edition.named)
        return fill(html, self._words, lambda column: slots.slot(column, self.grid.text_pt))

    def _shared(self) -> dict[str, Any]:
        return {
            "edition": self.edition,
            "workbook": self.edition.workbook,
            "grid": self.grid,
            "is_short": is_short,
            "outgrows_page": outgrows_page,
            "series_ends": series_ends,
            "labels": self.labels,
            "palette": self.theme.palette,
            "rule_mm": self.theme.length("rule-weight"),
            "language": self.language,
            "spoken": Spoken(labels=self.labels, language=self.language, grid=self.grid),
            "book_head": running_head(self.edition.workbook.title, self.grid),
            **practice_words(self.edition, self.labels, self.language, sans=self.sans),
            **self._foot(),
        }

    def _front_parts(self, entries: tuple[Entry, ...]) -> Parts:
        ways = self.labels["ways"]
        return front_parts(self.edition, self.grid, entries, self._fields, self.measure, ways)

    def _chapter_part(
        self, chapter: Chapter, allotment: Allotment, fits: TableFits, first_page: int = 1
    ) -> dict[str, Any]:
        tables = self.tables.parts(chapter.file, chapter, fits)
        turned = frozenset(name for name, one in tables["tables"].items() if one.turned)
        return {
            "template": "partials/chapter.html",
            "label": chapter_label(chapter, self.labels, self.language),
            "head": running_head(self._words.plain(chapter.title_text), self.grid),
            "first_page": first_page,
            "end": place_id(chapter.slug, "end", chapter_slugs(self.edition)),
            "overlap": circles(0.56),
            **opening_parts(chapter, self.edition, self.grid),
            "rooms": plan_rooms(chapter.blocks, self.grid, allotment),
            "parted": parted_prompts(chapter.blocks, self.grid, turned),
            "measured": _fills(chapter),
            "breaks": {
                name: allotment.get(name) for name, _ in soft_breaks(chapter.blocks, self.edition)
            },
            "airs": air_css(compared_in(chapter), allotment),
            "own_way": SIGNS.get(chapter.way, ""),
            "with_ways": partial(with_ways, own=chapter.way, words=self.labels["ways"]),
            "way_of": partial(way_of_label, words=self.labels["ways"]),
            "mark": self._marks(chapter.slug, "at"),
            "fields": self._fields(chapter.slug),
            "picture": self._pictures(),
            "labels": self._labels,
            **tables,
        }

    def _marks(self, slug: str, kind: str) -> Callable[[], str]:
        """Give what makes ids for the texts of a chapter that are measured."""
        numbers, slugs = itertools.count(1), chapter_slugs(self.edition)
        return lambda: place_id(slug, f"{kind}-{next(numbers)}", slugs)


def _fills(chapter: Chapter) -> bool:
    """Tell whether a space of a chapter asks for the rest of its page: then all is measured."""
    return any(isinstance(one.space.size, Fill) for one in iterate_spaces(chapter.blocks))
