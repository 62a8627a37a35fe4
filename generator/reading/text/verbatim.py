"""Lines that stay as they are: code between fences, and comments.

Fences are CommonMark's (https://spec.commonmark.org/0.31.2/#fenced-code-blocks): indented up to
three spaces, in items of lists too, ended by a fence at least as long. They are written as the
parser knows them.
"""

import re
from dataclasses import dataclass

from generator.diagnostics import Findings, error
from generator.reading.source import Source

_OPEN = re.compile(
    r"(?P<indent>[ \t]*)(?P<item>(?:[-*+]|\d{1,9}[.)])[ \t]+)?"
    r"(?P<fence>`{3,}(?=[^`]*$)|~{3,})(?P<gap>[ \t]*)(?P<info>.*?)[ \t]*"
)
_INFO = re.compile(r"[\w#.+-]*|\{.*\}")
_ITEM = re.compile(r"(?:[-*+•–]|\(?\w{1,9}[.)])[ \t]+")
_COMMENT = re.compile(r"[ ]{0,3}<!--")
_BREAK = re.compile(r"\s*<!--\s*\\?(?:page|new|clear|force)[ _-]?(?:page|break)\s*-->\s*", re.I)
_QUOTED = re.compile(r"[ ]{0,3}>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verbatim:
    """Lines, one for one, with fences as the parser knows them.

    `numbers`, from 1, are those of code and comments. `code_in_items` are the lines of code in
    items of lists, which is indented to be code.
    """

    lines: list[str]
    numbers: set[int]
    code_in_items: set[int]


def find_verbatim(source: Source, findings: Findings) -> Verbatim:
    """Find the lines of a source that stay as they are; what has no end is told."""
    reader = _Reader(source, findings)
    reader.read()
    return Verbatim(lines=reader.lines, numbers=reader.numbers, code_in_items=reader.code_in_items)


class _Reader:
    def __init__(self, source: Source, findings: Findings):
        self._source = source
        self._findings = findings
        self.lines = source.text.split("\n")
        self.numbers: set[int] = set()
        self.code_in_items: set[int] = set()

    def read(self) -> None:
        number, in_list = 1, 0
        while number <= len(self.lines):
            line = self.lines[number - 1]
            column = _column(line)
            if line.strip() and column == 0 and not _ITEM.match(line.strip()):
                in_list = 0
            if _ITEM.match(line.strip()):
                in_list = number
            found = _OPEN.fullmatch(line)
            if found and (column < 4 or in_list):
                in_item = bool(in_list) and (column > 1 or bool(found["item"]))
                number = self._fence(number, found, in_item=in_item)
            elif _COMMENT.match(line) and not _BREAK.fullmatch(line):
                number = self._comment(number)
            else:
                number += 1

    def _fence(self, number: int, found: re.Match[str], *, in_item: bool) -> int:
        fence = found["fence"]
        column = _column(found["indent"]) + len(found["item"] or "")
        end = re.compile(rf"[ \t]*{re.escape(fence[0])}{{{len(fence)},}}[ \t]*")
        last = next(
            (
                at
                for at in range(number + 1, len(self.lines) + 1)
                if end.fullmatch(self.lines[at - 1]) and _column(self.lines[at - 1]) < column + 4
            ),
            0,
        )
        if not last:
            hint = f"write a line {fence} where it ends"
            self._findings.add(error("this code has no end", hint=hint, at=self._source.at(number)))
            return number + 1
        inside = [_dedented(line, column) for line in self.lines[number : last - 1]]
        if in_item:
            # An item has to have something before its code.
            head = f"{found['indent']}{found['item']}<!-- -->" if found["item"] else ""
            self.lines[number - 1 : last] = [head, *inside, ""]
            self.code_in_items.update(range(number + bool(head), last + 1))
        else:
            longest = max((len(run) for one in inside for run in _runs(one, fence[0])), default=0)
            mark = fence[0] * max(len(fence), longest + 1)
            info = found["info"] if _INFO.fullmatch(found["info"]) else found["info"].split()[0]
            info = info if _INFO.fullmatch(info) else ""
            self.lines[number - 1 : last] = [f"{mark}{found['gap']}{info}", *inside, mark]
            self.numbers.update(range(number, last + 1))
        return last + 1

    def _comment(self, number: int) -> int:
        below = "\n".join(self.lines[number - 1 :])
        end = below.find("-->", below.index("<!--") + 2)
        if end < 0:
            hint = "write a line --> where it ends"
            place = self._source.at(number)
            self._findings.add(error("this comment has no end", hint=hint, at=place))
            return number + 1
        last = number + below.count("\n", 0, end)
        self.numbers.update(range(number, last + 1))
        return last + 1


def _runs(line: str, sign: str) -> list[str]:
    return re.findall(rf"^\s*({re.escape(sign)}{{3,}})\s*$", line)


def _dedented(line: str, column: int) -> str:
    expanded = line.expandtabs(4)
    return expanded[min(column, _column(line)) :] if column else line


def _column(line: str) -> int:
    expanded = line.expandtabs(4)
    return len(expanded) - len(expanded.lstrip(" "))
