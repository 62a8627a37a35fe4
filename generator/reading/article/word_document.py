"""A word processor's .docx -> HTML: what mammoth makes of it, and what it would lose marked before.

mammoth (https://github.com/mwilliamson/python-mammoth) keeps what styles say and drops the rest in
silence: numbers, leaders of tabs, page breaks, formulas. So the document is prepared first: they
are written into its text, and what can't be carried over leaves a trace.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.parsers.expat import ExpatError

from generator import gate
from generator.reading.article.draft import LIMIT_BYTES, LeftOut, refused
from generator.reading.article.traces import (
    ITEM,
    ITEM_END,
    NEW_PAGE,
    trace,
    without_reserved,
)
from generator.reading.article.word_numbers import W, WordNumbers, value

LIMIT_UNPACKED = 200_000_000
BLANK = "_" * 24  # runs on to the margin where it ends its line
SHORT_BLANK = "_" * 12
_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
u => u
"""
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PLACED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_LEADERS = frozenset(["underscore", "dot", "middleDot", "hyphen", "heavy"])
_GRAPHICS = {"chart": "chart", "diagram": "diagram"}
_EMU_PER_MM = 36_000
_TEXT_MM = 165.0  # how wide a text is as word processors set it
# What reading a damaged file raises, in this module, in the XML parser and in mammoth.
DAMAGES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    ExpatError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """A document as HTML. `pictures` are the bytes of those it refers to by `picture:N`."""

    html: str
    pictures: tuple[bytes, ...]
    left_out: tuple[LeftOut, ...]


def convert_word(path: Path) -> Converted:
    """Read a .docx. Raises `WorkbookError` where it can't be read."""
    try:
        data = gate.read_within(path, gate.ANYWHERE, at_most=LIMIT_BYTES)
        prepared, left_out = _prepare(data)
        return _convert(prepared, left_out)
    except DAMAGES as reason:
        raise refused(
            path,
            f"is damaged or no .docx ({_in_words(reason)})",
            "open it in a word processor and save it again, or save it as .txt",
        ) from None


def _in_words(reason: BaseException) -> str:
    if isinstance(reason, (OSError, zipfile.BadZipFile)):
        return str(reason)
    return "what is in it can't be read"


def _convert(data: bytes, left_out: list[LeftOut]) -> Converted:
    import mammoth  # only for word processors' files
    from mammoth.docx.files import InvalidFileReferenceError

    pictures: list[bytes] = []

    def keep(image) -> dict[str, str]:  # an image of mammoth's
        try:
            with image.open() as opened:
                pictures.append(opened.read())
        except InvalidFileReferenceError:  # it lies elsewhere, and nothing is fetched
            return {"src": ""}
        return {"src": f"picture:{len(pictures) - 1}"}

    result = mammoth.convert_to_html(
        io.BytesIO(data),
        style_map=_STYLES,
        convert_image=mammoth.images.img_element(keep),
        include_embedded_style_map=False,
        external_file_access=False,
    )
    unknown = re.compile(r"An unrecognised element was ignored: (?:\{[^}]*\})?([\w:]+)")
    for message in result.messages:
        if found := unknown.match(message.message):
            left_out.append(LeftOut(what=f"{found[1].rpartition(':')[2]} element"))
    return Converted(html=result.value, pictures=tuple(pictures), left_out=tuple(left_out))


def _prepare(data: bytes) -> tuple[bytes, list[LeftOut]]:
    """Give a document whose text says what mammoth would drop, and what is left out of it."""
    source = zipfile.ZipFile(io.BytesIO(data))
    if sum(one.file_size for one in source.infolist()) > LIMIT_UNPACKED:
        raise OSError(f"it holds more than {LIMIT_UNPACKED // 10**6} MB")
    main = _main_part(source)
    folder = main.rpartition("/")[0]
    document = ElementTree.fromstring(source.read(main))
    numbers = WordNumbers.read(
        _part(source, f"{folder}/numbering.xml"), _part(source, f"{folder}/styles.xml")
    )
    styles = _part(source, f"{folder}/styles.xml")
    _leave_contents(document, styles)
    _write_out(document, numbers, _style_leaders(styles))
    left_out = [LeftOut(what=what) for what in _margins(source, folder)]
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as target:
        for name in dict.fromkeys(source.namelist()):
            part = ElementTree.tostring(document) if name == main else source.read(name)
            target.writestr(name, part)
    return result.getvalue(), left_out


def _main_part(source: zipfile.ZipFile) -> str:
    relations = ElementTree.fromstring(source.read("_rels/.rels"))
    for one in relations.iter(f"{_RELATION}Relationship"):
        if one.get("Type") == _OFFICE:
            return one.get("Target", "").lstrip("/")
    return "word/document.xml"


def _part(source: zipfile.ZipFile, name: str) -> Element | None:
    return ElementTree.fromstring(source.read(name)) if name in source.namelist() else None


def _style_leaders(styles: Element | None) -> frozenset[str]:
    """Give the ids of the styles whose tabs have leaders."""
    found = styles.iter(f"{W}style") if styles is not None else ()
    return frozenset(one.get(f"{W}styleId", "") for one in found if _has_leaders(one))


