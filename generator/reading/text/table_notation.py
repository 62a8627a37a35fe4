"""Tables as people type them, for the Markdown parser: with or without a head, braces below.

A table's element carries beside its cells `data-options` (what stood in braces right below it or
beside it) and `data-surplus` (the words of cells for which its head has no column).
"""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.tables import PIPE_LEFT, PIPE_RIGHT, TableExtension, TableProcessor
from markdown.treeprocessors import Treeprocessor

from generator.reading.text.line_marks import take_mark, without_marks

OPTIONS = ("landscape", "rows", "ticks")
_BRACES = re.compile(r"\{:?[ ]*(?P<inside>[^{}\n]*)\}")
_OWN = re.compile(rf"(?:{'|'.join(OPTIONS)})(?![\w-])")
_RULE = re.compile(r"\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?")
_FEWEST_ROWS = 2  # of a table without a line below its head: one may be a formula


class TableNotation(TableExtension):
    """Python-Markdown's tables, and those without a head."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        """Register the two processors, the first in place of the library's own."""
        super().extendMarkdown(md)
        processor = _TableProcessor(md.parser, self.getConfigs())
        md.parser.blockprocessors.register(processor, "table", 75)
        # After footnotes (50), before the marks of lines are taken out (30).
        md.treeprocessors.register(_OptionsTreeprocessor(md), "workbook-tables", 31)


class _TableProcessor(TableProcessor):
    _headless = False

    def test(self, parent: Element, block: str) -> bool:
        lines = _without_options(block)[0]
        self._headless = False
        if super().test(parent, "\n".join(lines)):
            return True
        if "|" in lines[0] and _RULE.fullmatch(lines[0]) and len(lines) > 1:
            rule, rows = lines[0], lines[1:]
        else:
            rule, rows = "", lines
        self.border = PIPE_LEFT | PIPE_RIGHT
        counts = {len(self._split_row(row)) for row in rows if _is_row(row)}
        self._headless = (
            all(map(_is_row, rows))
            and (bool(rule) or len(rows) >= _FEWEST_ROWS)
            and len(counts) == 1
            and counts != {1}
        )
        if self._headless:
            count = counts.pop()
            rules = self._split_row(rule) if rule else []
            self.separator = rules if len(rules) == count else ["-"] * count
        return self._headless

    def run(self, parent: Element, blocks: list[str]) -> None:
        lines, options = _without_options(blocks[0])
        if self._headless:
            rows = lines[1:] if _RULE.fullmatch(lines[0]) else lines
            nothing = "|" * (len(self.separator) + 1)
            lines = [nothing, "", *rows]
        blocks[0] = "\n".join(lines)
        super().run(parent, blocks)
        table = parent[-1]
        head = table[0]
        if not any(without_marks(cell.text or "").strip() for cell in head.iter("th")):
            line = _line_of(head)
            table.remove(head)
            if line:
                table.set("data-line", line)
        if options:
            table.set("data-options", options)

    def _build_row(self, row: str, parent: Element, align: list[str | None]) -> None:
        super()._build_row(row, parent, align)
        surplus = [cell.strip() for cell in self._split_row(row)[len(align) :]]
        words = " | ".join(cell for cell in surplus if cell)
        if words:
            parent[-1].set("data-surplus", without_marks(words))


def _is_row(line: str) -> bool:
    return line.startswith("|") and line.endswith("|") and len(line) > 1


def _without_options(block: str) -> tuple[list[str], str]:
    """Give the lines of a block, and what stands in braces in the last one."""
    lines = [line.strip(" ") for line in block.split("\n")]
    braces = _BRACES.fullmatch(take_mark(lines[-1])[0].strip())
    if braces and len(lines) > 1:
        return lines[:-1], braces["inside"].strip()
    return lines, ""


def _line_of(element: Element) -> str:
    for cell in element.iter():
        if cell.tag in ("th", "td") and cell.text:
            _, line, _ = take_mark(cell.text)
            if line:
                return str(line)
    return ""


class _OptionsTreeprocessor(Treeprocessor):
    """Gives each table its line, and the braces that stand alone above or below it."""

    def run(self, root: Element) -> None:
        for parent in [one for one in root.iter() if one.find("table") is not None]:
            for table in parent.findall("table"):
                if "data-line" not in table.attrib and (line := _line_of(table)):
                    table.set("data-line", line)
                children = list(parent)
                at = children.index(table)
                for beside in (*children[at + 1 : at + 2], *children[max(0, at - 1) : at]):
                    if options := _own_options(beside):
                        written = f"{table.get('data-options', '')} {options}"
                        table.set("data-options", written.strip())
                        parent.remove(beside)


def _own_options(element: Element) -> str:
    """Give what a paragraph of nothing but braces says of a table beside it, or nothing."""
    if element.tag != "p" or len(element):
        return ""
    braces = _BRACES.fullmatch(take_mark(element.text or "")[0].strip())
    inside = braces["inside"].strip() if braces else ""
    return inside if _OWN.match(inside) else ""
