"""The file of a list: opened at the gate, and read piece by piece."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, TextIO

from generator.gate import ANYWHERE, open_within

LIMIT_BYTES = 500_000_000  # of a text; a row of a hundred thousand has a hundred letters
_LONGEST_LINE = 1_000_000  # bytes that are taken at a time


def read_start(path: Path, length: int) -> bytes:
    """Give the first bytes of a file. Raises `GateError`, or `OSError` while it is read."""
    with _opened(path) as file:
        return file.read(length)


def first_undecodable(path: Path, encoding: str = "utf-8") -> int | None:
    """Give the number of the first line of a text file that is not written so, or nothing.

    Raises what `read_start` does.
    """
    number = 1
    try:
        with io.TextIOWrapper(_opened(path), encoding=encoding) as file:
            for _ in file:
                number += 1
    except UnicodeError:
        return _line_undecodable(path) if encoding == "utf-8" else number
    return None


def _line_undecodable(path: Path) -> int:
    # The decoder reads ahead of the lines that it gives: where it stops is not where it is wrong.
    with _opened(path) as file:
        for number, line in enumerate(file, start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                return number
    return 1


def iterate_lines(path: Path) -> Iterator[bytes]:
    """Give the bytes of a file, line by line; a line without an end in parts.

    Raises what `read_start` does.
    """
    with _opened(path) as file:
        while line := file.readline(_LONGEST_LINE):
            yield line


def open_text(path: Path, encoding: str) -> TextIO:
    """Open a text file to read it line by line, line ends as they are. Raises `GateError`."""
    return io.TextIOWrapper(_opened(path), encoding=encoding, newline="")


def _opened(path: Path) -> BinaryIO:
    return open_within(path, ANYWHERE, at_most=LIMIT_BYTES)
