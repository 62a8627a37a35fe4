"""The numbers and bullets that a word processor gives to paragraphs and does not write down.

ECMA-376 part 1, 17.9: a paragraph names a list (`numId`) and a level; the list names an abstract
one that says how its levels count. Lists of one abstract list go on counting where the one before
them stopped, but where they say where to start.
"""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BULLET = "bullet"
LEVEL_INDENT = 720  # twentieths of a point, where nothing says how far a level is indented
_DEEPEST = 9
# In Wingdings these are empty squares to tick; word processors write them 0xF000 higher too.
_WINGDINGS_BOXES = frozenset("o\u00a8qr\uf06f\uf0a8\uf071\uf072")
_BOXES = frozenset("☐□❏❑❒▢◻")
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What stands before a paragraph of a list: `-`, `☐`, or a number such as `3.` or `b)`.

    `indent` is how far it is indented, in twentieths of a point.
    """

    label: str
    indent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    start: int
    kind: str
    text: str
    font: str
    indent: int | None
    style: str


@dataclass(slots=True)
class WordNumbers:
    """Counts the paragraphs of a document; they have to be given in their order."""

    _levels: dict[str, dict[int, _Level]] = field(default_factory=dict)  # by abstract list
    _abstract: dict[str, str] = field(default_factory=dict)  # by list
    _starts: dict[tuple[str, int], int] = field(default_factory=dict)  # where a list starts anew
    _styles: dict[str, tuple[str, int | None, str]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def read(cls, numbering: Element | None, styles: Element | None) -> "WordNumbers":
        """Give the counter for the parts `numbering.xml` and `styles.xml` of a document."""
        numbers = cls()
        if numbering is not None:
            for one in numbering.iter(f"{W}abstractNum"):
                levels = {_number(level, "ilvl"): _level(level) for level in one.iter(f"{W}lvl")}
                numbers._levels[one.get(f"{W}abstractNumId", "")] = levels
            for one in numbering.iter(f"{W}num"):
                name = one.get(f"{W}numId", "")
                numbers._abstract[name] = value(one, "abstractNumId")
                for anew in one.iter(f"{W}lvlOverride"):
                    if start := value(anew, "startOverride"):
                        numbers._starts[name, _number(anew, "ilvl")] = _int(start, 1)
        for one in styles.iter(f"{W}style") if styles is not None else ():
            properties = one.find(f"{W}pPr/{W}numPr")
            number = value(properties, "numId") if properties is not None else ""
            level = value(properties, "ilvl") if properties is not None else ""
            numbers._styles[one.get(f"{W}styleId", "")] = (
                number,
                _int(level, 0) if level else None,
                value(one, "basedOn"),
            )
        return numbers

    def mark(self, paragraph: Element) -> Mark | None:
        """Give what stands before a paragraph, or nothing where it is of no list."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return None
        style = value(properties, "pStyle")
        own = properties.find(f"{W}numPr")
        of_style, style_level = self._of_style(style)
        number = value(own, "numId") if own is not None else ""
        number = number or of_style
        levels = self._levels.get(self._abstract.get(number, ""), {})
        at = self._depth(own, style, style_level, levels)
        level = levels.get(at)
        if level is None:
            return None
        indent = _indent(properties)
        if indent is None:
            indent = LEVEL_INDENT * (at + 1) if level.indent is None else level.indent
        return Mark(label=self._label(number, at, levels), indent=indent)

    def _of_style(self, style: str) -> tuple[str, int | None]:
        for _ in range(20):  # styles that are based on each other in a circle
            number, level, based_on = self._styles.get(style, ("", None, ""))
            if number or not based_on:
                return number, level
            style = based_on
        return "", None

    def _depth(
        self,
        own: Element | None,
        style: str,
        style_level: int | None,
        levels: dict[int, _Level],
    ) -> int:
        if own is not None and (level := value(own, "ilvl")):
            return _int(level, 0)
        if style_level is not None:
            return style_level
        return next((at for at, one in levels.items() if style and one.style == style), 0)

    def _label(self, number: str, at: int, levels: dict[int, _Level]) -> str:
        level = levels[at]
        if level.kind == BULLET:
            wingdings = "wingdings" in level.font.lower() and level.text in _WINGDINGS_BOXES
            return "☐" if wingdings or level.text in _BOXES else "-"
        counts = self._counts.setdefault(self._abstract[number], {})
        if (number, at) in self._starts and (number, at) not in self._begun:
            counts[at] = self._starts[number, at]
        else:
            counts[at] = counts[at] + 1 if at in counts else level.start
        self._begun.add((number, at))
        for deeper in [one for one in counts if one > at]:
            del counts[deeper]
        label = level.text
        for one in range(_DEEPEST):
            if f"%{one + 1}" in label and one in levels:
                count = counts.get(one, levels[one].start)
                label = label.replace(f"%{one + 1}", _written(count, levels[one].kind))
        return label.strip()


def value(element: Element, name: str) -> str:
    """Give the `w:val` of a child of an element, or nothing."""
    child = element.find(f"{W}{name}")
    return "" if child is None else child.get(f"{W}val", "")


def _level(level: Element) -> _Level:
    properties = level.find(f"{W}pPr")
    fonts = level.find(f"{W}rPr/{W}rFonts")
    return _Level(
        start=_int(value(level, "start"), 1),
        kind=value(level, "numFmt") or "decimal",
        text=value(level, "lvlText"),
        font="" if fonts is None else fonts.get(f"{W}ascii", ""),
        indent=None if properties is None else _indent(properties),
        style=value(level, "pStyle"),
    )


def _indent(properties: Element) -> int | None:
    indent = properties.find(f"{W}ind")
    if indent is None:
        return None
    given = indent.get(f"{W}left") or indent.get(f"{W}start")
    return _int(given, 0) if given else None


def _number(element: Element, name: str) -> int:
    return _int(element.get(f"{W}{name}", ""), 0)


def _int(text: str, otherwise: int) -> int:
    digits = text.strip().removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) < 9 else otherwise


def _written(count: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 5)
        return letter.upper() if kind[0] == "u" else letter
    if kind in ("lowerRoman", "upperRoman"):
        letters, left = "", min(max(count, 0), 399)
        for size, numeral in (*_ROMAN, (1, "i")):
            letters += numeral * (left // size)
            left %= size
        return letters.upper() if kind[0] == "u" else letters
    return "" if kind == "none" else str(count)
