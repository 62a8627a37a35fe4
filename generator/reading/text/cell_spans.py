"""How many columns or rows a cell of a table in HTML spans: a number in digits, or it is told."""

import re

from generator.diagnostics import Findings, error
from generator.reading.source import Source

LARGEST = 50
NAMES = ("colspan", "rowspan", "span")
_DIGITS = re.compile(r"[0-9]{1,4}")
_SPAN = re.compile(
    r"<(?:td|th|col|colgroup)\b[^<>]*?\s(?P<name>colspan|rowspan|span)\s*=\s*"
    r"""(?P<quote>["']?)(?P<value>[^"'<>\n]*?)(?P=quote)(?=[\s/>])""",
    re.I,
)
_CODE = re.compile(r"(`+).*?\1")


def is_span(value: str) -> bool:
    """Tell whether a cell can span as much: 1 to 50, in the digits that HTML knows."""
    return bool(_DIGITS.fullmatch(value)) and 1 <= int(value) <= LARGEST


def check_spans(source: Source, lines: list[str], verbatim: set[int], findings: Findings) -> None:
    """Note the spans of a source that are none; `verbatim` are the lines that are not read."""
    text = "\n".join(
        "" if number in verbatim else _CODE.sub("", line)
        for number, line in enumerate(lines, start=1)
    )
    for found in _SPAN.finditer(text):
        value = found["value"].strip()
        if not is_span(value):
            problem = f'{found["name"].lower()}: "{value}" is no number from 1 to {LARGEST}'
            line = text.count("\n", 0, found.start("value")) + 1
            hint = f'write it in digits, such as {found["name"].lower()}="2"'
            findings.add(error(problem, hint=hint, at=source.at(line)))
