"""HTML of authors made safe: tags and attributes of a short list, pictures and links checked."""

import re
from collections.abc import Callable
from html.parser import HTMLParser

import nh3

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
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope", "style"},
    "col": {"span"},
    "colgroup": {"span"},
    "span": {"style"},
}
_SCHEMES = "http https mailto tel file ftp data javascript vbscript blob about".split()
_WIDTH_STYLE = re.compile(
    r"width: ?\d{1,4}(\.\d+)?(%|em)|width: 400mm; margin-right: calc\(\d{1,4}em - 400mm\)"
)
_LARGEST_SPAN = 50
_LINE = re.compile(r"\d{1,7}")

# (tag, value of its src or href) -> the value to print, or None to leave it out.
AddressFilter = Callable[[str, str], str | None]


def sanitise(html: str, check: AddressFilter, *, slug: str = "", inline: bool = False) -> str:
    """Give HTML that can go on a page as it is; `check` decides on `src` and `href`.

    Ids get the chapter's slug in front, so that no two chapters have the same. Whole blocks keep
    the lines of their source.
    """

    def decide(tag: str, attribute: str, value: str) -> str | None:
        if attribute in ("src", "href"):
            return check(tag, value)
        if attribute == "id":
            return f"{slug}-{value}"
        if attribute == "style":
            return value if _WIDTH_STYLE.fullmatch(value) else None
        if attribute == "data-line":
            return value if not inline and _LINE.fullmatch(value) else None
        if attribute in ("colspan", "rowspan", "span"):
            return value if value.isdigit() and 1 <= int(value) <= _LARGEST_SPAN else None
        return value

    return nh3.clean(
        html,
        tags=set(INLINE_TAGS if inline else BLOCK_TAGS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=decide,
        # Addresses are decided on by `check`: nh3 must drop none unseen.
        url_schemes=set(_SCHEMES),
        link_rel=None,
    )


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
