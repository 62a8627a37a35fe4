"""Fields to fill in on a screen: the widgets of a bound book made into a form.

Where they lie and what they are for comes from WeasyPrint, tagged and in reading order; their
kinds, looks and states are made here (ISO 32000-1, 12.7), before the PDF is written. A field's
name in the HTML says its kind: see `design/fields`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pydyf

from generator.model import Form, Placement, Section
from generator.model.form_names import asked_name, joined_label
from generator.printing.pdf.drawn_circles import add_circle
from generator.printing.pdf.form_font import FONT, FieldFont, embed
from generator.printing.pdf.objects import dictionaries, object_at
from generator.units import MM_PER_POINT

_MULTILINE, _NO_SCROLL = 1 << 12, 1 << 23  # bits 13 and 24 of /Ff
BUTTONS = frozenset({"tick", "dot", "ring"})
ON = "Yes"  # the state of a button that is pressed
_FORM = {"Type": "/XObject", "Subtype": "/Form"}
_POINTS_PER_PX = 0.75
_TURNED = "turned-"  # before the kind of a field on a page that is turned
_ABOVE_RULE = 1.2  # points from a rule up to the words on it
_SPARE = 3.2  # points below the last row: without them Chrome takes nothing typed in it
NO_NUMBERS: Mapping[str, int] = {}


def add_form(
    pdf: pydyf.PDF, sections: Sequence[Section], form: Form, numbers: Mapping[str, int] = NO_NUMBERS
) -> dict[str, int]:
    """Make the form of a book from its widgets. For the finisher of `write_pdf`.

    Questions that say the same are told apart by a number, from 2 on: gives it by the questions'
    names. `numbers` are those of the book that these pages belong to.
    """
    font = embed(pdf, form.pitch_mm / MM_PER_POINT)
    places = dict(zip(pdf.page_references, _placements(sections), strict=True))
    maker = _Maker(pdf, form, font, numbers)
    for widget in dictionaries(pdf, "Subtype", "/Widget"):
        maker.make(widget, places[widget["P"]])
    pdf.catalog["AcroForm"] = pydyf.Dictionary(
        {
            "Fields": pydyf.Array(field.reference for field in maker.fields.values()),
            "DR": pydyf.Dictionary({"Font": pydyf.Dictionary({FONT: font.reference})}),
            "DA": pydyf.String(f"/{FONT} 0 Tf 0 g"),
        }
    )
    return maker.numbers


def _placements(sections: Sequence[Section]) -> Iterator[Mapping[str, Placement]]:
    for section in sections:
        for number in range(len(section.pages)):
            yield {one.id: one for one in section.pages.layout if one.page == number}


class _Maker:
    """Makes fields of widgets, one after the other in reading order."""

    def __init__(self, pdf: pydyf.PDF, form: Form, font: FieldFont, numbers: Mapping[str, int]):
        self._pdf = pdf
        self._form = form
        self._font = font
        self._pitch = form.pitch_mm / MM_PER_POINT
        self._nothing = pydyf.Stream([], {**_FORM, "BBox": pydyf.Array((0, 0, 1, 1))})
        pdf.add_object(self._nothing)
        self.fields: dict[str, pydyf.Dictionary] = {}
        self.numbers = dict(numbers)
        self._asked: dict[str, dict[str, None]] = {}  # the names of questions by their labels

    def make(self, widget: pydyf.Dictionary, places: Mapping[str, Placement]) -> None:
        """Make a widget's field; `places` is where everything with an id lies on its page."""
        kind, _, name = widget.pop("T").string.partition("/")
        name, _, ending = name.partition("/")  # where a line ends, or what a button stands for
        turned, kind = kind.startswith(_TURNED), kind.removeprefix(_TURNED)
        x0, y1, x1, y0 = widget["Rect"]
        box = _Box(x0=x0, y0=y0, x1=x1, y1=y1)
        if not turned:
            box = self._placed(kind, box, places, ending, widget)
        widget["Rect"] = pydyf.Array(round(value, 2) for value in (box.x0, box.y0, box.x1, box.y1))
        look = self._look(widget)
        if turned:  # what is in it is drawn upright and turned as its page is
            look.extra["Matrix"] = pydyf.Array((0, 1, -1, 0, 0, 0))
            box = _Box(x0=0.0, y0=0.0, x1=box.height, y1=box.width)
        look.extra["BBox"] = pydyf.Array((0, 0, round(box.width, 2), round(box.height, 2)))
        for key in ("MK", "Border", "FT", "V", "AS"):
            widget.pop(key, None)
        if turned:
            widget["MK"] = pydyf.Dictionary({"R": 90})
        if kind in BUTTONS:
            self._draw(look, kind, box)
            looks = {ON: look.reference, "Off": self._nothing.reference}
            # Without a look for "off", some viewers draw their own.
            widget["AP"] = pydyf.Dictionary({"N": pydyf.Dictionary(looks)})
            widget["AS"] = "/Off"
            self._add(widget, name, {"FT": "/Btn", "V": "/Off"}, ending)
        else:
            look.stream[:] = [b"/Tx BMC EMC"]
            widget["AP"] = pydyf.Dictionary({"N": look.reference})
            self._add(widget, name, {"FT": "/Tx", **self._text(kind)})

    def _add(self, widget: pydyf.Dictionary, name: str, given: dict, answer: str = "") -> None:
        label = self._label(widget.pop("TU").string, asked_name(name))
        label = joined_label(label, answer)
        given |= {"T": pydyf.String(name), "TU": pydyf.String(label)}
        first = self.fields.get(name)
        if first is None:
            self.fields[name] = widget
            widget.update(given)
            return
        if "Kids" not in first:  # the head of a table that goes on: the same field again
            field = pydyf.Dictionary({key: first.pop(key) for key in given})
            field["Kids"] = pydyf.Array([first.reference])
            self._pdf.add_object(field)
            first["Parent"] = field.reference
            self.fields[name] = first = field
        widget["Parent"] = first.reference
        first["Kids"].append(widget.reference)

    def _label(self, label: str, question: str) -> str:
        """Give the label of a question, with a number where another before it says the same."""
        alike = self._asked.setdefault(label, {})
        alike.setdefault(question)
        if question not in self.numbers and len(alike) > 1:
            self.numbers[question] = list(alike).index(question) + 1
        number = self.numbers.get(question, 1)
        return label if number == 1 else f"{label} ({number})"

    def _text(self, kind: str) -> dict:
        # Rows and areas have the height of the page's lines; in small places words get smaller.
        large = kind in ("rows", "area")
        size = f"{self._font.size:g}" if large else "0"
        red, green, blue = (int(self._form.ink[at : at + 2], 16) / 255 for at in (1, 3, 5))
        colour = f"{red:.3g} {green:.3g} {blue:.3g} rg"
        flags = _MULTILINE * (kind != "line") + _NO_SCROLL * large
        look = pydyf.String(f"/{FONT} {size} Tf {colour}")
        return {"DA": look} | ({"Ff": flags} if flags else {})

    def _placed(
        self,
        kind: str,
        box: "_Box",
        places: Mapping[str, Placement],
        ending: str,
        widget: pydyf.Dictionary,
    ) -> "_Box":
        """Give where a field lies, on the rules it is for."""
        if kind == "line":
            end = places.get(ending, places["page-area"]).x1 * _POINTS_PER_PX
            return replace(box, x1=min(box.x1, end))
        if kind == "area":
            height = self._rows(box) * self._pitch + _SPARE
            return replace(box, y0=min(box.y0, box.y1 - height))
        if kind != "rows":
            return box
        page_height = float(object_at(self._pdf, widget["P"])["MediaBox"][3])
        top = page_height - places["page-area"].y0 * _POINTS_PER_PX
        rows = self._rows(box)
        first = int((top - box.y1) / self._pitch + 0.02) + 1  # the rule of the first row
        # Words stand on the rules: what the lowest letters take lies below.
        foot = top - (first + rows - 1) * self._pitch + _ABOVE_RULE - self._font.below
        return replace(box, y0=foot - _SPARE, y1=foot + rows * self._pitch)

    def _rows(self, box: "_Box") -> int:
        return max(1, int(box.height / self._pitch + 0.06))  # a frame takes a little

    def _look(self, widget: pydyf.Dictionary) -> pydyf.Stream:
        """Give the stream of a checked box, to draw another look in."""
        (reference,) = widget["AP"]["N"].values()
        look = object_at(self._pdf, reference)
        look.extra.pop("Resources", None)
        return look

    def _draw(self, look: pydyf.Stream, kind: str, box: "_Box") -> None:
        accent = tuple(int(self._form.accent[at : at + 2], 16) / 255 for at in (1, 3, 5))
        width, height = box.width, box.height
        look.stream.clear()
        look.set_color_rgb(*accent, stroke=kind != "dot")
        if kind == "tick":
            look.set_line_width(0.1 * width)
            look.set_line_cap(1)
            look.set_line_join(1)
            look.move_to(0.2 * width, 0.52 * height)
            look.line_to(0.42 * width, 0.26 * height)
            look.line_to(0.82 * width, 0.8 * height)
            look.stroke()
        elif kind == "ring":
            look.set_line_width(1.8)
            add_circle(look, width / 2, height / 2, min(width, height) / 2 - 0.9)
            look.stroke()
        else:
            add_circle(look, width / 2, height / 2, 0.27 * min(width, height))
            look.fill()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    """A rectangle in points from the lower left corner of the page."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0