def _leave_contents(document: Element, styles: Element | None) -> None:
    """Leave out the table of contents: a book has one of its own, with the right numbers."""
    found = styles.iter(f"{W}style") if styles is not None else ()
    of_contents = {
        one.get(f"{W}styleId", "") for one in found if value(one, "name").lower().startswith("toc ")
    }
    for parent in list(document.iter()):
        for child in list(parent):
            properties = child.find(f"{W}pPr") if child.tag == f"{W}p" else None
            if properties is not None and value(properties, "pStyle") in of_contents:
                parent.remove(child)


def _has_leaders(element: Element) -> bool:
    return any(tab.get(f"{W}leader") in _LEADERS for tab in element.iterfind(f".//{W}tabs/{W}tab"))


def _margins(source: zipfile.ZipFile, folder: str) -> Iterator[str]:
    """Tell which running heads and feet have words that are left out."""
    for name in source.namelist():
        kind = re.fullmatch(rf"{re.escape(folder)}/(header|footer)\d*\.xml", name)
        if kind and re.search(
            r"[^\W\d_]", "".join(ElementTree.fromstring(source.read(name)).itertext())
        ):
            yield f"running {'head' if kind[1] == 'header' else 'foot'}"


def _write_out(document: Element, numbers: WordNumbers, leaders: frozenset[str]) -> None:
    for text in document.iter(f"{W}t"):
        text.text = without_reserved(text.text or "")
    for parent in list(document.iter()):
        for at, child in enumerate(list(parent)):
            if child.tag in (f"{_MATH}oMath", f"{_MATH}oMathPara"):
                parent[at] = _run(trace("formula"))
    for holder in document.iter(f"{W}sdt"):
        if holder.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
            _empty_field(holder)
    for run in document.iter(f"{W}r"):
        _write_out_run(run)
    for paragraph in document.iter(f"{W}p"):
        _write_out_paragraph(paragraph, numbers, leaders)


def _write_out_run(run: Element) -> None:
    underlined = run.find(f"{W}rPr/{W}u")
    drawn = underlined is not None and underlined.get(f"{W}val", "single") != "none"
    if drawn and not "".join(run.itertext()).strip():
        _draw(run)
    for at, child in enumerate(list(run)):
        if child.tag == f"{W}br" and child.get(f"{W}type") == "page":
            run[at] = _text(NEW_PAGE)
        elif child.tag == f"{W}commentReference":
            run[at] = _text(trace("comment"))
        elif child.tag == f"{W}object":
            run.insert(at, _text(trace("embedded object")))
        elif child.tag == f"{W}drawing":
            _write_out_drawing(run, child)


def _draw(run: Element) -> None:
    """Make a blank of spaces and tabs that are underlined."""
    tabs = len(run.findall(f"{W}tab"))
    spaces = sum(len(one.text or "") for one in run.iter(f"{W}t"))
    if tabs or spaces >= 3:
        for child in [one for one in run if one.tag != f"{W}rPr"]:
            run.remove(child)
        run.append(_text("_" * max(3, min(40, 12 * tabs + spaces))))


def _write_out_drawing(run: Element, drawing: Element) -> None:
    for data in drawing.iter(f"{_DRAWING}graphicData"):
        kind = _GRAPHICS.get(data.get("uri", "").rpartition("/")[2])
        if kind:
            run.append(_text(trace(kind)))
    extent, about = drawing.find(f".//{_PLACED}extent"), drawing.find(f".//{_PLACED}docPr")
    if extent is not None and about is not None and extent.get("cx", "").isdigit():
        share = int(extent.get("cx", "0")) / _EMU_PER_MM / _TEXT_MM
        words = without_reserved(about.get("descr", ""))
        about.set("descr", f"{words}{ITEM}{round(100 * min(1.0, max(0.05, share)))}{ITEM_END}")


def _write_out_paragraph(paragraph: Element, numbers: WordNumbers, leaders: frozenset[str]) -> None:
    properties = paragraph.find(f"{W}pPr")
    style = value(properties, "pStyle") if properties is not None else ""
    if style in leaders or _has_leaders(paragraph):
        for run in paragraph.iter(f"{W}r"):
            for at, child in enumerate(list(run)):
                if child.tag == f"{W}tab":
                    run[at] = _text(BLANK)
    mark = numbers.mark(paragraph)
    if properties is None:
        return
    heading = style.lower().startswith(("heading", "title"))
    own = properties.find(f"{W}numPr")
    if own is not None:
        properties.remove(own)
    if mark:
        _set_mark(paragraph, properties, mark.label, mark.indent, heading=heading)
    broken = properties.find(f"{W}pageBreakBefore")
    if broken is not None and broken.get(f"{W}val", "1") not in ("0", "false", "off"):
        paragraph.insert(1, _run(NEW_PAGE))


def _set_mark(
    paragraph: Element, properties: Element, label: str, indent: int, *, heading: bool
) -> None:
    if heading:  # its number is a part of its words
        paragraph.insert(1, _run(f"{label} " if label != "-" else ""))
        return
    named = properties.find(f"{W}pStyle")
    if named is not None:  # the style would make a list of it a second time
        properties.remove(named)
    paragraph.insert(1, _run(f"{ITEM}{indent}|{label}{ITEM_END}"))


def _empty_field(holder: Element) -> None:
    """Make a blank of a field that shows what to type into it."""
    texts = list(holder.iter(f"{W}t"))
    for text in texts:
        text.text = ""
    if texts:
        texts[0].text = SHORT_BLANK


def _run(words: str) -> Element:
    run = Element(f"{W}r")
    run.append(_text(words))
    return run


def _text(words: str) -> Element:
    text = Element(f"{W}t")
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return text
