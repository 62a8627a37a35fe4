"""How light a logo is: the mean of its colours."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from PIL import Image

from generator import files
from generator.reading.colours import ColourError, parse_colour

LIMIT_BYTES = 30_000_000
_SAMPLE = 64  # pixels that a picture is made small to, each way
_SHAPES = frozenset("path rect circle ellipse polygon polyline line text".split())
_UNSEEN = frozenset("defs clipPath mask symbol metadata title desc style".split())


def mean_colour(path: Path) -> str:
    """Give the mean colour of a picture that was checked before, see-through parts left out."""
    data = files.read_bytes(path, limit=LIMIT_BYTES)
    parts = _of_drawing(data) if path.suffix.lower() == ".svg" else _of_pixels(data)
    count = sum(weight for *_, weight in parts) or 1.0
    mean = [sum(part[at] * part[3] for part in parts) / count for at in range(3)]
    return "#" + "".join(f"{round(value):02X}" for value in mean)


def _of_pixels(data: bytes) -> list[tuple[int, int, int, float]]:
    with Image.open(io.BytesIO(data)) as picture:
        small = picture.convert("RGBA")
        small.thumbnail((_SAMPLE, _SAMPLE))
        raw = small.tobytes()
    return [(*raw[at : at + 3], raw[at + 3] / 255) for at in range(0, len(raw), 4)]


def _of_drawing(data: bytes) -> list[tuple[int, int, int, float]]:
    root = ElementTree.fromstring(data)
    sheet = "".join(one.text or "" for one in root.iter() if _name(one) == "style")
    classes = dict(re.findall(r"\.([\w-]+)[^{]*\{[^}]*?(?<![\w-])fill:\s*([^;}]+)", sheet))
    colours = []
    for text in _paints(root, "black", classes):
        try:
            colour = parse_colour(text)
        except ColourError:
            continue  # a gradient
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        colours.append((red, green, blue, 1.0))
    return colours


def _paints(element: Element, fill: str, classes: dict[str, str]) -> Iterator[str]:
    """Give the colours that shapes are filled or, where they are not, drawn with."""
    if _name(element) in _UNSEEN:
        return
    style = dict(re.findall(r"([\w-]+)\s*:\s*([^;]+)", element.get("style", "")))
    own = [classes[name] for name in (element.get("class") or "").split() if name in classes]
    fill = (style.get("fill") or (own and own[0]) or element.get("fill") or fill).strip()
    stroke = (style.get("stroke") or element.get("stroke") or "none").strip()
    if _name(element) in _SHAPES:
        yield from [paint for paint in (fill, stroke) if paint != "none"][:1]
    for child in element:
        yield from _paints(child, fill, classes)


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
