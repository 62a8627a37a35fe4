"""What a PDF lacks to be PDF/X-4 (ISO 15930-7:2010): one function a requirement.

Each names the clause that it follows: of that standard where its table of contents gives the
requirement a clause of its own, else of ISO 32000-1, which defines what is asked for. A file is
held to more than the standard asks: it has no annotations, no layers and no colours but inks.
"""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import ParseError

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, StreamObject

from generator.diagnostics import WorkbookError
from generator.printing.pdf.bare_pages import value_of
from generator.printing.pdf.colour_operators import change_colours, inline_pictures
from generator.printing.pdf.xmp import said_in
from generator.printing.press.icc_profile import read_profile
from generator.pypdf_log import DAMAGE, unheard

CLAIM, PDF_X = "pdfxid:GTS_PDFXVersion", "PDF/X-4"
_X, _PDF = "ISO 15930-7", "ISO 32000-1"
_VERSIONS = re.compile(r"1\.[0-6]")
_LIGHT = ("/DeviceRGB", "/CalRGB", "/Lab", "/CalGray")
_INTENTS = ("/AbsoluteColorimetric", "/RelativeColorimetric", "/Saturation", "/Perceptual")
_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_WHOLE_FONTS = ("/Type0", "/Type3")  # their letters are in other objects, or drawn
_ACTIONS = {"/AA", "/JS", "/JavaScript"}
_NEAR = 0.01  # points


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """What is not as a clause asks for."""

    clause: str
    what: str

    def __str__(self) -> str:
        return f"{self.what} ({self.clause})"


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """A PDF to look at: all its dictionaries, and what its packet of metadata says."""

    reader: PdfReader
    said: dict[str, str]
    parts: tuple[DictionaryObject, ...]
    names: frozenset[str]

    @property
    def root(self) -> DictionaryObject:
        """The catalog."""
        return self.reader.root_object


def lacking(data: bytes) -> tuple[Lack, ...]:
    """Give what a PDF lacks to be PDF/X-4, each thing once, in the order of the checks."""
    with unheard():
        try:
            file = _read(data)
            found = [one for check in _CHECKS for one in check(file)]
        except DAMAGE as reason:
            found = [_lack(_PDF, "7.5", f"it can't be read: {type(reason).__name__}")]
    return tuple(dict.fromkeys(found))


def _read(data: bytes) -> _File:
    reader = PdfReader(io.BytesIO(data))
    try:
        said = said_in(reader)
    except ParseError:
        said = {}
    parts: list[DictionaryObject] = []
    names: set[str] = set()
    own = [(number, kind) for kind, numbers in reader.xref.items() for number in numbers]
    own += [(number, 0) for number in reader.xref_objStm]
    for number, generation in own:
        for one in _inside(IndirectObject(number, generation, reader).get_object()):
            if isinstance(one, DictionaryObject):
                parts.append(one)
            elif isinstance(one, NameObject):
                names.add(str(one))
    return _File(reader=reader, said=said, parts=tuple(parts), names=frozenset(names))


def _inside(one: Any) -> Iterator[Any]:
    """Give an object and all that stands in it, not what it leads to."""
    waiting = [one]
    while waiting:
        found = waiting.pop()
        yield found
        if isinstance(found, DictionaryObject):
            waiting += [found.raw_get(key) for key in found]
        elif isinstance(found, ArrayObject):
            waiting += list(found)


def _lack(standard: str, clause: str, what: str) -> Lack:
    return Lack(clause=f"{standard}, {clause}", what=what)


def _version(file: _File) -> Iterator[Lack]:
    version = str(value_of(file.root, "/Version", ""))[1:] or file.reader.pdf_header[5:]
    if not _VERSIONS.fullmatch(version):
        yield _lack(_X, "6.1", f"it is of PDF {version}, not of 1.6")


