"""Makes the copies of one book: a recipient's words typeset, and laid on its pages."""

import gc
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator import pulse
from generator.copies.master import UNSAID, Master, bind
from generator.copies.plan import Copy
from generator.copies.word_setting import WordSetter, lines_of
from generator.diagnostics import WorkbookError
from generator.making.book import Layout
from generator.making.kept import Kind
from generator.making.laid import Laid, Shape, said
from generator.making.on_sheets import check_press
from generator.model import Pages
from generator.model.merge_fields import is_picture
from generator.model.recipients import COPY
from generator.model.sheet_facts import SheetFacts
from generator.printing.copying.graft import Graft, GraftError
from generator.printing.copying.stamp import Lines, Stamper, check_fit, own_slots
from generator.printing.pdf.encrypt import locked
from generator.printing.pdf.fragment import Fragment
from generator.printing.press.sheet_layout import Scheme

NO_PASSWORD = "has no password in its column"
TEXT = "text"  # the face of words that stand by themselves
ON_SHEETS = ("name", "partner", COPY)  # between the copies of one file
KEYS = 10_000  # of links and fields that a document may have


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


class Maker:
    """Makes copies of a master: what they share is laid out once, or came with it."""

    def __init__(self, master: Master, layout: Layout | None = None):
        """`layout` is the one the master was laid out with, where it was here."""
        self.master = master
        self._layout = layout or Layout(master.setting)
        self._words = WordSetter(self._layout)
        self._shown = frozenset((slot.word, slot.face) for slot in master.pdf.slots)
        if not gc.isenabled():
            gc.collect()
            gc.freeze()  # the book itself stays: no use in looking for garbage in it again

    def press(self, scheme: Scheme) -> SheetFacts:
        """Give how copies lie on sheets; what will print badly is found with the book.

        Raises `WorkbookError` where they can't be put on them.
        """
        how = check_press(self._layout, self.master.pages, scheme)
        self.master = replace(self.master, diagnostics=self._layout.findings.all)
        return how

    def make(self, copies: Iterable[Copy], *, parts: bool) -> Iterator[Made]:
        """Make copies one after the other; their words are typeset in one go.

        `parts` asks for what a `Part` holds.
        """
        copies = list(copies)
        shown = self._shown | ({(word, TEXT) for word in ON_SHEETS} if parts else set())
        used = shown | {
            (word, TEXT) for _, words in self.master.own for word in words if not is_picture(word)
        }
        lines = self._words.typeset(copies, used)
        for copy in copies:
            if copy.password == "":
                yield Failure(reason=NO_PASSWORD)
                continue
            own = lines_of(copy, used, lines)
            if reason := self._words.without_face(own):
                yield Failure(reason=reason)
                continue
            words = {one: line for one, line in sorted(own.items()) if one in shown}
            pulse.beat(f"the copy for row {copy.row}")
            try:
                yield self._made(copy, words, parts=parts)
            except WorkbookError as problem:
                yield Failure(reason=problem.diagnostics[0].message)
            except GraftError as problem:
                yield Failure(reason=str(problem))
        if not gc.isenabled():
            gc.collect()  # what was laid out for these copies goes, so that memory stays bounded

    def _made(self, copy: Copy, lines: Lines, *, parts: bool) -> Made:
        laid, shape = None, self.master.shape
        grafts: tuple[Graft, ...] = ()
        if self.master.own:
            self._layout.typesetter.offer(copy.pictures)
            laid = self._layout.lay(lambda *_: None, copy.words)
            shape = laid.shape
            if parts and shape != self.master.shape:
                grafts = self._all_pages(laid, copy.words)
            else:
                grafts = self._own_pages(laid, copy.words)
        pages = sum(count for _, count, _ in shape)
        return (
            self._part(lines, grafts, pages)
            if parts
            else self._whole(copy, lines, grafts, self._stamper(shape, laid), pages)
        )

    def _part(self, lines: Lines, grafts: tuple[Graft, ...], pages: int) -> Part:
        replaced = {at for graft in grafts for at in graft.places}
        kept = (slot for slot in self.master.pdf.slots if slot.page not in replaced)
        check_fit((*kept, *own_slots(grafts)), lines)
        return Part(lines=lines, grafts=grafts, pages=pages)

    def _whole(
        self, copy: Copy, lines: Lines, grafts: tuple[Graft, ...], stamper: Stamper, pages: int
    ) -> Whole:
        update = stamper.update(lines, grafts, copy=copy.mark)
        alone = stamper.book is not self.master.pdf
        if copy.password:
            return Whole(
                data=locked(stamper.book.data + update, copy.password), alone=True, pages=pages
            )
        return Whole(data=stamper.book.data + update if alone else update, alone=alone, pages=pages)

    def _own_pages(self, laid: Laid, words: Mapping[str, str]) -> tuple[Graft, ...]:
        """Give the pages that this copy has its own of."""
        book = self._stamper(laid.shape, laid).book
        return tuple(
            Graft(
                places=laid.places(name),
                fragment=self._fragment(
                    laid.shape,
                    name,
                    pages,
                    words,
                    first_key=book.skeleton.first_key + at * KEYS,
                    elsewhere=book.skeleton.anchors,
                    numbers=book.numbers,
                ),
            )
            for at, (name, pages) in enumerate(laid.own().items())
        )

    def _all_pages(self, laid: Laid, words: Mapping[str, str]) -> tuple[Graft, ...]:
        """Give all the pages of a copy that has more or fewer than the book."""
        grafts, at = [], 0
        for number, section in enumerate(laid.sections):
            pages = section.pages
            fragment = self._fragment(
                laid.shape, number, pages, words, first_key=0, elsewhere=frozenset()
            )
            grafts.append(Graft(places=tuple(range(at, at + len(pages))), fragment=fragment))
            at += len(pages)
        return tuple(grafts)

    def _fragment(
        self,
        shape: Shape,
        place: str | int,
        pages: Pages,
        words: Mapping[str, str],
        *,
        first_key: int,
        elsewhere: frozenset[str],
        numbers: tuple[tuple[str, int], ...] = (),
    ) -> Fragment:
        """Give a document's pages as they go into copies of a shape: the same for same words."""
        key = (shape, place, said(pages.columns, words))
        form = self._layout.composer.form()
        return self._layout.kept.get(
            Kind.FRAGMENT,
            key,
            lambda: self._layout.typesetter.fragment(
                pages, form, first_key=first_key, elsewhere=elsewhere, numbers=numbers
            ),
        )

    def _stamper(self, shape: Shape, laid: Laid | None) -> Stamper:
        """Give what makes copies of a shape; its book is bound where there is none yet."""
        return self._layout.kept.get(Kind.MASTER, shape, lambda: self._bound(shape, laid))

    def _bound(self, shape: Shape, laid: Laid | None) -> Stamper:
        if laid is None or shape == self.master.shape:
            return Stamper(self.master.pdf)
        neutral = self._layout.lay(lambda *_: None, UNSAID)
        return Stamper(bind(self._layout, self._layout.stand_in(laid, neutral)))
