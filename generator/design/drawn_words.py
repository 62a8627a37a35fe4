"""The words of a drawing (SVG 1.1, chapter 10), taken out of it to be set as text over it.

In a drawing they are as small as it is printed small. What can't be set as text by itself, such as
words along a path, stays in its drawing.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from xml.etree import ElementTree

_SVG = "http://www.w3.org/2000/svg"
_INHERITED = ("font-size", "font-weight", "text-anchor", "fill")
# What a word in a drawing may say of itself and of how it stands.
_KNOWN = frozenset((*_INHERITED, "x", "y", "font-family", "id", "class", "role", "style"))
_PLACES = frozenset(("svg", "g", "text", "title", "desc"))
_APART = 1.6  # lines so near to each other, in shares of their size, are lines of one text
_NUMBER = re.compile(r"(-?[\d.]+)(?:px)?")
_COLOUR = re.compile(r"#[0-9a-fA-F]{3,6}|[a-z]+")


class _KeptError(Exception):
    """Words that can only be drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnWords:
    """Lines of text in a drawing.

    `x` is the share of its width at which they are anchored, `start`, `middle` or `end`; `y` that
    of its height at which the first line stands; `size` the share of their type in its width.
    """

    lines: tuple[str, ...]
    x: float
    y: float
    size: float
    anchor: str
    bold: bool
    colour: str


def take_words(drawing: bytes) -> tuple[bytes, tuple[DrawnWords, ...]]:
    """Give a drawing without its words, and those; none where some of them can only be drawn."""
    root = ElementTree.fromstring(drawing)
    try:
        box = [float(one) for one in root.get("viewBox", "").replace(",", " ").split()]
        if len(box) != 4:
            return drawing, ()
        words = tuple(_joined(_words(root, box, {}), box[2] / box[3]))
    except (_KeptError, ValueError):
        return drawing, ()
    for parent in [*root.iter()]:
        for child in [one for one in parent if one.tag == f"{{{_SVG}}}text"]:
            parent.remove(child)
    ElementTree.register_namespace("", _SVG)
    return ElementTree.tostring(root), words


def _words(
    element: ElementTree.Element, box: list[float], above: Mapping[str, str]
) -> Iterator[DrawnWords]:
    own = _attributes(element)
    given = {**above, **{name: own[name] for name in _INHERITED if name in own}}
    name = element.tag.rpartition("}")[2]
    if name == "text":
        yield _text(element, own, given, box)
        return
    holds = any(one.tag.endswith("}text") for one in element.iter())
    if holds and (name not in _PLACES or "transform" in own or "display" in own):
        raise _KeptError
    if name == "style" and (element.text or "").strip():
        raise _KeptError
    for child in element:
        yield from _words(child, box, given)


def _attributes(element: ElementTree.Element) -> dict[str, str]:
    pairs = (one.partition(":") for one in element.get("style", "").split(";"))
    return {**element.attrib, **{name.strip(): value.strip() for name, _, value in pairs if name}}


def _text(
    element: ElementTree.Element, own: Mapping[str, str], given: Mapping[str, str], box: list[float]
) -> DrawnWords:
    left, top, width, height = box
    size = _NUMBER.fullmatch(given.get("font-size", ""))
    colour = given.get("fill", "black")
    if len(element) or not set(own) <= _KNOWN or not size or not _COLOUR.fullmatch(colour):
        raise _KeptError
    return DrawnWords(
        lines=(" ".join((element.text or "").split()),),
        x=(float(own.get("x", 0)) - left) / width,
        y=(float(own.get("y", 0)) - top) / height,
        size=float(size[1]) / width,
        anchor=given.get("text-anchor", "start"),
        bold=given.get("font-weight", "400") in ("bold", "600", "700", "800", "900"),
        colour=colour,
    )


def _joined(words: Iterator[DrawnWords], ratio: float) -> Iterator[DrawnWords]:
    """Give lines that stand below each other as one text; `ratio` is width / height."""
    last: DrawnWords | None = None
    y = 0.0
    for one in words:
        same = last and replace(one, lines=last.lines, y=last.y) == last
        if last and same and 0 < one.y - y <= _APART * one.size * ratio:
            last = replace(last, lines=(*last.lines, *one.lines))
        else:
            if last:
                yield last
            last = one
        y = one.y
    if last:
        yield last
