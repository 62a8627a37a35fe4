"""Fields to fill in on a screen, where the paper has blanks, boxes and rules.

Each is an `<input>` in the HTML, its name `kind/name`. Kinds are `rows` (text on the page's
rules), `area` (text in a box), `cell`, `line`, and the buttons `tick`, `dot` (one of several) and
`ring` (a number to circle). `line/name/id` is a line that ends where the box of that id ends.
Before the kind of one on a page that is turned stands `turned-`.
All but the last two are check boxes to WeasyPrint, which would embed a whole typeface for a text
field; printing makes of them what their kind says.
"""

import html
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from html.parser import HTMLParser

from markupsafe import Markup as SafeText

from generator.slugs import place_id, slugify

LONGEST_LABEL = 200
TURNED = "turned-"
_VOID_TAGS = frozenset("br col hr img input wbr".split())
_WORDS_OF = frozenset("p li dd dt td th h1 h2 h3 h4 h5 h6 caption summary figcaption".split())
_GAP = "…"


class Fields:
    """The fields of one document; their names are unique where `prefix` is."""

    def __init__(
        self,
        prefix: str,
        *,
        on_screen: bool,
        named: bool = False,
        slugs: Collection[str] = (),
        fill: Callable[[str], str] = str,
        plain: Callable[[str], str] = str,
    ):
        """On paper there are none: nothing is added. Copies that are `named` have slots.

        `prefix` is the slug of a chapter, which is one of `slugs`, or what no slug looks like.
        `fill` gives HTML with blanks or words for the columns of a roster in it, `plain` a text.
        """
        self._fill = fill
        self._plain = plain
        self._prefix = prefix
        self._slugs = slugs
        self._on_screen = on_screen
        self._named = named
        self._taken: set[str] = set()

    def field(self, kind: str, label: str, name: str = "") -> SafeText:
        """Give a field. `label` says what it is for; `name` is its own if it has a unique one."""
        words = _single_spaced(label) or _GAP
        return self._input("checkbox", f"{kind}/{name or self.unique(kind, words)}", words)

    def slot(
        self,
        word: str,
        points: float,
        face: str = "text",
        ink: str = "#000000",
        align: str = "left",
    ) -> SafeText:
        """Give a place for a recipient's word; nothing in a book for all.

        `points` is the size of its type; 0 is that of the place. `face` is `text` or `label`,
        `align` is `left`, `right`, or `side`: the one that the place is at.
        """
        if not self._named:
            return SafeText("")
        name = f"slot/{word}/{round(points, 2):g}/{face}/{ink}/{align}"
        field = '<input type="checkbox" class="field field-slot" name="{}" title="{}">'
        return SafeText(field).format(name, word)

    def button(self, kind: str, label: str, name: str, answer: str) -> SafeText:
        """Give one of the buttons that exclude each other: those of the same `name`."""
        words = _single_spaced(label) or _GAP
        return self._input("radio", f"{kind}/{name}", words, _single_spaced(answer))

    def _input(self, form: str, name: str, label: str, answer: str = "") -> SafeText:
        if not self._on_screen:
            return SafeText("")
        label, answer = self._plain(label), self._plain(answer)
        title = label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1] + _GAP
        kind = name.split("/")[0].removeprefix(TURNED)
        return SafeText(
            '<input type="{}" class="field field-{}" name="{}" title="{}" value="{}">'
        ).format(form, kind, name, title, answer or "on")

    def words(self, text: str, within: str = "", about: str = "") -> SafeText:
        """Give HTML with a field in each blank, box to tick and empty cell of it.

        `within` is the id of the box around it, where a long blank at its end ends; `about` says
        what blanks are for that have no words beside them.
        """
        if self._on_screen:
            text = self._fill(text)
        if not self._on_screen or not any(
            mark in text for mark in ("blank", "box", "tick", "write")
        ):
            return SafeText(text)
        weaver = _Weaver(self, within, about)
        weaver.feed(text)
        weaver.close()
        return SafeText(weaver.result())

    def unique(self, kind: str, words: str) -> str:
        """Give a name after a field's words that no other field of the book has."""
        name = "-".join(part for part in (kind, slugify(words)) if part)
        if self._prefix:
            name = place_id(self._prefix, name, self._slugs)
        number, own = 1, name
        while own in self._taken:
            number += 1
            own = f"{name}-{number}"
        self._taken.add(own)
        return own


