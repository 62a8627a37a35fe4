"""Notes set apart in other programs' Markdown -> our notes: callouts and asides."""

import re

_CALLOUT = re.compile(r"^>[ \t]*\[!(?P<kind>[\w-]+)\][+-]?[ \t]*(?P<title>.*)$")
_ASIDE = re.compile(r"^<aside[^>]*>[ \t]*\n?(?P<inside>.*?)\n?</aside>[ \t]*$", re.M | re.S | re.I)
_ICON = re.compile(r"^(?:<img\b[^>]*>|[^\w\s<*\[#>(\"“'!|`-]+)[ \t]*", re.I)
_KINDS = {
    "quote": "quote", "cite": "quote", "warning": "care", "caution": "care", "danger": "care",
    "important": "care", "attention": "care", "error": "care",
    "definition": "definition",
}  # fmt: skip
_UNNAMED = frozenset(["note", "info", "quote", "cite", "abstract", "summary"])


def notes_of_callouts(text: str) -> str:
    """Give a text whose quotations that begin with `[!note]` are notes."""
    out: list[str] = []
    lines = text.split("\n")
    at = 0
    fence = ""
    while at < len(lines):
        line = lines[at]
        at += 1
        mark = re.match(r" {0,3}(`{3,}|~{3,})", line)
        if mark and (not fence or line.strip().startswith(fence)):
            fence = "" if fence else mark[1]
        callout = None if fence else _CALLOUT.match(line)
        if not callout:
            out.append(line)
            continue
        inside: list[str] = []
        while at < len(lines) and lines[at].startswith(">"):
            inside.append(re.sub(r"^>[ \t]?", "", lines[at]))
            at += 1
        out += _note(callout["kind"].lower(), callout["title"].strip(), inside)
    return "\n".join(out)


def notes_of_asides(text: str) -> str:
    """Give a text whose `<aside>` are notes, without the picture each begins with."""

    def note(aside: re.Match[str]) -> str:
        inside = _ICON.sub("", aside["inside"].strip()).strip()
        return "\n".join(_note("note", "", inside.split("\n"))) if inside else ""

    return _ASIDE.sub(note, text)


def _note(kind: str, title: str, inside: list[str]) -> list[str]:
    while inside and not inside[0].strip():
        inside.pop(0)
    if not inside and not title:
        return []
    if not inside:
        inside, title = [title], ""
    title = title or ("" if kind in _UNNAMED else kind.replace("-", " ").capitalize())
    head = f"/// note | {title}" if title else "/// note"
    look = [f"    kind: {_KINDS[kind]}"] if kind in _KINDS else []
    return (
        ["", head, *look, "", *inside, "", "///", ""]
        if look
        else ["", head, "", *inside, "", "///", ""]
    )
