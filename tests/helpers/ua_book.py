"""A PDF as the checks of PDF/UA look at it: elements, pages, annotations and fonts, read once."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from tests.helpers.ua_content import Painted, content_of, look_at

# ISO 32000-1, 14.8.4: the standard types of elements.
STANDARD = frozenset(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 "
    "H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry "
    "Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form".split()
)


@dataclass(eq=False)
class Element:
    """An element of the structure tree: its type, mapped to a standard one, and what is in it."""

    role: str
    given: DictionaryObject
    above: "Element | None"
    kids: list["Element"] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)  # page, number
    objects: list[int] = field(default_factory=list)  # annotations

    def __str__(self) -> str:
        return f"a {self.role}"

    def attribute(self, name: str) -> Any:
        given = direct(self.given, "/A", ArrayObject())
        for one in given if isinstance(given, ArrayObject) else [given]:
            found = one.get_object()
            if isinstance(found, DictionaryObject) and name in found:
                return found[name]
        return None

    def around(self) -> Iterator["Element"]:
        """It and the elements around it, from within."""
        one: Element | None = self
        while one:
            yield one
            one = one.above


def direct(given: Any, key: str, default: Any) -> Any:
    """What stands at a key, wherever the file has it."""
    return given[key] if key in given else default  # noqa: SIM401  # `get` gives references


def is_true(one: Any) -> bool:
    """Whether something says yes: pypdf's own booleans are all true to Python."""
    return bool(getattr(one, "value", one))


class UaBook:
    """What the checks look at."""

    def __init__(self, data: bytes | PdfReader):
        self.reader = PdfReader(io.BytesIO(data)) if isinstance(data, bytes) else data
        self.catalog = self.reader.trailer["/Root"]
        self.tree = self.catalog.get("/StructTreeRoot", DictionaryObject())
        self.pages = [*self.reader.pages]
        self._at = {page.indirect_reference.idnum: at for at, page in enumerate(self.pages)}

    @property
    def roles(self) -> Any:
        """Types that are mapped to others."""
        return self.tree.get("/RoleMap", DictionaryObject())

    @cached_property
    def elements(self) -> list[Element]:
        """All elements, in the order they are read."""
        found: list[Element] = []
        kids = self.tree.get("/K", ArrayObject())
        for kid in kids if isinstance(kids, ArrayObject) else [kids]:
            self._walk(kid.get_object(), None, None, found)
        return found

    def _walk(
        self, given: Any, above: Element | None, page: int | None, found: list[Element]
    ) -> None:
        if "/Pg" in given:
            page = self._at.get(given.raw_get("/Pg").idnum)
        one = Element(self.standard(given["/S"])[-1], given, above)
        found.append(one)
        if above:
            above.kids.append(one)
        kids = direct(given, "/K", ())
        for kid in kids if isinstance(kids, list | tuple) else [kids]:
            inner = kid.get_object()
            if isinstance(inner, int):
                one.marks.append((page if page is not None else -1, int(inner)))
            elif "/MCID" in inner:
                own = self._at.get(inner.raw_get("/Pg").idnum) if "/Pg" in inner else page
                one.marks.append((own if own is not None else -1, int(inner["/MCID"])))
            elif "/Obj" in inner:
                one.objects.append(inner.raw_get("/Obj").idnum)
            else:
                self._walk(inner, one, page, found)

    def standard(self, name: str) -> list[str]:
        """The types that a type is mapped to, one after the other; ends with a standard one, or
        where the mapping goes round.
        """
        names = [name.lstrip("/")]
        while names[-1] not in STANDARD and f"/{names[-1]}" in self.roles:
            following = self.roles[f"/{names[-1]}"].lstrip("/")
            if following in names:
                break
            names.append(following)
        return names

    def of_role(self, *roles: str) -> list[Element]:
        return [one for one in self.elements if one.role in roles]

    @cached_property
    def marked(self) -> dict[tuple[int, int], Element]:
        """The element of each piece of marked content, by its page and number."""
        return {mark: one for one in self.elements for mark in one.marks}

    @cached_property
    def painted(self) -> list[Painted]:
        return [look_at(content_of(page)) for page in self.pages]

    @cached_property
    def forms(self) -> dict[int, tuple[Any, Painted, int]]:
        """The forms that pages draw, by their numbers: what is in each, how often it is drawn."""
        found: dict[int, tuple[Any, Painted, int]] = {}
        waiting = [
            (self._resources(page), painted)
            for page, painted in zip(self.pages, self.painted, strict=True)
        ]
        while waiting:
            resources, painted = waiting.pop()
            objects = resources.get("/XObject", {})
            for name, _ in painted.drawn:
                reference = objects.raw_get(name) if name in objects else None
                if not isinstance(reference, IndirectObject):
                    continue
                form = reference.get_object()
                if form.get("/Subtype") != "/Form":
                    continue
                known = found.get(reference.idnum)
                if known:
                    found[reference.idnum] = (known[0], known[1], known[2] + 1)
                    continue
                inside = look_at(form.get_data(), covered=True)
                found[reference.idnum] = (form, inside, 1)
                own = direct(form, "/Resources", resources)
                waiting.append((own, inside))
        return found

    def _resources(self, page: Any) -> Any:
        return direct(page, "/Resources", DictionaryObject())

    @cached_property
    def fonts(self) -> dict[int, tuple[Any, set[str]]]:
        """The fonts that words are set in, by their numbers, with the codes that are shown."""
        found: dict[int, tuple[Any, set[str]]] = {}
        places = [
            (self._resources(page), painted)
            for page, painted in zip(self.pages, self.painted, strict=True)
        ]
        for form, painted, _ in self.forms.values():
            if "/Resources" in form:
                places.append((form["/Resources"], painted))
        for resources, painted in places:
            fonts = direct(resources, "/Font", {})
            for name, codes in painted.shown.items():
                if name in fonts:
                    reference = fonts.raw_get(name)
                    _, shown = found.setdefault(reference.idnum, (reference.get_object(), set()))
                    shown |= codes
        fields = self.catalog.get("/AcroForm", {})
        own = fields["/DR"]["/Font"] if "/DR" in fields and "/Font" in fields["/DR"] else {}
        for name in own:
            reference = own.raw_get(name)
            found.setdefault(reference.idnum, (reference.get_object(), set()))
        return found

    @cached_property
    def annotations(self) -> list[tuple[int, int, Any]]:
        """Annotations: the page of each, its number, and itself."""
        return [
            (at, one.idnum if isinstance(one, IndirectObject) else -1, one.get_object())
            for at, page in enumerate(self.pages)
            for one in page.get("/Annots", [])
        ]

    @cached_property
    def owners(self) -> dict[int, Element]:
        """The element that each annotation is directly in."""
        return {number: one for one in self.elements for number in one.objects}

    @cached_property
    def metadata(self) -> str:
        stream = self.catalog.get("/Metadata")
        return (
            stream.get_object().get_data().decode("utf-8", "replace") if stream is not None else ""
        )
