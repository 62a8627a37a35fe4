"""What a screen reader says of a PDF: its structure tree, page by page, as lines of text.

The words of marked content are PDFium's, which is what Chrome and Edge read aloud, with the spaces
it finds between pieces that stand apart. Whatever the tree says of an element is in its line: how
large a list is, which heads a cell has, what is read in place of a figure, what a field is for.
"""

import io
from collections.abc import Iterator
from typing import Any

import pypdfium2
from pypdf import PdfReader
from pypdf.generic import ArrayObject
from pypdfium2 import raw

_SILENT = frozenset("/Sect /LBody /Span /Reference /THead /TBody /TFoot /Part /Div".split())
_BLOCKS = frozenset(
    "/P /H1 /H2 /H3 /H4 /H5 /H6 /L /LI /TOC /TOCI /Table /TR /TH /TD /Caption /Note /Sect "
    "/BlockQuote /Form /Figure /LBody /THead /TBody /TFoot".split()
)


def heard(data: bytes) -> str:
    """What is said of each page of a PDF, in the order of its tree."""
    reader = PdfReader(io.BytesIO(data))
    document = reader.trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object()
    numbers = {page.indirect_reference.idnum: at for at, page in enumerate(reader.pages)}
    pages: dict[int, list[Any]] = {at: [] for at in range(len(reader.pages))}
    for kid in document["/K"]:
        one = kid.get_object()
        pages[numbers[one.raw_get("/Pg").idnum]].append(one)
    pdf = pypdfium2.PdfDocument(data)
    lines: list[str] = []
    for at, elements in pages.items():
        lines.append(f"page {at + 1}")
        voice = _Voice(_spoken(pdf[at]))
        for one in elements:
            lines += (f"  {line}" for line in voice.block(one))
    return "\n".join(lines) + "\n"


class _Voice:
    """Says the elements of one page."""

    def __init__(self, words: dict[int, str]):
        self._words = words

    def block(self, one: Any) -> Iterator[str]:
        role = one["/S"]
        if role in _SILENT:
            yield from self._inside(one)
            return
        match role:
            case "/L" | "/TOC":
                yield self._list(one)
            case "/Table":
                rows = [*_below(one, "/TR")]
                yield f"table, {len(rows)} rows, {len(_kids(rows[0]))} columns"
            case "/TR":
                yield "row"
            case "/TH":
                scope = _attribute(one, "/Scope").strip("/").lower()
                yield f"head of {scope}: {self._line(one)}"
            case "/TD":
                heads = _attribute(one, "/Headers")
                named = f" ({len(heads)} heads)" if heads else ""
                yield f"cell{named}: {self._line(one)}".rstrip()
            case "/Form" | "/Figure":
                yield self._line_of(one)
                return
            case _:
                said = self._line(one)
                name = {"/P": "", "/LI": "item", "/TOCI": "item"}.get(role, role.strip("/").lower())
                yield ": ".join(part for part in (name, said) if part) or "nothing"
        yield from (f"  {line}" for line in self._inside(one))

    def _list(self, one: Any) -> str:
        items = len(_kids(one))
        how = _attribute(one, "/ListNumbering").strip("/").lower()
        kind = "contents" if one["/S"] == "/TOC" else "list"
        return f"{kind} of {items}" + (f", {how}" if how else "")

    def _inside(self, one: Any) -> Iterator[str]:
        """The lines of what stands in an element beside its words."""
        for kid in _kids(one):
            if kid["/S"] in _BLOCKS and not (kid["/S"] in ("/Form", "/Figure") and _in_line(one)):
                if kid["/S"] == "/LBody" and _in_line(kid):
                    continue
                yield from self.block(kid)

    def _line(self, one: Any) -> str:
        """The words of an element itself, and of what stands in its line."""
        return " ".join("".join(self._pieces(one)).split())

    def _pieces(self, one: Any) -> Iterator[str]:
        for kid in one.get("/K", []):
            kid = kid.get_object()
            if isinstance(kid, int):
                yield self._words.get(kid, "")
            elif "/S" not in kid:
                continue
            elif "/ActualText" in kid:
                yield kid["/ActualText"]
            elif kid["/S"] in ("/Form", "/Figure"):
                if _in_line(one):
                    yield f" [{self._line_of(kid)}] "
            elif kid["/S"] == "/Lbl":
                yield f"{self._line(kid)} "
            elif kid["/S"] == "/Link":
                yield from self._link(kid)
            elif kid["/S"] not in _BLOCKS or (kid["/S"] == "/LBody" and _in_line(kid)):
                yield from self._pieces(kid)

    def _link(self, one: Any) -> Iterator[str]:
        said = "".join(self._pieces(one))
        links = [kid.get_object() for kid in one["/K"]]
        leads = {
            kid["/Obj"]["/Contents"] for kid in links if not isinstance(kid, int) and "/Obj" in kid
        }
        own = " ".join(said.split())
        where = "; ".join(sorted(leads - {own}))
        before = " " if said[:1] == " " else ""
        yield f"{before}<{own}>" + (f"(to {where})" if where else "")

    def _line_of(self, one: Any) -> str:
        if one["/S"] == "/Figure":
            return f"figure: {one.get('/Alt', '')}"
        fields = [kid.get_object()["/Obj"] for kid in one["/K"] if not isinstance(kid, int)]
        if not fields:
            return f"to write on: {one['/Alt']}"
        (field,) = fields
        kind = field.get("/FT") or field["/Parent"]["/FT"]
        name = field.get("/TU") or field["/Parent"]["/TU"]
        return f"{'box' if kind == '/Btn' else 'field'}: {name}"


def _kids(one: Any) -> list[Any]:
    kids = [kid.get_object() for kid in one.get("/K", [])]
    return [kid for kid in kids if not isinstance(kid, int) and "/S" in kid]


def _below(one: Any, role: str) -> Iterator[Any]:
    for kid in _kids(one):
        if kid["/S"] == role:
            yield kid
        elif kid["/S"] in ("/THead", "/TBody", "/TFoot"):
            yield from _below(kid, role)


def _in_line(one: Any) -> bool:
    """Whether what an element holds is said in one line: words, and what stands among them."""
    kids = [kid.get_object() for kid in one.get("/K", [])]
    words = any(isinstance(kid, int) or kid.get("/S") in ("/Span", "/Link", "/Lbl") for kid in kids)
    return words and not any(
        not isinstance(kid, int) and kid.get("/S") in _BLOCKS - {"/Form", "/Figure"} for kid in kids
    )


def _attribute(one: Any, name: str) -> Any:
    given = one.get("/A", ArrayObject()).get_object()
    sets = given if isinstance(given, list) else [given]
    return next((one.get_object()[name] for one in sets if name in one.get_object()), "")


def _spoken(page: Any) -> dict[int, str]:
    """The words of each piece of marked content, with the spaces before them that are seen."""
    text = page.get_textpage()
    words: dict[int, str] = {}
    waiting = ""
    for at in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text.raw, at))
        if raw.FPDFText_IsGenerated(text.raw, at):
            waiting = " "
            continue
        drawn = raw.FPDFText_GetTextObject(text.raw, at)
        mark = _mark_of(drawn)
        words[mark] = words.get(mark, "") + waiting + letter
        waiting = ""
    return words


def _mark_of(drawn: Any) -> int:
    return raw.FPDFPageObj_GetMarkedContentID(drawn)
