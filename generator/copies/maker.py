"""Where the copies of one book are made: in this process, or in another one that was sent to."""

import gc
import hashlib
from collections import OrderedDict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.copies.plan import Copy
from generator.design.language import Language
from generator.diagnostics import Diagnostic, WorkbookError
from generator.making.book import Laid, Layout, Setting, Shape, said
from generator.model import Pages
from generator.model.merge_fields import Place, columns_in
from generator.model.recipients import COPY
from generator.printing.copying.graft import Graft, GraftError
from generator.printing.copying.stamp import Lines, Stamper, check_fit, own_slots
from generator.printing.glyphs import Line
from generator.printing.pdf.encrypt import locked
from generator.printing.pdf.fragment import Fragment
from generator.printing.pdf.skeleton import MasterPdf

NO_TYPEFACE = "no typeface here has its letters: install one that has them"
TEXT = "text"  # the face of words that stand by themselves
ON_SHEETS = ("name", "partner", COPY)  # between the copies of one file
NO_PASSWORD = "has no password in its column"
MOST_FRAGMENTS = 96  # that are kept: the same words may come again
MOST_SHAPES = 4  # books of other numbers of pages that are kept
KEYS = 10_000  # of links and fields that a document may have
# As wide as a name: what stands for one on pages that each copy has others of.
_UNSAID = "nnnn nnnnnn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Master:
    """A bound book that copies are made of; it can be sent to another process.

    `own` are the documents that each copy has its own of, with their columns. `label` says which
    copy it is, in the `language` of the book; `foot` is the running foot, with marks for columns.
    """

    name: str
    setting: Setting
    pdf: MasterPdf
    shape: Shape
    own: tuple[tuple[str, frozenset[str]], ...]
    label: str
    foot: str
    language: Language
    diagnostics: tuple[Diagnostic, ...]

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return sum(count for _, count, _ in self.shape)

    @property
    def digest(self) -> str:
        """What tells this book from others, the places for words in it too."""
        told = hashlib.sha256(self.pdf.data)
        told.update(repr(self.pdf.slots).encode())
        return told.hexdigest()

    @property
    def columns(self) -> frozenset[str]:
        """The columns that a copy of it may use."""
        slots = frozenset(slot.word for slot in self.pdf.slots)
        foot = columns_in(self.foot, Place.TEXT)
        return slots.union(foot, *(columns for _, columns in self.own))


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Copies to make of a book, one after the other. `parts` asks for what a `Part` holds."""

    book: Master
    copies: tuple[Copy, ...]
    parts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a copy could not be made."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A copy as a file: what follows the bytes of the book, or all of it where it is `alone`."""

    data: bytes
    alone: bool
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A copy's own words and pages, to go into one file with others."""

    lines: Lines
    grafts: tuple[Graft, ...]
    pages: int


Made = Failure | Whole | Part


class _Unsaid(Mapping[str, str]):
    """A word for every column that is nobody's."""

    def __getitem__(self, column: str) -> str:
        return _UNSAID

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


UNSAID = _Unsaid()


