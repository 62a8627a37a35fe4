"""What stands in a line of HTML -> Markdown: emphasis, links, pictures, raised figures."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from generator.reading.article.pieces import escaped, is_rule
from generator.reading.article.traces import ITEM, ITEM_END, trace

SKIPPED = frozenset(
    "head script style template nav noscript button select textarea svg canvas iframe object "
    "video audio embed map dialog math".split()
)
_LOST = {
    "math": "formula", "svg": "drawing", "canvas": "drawing", "iframe": "embedded page",
    "object": "embedded object", "embed": "embedded object", "video": "video", "audio": "sound",
}  # fmt: skip
_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "cite": "*"}
_KEPT = frozenset("sup sub u s del ins mark small kbd q".split())
_NOTE = re.compile(r"#(?:.*-)?(footnote|endnote)-(\d+)$")
_WORLD = re.compile(r"(?:https?://|mailto:|tel:)", re.I)
_SPACES = re.compile(r"[ \t\r\n\f]+")

# The `src`, the description and the width in percent, if any, of a picture -> its Markdown.
PictureWriter = Callable[[str, str, int | None], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlWords:
    """Writes what is inside elements as Markdown. `picture` keeps pictures and refers to them."""

    picture: PictureWriter

    def write(self, element: Element) -> str:
        """Give what is inside an element as Markdown; its lines are those it breaks."""
        return _tidied("".join(self._inline(element)))

    def _inline(self, element: Element) -> Iterator[str]:
        yield _words(element.text)
        for child in element:
            yield self._one(child)
            yield _words(child.tail)

    def _one(self, element: Element) -> str:
        tag = tag_of(element)
        if tag == "br":
            return "\n"
        if tag == "img":
            return self._image(element)
        if tag == "input":
            return "☐ " if element.get("type") == "checkbox" else ""
        if tag in SKIPPED or not tag:
            return trace(_LOST[tag]) if tag in _LOST else ""
        inside = "".join(self._inline(element))
        if tag == "a":
            return self._link(element, inside)
        if tag in _MARKS:
            return _wrapped(inside, _MARKS[tag], _MARKS[tag])
        if tag in _KEPT:
            note = re.fullmatch(r"\[\^\w+\]", inside)
            return inside if note else _wrapped(inside, f"<{tag}>", f"</{tag}>")
        if tag in ("code", "tt", "samp"):
            words = "".join(element.itertext())
            return f"`{words}`" if words.strip() and "`" not in words else inside
        return inside

    def _image(self, element: Element) -> str:
        about, _, share = (element.get("alt") or "").partition(ITEM)
        share = share.partition(ITEM_END)[0]
        width = element.get("width", "").removesuffix("px")
        if not share and width.isdigit():  # of a page 650 px wide, as most are
            share = str(max(5, min(100, round(int(width) / 6.5))))
        return self.picture(element.get("src", ""), about, int(share) if share else None)

    def _link(self, element: Element, inside: str) -> str:
        address = (element.get("href") or "").strip()
        if note := _NOTE.match(address):
            return f"[^{note[1][0] if note[1] == 'endnote' else ''}{note[2]}]"
        if not inside.strip() or "-ref-" in address:
            return "" if "-ref-" in address else inside
        if not _WORLD.match(address) or re.search(r"[\s()<>]", address):
            return inside
        return f"[{inside.strip()}]({address})"


def tag_of(element: Element) -> str:
    """Give the name of an element; those of formulas and drawings have one of another space."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _words(text: str | None) -> str:
    return escaped(_SPACES.sub(" ", text or ""))


def _wrapped(inside: str, before: str, after: str) -> str:
    """Put marks around words, not around the white space before and behind them."""
    words = inside.strip()
    if not words or words.startswith(ITEM):
        head, _, rest = words.partition(ITEM_END)
        return f"{head}{ITEM_END}{_wrapped(rest, before, after)}" if rest else inside
    if is_rule(words) or "![" in words:
        return inside
    lead = inside[: len(inside) - len(inside.lstrip())]
    trail = inside[len(inside.rstrip()) :]
    return f"{lead}{before}{words}{after}{trail}"


def _tidied(text: str) -> str:
    # Neighbours with the same marks are one: word processors part them as one types.
    text = re.sub(r"(?<![*\\])\*\*([ ]*)\*\*(?!\*)", r"\1", text)
    return "\n".join(
        " ".join(line.split(" ")).strip() for line in re.sub(" +", " ", text).split("\n")
    )
