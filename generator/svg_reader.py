"""Drawings in SVG, read within bounds: what one holds, refers to and takes to be drawn.

Every drawing comes through here before it is set, whoever names it: a text, a brand, a theme's CSS,
or another drawing that has it in an address. Bounds are on what is drawn, so that what is used many
times counts many times: a few lines can stand for a million shapes.
"""

import base64
import binascii
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.parsers import expat

from generator.units import parse_length

LIMIT_BYTES = 2_000_000
LIMIT_ELEMENTS = 20_000  # as drawn: what is used twice counts twice
LIMIT_DEPTH = 100
LIMIT_LETTERS = 100_000  # of text
LIMIT_MATCHES = 1_000_000  # of elements against selectors
LIMIT_INSIDE = 3  # drawings in the addresses of drawings
LARGEST_RATIO = 1000.0  # of the longer side to the shorter one

_SAVE = "save it again as SVG"
_PLAIN = "export it as plain SVG and save it again"
_SIMPLER = "simplify it, or save it as PNG"
_EMBED = "embed pictures and fonts in the SVG file, or turn text into paths"
_SIZED = 'give its <svg> a viewBox="0 0 WIDTH HEIGHT"'

_CLOSED = frozenset({"script", "foreignobject", "iframe"})
# What an element hands on to those inside it, and what it uses by itself.
_HANDED_ON = ("fill", "stroke", "marker", "marker-start", "marker-mid", "marker-end")
_OWN = ("mask", "clip-path", "filter")
_SHAPES = frozenset("circle ellipse line path polygon polyline rect text tspan".split())
_NAMED = re.compile(r"url\([\s\"']*+#([^\"')\s]+)")
_DECLARED = re.compile(r"(?<![-\w])([-a-z]+)\s*+:([^;]*)")
_STEP = re.compile(r"[a-zA-Z]|[-+]?(?:\d+\.?|\.)\d*")
_DATA = re.compile(r"data:(?P<kind>[^,;]*)(?P<more>(?:;[^,]*)?),(?P<data>.*)", re.S | re.I)
# Addresses that are neither inside the file (#name) nor data in the address itself.
_OUTSIDE_CSS = re.compile(r"""url\([\s"']*+(?!data:)\w|@import""", re.I)
_INSIDE = re.compile(r"\s*+(?:\#|data:|\Z)", re.I)


class SvgError(Exception):
    """A drawing that can't be used: what is wrong with it, without its name, and what to do."""

    def __init__(self, problem: str, hint: str):
        super().__init__(problem)
        self.hint = hint


def check_svg(data: bytes, *, inside: int = 0) -> Element:
    """Give the root of a drawing that is safe to be drawn; `inside` so many others.

    Raises `SvgError`.
    """
    if len(data) > LIMIT_BYTES:
        raise SvgError(f"has {len(data):,} bytes, more than {LIMIT_BYTES:,}", _SIMPLER)
    root = _parsed(data)
    if _name(root) != "svg":
        raise SvgError("is no SVG", _SAVE)
    if any(_name(one).lower() in _CLOSED for one in root.iter()):
        raise SvgError("holds scripts or entities", _PLAIN)
    letters = sum(map(_letters, root.iter()))
    if letters > LIMIT_LETTERS:
        raise SvgError(f"holds {letters:,} letters, more than {LIMIT_LETTERS:,}", _SIMPLER)
    if _Drawn(root).elements > LIMIT_ELEMENTS:
        raise SvgError("is too large or too deeply nested a drawing", _SIMPLER)
    for address in _addresses(root):
        _check_address(address, inside)
    return root


def svg_size(root: Element) -> tuple[float, float]:
    """Give the width and the height of a drawing. Raises `SvgError` where it does not say them."""
    size = _view_box(root.get("viewBox", "")) or _attributes_size(root)
    if not size:
        raise SvgError("does not say how large it is", _SIZED)
    return size


def _letters(element: Element) -> int:
    own = 0 if _is(element, "style") else len(element.text or "")
    return own + len(element.tail or "")


