"""Printers as they were measured: the sheet that shows how one shifts, and what was read off it.

Readings are kept in a file of the user's own settings, by the names of the printers.
"""

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from generator import files, gate
from generator.design.printer_check import compose_check
from generator.diagnostics import Location, WorkbookError, did_you_mean, error
from generator.making.book import Layout
from generator.making.certificate_pages import beside_the_book
from generator.making.collection import STARTER, workbook_near
from generator.making.request import Request
from generator.making.setting import plan_settings
from generator.model import Numbering, Section
from generator.output_folder import prepare_output, prepare_private
from generator.printing.press.registration import LINE_MM, Printer, Reading, ReadingError
from generator.printing.press.sheet_sizes import SHEET_HINT, parse_sheet, turned
from generator.units import Paper

__all__ = [
    "LINE_MM",
    "Reading",
    "find_printer",
    "keep_reading",
    "read_printers",
    "write_check",
]

FILE = "printers.json"
_LIMIT_BYTES = 200_000
_Lengths = tuple[float, float]


class _Measured(BaseModel):
    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    front: _Lengths
    back: _Lengths
    line: Annotated[float, Field(gt=0)]


class _Kept(BaseModel):
    model_config = ConfigDict(extra="forbid")

    upright: _Measured | None = None
    lying: _Measured | None = None


class _Printers(BaseModel):
    model_config = ConfigDict(extra="forbid")

    printers: dict[str, _Kept]


def read_printers(folder: Path) -> dict[str, Printer]:
    """Give the printers that were measured, by name; `folder` is that of the user's settings.

    Raises `WorkbookError` where the file is damaged.
    """
    path = folder / FILE
    try:
        data = gate.read_own(path, at_most=_LIMIT_BYTES)
        kept = _Printers.model_validate_json(data).printers
    except (gate.GateError, ValidationError) as reason:
        if isinstance(reason, gate.GateError) and reason.why is gate.Why.MISSING:
            return {}
        problem = "this file of measured printers can't be read"
        hint = "delete it, and measure your printers again with workbook printer NAME"
        raise WorkbookError(error(problem, hint=hint, at=Location(file=str(path)))) from None
    return {
        name: Printer(name=name, upright=_reading(one.upright), lying=_reading(one.lying))
        for name, one in sorted(kept.items())
    }


def find_printer(folder: Path, name: str) -> Printer:
    """Give a printer that was measured. Raises `WorkbookError` that names those that were."""
    known = read_printers(folder)
    if name in known:
        return known[name]
    hint = f"measure it first: workbook printer {name}"
    if known:
        hint = f"{did_you_mean(name, known)}; or {hint}"
    raise WorkbookError(error(f'no printer called "{name}" was measured', hint=hint))


def keep_reading(folder: Path, name: str, reading: Reading, *, lying: bool) -> Printer:
    """Keep what was read of a printer, beside what else is known of it and of others.

    Raises `WorkbookError` where that can't be, or where it can't be written.
    """
    try:
        reading.check()
    except ReadingError as reason:
        raise WorkbookError(error(str(reason), hint=reason.hint)) from None
    known = read_printers(folder)
    printer = known.get(name, Printer(name=name))
    printer = replace(printer, lying=reading) if lying else replace(printer, upright=reading)
    known[name] = printer
    told = {
        one.name: {
            way: asdict(found)
            for way, found in (("upright", one.upright), ("lying", one.lying))
            if found
        }
        for one in known.values()
    }
    prepare_private(folder)
    data = json.dumps({"printers": told}, indent=2, ensure_ascii=False, sort_keys=True)
    files.write_atomically(folder / FILE, data.encode() + b"\n", private=True)
    return printer


def write_check(output: Path, paper: str, *, lying: bool) -> Path:
    """Write the sheet that is printed to measure a printer, and give its file.

    Raises `WorkbookError` where there is no such paper or it can't be written.
    """
    prepare_output(output)
    sheet = _sheet(paper, lying=lying)
    workbook = workbook_near() or files.shipped("content") / STARTER
    setting = plan_settings(Request(workbook=workbook))[0]
    layout = Layout(replace(beside_the_book(setting, sheet), named=False))
    markup = compose_check(layout.composer)
    pages = layout.typesetter.typeset(markup)
    layout.findings.raise_errors()
    target = output / f"printer-check{'-lying' if lying else ''}.pdf"
    sections = [Section(numbering=Numbering.BODY, pages=pages)]
    data = layout.typesetter.bind(markup, sections, edge="short" if lying else "long")
    files.write_atomically(target, data)
    return target


def _sheet(name: str, *, lying: bool) -> Paper:
    try:
        sheet = parse_sheet(name)
    except ValueError as reason:
        raise WorkbookError(error(str(reason), hint=SHEET_HINT)) from None
    return turned(sheet) if lying == (sheet.width_mm <= sheet.height_mm) else sheet


def _reading(given: _Measured | None) -> Reading | None:
    return Reading(front=given.front, back=given.back, line=given.line) if given else None
