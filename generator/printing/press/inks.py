"""A finished book in the inks of a press: cyan, magenta, yellow and black, and nothing else.

What is neutral is printed in black alone, text and rules above all; a brand's colours in the values
that it gives; pictures and all others by the profile of the press.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    StreamObject,
)

from generator.printing.pdf.bare_pages import bare_pages, repack, value_of, written
from generator.printing.pdf.colour_operators import change_colours, operator
from generator.printing.press.icc_profile import Profile
from generator.printing.press.ink_colours import BLACK, InkColours, Inks, Percents
from generator.printing.press.ink_pictures import ink_picture
from generator.printing.press.ink_shadings import ink_shading
from generator.printing.press.space_parts import GREY, INKS, KEPT, LIGHT, Space, read_space

VERSION = "1.6"
NO_COLOURS: Mapping[str, Percents] = {}
_SHORT = {b"g": GREY, b"rg": LIGHT, b"k": INKS}


def to_cmyk(data: bytes, profile: Profile, own: Mapping[str, Percents] = NO_COLOURS) -> bytes:
    """Give a PDF in inks: its pages by themselves, with nothing to click or to fill in.

    `own` are the values of a brand's colours, in percent, by #RRGGBB. What can't be turned stays as
    it is; the checks of `pdfx_checks` tell it.
    """
    return written(inked(data, profile, own))


def inked(data: bytes, profile: Profile, own: Mapping[str, Percents] = NO_COLOURS) -> PdfWriter:
    """Give what `to_cmyk` does before it is written."""
    writer = bare_pages(data, version=VERSION)
    _Inker(writer, InkColours(profile, own)).ink()
    return writer


class _Inker:
    """Goes through all that pages draw with; each part is turned once."""

    def __init__(self, writer: PdfWriter, colours: InkColours):
        self._writer = writer
        self._colours = colours
        self._seen: set[int] = set()
        self._spaces: dict[int, DictionaryObject] = {}
        self._joined: list[StreamObject] = []

    def ink(self) -> None:
        """Turn all pages."""
        for page in self._writer.pages:
            resources = _dictionary(page, "/Resources")
            if "/Contents" in page:
                self._page_content(page, resources)
            self._group(page, mask=False)
            self._draw(resources, mask=False)
        for one in self._joined:
            repack(one, b"")
        for spaces in self._spaces.values():
            for name in [one for one in spaces if read_space(spaces.raw_get(one), {}) != KEPT]:
                del spaces[name]

    def _page_content(self, page: Any, resources: DictionaryObject) -> None:
        found = value_of(page, "/Contents")
        if isinstance(found, ArrayObject) and len(found) == 1:
            page[NameObject("/Contents")] = found[0]
            found = found[0].get_object()
        if not isinstance(found, ArrayObject):
            self._content(found, resources, mask=False)
            return
        # Streams of one page follow each other, and colours go on from one to the next.
        streams = [one.get_object() for one in found]
        joined = b"\n".join(one.get_data() for one in streams)
        self._joined += streams
        whole = StreamObject()
        repack(whole, self._changed(joined, resources, mask=False))
        page[NameObject("/Contents")] = self._writer._add_object(whole)

    def _draw(self, resources: DictionaryObject, *, mask: bool) -> None:
        """Turn what resources hold. What is a `mask` has no colours, but how much shows."""
        if not self._first(resources):
            return
        spaces = _dictionary(resources, "/ColorSpace")
        self._spaces[id(spaces)] = spaces
        for state in _values(resources, "/ExtGState"):
            self._mask(state)
        for one in _values(resources, "/XObject"):
            if value_of(one, "/Subtype") == "/Image":
                self._picture(one, spaces, mask=mask)
            else:
                self._drawn(one, resources, mask=mask)
        for one in _values(resources, "/Pattern"):
            if value_of(one, "/PatternType") == 1:
                self._drawn(one, resources, mask=mask)
            else:
                self._shading(_dictionary(one, "/Shading"), spaces, mask=mask)
        for one in _values(resources, "/Shading"):
            self._shading(one, spaces, mask=mask)
        for font in _values(resources, "/Font"):
            for glyph in _values(font, "/CharProcs"):
                self._content(glyph, _dictionary(font, "/Resources") or resources, mask=mask)
            self._draw(_dictionary(font, "/Resources"), mask=mask)

    def _first(self, one: Any) -> bool:
        new = id(one) not in self._seen
        self._seen.add(id(one))
        return new

    def _mask(self, state: DictionaryObject) -> None:
        found = value_of(state, "/SMask")
        if not isinstance(found, DictionaryObject):
            return
        group = _dictionary(found, "/G")
        space = read_space(value_of(_dictionary(group, "/Group"), "/CS", ""), {})
        if "/BC" in found and self._first(found):
            behind = space.share(tuple(map(float, value_of(found, "/BC"))))
            found[NameObject("/BC")] = ArrayObject([FloatObject(_seen(space, behind))])
        self._drawn(group, DictionaryObject(), mask=True)

    def _drawn(self, one: Any, outer: DictionaryObject, *, mask: bool) -> None:
        """Turn a form or a pattern, and what it holds."""
        resources = _dictionary(one, "/Resources") if "/Resources" in one else outer
        self._content(one, resources, mask=mask)
        self._group(one, mask=mask)
        self._draw(resources, mask=mask)

    def _group(self, one: Any, *, mask: bool) -> None:
        group = _dictionary(one, "/Group")
        if "/CS" in group:
            group[NameObject("/CS")] = NameObject("/DeviceGray" if mask else "/DeviceCMYK")

    def _picture(self, one: StreamObject, spaces: DictionaryObject, *, mask: bool) -> None:
        if self._first(one) and not mask and "/ColorSpace" in one:
            ink_picture(one, read_space(one.raw_get("/ColorSpace"), spaces), self._colours)

    def _shading(self, one: DictionaryObject, spaces: DictionaryObject, *, mask: bool) -> None:
        if not self._first(one):
            return
        space = read_space(one.raw_get("/ColorSpace"), spaces)
        if space.mode in ("RGB", "LAB", "CMYK") and not space.is_ink and not mask:
            ink_shading(one, lambda values: self.inks(space, values), self._writer)

    def _content(self, stream: Any, resources: DictionaryObject, *, mask: bool) -> None:
        if isinstance(stream, StreamObject) and self._first(stream):
            repack(stream, self._changed(stream.get_data(), resources, mask=mask))

    def _changed(self, content: bytes, resources: DictionaryObject, *, mask: bool) -> bytes:
        spaces = _dictionary(resources, "/ColorSpace")
        return change_colours(content, _Painter(self, spaces, mask=mask).change)

    def inks(self, space: Space, values: tuple[float, ...]) -> Inks:
        """Give the inks of a colour of a space."""
        return self._colours.of(space.mode, space.share(values), space.profile)


class _Painter:
    """Knows in which space colours are, fills and strokes, while content is read."""

    def __init__(self, inker: _Inker, spaces: DictionaryObject, *, mask: bool):
        self._inker = inker
        self._named = spaces
        self._mask = mask
        self._now = (GREY, GREY)
        self._saved: list[tuple[Space, Space]] = []
        self._known: dict[tuple[bytes, tuple[bytes, ...], Space], bytes | None] = {}

    def change(self, name: bytes, values: tuple[bytes, ...]) -> bytes | None:
        """Give what an operator becomes, or nothing where it stays."""
        if name == b"q":
            self._saved.append(self._now)
            return None
        if name == b"Q":
            self._now = self._saved.pop() if self._saved else self._now
            return None
        stroke = name.isupper()
        kind = name.lower()
        if kind in _SHORT:
            self._take(_SHORT[kind], stroke=stroke)
        elif kind == b"cs":
            written = values[-1].decode("latin-1") if values else ""
            self._take(read_space(NameObject(written), self._named), stroke=stroke)
            return None if self._now[stroke] == KEPT else self._paint(BLACK, stroke=stroke)
        key = (name, values, self._now[stroke])
        if key not in self._known:
            self._known[key] = self._coloured(values, self._now[stroke], stroke=stroke)
        return self._known[key]

    def _take(self, space: Space, *, stroke: bool) -> None:
        fill, line = self._now
        self._now = (fill, space) if stroke else (space, line)

    def _coloured(self, values: tuple[bytes, ...], space: Space, *, stroke: bool) -> bytes | None:
        if not space.mode or not values or values[-1].startswith(b"/"):
            return None
        colour = tuple(map(float, values))
        if space.palette is not None:
            colour = _of_palette(space, int(colour[0]))
        if self._mask:
            level = _seen(space, space.share(colour))
            return operator("G" if stroke else "g", (level,))
        if space.is_ink:
            return self._paint((colour[0], colour[1], colour[2], colour[3]), stroke=stroke)
        return self._paint(self._inker.inks(space, colour), stroke=stroke)

    def _paint(self, inks: Inks, *, stroke: bool) -> bytes:
        if self._mask:
            return operator("G" if stroke else "g", (1 - inks[3],))
        return operator("K" if stroke else "k", inks)


def _of_palette(space: Space, number: int) -> tuple[float, ...]:
    parts = len(space.mode)
    some = (space.palette or b"")[number * parts : (number + 1) * parts]
    return tuple(level / 255 for level in some) or (0.0,) * parts


def _seen(space: Space, parts: tuple[float, ...]) -> float:
    """Give how light a colour is, 0 to 1: how much a mask lets through (11.5.3)."""
    if space.mode == "RGB":
        red, green, blue = parts
        return 0.3 * red + 0.59 * green + 0.11 * blue
    if space.mode == "CMYK":
        cyan, magenta, yellow, black = parts
        return 1 - min(1.0, 0.3 * cyan + 0.59 * magenta + 0.11 * yellow + black)
    return parts[0]


def _dictionary(one: Any, key: str) -> DictionaryObject:
    found = value_of(one, key)
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _values(one: Any, key: str) -> Iterator[Any]:
    for value in list(_dictionary(one, key).values()):
        found = value.get_object() if isinstance(value, IndirectObject) else value
        if isinstance(found, DictionaryObject):
            yield found
