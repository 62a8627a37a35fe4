"""What a drawing uses that does not print as it is drawn: WeasyPrint leaves it out unsaid.

Found out by setting drawings with each feature beside what a browser shows of them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

HINT = "export it flattened, with its text as paths, or as a PNG of 1200 pixels and more"

_VARIABLE = re.compile(r"var\(\s*--")
_BLEND = re.compile(r"mix-blend-mode\s*:\s*(?!normal)\w")
_USED = re.compile(r"url\(\s*[\"']?#([^\"')]+)")
_FAMILY = re.compile(r"font-family\s*:\s*([^;}]+)")
_FONT = re.compile(r"(?<![-\w])font\s*:([^;}]+)")
_AFTER_SIZE = re.compile(r"[\d.]+(?:px|pt|em|rem|mm|%)(?:\s*/\s*[\d.]+\w*)?\s+(.+)", re.S)
_CLEAR = re.compile(r"stop-color\s*:\s*transparent|stop-opacity\s*:\s*(?:0?\.\d+|0)(?![.\d])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What of a drawing is lost, as words for people; and the typefaces its texts are set in, a
    stack each.
    """

    lost: tuple[str, ...]
    stacks: tuple[tuple[str, ...], ...]


def find_features(data: bytes) -> Features:
    """Look through a drawing that was checked before: it is SVG and refers to nothing outside."""
    root = ElementTree.fromstring(data)
    return Features(
        lost=tuple(dict.fromkeys(_lost(root))), stacks=tuple(dict.fromkeys(_stacks(root)))
    )


def _lost(root: Element) -> Iterator[str]:
    written = "\n".join(_texts_of(root))
    named = {one.get("id"): one for one in root.iter() if one.get("id")}
    uses = {
        name: [named.get(target) for target in _references(root, name)]
        for name in ("mask", "filter", "clip-path", "fill", "stroke")
    }
    if any(_does_mask(one) for one in uses["mask"]):
        yield "a mask"
    if any(one is not None for one in uses["filter"]):
        yield "a filter, such as a shadow"
    if any(one is not None and _has(one, "text") for one in uses["clip-path"]):
        yield "a picture cut out by text"
    if _has(root, "textPath"):
        yield "text on a path"
    if _VARIABLE.search(written):
        yield "a variable of CSS"
    if _BLEND.search(written):
        yield "a blend mode"
    if any(map(_is_gradient, uses["stroke"])):
        yield "a line with a gradient"
    if any(_is_gradient(one) and _is_clear(one, named) for one in uses["fill"]):
        yield "a gradient that is see-through in part"


def _texts_of(root: Element) -> Iterator[str]:
    """Give all that may be CSS: attributes, styles."""
    for element in root.iter():
        yield from (f"{key}: {value}" for key, value in element.items())
        if _name(element) == "style":
            yield element.text or ""


def _references(root: Element, attribute: str) -> Iterator[str]:
    """Give the ids that elements refer to by an attribute, or that styles name for it."""
    for element in root.iter():
        for text in (element.get(attribute), *_declared(element, attribute)):
            yield from _USED.findall(text or "")


def _declared(element: Element, attribute: str) -> list[str]:
    sheet = element.text if _name(element) == "style" else element.get("style")
    return re.findall(rf"(?<![-\w]){attribute}\s*:\s*([^;}}]+)", sheet or "")


def _does_mask(mask: Element | None) -> bool:
    """Tell whether a mask hides anything: drawing programs export one that is white all over."""
    if mask is None:
        return False
    shapes = [one for one in mask.iter() if one is not mask and _name(one) != "g"]
    fills = {(one.get("fill") or "").lower() for one in shapes}
    white = {"white", "#fff", "#ffffff", "#d9d9d9"}
    boxes = all(_name(one) in ("rect", "path") for one in shapes)
    return not (len(shapes) == 1 and boxes and fills <= white)


def _is_gradient(element: Element | None) -> bool:
    return element is not None and _name(element) in ("linearGradient", "radialGradient")


def _is_clear(gradient: Element | None, named: dict[str | None, Element]) -> bool:
    seen: list[Element] = []
    while gradient is not None and gradient not in seen:
        seen.append(gradient)
        for stop in gradient:
            opacity = stop.get("stop-opacity", "1").strip()
            style = stop.get("style", "")
            if stop.get("stop-color") == "transparent" or opacity not in ("1", "1.0", "100%"):
                return True
            if _CLEAR.search(style):
                return True
        target = next((value for key, value in gradient.items() if key.endswith("href")), "")
        gradient = named.get(target.lstrip("#"))
    return False


def _stacks(root: Element) -> Iterator[tuple[str, ...]]:
    sheet = "\n".join(one.text or "" for one in root.iter() if _name(one) == "style")
    for element in root.iter():
        if _name(element) in ("text", "tspan") and "".join(element.itertext()).strip():
            given = element.get("font-family"), element.get("style") or ""
            found = [given[0]] if given[0] else _families(given[1])
            if found:
                yield _stack(found[0])
    if _has(root, "text"):
        yield from map(_stack, _families(sheet))
        inherited = [one.get("font-family") for one in root.iter() if _name(one) in ("g", "svg")]
        yield from (_stack(one) for one in inherited if one)


def _families(css: str) -> list[str]:
    short = (_AFTER_SIZE.search(value) for value in _FONT.findall(css))
    return _FAMILY.findall(css) + [found[1] for found in short if found]


def _stack(text: str) -> tuple[str, ...]:
    names = (one.strip().strip("\"'").strip() for one in text.split(","))
    return tuple(name for name in names if name)


def _has(root: Element, name: str) -> bool:
    return any(_name(one) == name for one in root.iter())


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
