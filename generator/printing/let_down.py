"""Questions let down to the rules below them, while a document is laid out.

The rules of all pages stand on one grid, and text ends where it ends: what is to stand at one
distance above its rules has to be let down until they meet. CSS has no word for that, and only
a layout knows where a text has ended; so that of blocks is asked to do it, in the same pass.
"""

from typing import Any

from weasyprint.formatting_structure.boxes import Box
from weasyprint.layout import block

from generator.units import mm_to_px

# Attributes in the HTML. What is let down, with a room inside it; and where that room may begin:
# at the first length from the edge of its page, or a multiple of the second further down. In mm.
LET_DOWN, ROOM = "data-let-down", "data-room"
_NEAR = 0.01  # CSS px that are no distance

_lay_out = block.block_box_layout


def let_down_to_rooms() -> None:
    """Have all that is laid out from now on let down where its HTML says so, and only there."""
    block.block_box_layout = _laid_out


def _laid_out(context: Any, box: Box, *given: Any, **named: Any) -> Any:
    result = _lay_out(context, box, *given, **named)
    laid = result[0]
    if laid is not None and _has(box, LET_DOWN):
        room = next((one for one in laid.descendants() if _has(one, ROOM)), None)
        if room is not None:
            laid.translate(dy=_way_down(room))
    return result


def _has(box: Box, attribute: str) -> bool:
    return box.element is not None and attribute in box.element.attrib


def _way_down(room: Box) -> float:
    """Give how far a room stands above the next place where it may begin, in CSS px."""
    first, step = (mm_to_px(float(length)) for length in room.element.attrib[ROOM].split())
    way = (first - room.border_box_y()) % step
    return way if _NEAR < way < step - _NEAR else 0.0
