"""What an author says of a table: `{ landscape rows=3 ticks }`, and the widths of its columns.

All is written to the table's element in the form that `tables` reads, or told where it is wrong.
"""

from xml.etree.ElementTree import Element

from markdown.extensions.attr_list import get_attrs_and_remainder

from generator.diagnostics import Location, did_you_mean, warning
from generator.reading.text.chapter_reader import ChapterReader
from generator.reading.text.table_notation import OPTIONS
from generator.reading.text.tables import column_width
from generator.units import parse_length

MOST_ROWS = 40
TICK_MM, LEAST_TICK_MM = 6.0, 3.0  # what a pen finds, and the least that can be asked for
_EXAMPLE = "write them like { rows=3 }, { ticks } or { landscape }"


def note_options(table: Element, reader: ChapterReader) -> None:
    """Note what an author says of a table; mistakes in it are findings."""
    place = reader.place(table)
    for key, value in _given(table):
        if key == "id":
            table.set("id", value or "")
        elif key == ".":
            table.set("class", f"{table.get('class', '')} {value or ''}".strip())
        elif key == "landscape" and value is None:
            table.set("data-landscape", "")
        elif key == "rows":
            _note_rows(table, value, reader, place)
        elif key == "ticks":
            _note_ticks(table, value, reader, place)
        else:
            written = key if value is None else f"{key}={value}"
            hint = _EXAMPLE if key in OPTIONS else did_you_mean(key, OPTIONS)
            reader.error(f'"{written}" means nothing below a table', hint, place)
    for cell in [*table.iter("th"), *table.iter("td")]:
        _note_width(cell, reader, place)
    _tell_surplus(table, reader, place)


def _given(table: Element) -> list[tuple[str, str | None]]:
    return get_attrs_and_remainder(table.attrib.pop("data-options", ""))[0]


def _note_rows(table: Element, value: str | None, reader: ChapterReader, place: Location) -> None:
    if value and value.isdecimal() and 1 <= int(value) <= MOST_ROWS:
        table.set("data-rows", value)
        return
    hint = f"write how many lines high its empty rows are, 1 to {MOST_ROWS}: {{ rows=3 }}"
    reader.error(f"rows={value or ''}: that is no number of lines", hint, place)


def _note_ticks(table: Element, value: str | None, reader: ChapterReader, place: Location) -> None:
    try:
        width = TICK_MM if value is None else parse_length(value)
    except ValueError:
        width = 0.0
    if width < LEAST_TICK_MM:
        hint = "write { ticks }, or how wide a cell to tick is at least: { ticks=5mm }"
        reader.error(f"ticks={value}: that is no width to tick in", hint, place)
        return
    table.set("data-ticks", f"{width:g}")


def _note_width(cell: Element, reader: ChapterReader, place: Location) -> None:
    written = cell.get("width")
    if written is not None and column_width(written) is None:
        del cell.attrib["width"]
        hint = "write a length or a share of the table, such as { width=25mm } or { width=30% }"
        reader.error(f'"{written}" is no width of a column', hint, place)


def _tell_surplus(table: Element, reader: ChapterReader, place: Location) -> None:
    rows = [
        row.attrib.pop("data-surplus") for row in table.iter("tr") if "data-surplus" in row.attrib
    ]
    if not rows:
        return
    count = max(len(row) for row in table.iter("tr"))
    many = "" if len(rows) == 1 else f" (and those of {len(rows) - 1} more rows)"
    reader.findings.add(
        warning(
            f'"{rows[0]}"{many} stands beyond the {count} columns of this table, and is left out',
            hint=r"give its head a column more; a bar that is no end of a cell is written \|",
            at=place,
        )
    )
