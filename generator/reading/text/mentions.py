"""Columns of a roster in a chapter: which are used, where, and what only looks like one."""

import re
from collections.abc import Collection, Sequence

from generator.diagnostics import Findings, warning
from generator.model import Mention
from generator.model.merge_fields import WRITTEN, column_name
from generator.reading.source import Source

_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_BRACES = re.compile(r"(?<!\\)\{\{(?P<inside>[^{}]*)\}\}")


def find_columns(
    source: Source, lines: Sequence[str], verbatim: Collection[int], findings: Findings
) -> tuple[Mention, ...]:
    """Give the columns that a chapter's lines use. `verbatim` are the numbers of code's lines."""
    found: dict[str, Mention] = {}
    for number, line in enumerate(lines, start=1):
        if "{{" not in line or number in verbatim:
            continue
        for braces in _BRACES.finditer(_CODE.sub("", line)):
            written = WRITTEN.fullmatch(braces[0])
            if written:
                column = column_name(written[1])
                found.setdefault(column, Mention(column=column, file=source.name, line=number))
                continue
            name = column_name(braces["inside"]) or "name"
            hint = f"a column is one word, such as {{{{ {name} }}}}; for the braces themselves "
            findings.add(
                warning(
                    f'"{braces[0]}" names no column; it is printed as it is',
                    hint=hint + "write \\{\\{",
                    at=source.at(number),
                )
            )
    return tuple(found.values())
