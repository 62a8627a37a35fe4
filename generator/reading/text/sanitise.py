"""HTML of authors made safe: tags and attributes of a short list, pictures and links checked."""

import re
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser

import nh3

from generator.reading.text.cell_spans import NAMES, is_span
from generator.reading.text.tables import CELL_DATA, TABLE_DATA

INLINE_TAGS = frozenset(
    "a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q s samp small span strong sub "
    "sup u var wbr".split()
)
BLOCK_TAGS = INLINE_TAGS | frozenset(
    "blockquote caption col colgroup dd details div dl dt figcaption figure h2 h3 h4 h5 h6 hr li "
    "ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_VOID_TAGS = frozenset("br col hr img wbr".split())
_ATTRIBUTES = {
    "*": {"id", "class", "lang", "dir", "title", "data-line"},
    "a": {"href"},
    "img": {"src", "alt", "style"},
    "ol": {"start", "type", "reversed"},
    "li": {"value"},
    "table": TABLE_DATA,
    "td": {"colspan", "rowspan", "headers"} | CELL_DATA,
    "th": {"colspan", "rowspan", "headers", "scope"} | CELL_DATA,
    "col": {"span"} | CELL_DATA,
    "colgroup": {"span"},
    "span": {"style"},
}
_SCHEME = re.compile(r"(?:href|src)\s*=\s*[\"']?\s*([a-z][a-z0-9+.-]*):", re.I)
_WIDTH_STYLE = re.compile(
    r"width: ?\d{1,4}(\.\d+)?(%|em)"
    r"|width: 400mm; margin-right: calc\(min\(\d{1,4}em, 45mm\) - 400mm\)"
)
_ABSENT = re.compile(r"<img\b(?![^>]*\ssrc=)[^>]*>")
_ALT = re.compile(r'\salt="([^"]*)"')
_LINE = re.compile(r"\d{1,7}")

# (tag, value of its src or href) -> the value to print, or None to leave it out.
AddressFilter = Callable[[str, str], str | None]
# An id as it is written -> the id in the book.
IdMaker = Callable[[str], str]


def sanitise(
    html: str, check: AddressFilter, *, make_id: IdMaker = str, inline: bool = False
) -> str:
    """Give HTML that can go on a page as it is; `check` decides on `src` and `href`, `make_id` on
    ids. Whole blocks keep the lines of their source.
    """

    def decide(tag: str, attribute: str, value: str) -> str | None:
        if attribute in ("src", "href"):
            return check(tag, value)
        if attribute == "id":
            return make_id(value)
        if attribute == "style" and tag not in ("td", "th", "col"):  # `tables` reads theirs
            return value if _WIDTH_STYLE.fullmatch(value) else None
        if attribute in NAMES:
            return value if is_span(value) else None
        if attribute == "data-line":
            return value if not inline and _LINE.fullmatch(value) else None
        return value

    clean = nh3.clean(
        html,
        tags=set(INLINE_TAGS if inline else BLOCK_TAGS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=decide,
        # Addresses are decided on by `check`: nh3 must drop none unseen.
        url_schemes={scheme.lower() for scheme in _SCHEME.findall(unescape(html))},
        link_rel=None,
    )
    return _ABSENT.sub(_framed, clean).replace("<p></p>", "")


def _framed(image: re.Match[str]) -> str:
    """Give the description of a picture that can't be printed, to be set in a frame."""
    words = _ALT.search(image[0])
    return f'<span class="absent">{words[1]}</span>' if words and words[1] else ""


def plain_text(html: str) -> str:
    """Give the text of sanitised HTML without its footnotes, white space made single."""
    collector = _Text()
    collector.feed(html)
    collector.close()
    return " ".join("".join(collector.pieces).split())


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._open_in_footnote = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID_TAGS and (self._open_in_footnote or ("class", "footnote") in attrs):
            self._open_in_footnote += 1

    def handle_endtag(self, tag: str) -> None:
        if self._open_in_footnote and tag not in _VOID_TAGS:
            self._open_in_footnote -= 1

    def handle_data(self, data: str) -> None:
        if not self._open_in_footnote:
            self.pieces.append(data)