class Maker:
    """Makes copies of a book: what they share is laid out once, or came with the book."""

    def __init__(self, book: Master, layout: Layout | None = None):
        """`layout` is the one the book was laid out with, where it was here."""
        self.book = book
        self._layout = layout or Layout(book.setting)
        self._stampers: OrderedDict[Shape, Stamper] = OrderedDict()
        self._fragments: OrderedDict[Hashable, Fragment] = OrderedDict()

    def make(self, copies: Iterable[Copy], *, parts: bool) -> Iterator[Made]:
        """Make copies one after the other; their words are typeset in one go."""
        copies = list(copies)
        shown = {(slot.word, slot.face) for slot in self.book.pdf.slots}
        shown |= {(word, TEXT) for word in ON_SHEETS} if parts else set()
        used = shown | {(column, TEXT) for _, columns in self.book.own for column in columns}
        lines = self._typeset(copies, used)
        for copy in copies:
            if copy.password == "":
                yield Failure(reason=NO_PASSWORD)
                continue
            own = {one: lines[one[1], copy.words[one[0]]] for one in used if copy.words.get(one[0])}
            if any(line.missing for line in own.values()):
                yield Failure(reason=NO_TYPEFACE)
                continue
            words = {one: line for one, line in sorted(own.items()) if one in shown}
            try:
                made = self._made(copy.words, words, parts=parts)
                yield self._locked(made, copy.password) if copy.password else made
            except WorkbookError as problem:
                yield Failure(reason=problem.diagnostics[0].message)
            except GraftError as problem:
                yield Failure(reason=str(problem))
        if not gc.isenabled():
            gc.collect()  # what was laid out for these copies goes, so that memory stays bounded

    def _typeset(
        self, copies: list[Copy], used: set[tuple[str, str]]
    ) -> dict[tuple[str, str], Line]:
        """Give the lines of all words that are used, by their faces and what they say."""
        asked = ((face, copy.words.get(word, "")) for copy in copies for word, face in sorted(used))
        texts = sorted(dict.fromkeys(one for one in asked if one[1]), key=lambda one: one[0])
        faces = {face: self._layout.composer.face(face) for _, face in used}
        lines = self._layout.typesetter.words(texts, faces)
        return dict(zip(texts, lines, strict=True))

    def _made(self, words: Mapping[str, str], lines: Lines, *, parts: bool) -> Made:
        laid, shape, grafts = None, self.book.shape, ()
        if self.book.own:
            laid = self._layout.lay(lambda *_: None, words)
            shape = laid.shape
            if parts and shape != self.book.shape:
                grafts = self._all_pages(laid, words)
            else:
                grafts = self._own_pages(laid, words)
        pages = sum(count for _, count, _ in shape)
        if parts:
            replaced = {at for graft in grafts for at in graft.places}
            kept = (slot for slot in self.book.pdf.slots if slot.page not in replaced)
            check_fit((*kept, *own_slots(grafts)), lines)
            return Part(lines=lines, grafts=grafts, pages=pages)
        stamper = self._stamper(shape, laid)
        data = stamper.update(lines, grafts)
        alone = shape != self.book.shape
        return Whole(data=stamper.book.data + data if alone else data, alone=alone, pages=pages)

    def _locked(self, made: Made, password: str) -> Made:
        """Give a copy that only opens with a password."""
        if not isinstance(made, Whole):
            return made
        data = made.data if made.alone else self.book.pdf.data + made.data
        return Whole(data=locked(data, password), alone=True, pages=made.pages)

    def _own_pages(self, laid: Laid, words: Mapping[str, str]) -> tuple[Graft, ...]:
        """Give the pages that this copy has its own of."""
        skeleton = self._stamper(laid.shape, laid).book.skeleton
        grafts = []
        for at, (name, pages) in enumerate(laid.own().items()):
            key = (laid.shape, name, said(pages.columns, words))
            fragment = self._fragment(key, pages, skeleton.first_key + at * KEYS, skeleton.anchors)
            grafts.append(Graft(places=laid.places(name), fragment=fragment))
        return tuple(grafts)

    def _all_pages(self, laid: Laid, words: Mapping[str, str]) -> tuple[Graft, ...]:
        """Give all the pages of a copy that has more or fewer than the book."""
        grafts, at = [], 0
        for number, section in enumerate(laid.sections):
            pages = section.pages
            key = (laid.shape, number, said(pages.columns, words))
            fragment = self._fragment(key, pages, 0, frozenset())
            grafts.append(Graft(places=tuple(range(at, at + len(pages))), fragment=fragment))
            at += len(pages)
        return tuple(grafts)

    def _fragment(
        self, key: Hashable, pages: Pages, first_key: int, elsewhere: frozenset[str]
    ) -> Fragment:
        if key not in self._fragments:
            fragment = self._layout.typesetter.fragment(
                pages, self._layout.composer.form(), first_key=first_key, elsewhere=elsewhere
            )
            self._fragments[key] = fragment
            while len(self._fragments) > MOST_FRAGMENTS:
                self._fragments.popitem(last=False)
        return self._fragments[key]

    def _stamper(self, shape: Shape, laid: Laid | None) -> Stamper:
        """Give what makes copies of a shape; its book is bound where there is none yet."""
        if shape in self._stampers:
            self._stampers.move_to_end(shape)
            return self._stampers[shape]
        pdf = self.book.pdf
        if laid is not None and shape != self.book.shape:
            neutral = self._layout.lay(lambda *_: None, UNSAID)
            pdf = bind(self._layout, self._layout.stand_in(laid, neutral))
        self._stampers[shape] = Stamper(pdf)
        while len(self._stampers) > MOST_SHAPES:
            self._stampers.popitem(last=False)
        return self._stampers[shape]


def bind(layout: Layout, laid: Laid) -> MasterPdf:
    """Bind a book that copies are made of."""
    return layout.typesetter.bind_master(laid.title, laid.sections, layout.composer.form())


_makers: dict[str, Maker] = {}


def maker_for(book: Master, layout: Layout | None = None) -> Maker:
    """Give the desk of this process for a book: one at a time."""
    if book.digest not in _makers:
        _makers.clear()
        _makers[book.digest] = Maker(book, layout)
        if not gc.isenabled():
            gc.collect()
            gc.freeze()  # the book itself stays: no use in looking for garbage in it again
    return _makers[book.digest]
