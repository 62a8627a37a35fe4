"""What looks like HTML in a text: what is none is printed, what can't be set is told.

`Dear <name>,` is no tag, and a `<style>` that is never closed hides all that follows. The rules
of what a tag is are CommonMark's (https://spec.commonmark.org/0.31.2/#raw-html).
"""

import re
from collections.abc import Collection

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
_ADDRESS = re.compile(r"<(?P<scheme>[A-Za-z][A-Za-z0-9.+-]{1,31}):(?P<rest>[^\s<>]*)>")
_MAIL = re.compile(r"<[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)*>")
_SET_ADDRESS = re.compile(r"<(?:https?|ftp|mailto|tel):", re.I)


def settle_tags(lines: list[str], verbatim: Collection[int], tally: Tally) -> list[str]:
    """Give the lines, one for one, with what is no tag written so that it is printed."""
    text = "\n".join("" if at in verbatim else line for at, line in enumerate(lines, start=1))
    pieces: list[str] = []
    end = 0
    for found in _LESS.finditer(text):
        number = text.count("\n", 0, found.start()) + 1
        pieces += [text[end : found.start()], _settled(found, text, number, tally)]
        end = found.end()
    settled = "".join([*pieces, text[end:]]).split("\n")
    return [lines[at] if at + 1 in verbatim else line for at, line in enumerate(settled)]


def _settled(found: re.Match[str], text: str, number: int, tally: Tally) -> str:
    written, at = found[0], found.start()
    if found["number"]:
        return f"&amp;{found['number']}"
    as_text = f"&lt;{written[1:]}"
    if _MAIL.match(text, at) or _SET_ADDRESS.match(text, at) or written[:2] in ("\\<", "<!"):
        return written
    if found["code"] or not found["name"] or _ADDRESS.match(text, at):
        return written if found["code"] else as_text
    name = found["name"].lower()
    if name in _NEVER or (name in _KNOWN and not _TAG.match(text, at)):
        return as_text
    if not found["end"] and _is_placeholder(name, text, at):
        return as_text
    if name in _HIDING and not found["end"] and not _is_closed(name, text[found.end() :]):
        problem = f"<{name}> has no end; it is printed as text"
        tally.note(problem, f"write </{name}> where it ends, or delete it", number)
        return as_text
    if name in _TOLD and not found["end"]:
        problem = f"<{name}> is no part of a text; it is left out"
        tally.note(problem, "for a drawing name its file: ![what it shows](drawing.svg)", number)
    if name in _KNOWN:
        return written
    return _unknown(found, text, number, tally)


def _is_placeholder(name: str, text: str, at: int) -> bool:
    """Tell whether a tag is a place for words, such as `<time and place>`, by all it lacks."""
    tag = _TAG.match(text, at)
    if tag is None or "=" in tag[0] or name in _VOID or name in _HIDING or _is_closed(name, text):
        return False
    return name not in BLOCK_TAGS or " " in tag[0].rstrip(" />")


def _unknown(found: re.Match[str], text: str, number: int, tally: Tally) -> str:
    """Settle a tag that is none of HTML: a word in pointed brackets, or a part of a web site."""
    tag = _TAG.match(text, found.start())
    name = found["name"]
    is_part = tag and ("=" in tag[0] or tag[0].endswith("/>") or _is_closed(name, text))
    if is_part or (found["end"] and re.search(rf"<{re.escape(name)}[\s>]", text)):
        if not found["end"]:
            problem = "a part of a web page is left out, only its words are printed"
            tally.note(problem, "write in Markdown what it stands for", number, f"<{name}>")
        return found[0]
    return f"&lt;{found[0][1:]}"


def _is_closed(name: str, text: str) -> bool:
    """Tell whether a tag is closed in a text before another of its name begins, if it hides."""
    tag = re.search(rf"<(?P<end>/?){re.escape(name)}(?=[\s/>])", text, re.I)
    if name in _HIDING:
        return bool(tag and tag["end"])
    return bool(re.search(rf"</{re.escape(name)}\s*>", text, re.I))