def _parsed(data: bytes) -> Element:
    """Parse a drawing; one that declares entities is refused before any of them stands for text."""
    parser = expat.ParserCreate()
    parser.EntityDeclHandler = _refuse_entity
    try:
        parser.Parse(data, True)
        return ElementTree.fromstring(data)
    # The last two are raised for encodings that are unknown or not supported.
    except (expat.ExpatError, ElementTree.ParseError, LookupError, ValueError) as reason:
        raise SvgError(f"is no SVG: {reason}", _SAVE) from None


def _refuse_entity(*_declared: object) -> None:
    raise SvgError("holds scripts or entities", _PLAIN)


@dataclass(slots=True)
class _Drawn:
    """What is drawn of a drawing: how many elements, infinite beyond the depth."""

    root: Element
    elements: float = 0.0
    _named: dict[str, Element] = field(default_factory=dict)
    _styled: dict[Element, dict[str, str]] = field(default_factory=dict)
    _known: dict[tuple[Element, tuple[str, ...]], tuple[float, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._named = {one.get("id", ""): one for one in self.root.iter() if one.get("id")}
        self._styled = _styles(self.root)
        self.elements = self._measure(self.root, 0, ())[0]

    def _measure(self, element: Element, depth: int, handed: tuple[str, ...]) -> tuple[float, int]:
        """Give how many elements are drawn for one, and how deep they go. `handed` are the names
        that it is drawn with from those around it, in the order of what is handed on.
        """
        if depth > LIMIT_DEPTH:
            return math.inf, 0
        given = self._given(element)
        before = handed or ("",) * len(_HANDED_ON)
        used = tuple(given.get(key, name) for key, name in zip(_HANDED_ON, before, strict=True))
        key = element, used
        if key not in self._known:
            parts = [(one, 1, used) for one in element]
            if _name(element) == "use":
                parts += [(self._named[name], 1, used) for name in _hrefs(element) & {*self._named}]
            elif _name(element) in _SHAPES:
                parts += self._drawn_with(used, _corners(element))
            own = [given[name] for name in _OWN if name in given]
            parts += [(self._named[name], 1, ()) for name in own if name in self._named]
            count, height = 1.0, 1
            for part, times, names in parts:
                inside, below = self._measure(part, depth + 1, names)
                count, height = count + times * inside, max(height, below + 1)
                if count > LIMIT_ELEMENTS:
                    return math.inf, 0
            self._known[key] = count, height
        count, height = self._known[key]
        return (math.inf, 0) if depth + height > LIMIT_DEPTH else (count, height)

    def _drawn_with(
        self, used: tuple[str, ...], corners: int
    ) -> Iterator[tuple[Element, int, tuple[str, ...]]]:
        """Give what fills a shape, and what stands at its corners, and how often."""
        for kind, name in zip(_HANDED_ON, used, strict=True):
            one = self._named.get(name)
            if one is not None and "Gradient" not in _name(one):
                yield one, corners if kind.startswith("marker") else 1, ()

    def _given(self, element: Element) -> dict[str, str]:
        """Give what an element says of how it is drawn: the ids it names, nothing for others."""
        said = {name: element.get(name, "") for name in (*_HANDED_ON, *_OWN) if element.get(name)}
        said |= self._styled.get(element, {}) | dict(_DECLARED.findall(element.get("style", "")))
        found = {}
        for name, value in said.items():
            if name in (*_HANDED_ON, *_OWN):
                names = _NAMED.findall(value)
                found[name] = names[0] if names else ""
        if "marker" in found:  # at all corners
            found |= dict.fromkeys(
                ("marker-start", "marker-mid", "marker-end"), found.pop("marker")
            )
        return found


def _styles(root: Element) -> dict[Element, dict[str, str]]:
    """Give what stylesheets inside a drawing declare for its elements, where that names others.

    Of a selector its last part decides, without what stands before: more may match than does.
    """
    sheet = _without_remarks("\n".join(one.text or "" for one in root.iter() if _is(one, "style")))
    every = [(one, _name(one), frozenset(one.get("class", "").split())) for one in root.iter()]
    found: dict[Element, dict[str, str]] = {}
    matches = 0
    for rule in sheet.split("}"):
        selectors, _, body = rule.rpartition("{")
        said = {name: value for name, value in _DECLARED.findall(body) if _NAMED.search(value)}
        for last in (re.split(r"[\s>+~]+", one.strip())[-1] for one in selectors.split(",")):
            matches += len(every) if said else 0
            if matches > LIMIT_MATCHES:
                raise SvgError("is too large or too deeply nested a drawing", _SIMPLER)
            for element in _matching(every, last) if said else ():
                found.setdefault(element, {}).update(said)
    return found


def _without_remarks(css: str) -> str:
    first, *others = css.split("/*")
    return first + "".join(one.partition("*/")[2] for one in others)


def _matching(every: list[tuple[Element, str, frozenset[str]]], last: str) -> Iterator[Element]:
    """Give the elements that the last part of a selector is for."""
    tag = re.match(r"[\w-]*", last)
    name = tag[0] if tag else ""
    classes = frozenset(re.findall(r"\.([\w-]+)", last))
    ids = re.findall(r"#([\w-]+)", last)
    for element, own, given in every:
        if name in ("", own) and classes <= given and all(one == element.get("id") for one in ids):
            yield element


def _corners(element: Element) -> int:
    """Give how many corners a shape has, where markers stand."""
    steps = _STEP.findall(element.get("d", "") + " " + element.get("points", ""))
    letters = sum(step.isalpha() for step in steps)
    return max(2, letters, (len(steps) - letters) // 2)


def _hrefs(element: Element) -> set[str]:
    """Give the ids that an element refers to."""
    return {
        value.strip()[1:]
        for key, value in element.items()
        if key.endswith("href") and value.strip().startswith("#")
    }


def _addresses(root: Element) -> Iterator[str]:
    """Give all that stands where an address may: of links and pictures, and whole styles."""
    for element in root.iter():
        if _is(element, "style"):
            yield f"css:{element.text or ''}"
        for key, value in element.items():
            name = key.rpartition("}")[2].lower()
            yield value if name in ("href", "src") else f"css:{value}"


def _check_address(address: str, inside: int) -> None:
    if address.startswith("css:"):
        if _OUTSIDE_CSS.search(address[4:]):
            raise SvgError("refers to something outside itself", _EMBED)
        return
    if not _INSIDE.match(address):
        raise SvgError("refers to something outside itself", _EMBED)
    data = _DATA.match(address.strip())
    if data and "svg" in data["kind"].lower():
        if inside >= LIMIT_INSIDE:
            raise SvgError("is too large or too deeply nested a drawing", _SIMPLER)
        check_svg(_unpacked(data), inside=inside + 1)


def _unpacked(data: re.Match[str]) -> bytes:
    plain = unquote_to_bytes(data["data"])
    if ";base64" not in data["more"].lower():
        return plain
    try:
        return base64.b64decode(plain)
    except binascii.Error:
        raise SvgError("holds a picture that is damaged", _SAVE) from None


def _view_box(text: str) -> tuple[float, float] | None:
    try:
        _, _, width, height = map(float, text.replace(",", " ").split())
    except ValueError:
        return None
    return _possible(width, height)


def _attributes_size(root: Element) -> tuple[float, float] | None:
    try:
        sides = [
            float(side) if side.replace(".", "").isdigit() else parse_length(side)
            for side in (
                root.get("width", "").removesuffix("px"),
                root.get("height", "").removesuffix("px"),
            )
        ]
    except ValueError:
        return None
    return _possible(*sides)


def _possible(width: float, height: float) -> tuple[float, float] | None:
    if not (0 < width < math.inf and 0 < height < math.inf):
        return None
    return (width, height) if 1 / LARGEST_RATIO <= width / height <= LARGEST_RATIO else None


def _is(element: Element, name: str) -> bool:
    return _name(element) == name


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
