"""What looks like HTML in a text: what is none is printed, what can't be set is told.

`Dear <name>,` is no tag, and a `<style>` that is never closed hides all that follows. The rules
of what a tag is are CommonMark's (https://spec.commonmark.org/0.31.2/#raw-html).
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from generator.reading.text.sanitise import BLOCK_TAGS
from generator.reading.text.tally import Tally

_KNOWN = BLOCK_TAGS | frozenset(
    "address applet area article aside audio base basefont big body button canvas center "
    "datalist data dialog dir embed fieldset font footer form frame frameset h1 head header hgroup "
    "html iframe input label legend link main map math menu meta meter nav nobr noscript object "
    "optgroup option output param picture portal progress rp rt ruby script search select slot "
    "source strike style svg template textarea time title tt track video".split()
)
_VOID = frozenset(
    "area base basefont br col embed frame hr img input link meta param source track wbr".split()
)
# What they hold is no text of the page; a browser reads up to their ends without any tags.
_HIDING = frozenset("script style textarea title iframe".split())
_NEVER = frozenset("plaintext xmp noembed noframes".split())
_TOLD = frozenset("script style svg math canvas template".split())
_LESS = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n)[\s\S])*?(?<!`)(?P=ticks)(?!`))"
    r"|<!--[\s\S]*?-->"
    r"|\\<|<(?P<end>/?)(?P<name>[A-Za-z][\w.-]*)|<(?P<other>[A-Za-z][\w.+-]*[:@])"
    r"|&(?P<number>#(?:\d{8,}|[xX][0-9a-fA-F]{7,});)"
)
_TAG = re.compile(
    r"<[A-Za-z][A-Za-z0-9-]*(?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s\"'=<>`]+|'[^']*'|\"[^\"]*\"))?)*"
    r"\s*/?>|</[A-Za-z][A-Za-z0-9-]*\s*>"
)
_NAMES = re.compile(r"<(/?)([A-Za-z][\w.-]*)")
_ADDRESS = re.compile(r"<(?P<scheme>[A-Za-z][A-Za-z0-9.+-]{1,31}):(?P<rest>[^\s<>]*)>")
_MAIL = re.compile(r"<[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)*>")
_SET_ADDRESS = re.compile(r"<(?:https?|ftp|mailto|tel):", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """The text whose tags are settled, and the names of those that begin and end in it."""

    text: str
    begun: frozenset[str]
    ended: frozenset[str]
    tally: Tally

    def is_closed(self, name: str, at: int) -> bool:
        """Tell whether a tag that begins before a place is closed; one that hides, right away."""
        if name not in _HIDING:
            return name in self.ended
        tag = re.compile(rf"<(?P<end>/?){re.escape(name)}(?=[\s/>])", re.I).search(self.text, at)
        return bool(tag and tag["end"])


def settle_tags(lines: list[str], verbatim: Collection[int], tally: Tally) -> list[str]:
    """Give the lines, one for one, with what is no tag written so that it is printed."""
    text = "\n".join("" if at in verbatim else line for at, line in enumerate(lines, start=1))
    names = [(bool(end), name.lower()) for end, name in _NAMES.findall(text)]
    page = _Page(
        text=text,
        begun=frozenset(name for end, name in names if not end),
        ended=frozenset(name for end, name in names if end),
        tally=tally,
    )
    pieces: list[str] = []
    end, number = 0, 1
    for found in _LESS.finditer(text):
        before = text[end : found.start()]
        number += before.count("\n")
        pieces += [before, _settled(found, page, number)]
        number += found[0].count("\n")
        end = found.end()
    settled = "".join([*pieces, text[end:]]).split("\n")
    return [lines[at] if at + 1 in verbatim else line for at, line in enumerate(settled)]


def _settled(found: re.Match[str], page: _Page, number: int) -> str:
    written, at, text = found[0], found.start(), page.text
    if found["number"]:
        return f"&amp;{found['number']}"
    as_text = f"&lt;{written[1:]}"
    if _MAIL.match(text, at) or _SET_ADDRESS.match(text, at) or written[:2] in ("\\<", "<!"):
        return written
    if found["code"] or not found["name"] or _ADDRESS.match(text, at):
        return written if found["code"] else as_text
    name = found["name"].lower()
    tag = _TAG.match(text, at)
    if name in _NEVER or (name in _KNOWN and not tag):
        return as_text
    if tag and not found["end"] and _is_placeholder(name, tag[0], page):
        return as_text
    if name in _HIDING and not found["end"] and not page.is_closed(name, found.end()):
        problem = f"<{name}> has no end; it is printed as text"
        page.tally.note(problem, f"write </{name}> where it ends, or delete it", number)
        return as_text
    if name in _TOLD and not found["end"]:
        problem = f"<{name}> is no part of a text; it is left out"
        hint = "for a drawing name its file: ![what it shows](drawing.svg)"
        page.tally.note(problem, hint, number)
    return written if name in _KNOWN else _unknown(found, page, number)


def _is_placeholder(name: str, tag: str, page: _Page) -> bool:
    """Tell whether a tag is a place for words, such as `<time and place>`, by all it lacks."""
    if "=" in tag or name in _VOID or name in _HIDING or name in page.ended:
        return False
    return name not in BLOCK_TAGS or " " in tag.rstrip(" />")


def _unknown(found: re.Match[str], page: _Page, number: int) -> str:
    """Settle a tag that is none of HTML: a word in pointed brackets, or a part of a web site."""
    tag = _TAG.match(page.text, found.start())
    name = found["name"].lower()
    is_part = tag and ("=" in tag[0] or tag[0].endswith("/>") or name in page.ended)
    if found["end"] and name in page.begun:
        return found[0]
    if is_part and not found["end"]:
        problem = "a part of a web page is left out, only its words are printed"
        hint = "write in Markdown what it stands for"
        page.tally.note(problem, hint, number, f"<{found['name']}>")
        return found[0]
    return f"&lt;{found[0][1:]}"
