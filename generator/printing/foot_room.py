"""What is free at the foot of a laid-out page, and rooms that are made higher by it.

A page is laid out once: where a room becomes higher, what stands below it on its page moves down.
That is exact as long as there is as much free at the foot; nothing moves to another page.
WeasyPrint promises nothing about its boxes; what is used of them, `Page` made of a page's boxes
among it, has a test of its own.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from weasyprint.layout.background import layout_box_backgrounds

from generator.model import Pages
from generator.model.pages import Sheet
from generator.printing.layout_map import placements
from generator.units import mm_to_px, px_to_mm

_ROOM = "room"  # the class of what holds a space with its air
_SIDE_BY_SIDE = frozenset({"TableRowBox", "FlexBox", "GridBox", "LineBox"})
_NEAR = 0.01  # CSS px that are no distance
_ENDS = frozenset({"LineBox", "TableCellBox"})


def free_at_feet(pages: Pages) -> tuple[float, ...]:
    """Give what is free below all that stands on each page, in mm: footnotes end a page."""
    return tuple(px_to_mm(_free(sheet)) for sheet in pages.sheets)


def grown(pages: Pages, by: Mapping[str, float]) -> Pages:
    """Give pages whose rooms are higher, by their ids, in mm. There has to be as much free at the
    foot of each. The pages given are of no use any more: their boxes are moved.
    """
    px = {name: mm_to_px(mm) for name, mm in by.items()}
    changed = {one.page for one in pages.layout if one.id in by}
    sheets = tuple(
        _grown(sheet, px) if number in changed else sheet
        for number, sheet in enumerate(pages.sheets)
    )
    return replace(pages, sheets=sheets, layout=tuple(placements(sheets)))


def _free(sheet: Sheet) -> float:
    root = sheet._page_box  # type: ignore[attr-defined]
    foot = root.content_box_y() + root.height
    end = root.content_box_y()
    for child in root.children:
        kind = type(child).__name__
        if kind == "FootnoteAreaBox":
            foot = min(foot, child.position_y) if child.children else foot
        elif kind != "MarginBox":
            end = max(end, _end(child))
    return max(0.0, foot - end)


def _end(box: Any) -> float:
    """Give where a box ends that stands in the flow of its page, and 0 for others."""
    if not box.is_in_normal_flow():
        return 0.0
    if _stands(box):
        return float(box.border_box_y() + box.border_height())
    return max(map(_end, box.children), default=0.0)


def _stands(box: Any) -> bool:
    """Tell whether a box is as high as it looks. One that goes on over pages reaches down to the
    foot of all but its last, whatever is in it.
    """
    if type(box).__name__ in _ENDS or hasattr(box, "replacement") or _ROOM in _classes(box):
        return True
    # A field that lies over a box leaves it as high as it is on paper.
    return not any(child.is_in_normal_flow() for child in box.all_children())


def _classes(box: Any) -> list[str]:
    return (box.element.get("class") or "").split() if box.element is not None else []


def _grown(sheet: Sheet, by: Mapping[str, float]) -> Sheet:
    root = sheet._page_box  # type: ignore[attr-defined]
    for child in root.children:
        if type(child).__name__ not in ("MarginBox", "FootnoteAreaBox"):
            _grow(child, by, root.content_box_y() + root.height)
            for box in child.descendants():
                _paint_again(root, box)
    made: Sheet = type(sheet)(root)  # type: ignore[call-arg]
    return made


def _grow(box: Any, by: Mapping[str, float], foot: float, moved: float = 0.0) -> float:
    """Make what is in a box higher that was `moved` down, and it as well. Give by how much."""
    if not hasattr(box, "children") or not box.is_in_normal_flow():
        return 0.0
    own = by.get(box.element.get("id") or "", 0.0) if box.element is not None else 0.0
    if own:
        for field in box.children:  # lies over all of it
            field.height += own
        box.height += own
        return own
    if type(box).__name__ in _SIDE_BY_SIDE:
        each = [_grow(child, by, foot, moved) for child in box.children]
        grown = max(each, default=0.0)
        for child, less in zip(box.children, each, strict=True):
            if grown and hasattr(child, "children"):
                child.height += grown - less
    else:
        grown = 0.0
        for child in box.children:
            child.translate(dy=grown)
            grown += _grow(child, by, foot, moved + grown)
    ended = box.content_box_y() + box.height - moved
    box.height += grown
    if ended <= foot + _NEAR:  # what goes on over pages ends at their foot, now as before
        box.height = min(box.height, max(0.0, foot - box.content_box_y()))
    return grown


def _paint_again(page: Any, box: Any) -> None:
    """Have the ground of a box painted where it is now: its places were reckoned by the layout."""
    box = getattr(box, "_box", box)  # hung up by its coordinates
    if getattr(box, "background", None) is None:
        return
    layers = zip(box.style["background_image"], box.background.layers, strict=True)
    images = {value: layer.image for (kind, value), layer in layers if kind == "url"}
    layout_box_backgrounds(page, box, lambda url, **_: images.get(url), layout_children=False)