def _file(file: _File) -> Iterator[Lack]:
    trailer = file.reader.trailer
    if "/Encrypt" in trailer:
        yield _lack(_PDF, "7.6", "it is encrypted")
    if len(value_of(trailer, "/ID", ())) != 2:
        yield _lack(_PDF, "14.4", "it has no identifier")
    for one in file.parts:
        filters = value_of(one, "/Filter", "") if isinstance(one, StreamObject) else ""
        filters = list(filters) if isinstance(filters, ArrayObject) else [filters]
        if "/LZWDecode" in filters or "/Crypt" in filters:
            yield _lack(_PDF, "7.4", "a part of it is packed in a way that presses don't take")
        if isinstance(one, StreamObject) and "/F" in one:
            yield _lack(_PDF, "7.3.8", "a part of it lies in another file")
    for key in ("/EmbeddedFiles", "/EF"):
        if any(key in one for one in file.parts):
            yield _lack(_PDF, "7.11.4", "there is a file in it")


def _intent(file: _File) -> Iterator[Lack]:
    intents = [one.get_object() for one in value_of(file.root, "/OutputIntents", ArrayObject())]
    own = [one for one in intents if value_of(one, "/S") == "/GTS_PDFX"]
    if len(own) != 1:
        yield _lack(_PDF, "14.11.5", "it does not name the one press that it is for")
        return
    if not value_of(own[0], "/OutputConditionIdentifier") or not value_of(own[0], "/Info"):
        yield _lack(_PDF, "14.11.5", "the press that it is for has no name")
    profile = value_of(own[0], "/DestOutputProfile")
    if not isinstance(profile, StreamObject) or value_of(profile, "/N") != 4:
        yield _lack(_X, "6.4", "the profile of the press is not in it")
        return
    try:
        read_profile(profile.get_data(), "")
    except WorkbookError:
        yield _lack(_X, "6.4", "the profile in it is not that of a press in four inks")


def _identity(file: _File) -> Iterator[Lack]:
    clause = (_X, "6.10")
    if file.said.get(CLAIM) != PDF_X:
        yield _lack(*clause, f"it does not call itself {PDF_X}")
    for name in ("DocumentID", "VersionID", "RenditionClass"):
        if not file.said.get(f"xmpMM:{name}"):
            yield _lack(*clause, f"its metadata has no {name}")
    info = file.reader.metadata or DictionaryObject()
    if not str(value_of(info, "/Title", "")).strip():
        yield _lack(*clause, "it has no title")
    if str(value_of(info, "/Title", "")) != file.said.get("dc:title", ""):
        yield _lack(*clause, "its title is not the same in both places where it is said")
    for key, name in (("/CreationDate", "xmp:CreateDate"), ("/ModDate", "xmp:ModifyDate")):
        date = "".join(re.findall(r"\d", str(value_of(info, key, ""))))[:14]
        told = "".join(re.findall(r"\d", file.said.get(name, "")))[:14]
        if not date or date != told:
            yield _lack(*clause, "its dates are missing, or not the same in both places")


def _trapping(file: _File) -> Iterator[Lack]:
    info = file.reader.metadata or DictionaryObject()
    trapped = str(value_of(info, "/Trapped", ""))
    if trapped not in ("/True", "/False") or trapped[1:] != file.said.get("pdf:Trapped"):
        yield _lack(_PDF, "14.11.6", "it does not say whether it is trapped")


def _boxes(file: _File) -> Iterator[Lack]:
    for page in file.reader.pages:
        if ("/TrimBox" in page) == ("/ArtBox" in page):
            yield _lack(_PDF, "14.11.2", "a page does not say where it is cut")
            continue
        inner = page["/TrimBox" if "/TrimBox" in page else "/ArtBox"]
        for key in ("/BleedBox", "/CropBox", "/MediaBox"):
            outer = value_of(page, key) or (page.mediabox if key == "/MediaBox" else None)
            if outer is not None and not _within(inner, outer):
                yield _lack(_PDF, "14.11.2", "a page is cut outside of what is printed")


def _within(inner: Any, outer: Any) -> bool:
    left, foot, right, top = map(float, inner)
    x0, y0, x1, y1 = map(float, outer)
    near = _NEAR
    return left >= x0 - near and foot >= y0 - near and right <= x1 + near and top <= y1 + near


def _screen(file: _File) -> Iterator[Lack]:
    if any("/Annots" in page for page in file.reader.pages):
        yield _lack(_X, "6.17", "there is something to click on its pages")
    if "/OpenAction" in file.root or any(not _ACTIONS.isdisjoint(one) for one in file.parts):
        yield _lack(_X, "6.18", "there are actions in it")
    if "/AcroForm" in file.root:
        yield _lack(_X, "6.26", "there are fields to fill in")
    if "/OCProperties" in file.root:
        yield _lack(_X, "6.24", "there are layers in it")


