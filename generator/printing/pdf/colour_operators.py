"""What sets colours in content: found and written anew (ISO 32000-1, 8.6.8).

Nothing else of a page is touched, and no text is taken for an operator.
"""

import re
from collections.abc import Callable

# What follows an operator's name, and what stands before one that has no values.
_END = rb"(?![^\s/<>\[\]()%])"
_START = rb"(?<![^\s<>\[\]()%])"
_VALUE = rb"(?:[-+]?(?:\d+\.?\d*|\.\d+)|/[^\s/<>\[\]()%]*)"
_PAINT = rb"rg|RG|g|G|k|K|cs|CS|scn|SCN|sc|SC|q|Q"


def _string(depth: int) -> bytes:
    """Give what matches a string with brackets in it, so many deep (7.3.4.2)."""
    inner = rb"|" + _string(depth - 1) if depth else b""
    return rb"\((?:[^()\\]|\\." + inner + rb")*\)"


_TOKENS = re.compile(
    _string(6)
    + rb"|<[0-9A-Fa-f\s]*>|%[^\r\n]*"
    + rb"|"
    + _START
    + rb"BI\s.*?\sEI"
    + _END
    + rb"|"
    + _START
    + rb"(?P<values>(?:"
    + _VALUE
    + rb"\s+)*+)(?P<operator>"
    + _PAINT
    + rb")"
    + _END,
    re.S,
)

# What is called with an operator and its values, as they are written; gives what stands for both.
Change = Callable[[bytes, tuple[bytes, ...]], bytes | None]


def change_colours(content: bytes, change: Change) -> bytes:
    """Give content with its colour operators, and those that save and restore them, changed.

    `change` is called in their order; where it gives nothing they stay as they are.
    """

    def changed(found: re.Match[bytes]) -> bytes:
        operator = found["operator"]
        if operator is None:
            return found[0]
        made = change(operator, tuple(found["values"].split()))
        return found[0] if made is None else made

    return _TOKENS.sub(changed, content)


def inline_pictures(content: bytes) -> list[bytes]:
    """Give the heads of the pictures that stand in content itself (8.9.7)."""
    heads = (found[0] for found in _TOKENS.finditer(content) if found[0].startswith(b"BI"))
    return [head.partition(b"ID")[0] for head in heads]


def operator(name: str, values: tuple[float, ...]) -> bytes:
    """Give an operator and its values as they are written."""
    return " ".join((*(f"{round(one, 4):g}" for one in values), name)).encode()
