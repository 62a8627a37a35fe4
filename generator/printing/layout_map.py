"""The layout map: where everything with an id landed, read off laid-out pages."""

from collections.abc import Iterable, Iterator

from generator.model import Placement
from generator.model.pages import Sheet


def placements(sheets: Iterable[Sheet]) -> Iterator[Placement]:
    """Give where everything with an id is on pages, page by page, counted from 0."""
    for number, sheet in enumerate(sheets):
        for name, (x0, y0, x1, y1) in sheet.anchors.items():
            # Corners of what is turned come in another order.
            left, right = sorted((x0, x1))
            top, foot = sorted((y0, y1))
            yield Placement(id=name, page=number, x0=left, y0=top, x1=right, y1=foot)
