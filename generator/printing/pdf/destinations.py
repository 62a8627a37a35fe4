"""Where links and bookmarks lead: named places and the outline (ISO 32000-1, 12.3)."""

from collections.abc import Iterator

import pydyf

from generator.printing.pdf.objects import text_string


def bookmarks(pdf: pydyf.PDF) -> list[pydyf.Dictionary]:
    """Give the bookmarks of a PDF in order, those below others after them."""
    return [
        one
        for one in pdf.objects
        if isinstance(one, pydyf.Dictionary) and "Dest" in one and "Title" in one
    ]


def anchors(pdf: pydyf.PDF) -> Iterator[tuple[str, pydyf.Array]]:
    """Give the named places of a PDF, sorted by name."""
    names = pdf.catalog.get("Names", {}).get("Dests", {}).get("Names", ())
    for name, place in zip(names[::2], names[1::2], strict=True):
        yield name.string, place


def name_order(name: str) -> bytes:
    """Give what named places are sorted by: their names as they are written (7.9.6)."""
    return name.encode() if name.isascii() else b"\xfe\xff" + name.encode("utf-16-be")


def sort_anchors(pdf: pydyf.PDF) -> None:
    """Put the named places of a PDF in the order that readers look for them in."""
    found = sorted(anchors(pdf), key=lambda one: name_order(one[0]))
    if found:
        names = pydyf.Array(part for name, place in found for part in (pydyf.String(name), place))
        pdf.catalog["Names"]["Dests"]["Names"] = names


def named_places(places: dict[str, bytes]) -> bytes:
    """Give the names of places and where they are, as they are written in a catalog."""
    order = sorted(places, key=name_order)
    listed = b" ".join(b"%b %b" % (text_string(one), places[one]) for one in order)
    return b"/Names<</Dests<</Names[%b]>>>>" % listed
