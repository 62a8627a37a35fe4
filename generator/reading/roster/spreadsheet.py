"""A sheet of a spreadsheet as rows of cells: .xlsx, .ods, .xls and their kin."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from xml.parsers import expat

from generator.diagnostics import did_you_mean
from generator.gate import ANYWHERE, GateError, read_within
from generator.reading.roster.refusal import refused
from generator.reading.roster.roster_table import Row, Sheet

LIMIT_BYTES = 30_000_000
LIMIT_UNPACKED = 300_000_000
LIMIT_CELLS = 5_000_000  # from the first to the last that is filled
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # of what programs wrote before they wrote XML
PACKED = b"PK\x03\x04"
_SHEETS = re.compile(r"xl/worksheets/[^/]+\.xml")
_PLACE = re.compile(rb"""<(?:\w+:)?c[ ][^>]*?\br=["']([A-Z]{1,3})(\d{1,7})["']""")
_SAVE = "save the sheet with the list by itself, as CSV UTF-8, and take that"


def is_spreadsheet(start: bytes) -> bool:
    """Tell whether a file that begins so may be one of a spreadsheet program."""
    return start.startswith((PACKED, OLD))


def read_sheet(path: Path, name: str, wanted: str) -> tuple[Sheet, str]:
    """Read a sheet whole, the first that is seen where none is named; give it and its name.

    Days are written as 2026-12-05. Raises `WorkbookError` where there is no such sheet, where it is
    too large, damaged, or can't be read.
    """
    # Loaded where there is a spreadsheet to read: most rosters are texts.
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError
    from python_calamine import SheetVisibleEnum as Seen

    try:
        data = read_within(path, ANYWHERE, at_most=LIMIT_BYTES)
    except GateError as reason:
        raise refused(name, reason.problem, hint=_SAVE) from None
    if data.startswith(PACKED):
        _check_packed(data, name)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [one.name for one in book.sheets_metadata if one.visible == Seen.Visible]
        title = _chosen(wanted, sheets or book.sheet_names, book.sheet_names, name)
        rows = book.get_sheet_by_name(title).to_python(skip_empty_area=False)
    except PasswordError:
        hint = "open it, save a copy without the password, and take that"
        raise refused(name, "is a spreadsheet that a password locks", hint=hint) from None
    except (CalamineError, OSError, ValueError):
        hint = f"open it in the program it is of, and {_SAVE}"
        problem = "is a spreadsheet that can't be read: it is damaged, or of a kind not known here"
        raise refused(name, problem, hint=hint) from None
    read = (
        Row(line=number, cells=tuple(map(_text, cells)))
        for number, cells in enumerate(rows, start=1)
    )
    return Sheet(read=tuple(read)), title


def _chosen(wanted: str, seen: list[str], all_of_them: list[str], name: str) -> str:
    if not wanted:
        if not seen:
            raise refused(name, "is a spreadsheet without a sheet", hint=_SAVE)
        return seen[0]
    for one in all_of_them:
        if one.strip().casefold() == wanted.strip().casefold():
            return one
    raise refused(name, f'has no sheet "{wanted}"', hint=did_you_mean(wanted, all_of_them))


def _text(cell: Any) -> str:
    """Give what a cell shows, as it would be in a text."""
    match cell:
        case bool():
            return "TRUE" if cell else "FALSE"
        case float():
            return str(int(cell)) if cell.is_integer() else format(cell, ".15g")
        case datetime():
            midnight = cell.time() == time()
            return cell.date().isoformat() if midnight else cell.isoformat(" ", "minutes")
        case date():
            return cell.isoformat()
        case time():
            return cell.isoformat("minutes")
        case timedelta():
            return str(cell)
        case _:
            return str(cell)


# What the module of the packed files, and the parser of what is in them, raise of damaged ones.
_DAMAGES = (
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    ValueError,
    expat.ExpatError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)


def _check_packed(data: bytes, name: str) -> None:
    """Refuse what unpacks to more than a list, or what stretches over more cells than one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = packed.namelist()
            _check_kind(names, name)
            unpacked = sum(one.file_size for one in packed.infolist())
            if unpacked > LIMIT_UNPACKED:
                raise refused(name, f"unpacks to more than {LIMIT_UNPACKED:,} bytes", hint=_SAVE)
            damaged = packed.testzip()  # what lies about its size too
            largest = 0
            for one in names if damaged is None else ():
                if _SHEETS.fullmatch(one):
                    largest = max(largest, _area(packed.read(one)))
                elif one == "content.xml":
                    largest = max(largest, *_stretches(packed.read(one)), 0)
    except _DAMAGES as reason:
        raise refused(name, "is a spreadsheet that is damaged", hint=_SAVE) from reason
    if damaged is not None:
        raise refused(name, "is a spreadsheet that is damaged", hint=_SAVE)
    if largest > LIMIT_CELLS:
        raise refused(name, f"has a sheet of more than {LIMIT_CELLS:,} cells", hint=_SAVE)


def _check_kind(names: list[str], name: str) -> None:
    kinds = {"word/": "a text document", "ppt/": "a presentation", "Index/": "a Numbers document"}
    for folder, kind in kinds.items():
        if any(one.startswith(folder) for one in names):
            hint = "save the list as a spreadsheet (.xlsx) or as CSV UTF-8"
            raise refused(name, f"is {kind}, not a list", hint=hint)


def _area(xml: bytes) -> int:
    """Give how many cells lie between the first of a sheet and the last that is written down."""
    widest = tallest = 0
    for place in _PLACE.finditer(xml):
        column = 0
        for letter in place[1]:
            column = column * 26 + letter - 64
        widest, tallest = max(widest, column), max(tallest, int(place[2]))
    return widest * tallest


def _stretches(xml: bytes) -> Iterator[int]:
    """Give how many cells the rows of OpenDocument's sheets that hold something say they have."""
    counts: list[int] = [0]
    row = {"times": 1, "cells": 0, "filled": 0}

    def begin(tag: str, given: dict[str, str]) -> None:
        match tag.rpartition(":")[2]:
            case "table":
                counts.append(0)
            case "table-row":
                row.update(times=_count(given, "table:number-rows-repeated"), cells=0, filled=0)
            case "table-cell" | "covered-table-cell":
                row["cells"] += _count(given, "table:number-columns-repeated")
                if any(one.startswith(("office:", "calcext:")) for one in given):
                    row["filled"] = row["cells"]
            case "p":
                row["filled"] = row["cells"]

    def end(tag: str) -> None:
        if tag.rpartition(":")[2] == "table-row":
            counts[-1] += row["times"] * row["filled"]

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.Parse(xml, True)
    yield from counts


def _count(given: dict[str, str], key: str) -> int:
    text = given.get(key, "1")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 1
