"""The master: the book that copies are made of, laid out and bound once, before the first."""

import hashlib
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from generator.design.language import Language
from generator.diagnostics import Diagnostic, Location, WorkbookError, did_you_mean, error
from generator.making.audit import audit
from generator.making.book import Layout, lay_out
from generator.making.laid import Laid, Shape
from generator.making.request import Request
from generator.making.setting import Setting, plan_settings
from generator.model import Mention
from generator.model.merge_fields import Place, column_of, columns_in, is_picture
from generator.model.recipients import COPY, FOOT, WORDS
from generator.printing.pdf.skeleton import MasterPdf
from generator.reading.roster import Roster

# As wide as a name: what stands for one on pages that each copy has others of.
_UNSAID = "nnnn nnnnnn"


class _Unsaid(Mapping[str, str]):
    """A word for every column that is nobody's."""

    def __getitem__(self, word: str) -> str:
        if is_picture(word):
            raise KeyError(word)  # its place stays empty
        return _UNSAID

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


UNSAID = _Unsaid()


@dataclass(frozen=True, slots=True, kw_only=True)
class Master:
    """A bound book that copies are made of; it can be sent to another process.

    `paper` is its trim size in mm. `own` are the documents that each copy has its own of, with
    their words. `pictures` are the columns that name a picture, with the width and the height in mm
    of the largest place of each. `label` says which copy it is, in the `language` of the book;
    `foot` is the running foot, with marks for columns. `digest` tells this book from others, the
    places for words in it too. `moving` are the columns that move what a document draws again.
    """

    name: str
    setting: Setting
    pdf: MasterPdf
    shape: Shape
    paper: tuple[float, float]
    own: tuple[tuple[str, frozenset[str]], ...]
    pictures: tuple[tuple[str, float, float], ...]
    label: str
    foot: str
    language: Language
    digest: str
    diagnostics: tuple[Diagnostic, ...]
    moving: tuple[tuple[str, frozenset[str]], ...] = ()

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return sum(count for _, count, _ in self.shape)

    @property
    def columns(self) -> frozenset[str]:
        """The columns that a copy of it may use."""
        slots = frozenset(slot.word for slot in self.pdf.slots)
        foot = columns_in(self.foot, Place.TEXT)
        return slots.union(foot, *(map(column_of, words) for _, words in self.own))


def make_master(request: Request, columns: tuple[str, ...] = ()) -> tuple[Master, Layout]:
    """Make the book that copies are made of, and give what it was laid out with.

    `columns` are those of the roster. Raises `WorkbookError` with all that is wrong.
    """
    return lay_master(plan_settings(request, named=True, columns=columns)[0])


def lay_master(setting: Setting) -> tuple[Master, Layout]:
    """Make the book of a setting, as `make_master` does."""
    setting, layout, laid = lay_out(setting, lambda *_: None, UNSAID)
    pdf = bind(layout, laid)
    layout.findings.add(*audit(laid, layout.composer.edition, layout.typesetter.lettering))
    layout.findings.raise_errors()
    master = Master(
        name=layout.name,
        setting=setting,
        pdf=pdf,
        shape=laid.shape,
        paper=(layout.composer.edition.paper.width_mm, layout.composer.edition.paper.height_mm),
        own=tuple((name, pages.columns) for name, pages in laid.own().items()),
        pictures=tuple((one, *size) for one, size in sorted(layout.composer.places.items())),
        label=layout.composer.labels["copy"],
        foot=layout.composer.foot,
        language=layout.composer.language,
        digest=_digest(pdf),
        diagnostics=layout.findings.all,
        moving=tuple((one.pages.document, one.moving) for one in laid.chapters if one.moving),
    )
    return master, layout


def bind(layout: Layout, laid: Laid) -> MasterPdf:
    """Bind a book that copies are made of."""
    return layout.typesetter.bind_master(laid.title, laid.sections, layout.composer.form())


def check_columns(master: Master, roster: Roster) -> None:
    """Raise `WorkbookError` where a book uses columns that a roster does not have or has twice."""
    mentions = {
        column: Mention(column=column, file=document, line=None)
        for document, words in master.own
        for column in map(column_of, words)
    }
    brand = master.setting.practice.brand
    if brand:
        for column in columns_in(master.foot, Place.TEXT):
            mentions[column] = Mention(column=column, file=brand.file, line=None)
    mentions |= {one.column: one for one in _mentions(master)}
    known = {*roster.columns, *WORDS, COPY, FOOT}
    found = [
        _absent(column, roster, _place(mentions.get(column)))
        for column in sorted(master.columns - known)
    ]
    if found:
        raise WorkbookError(*found)


def _absent(column: str, roster: Roster, at: Location | None) -> Diagnostic:
    if column in roster.twice:
        places = " and ".join(str(one + 1) for one in roster.twice[column])
        hint = f"they are columns {places}: give each a head of its own"
        return error(f'the roster has two columns that are called "{column}"', hint=hint, at=at)
    line = roster.heads.line
    where = "the first line" if line == 1 else f"line {line}"
    hint = f"{did_you_mean(column, roster.columns)}; its columns are in {where} of "
    return error(f'the roster has no column "{column}"', hint=hint + roster.path.name, at=at)


def costs(master: Master) -> Iterator[str]:
    """Say which parts of a book are typeset for each copy, and why."""
    mentions = list(_mentions(master))
    moving = dict(master.moving)
    for document, words in master.own:
        where = {one.column: one for one in mentions if one.file == document}
        columns = sorted({column_of(one) for one in words})
        lines = [line for one in columns if one in where and (line := where[one].line)]
        place = f"{document}:{min(lines)}" if lines else document
        moved = {one for one in moving.get(document, ()) if column_of(one) not in where}
        reasons = " and ".join((*_reasons(words - moved), *_reasons_to_move(moved)))
        yield f"{place}: {reasons}: typeset again for each copy"


def _reasons(words: frozenset[str]) -> Iterator[str]:
    said = sorted(one for one in words if not is_picture(one))
    shown = sorted(column_of(one) for one in words if is_picture(one))
    if said:
        stands = "stands" if len(said) == 1 else "stand"
        yield f"{' and '.join(map(_in_braces, said))} {stands} in running text"
    if shown:
        is_own = "is a picture" if len(shown) == 1 else "are pictures"
        yield f"{' and '.join(map(_in_braces, shown))} {is_own}"


def _reasons_to_move(words: Set[str]) -> Iterator[str]:
    if words:
        columns = " and ".join(map(_in_braces, sorted(map(column_of, words))))
        yield f"it draws again what {columns} may move in an earlier chapter"


def _in_braces(column: str) -> str:
    return f"{{{{ {column} }}}}"


def _digest(pdf: MasterPdf) -> str:
    told = hashlib.sha256(pdf.data)
    told.update(repr(pdf.slots).encode())
    return told.hexdigest()


def _mentions(master: Master) -> Iterator[Mention]:
    for chapter in reversed(master.setting.reading.workbook.chapters):
        yield from reversed(chapter.columns)


def _place(mention: Mention | None) -> Location | None:
    return Location(file=mention.file, line=mention.line) if mention else None
