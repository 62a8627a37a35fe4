"""A content stream -> its operators with their operands (ISO 32000-1, 7.2 and 7.8)."""

import re
from collections.abc import Iterator
from typing import Any

DEEPEST = 20  # arrays and dictionaries within each other
MOST_OPERANDS = 100_000  # of one operator
_TOKEN = re.compile(
    rb"""[\x00\t\n\x0c\r ]+|%[^\r\n]*
    |(?P<number>[+-]*(?:\d+\.?\d*|\.\d+)(?:-\d*)?)
    |(?P<name>/[^\x00\t\n\x0c\r ()<>\[\]{}/%]*)
    |(?P<string>\((?:[^()\\]|\\.)*\))
    |(?P<hex><[0-9A-Fa-f\x00\t\n\x0c\r ]*>)
    |(?P<open><<|\[)|(?P<close>>>|\])
    |(?P<nested>\()
    |(?P<word>[^\x00\t\n\x0c\r ()<>\[\]{}/%]+)
    |(?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPED = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|[\r\n])|(.))", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_DIGITS = re.compile(rb"\d+\.?\d*|\.\d+")
_END_OF_PICTURE = re.compile(rb"[\x00\t\n\x0c\r ]EI(?=[\x00\t\n\x0c\r ]|$)")
_CONSTANTS = {b"true": True, b"false": False, b"null": None}


class ContentError(Exception):
    """A content stream that no program would write."""


class Name(str):
    """A name of a PDF, with its slash."""

    __slots__ = ()


def read_tokens(data: bytes) -> Iterator[tuple[bytes, list[Any]]]:
    """Give each operator with its operands: numbers, `Name`, bytes, lists, dictionaries.

    A picture in the content itself is the operator `EI` with its dictionary. Raises `ContentError`.
    """
    operands: list[Any] = []
    token, at = _TOKEN.match, 0
    while match := token(data, at):
        kind, at = match.lastgroup, match.end()
        if kind is None or kind == "other" or kind == "close":
            continue
        if kind == "word":
            word = match.group()
            if word in _CONSTANTS:
                operands.append(_CONSTANTS[word])
                continue
            if word == b"BI":
                entries, at = _inline_picture(data, at)
                yield b"EI", [entries]
            else:
                yield word, operands
            operands = []
            continue
        value, at = _operand(data, match, kind, 0)
        operands.append(value)
        if len(operands) > MOST_OPERANDS:
            raise ContentError("an operator has no end of operands")


def _operand(data: bytes, match: re.Match[bytes], kind: str, depth: int) -> tuple[Any, int]:
    """Give a value that begins at a match, and where what follows it begins."""
    if kind == "nested":
        return _nested_string(data, match.start())
    if kind == "open":
        return _collection(data, match, depth + 1)
    return _value(kind, match.group()), match.end()


def _value(kind: str, token: bytes) -> Any:
    if kind == "number":
        try:
            return float(token)
        except ValueError:  # two signs, or one inside, which viewers read up to it
            begun = _DIGITS.match(token.lstrip(b"+-"))
            number = float(begun[0]) if begun else 0.0
            return -number if token.startswith(b"-") else number
    if kind == "name":
        return Name(token.decode("latin-1"))
    if kind == "string":
        return _unescaped(token[1:-1])
    digits = re.sub(rb"[^0-9A-Fa-f]", b"", token)
    return bytes.fromhex((digits + b"0" if len(digits) % 2 else digits).decode("ascii"))


def _collection(data: bytes, begun: re.Match[bytes], depth: int) -> tuple[Any, int]:
    """Give an array as a list, a dictionary as a dict, and where what follows it begins."""
    if depth > DEEPEST:
        raise ContentError("arrays stand within each other without end")
    items, at = _items(data, begun.end(), depth)
    return (items if begun.group() == b"[" else _entries(items)), at


def _items(data: bytes, at: int, depth: int) -> tuple[list[Any], int]:
    """Give the values up to an end, or to where the data of a picture begins."""
    items: list[Any] = []
    while match := _TOKEN.match(data, at):
        kind, at = match.lastgroup, match.end()
        if kind is None or kind == "other":
            continue
        if kind == "close" or match.group() == b"ID":
            break
        if kind == "word":
            items.append(_CONSTANTS.get(match.group()))
        else:
            value, at = _operand(data, match, kind, depth)
            items.append(value)
        if len(items) > MOST_OPERANDS:
            raise ContentError("an array has no end")
    return items, at


def _entries(items: list[Any]) -> dict[Name, Any]:
    pairs = zip(items[::2], items[1::2], strict=False)
    return {key: value for key, value in pairs if isinstance(key, Name)}


def _nested_string(data: bytes, start: int) -> tuple[bytes, int]:
    """Give a string with parentheses in it, and where what follows it begins."""
    depth, at = 0, start
    for match in re.compile(rb"\\.|[()]", re.DOTALL).finditer(data, start):
        sign = match.group()
        depth += (sign == b"(") - (sign == b")")
        at = match.end()
        if not depth:
            return _unescaped(data[start + 1 : at - 1]), at
    return _unescaped(data[start + 1 :]), len(data)


def _unescaped(text: bytes) -> bytes:
    if b"\\" not in text:
        return text

    def meant(match: re.Match[bytes]) -> bytes:
        if match[1]:
            return bytes([int(match[1], 8) & 255])
        return b"" if match[2] else _LETTERS.get(match[3], match[3])

    return _ESCAPED.sub(meant, text)


def _inline_picture(data: bytes, start: int) -> tuple[dict[Name, Any], int]:
    """Give what the dictionary of a picture says, and where what follows the picture begins."""
    items, at = _items(data, start, 0)
    end = _END_OF_PICTURE.search(data, at)
    return _entries(items), end.end() if end else len(data)
