"""What the studio's pages and its server say to each other over the socket."""

from collections.abc import Mapping, Sequence
from typing import Any

from generator.diagnostics import WorkbookError
from generator.model.shown import Shown, ShownPage

Message = dict[str, Any]

# What a tab may ask for, each with the kinds of what comes with it.
_ASKED: Mapping[str, Mapping[str, type]] = {
    "edit": {"file": str, "version": int, "text": str},
    "focus": {"file": str},
    "settle": {"file": str, "mine": bool},
    "add": {"title": str},
    "rename": {"file": str, "words": str},
    "move": {"file": str, "to": int},
    "leave-out": {"file": str},
}


class MalformedError(Exception):
    """A tab sent what the studio's own pages never send."""


def checked(message: object) -> Message:
    """Give what a tab asks for, if it is one of `_ASKED`. Raises `MalformedError`."""
    if not isinstance(message, dict) or not isinstance(message.get("do"), str):
        raise MalformedError
    kinds = _ASKED.get(message["do"])
    if kinds is None or set(message) != {"do", *kinds}:
        raise MalformedError
    if any(type(message[name]) is not kind for name, kind in kinds.items()):
        raise MalformedError
    return dict(message)


def shown_message(shown: Shown, pages: Sequence[Message | None]) -> Message:
    """Give what tells pages, and what was found; nothing stands for a page that is the same."""
    names = ("severity", "message", "hint", "file", "line", "page")
    told = [{name: getattr(one, name) for name in names} for one in shown.told]
    return {"what": "shown", "pages": list(pages), "told": told, "good": shown.good}


def page_message(page: ShownPage) -> Message:
    """Give what a tab has to know of a page."""
    names = ("key", "folio", "file", "width", "height", "right")
    lines = [[one.line, one.x0, one.y0, one.x1, one.y1] for one in page.lines]
    return {name: getattr(page, name) for name in names} | {"lines": lines}


def asked(name: str) -> Message:
    """Give what asks which of two texts of a file is meant."""
    return {"what": "asked", "file": name}


def failed(reason: WorkbookError) -> Message:
    """Give what tells why something could not be done."""
    told = [{"message": str(one.message), "hint": one.hint} for one in reason.diagnostics]
    return {"what": "failed", "told": told}