def _fonts(file: _File) -> Iterator[Lack]:
    for one in file.parts:
        if "/BaseFont" not in one or value_of(one, "/Subtype") in _WHOLE_FONTS:
            continue
        descriptor = value_of(one, "/FontDescriptor", DictionaryObject())
        if not any(key in descriptor for key in _FONT_FILES):
            yield _lack(_X, "6.5", f"the typeface {str(one['/BaseFont'])[1:]} is not in it")


def _colours(file: _File) -> Iterator[Lack]:
    clause = (_X, "6.4")
    if file.names.intersection(_LIGHT):
        yield _lack(*clause, "there are colours in it that are not inks")
    # Objects that are packed together have a number N too, and say where the first of them is.
    profiles = [
        one
        for one in file.parts
        if isinstance(one, StreamObject) and "/N" in one and "/First" not in one
    ]
    intents = [one.get_object() for one in value_of(file.root, "/OutputIntents", ArrayObject())]
    own = [value_of(one, "/DestOutputProfile") for one in intents]
    if "/ICCBased" in file.names or len(profiles) > len(own):
        yield _lack(*clause, "there are colours in it by another profile")


def _content(file: _File) -> Iterator[Lack]:
    painted: set[bytes] = set()

    def note(operator: bytes, values: tuple[bytes, ...]) -> None:
        painted.add(operator if operator.lower() == b"rg" else b" ".join((*values, operator)))

    for content in _contents(file):
        change_colours(content, note)
        if inline_pictures(content):
            yield _lack(_PDF, "8.9.7", "there is a picture in the midst of what is drawn")
        if re.search(rb"(?:^|\s)(?:BX|EX)(?:\s|$)", content):
            yield _lack(_X, "6.19", "what is drawn has parts that some presses leave out")
    if painted & {b"rg", b"RG"} or any(one.endswith((b"RGB cs", b"RGB CS")) for one in painted):
        yield _lack(_X, "6.4", "something is drawn in colours that are not inks")


def _contents(file: _File) -> Iterator[bytes]:
    for page in file.reader.pages:
        contents = value_of(page, "/Contents")
        found = contents.get_object() if contents is not None else ArrayObject()
        for one in found if isinstance(found, ArrayObject) else [found]:
            yield one.get_object().get_data()
    for one in file.parts:
        drawn = value_of(one, "/Subtype") == "/Form" or value_of(one, "/PatternType") == 1
        if drawn and isinstance(one, StreamObject):
            yield one.get_data()
        for glyph in value_of(one, "/CharProcs", DictionaryObject()).values():
            yield glyph.get_object().get_data()


def _drawing(file: _File) -> Iterator[Lack]:
    for one in file.parts:
        if value_of(one, "/Subtype") == "/PS" or value_of(one, "/Subtype2") == "/PS":
            yield _lack(_X, "6.14", "there is a program for printers in it")
        if "/OPI" in one or "/Ref" in one or "/Alternates" in one:
            yield _lack(_PDF, "8.10.4", "there are stand-ins for other pictures in it")
        if "/ColorSpace" in one and value_of(one, "/Intent", _INTENTS[0]) not in _INTENTS:
            yield _lack(_X, "6.23", "a picture asks for a way to turn colours that there is not")
        states = value_of(one, "/ExtGState", DictionaryObject())
        for state in states.values() if isinstance(states, DictionaryObject) else ():
            found = state.get_object()
            curve = value_of(found, "/TR2", "/Default")
            if "/TR" in found or curve != "/Default" or "/HTP" in found:
                yield _lack(_X, "6.13", "it changes how a press prints its greys")
        group = value_of(one, "/Group", DictionaryObject())
        space = value_of(group, "/CS", "/DeviceCMYK") if isinstance(group, DictionaryObject) else ""
        if space not in ("/DeviceCMYK", "/DeviceGray"):
            yield _lack(_X, "6.20", "what shines through is not mixed in inks")


_CHECKS: tuple[Callable[[_File], Iterator[Lack]], ...] = (
    _version,
    _file,
    _intent,
    _identity,
    _trapping,
    _boxes,
    _screen,
    _fonts,
    _colours,
    _content,
    _drawing,
)
