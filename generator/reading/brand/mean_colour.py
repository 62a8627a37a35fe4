"""How light a logo is, and the box it stands in: the mean of its colours, that of its corners."""

import io
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from PIL import Image
from tinycss2 import parse_blocks_contents, parse_stylesheet, serialize
from tinycss2.color4 import parse_color

from generator.colour import ColourError, parse_colour
from generator.tiff_pictures import as_png

_SAMPLE = 64  # pixels that a picture is made small to, each way
_SHAPES = frozenset("path rect circle ellipse polygon polyline line text".split())
_DEEPEST = 100
_OPAQUE, _ALIKE = 250, 24  # of 255: a corner that hides its ground, corners of one colour
_UNSEEN = frozenset("defs clipPath mask symbol metadata title desc style".split())


Paint = dict[str, str]  # fill and stroke


def mean_colour(data: bytes, *, drawn: bool) -> str:
    """Give the mean colour of a picture that was checked before, or nothing where there is none.

    What is see-through is left out.
    """
    parts = _of_drawing(data) if drawn else _of_pixels(as_png(data))
    count = sum(weight for *_, weight in parts)
    if not count:
        return ""
    mean = [sum(part[at] * part[3] for part in parts) / count for at in range(3)]
    return "#" + "".join(f"{round(value):02X}" for value in mean)


def ground_colour(data: bytes, *, drawn: bool) -> str:
    """Give the colour of the box that a picture of pixels fills, by its corners; nothing of one
    whose ground is see-through, and of drawings.
    """
    if drawn:
        return ""
    with Image.open(io.BytesIO(as_png(data))) as picture:
        whole = picture.convert("RGBA")
        right, foot = whole.width - 1, whole.height - 1
        places = ((0, 0), (right, 0), (0, foot), (right, foot))
        corners = [whole.crop((x, y, x + 1, y + 1)).tobytes() for x, y in places]
    opaque = [corner[:3] for corner in corners if corner[3] > _OPAQUE]
    alike = all(max(one) - min(one) <= _ALIKE for one in zip(*opaque, strict=True))
    if len(opaque) < len(corners) or not alike:
        return ""
    return "#" + "".join(f"{sum(part) // len(part):02X}" for part in zip(*opaque, strict=True))


def _of_pixels(data: bytes) -> list[tuple[int, int, int, float]]:
    with Image.open(io.BytesIO(data)) as picture:
        small = picture.convert("RGBA")
        small.thumbnail((_SAMPLE, _SAMPLE))
        raw = small.tobytes()
    return [(*raw[at : at + 3], raw[at + 3] / 255) for at in range(0, len(raw), 4)]


def _of_drawing(data: bytes) -> list[tuple[int, int, int, float]]:
    root = ElementTree.fromstring(data)
    sheet = _rules("".join(one.text or "" for one in root.iter() if _name(one) == "style"))
    named = {one.get("id"): one for one in root.iter() if one.get("id")}
    colours = []
    for text in _paints(root, {"fill": "black", "stroke": "none"}, sheet, named, 0):
        paint = parse_color(text)
        if paint is None or isinstance(paint, str) or not paint.alpha:
            continue  # a gradient, or nothing to see
        try:
            colour = parse_colour(text)
        except ColourError:
            continue
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        colours.append((red, green, blue, 1.0))
    return colours


def _paints(
    element: Element, above: Paint, sheet: dict[str, Paint], named: dict, depth: int
) -> Iterator[str]:
    """Give the colours that shapes are filled or, where they are not, drawn with."""
    if _name(element) in _UNSEEN or depth > _DEEPEST:
        return
    own = dict(above)
    own |= {key: element.get(key, "") for key in ("fill", "stroke") if element.get(key)}
    classes = [f".{name}" for name in (element.get("class") or "").split()]
    for selector in (_name(element), *classes):
        own |= sheet.get(selector, {})
    own |= _declared(element.get("style", ""))
    if _name(element) in _SHAPES:
        yield from [paint for paint in (own["fill"], own["stroke"]) if paint != "none"][:1]
    address = next((value for key, value in element.items() if key.endswith("href")), "")
    if _name(element) == "use" and address[1:] in named:
        yield from _paints(named[address[1:]], own, sheet, named, depth + 1)
    for child in element:
        yield from _paints(child, own, sheet, named, depth + 1)


def _rules(sheet: str) -> dict[str, Paint]:
    """Give what a style sheet says of fills and strokes, by classes and names of elements."""
    rules: dict[str, Paint] = {}
    for rule in parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule":
            for selector in serialize(rule.prelude).split(","):
                rules.setdefault(selector.strip(), {}).update(_declared(serialize(rule.content)))
    return rules


def _declared(style: str) -> Paint:
    declarations = parse_blocks_contents(style, skip_comments=True, skip_whitespace=True)
    return {
        one.lower_name: serialize(one.value).strip()
        for one in declarations
        if one.type == "declaration" and one.lower_name in ("fill", "stroke")
    }


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
