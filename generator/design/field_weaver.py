"""Puts fields into HTML: in each blank, box to tick and empty cell, once its words are known.

What a field is called comes from the words around it: of a sentence with several blanks, those up
to each; of a cell, its row's and its column's. Its name leaves a recipient's words out, so that
the same field has the same name in all copies.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from typing import Protocol

from generator.design.recipient_words import RECIPIENTS
from generator.model.form_names import NO_WORDS, joined_label, single_spaced

TURNED = "turned-"
SLOT = "field-slot"  # the class of a place for a recipient's word
_VOID_TAGS = frozenset("br col hr img input wbr".split())
_WORDS_OF = frozenset("p li dd dt td th h1 h2 h3 h4 h5 h6 caption summary figcaption".split())


class _Fields(Protocol):
    """What gives fields, and names that no other has."""

    def field(self, kind: str, label: str, name: str) -> str: ...

    def unique(self, kind: str, words: str) -> str: ...


def weave(text: str, fields: _Fields, within: str, about: str) -> str:
    """Give sanitised HTML with fields in it.

    `within` is the id of the box around it, where a long blank at its end ends; `about` says what
    blanks are for that have no words beside them.
    """
    weaver = _Weaver(fields, within, about)
    weaver.feed(text)
    weaver.close()
    return weaver.result()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Label:
    """What a field is for: as it is told, and as it is in the book of every recipient."""

    told: str
    neutral: str

    @classmethod
    def of(cls, pieces: Iterable["_Label"]) -> "_Label":
        """Give one label of many pieces."""
        whole = tuple(pieces)
        return cls(
            told=single_spaced("".join(one.told for one in whole)),
            neutral=single_spaced("".join(one.neutral for one in whole)),
        )

    @property
    def is_said(self) -> bool:
        """Whether there is a word in it, not gaps alone."""
        return bool(self.told.strip(f"{NO_WORDS} "))


_NOTHING = _Label(told="", neutral="")
_SPACE = _Label(told=" ", neutral=" ")
_BLANK = _Label(told=NO_WORDS, neutral=NO_WORDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Waiting:
    """A field whose label is not known yet: its kind, its place, what was said before it."""

    kind: str
    place: int
    before: _Label = _BLANK


@dataclass(slots=True, kw_only=True)
class _Frame:
    """An open element: where its start tag stands, its words so far, its fields."""

    tag: str
    id: str = ""
    start: int = -1
    turned: bool = False
    recipients: bool = False
    words: list[_Label] = field(default_factory=list)
    waiting: list[_Waiting] = field(default_factory=list)

    def label(self, one: _Waiting) -> _Label:
        """Give what a field in it is for. Of several blanks, each is told by the words up to it."""
        blanks = [other for other in self.waiting if other.kind in ("line", "end")]
        if one in blanks and len(blanks) > 1 and one.before.is_said:
            return one.before
        return _Label.of(self.words)


@dataclass(slots=True, kw_only=True)
class _Table:
    heads: list[_Label] = field(default_factory=list)
    row: list[_Label] = field(default_factory=list)
    rows: int = 0

    def label(self) -> _Label:
        """Say what the next cell is for: its row's words, its column's head."""
        number = _Label(told=str(self.rows), neutral=str(self.rows))
        first = next((one for one in self.row if one.told), number)
        at = len(self.row)
        head = self.heads[at] if at < len(self.heads) else _NOTHING
        return _Label(
            told=joined_label(first.told, head.told),
            neutral=joined_label(first.neutral, head.neutral),
        )


class _Weaver(HTMLParser):
    """Rebuilds sanitised HTML piece by piece, and puts fields in once their words are known."""

    def __init__(self, fields: "_Fields", within: str, about: str):
        super().__init__(convert_charrefs=False)
        self._fields = fields
        self._within = within
        self._about = _Label(told=about, neutral=about)
        self._pieces: list[str] = []
        self._open = [_Frame(tag="")]
        self._tables: list[_Table] = []

    def result(self) -> str:
        self._settle(self._open[0], self._within)
        return "".join(self._pieces)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        classes = (given.get("class") or "").split()
        self._pieces.append(self.get_starttag_text() or "")
        if tag in _VOID_TAGS:
            if SLOT in classes:
                self._leave_to_slot()
            return
        frame = _Frame(
            tag=tag,
            id=given.get("id") or "",
            start=len(self._pieces) - 1,
            turned=self._open[-1].turned or "turned-sheet" in classes,
            recipients=self._open[-1].recipients or RECIPIENTS in classes,
        )
        if tag == "table":
            self._tables.append(_Table())
        elif tag == "tr" and self._tables:
            self._tables[-1].row = []
            self._tables[-1].rows += 1
        if "tick" in classes:
            frame.waiting.append(_Waiting(kind="tick", place=self._gap()))
        if "box" in classes:
            self._holder().waiting.append(_Waiting(kind="tick", place=self._gap()))
        if "write" in classes:
            frame.waiting.append(_Waiting(kind="cell", place=self._gap()))
        if "blank" in classes:
            kind = "end" if "blank-end" in classes else "line"
            before = self._said_so_far()
            self._holder().waiting.append(_Waiting(kind=kind, place=self._gap(), before=before))
            frame.words.append(_BLANK)
        self._open.append(frame)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag not in [frame.tag for frame in self._open]:
            self._pieces.append(f"</{tag}>")
            return
        while self._open[-1].tag != tag:
            self._close(self._open.pop())
        self._close(self._open.pop())
        self._pieces.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._add(data, data)

    def handle_entityref(self, name: str) -> None:
        self._add(f"&{name};", unescape(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        self._add(f"&#{name};", unescape(f"&#{name};"))

    def _add(self, piece: str, words: str) -> None:
        self._pieces.append(piece)
        neutral = NO_WORDS if self._open[-1].recipients else words
        self._open[-1].words.append(_Label(told=words, neutral=neutral))

    def _gap(self) -> int:
        self._pieces.append("")
        return len(self._pieces) - 1

    def _holder(self) -> _Frame:
        return self._open[self._holders_place()]

    def _holders_place(self) -> int:
        places = range(len(self._open) - 1, 0, -1)
        return next((at for at in places if self._open[at].tag in _WORDS_OF), 0)

    def _leave_to_slot(self) -> None:
        """Put no field where a recipient's word is printed: into the blank or cell around it."""
        around = {frame.start + 1 for frame in self._open[self._holders_place() :]}
        holder = self._holder()
        holder.waiting = [one for one in holder.waiting if one.place not in around]

    def _said_so_far(self) -> _Label:
        """Give the words of what holds the next blank, up to it."""
        frames = self._open[self._holders_place() :]
        said = _Label.of(word for frame in frames for word in frame.words)
        return _Label.of([said, _SPACE, _BLANK]) if said.is_said else said

    def _close(self, frame: _Frame) -> None:
        self._settle(frame, "")
        if frame.tag == "table":
            self._tables.pop()
        elif frame.tag in ("td", "th") and self._tables:
            self._tables[-1].row.append(_Label.of(frame.words))
        elif frame.tag == "thead" and self._tables:
            self._tables[-1].heads = self._tables[-1].row
            self._tables[-1].rows = 0
        apart = frame.tag in _WORDS_OF
        self._open[-1].words += [_SPACE, *frame.words, _SPACE] if apart else frame.words

    def _settle(self, frame: _Frame, within: str) -> None:
        for one in frame.waiting:
            in_table = one.kind == "cell" and self._tables
            label = self._tables[-1].label() if in_table else frame.label(one)
            label = label if label.is_said else self._about
            kind = "line" if one.kind == "end" else one.kind
            name = self._fields.unique(kind, label.neutral)
            if frame.turned:
                kind = TURNED + kind
            ending = ""
            if one.kind == "end" and not frame.turned:
                ending = within or self._named(frame, name)
            written = f"{name}/{ending}" if ending else name
            self._pieces[one.place] = self._fields.field(kind, label.told, written)

    def _named(self, frame: _Frame, name: str) -> str:
        """Give the id of an element; one without gets its field's name."""
        if frame.start < 0 or frame.id:
            return frame.id
        self._pieces[frame.start] = f'{self._pieces[frame.start][:-1]} id="{name}-line">'
        return f"{name}-line"