def _single_spaced(text: object) -> str:
    return " ".join(html.unescape(str(text)).split())


@dataclass(slots=True, kw_only=True)
class _Frame:
    """An open element: where its start tag stands, its words so far, its fields."""

    tag: str
    id: str = ""
    start: int = -1
    turned: bool = False
    words: list[str] = field(default_factory=list)
    waiting: list[tuple[str, int]] = field(default_factory=list)  # kind, place

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


@dataclass(slots=True, kw_only=True)
class _Table:
    heads: list[str] = field(default_factory=list)
    row: list[str] = field(default_factory=list)
    rows: int = 0

    def label(self) -> str:
        """Say what the next cell is for: its row's words, its column's head."""
        first = next((words.rstrip(" :") for words in self.row if words), str(self.rows))
        at = len(self.row)
        head = self.heads[at] if at < len(self.heads) else ""
        return ": ".join(part for part in (first, head) if part)


class _Weaver(HTMLParser):
    """Rebuilds sanitised HTML piece by piece, and puts fields in once their words are known."""

    def __init__(self, fields: Fields, within: str, about: str):
        super().__init__(convert_charrefs=False)
        self._fields = fields
        self._within = within
        self._about = about
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
            return
        frame = _Frame(
            tag=tag,
            id=given.get("id") or "",
            start=len(self._pieces) - 1,
            turned=self._open[-1].turned or "turned-sheet" in classes,
        )
        if tag == "table":
            self._tables.append(_Table())
        elif tag == "tr" and self._tables:
            self._tables[-1].row = []
            self._tables[-1].rows += 1
        if "tick" in classes:
            frame.waiting.append(("tick", self._gap()))
        if "box" in classes:
            self._holder().waiting.append(("tick", self._gap()))
        if "write" in classes:
            frame.waiting.append(("cell", self._gap()))
        if "blank" in classes:
            kind = "end" if "blank-end" in classes else "line"
            self._holder().waiting.append((kind, self._gap()))
            frame.words.append(_GAP)
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
        self._add(f"&{name};", html.unescape(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        self._add(f"&#{name};", html.unescape(f"&#{name};"))

    def _add(self, piece: str, words: str) -> None:
        self._pieces.append(piece)
        self._open[-1].words.append(words)

    def _gap(self) -> int:
        self._pieces.append("")
        return len(self._pieces) - 1

    def _holder(self) -> _Frame:
        return next(
            (frame for frame in reversed(self._open) if frame.tag in _WORDS_OF), self._open[0]
        )

    def _close(self, frame: _Frame) -> None:
        self._settle(frame, "")
        if frame.tag == "table":
            self._tables.pop()
        elif frame.tag in ("td", "th") and self._tables:
            self._tables[-1].row.append(frame.text)
        elif frame.tag == "thead" and self._tables:
            self._tables[-1].heads = self._tables[-1].row
            self._tables[-1].rows = 0
        self._open[-1].words += [" ", *frame.words, " "] if frame.tag in _WORDS_OF else frame.words

    def _settle(self, frame: _Frame, within: str) -> None:
        for kind, place in frame.waiting:
            label = self._tables[-1].label() if kind == "cell" and self._tables else frame.text
            label = label if label.strip(f"{_GAP} ") else self._about
            name = self._fields.unique("line" if kind == "end" else kind, label)
            if frame.turned:
                kind = TURNED + ("line" if kind == "end" else kind)
            if kind == "end":
                ending = within or self._named(frame, name)
                name = f"{name}/{ending}" if ending else name
                self._pieces[place] = self._fields.field("line", label, name)
            else:
                self._pieces[place] = self._fields.field(kind, label, name)

    def _named(self, frame: _Frame, name: str) -> str:
        """Give the id of an element; one without gets its field's name."""
        if frame.start < 0 or frame.id:
            return frame.id
        self._pieces[frame.start] = f'{self._pieces[frame.start][:-1]} id="{name}-line">'
        return f"{name}-line"
