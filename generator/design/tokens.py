"""tokens.yml: the colours, sizes and margins of a theme, checked, each mistake with its line."""

import math
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict

from generator import files
from generator.colour import HINT as COLOUR_HINT
from generator.colour import ColourError, parse_colour
from generator.diagnostics import Findings, Location
from generator.mistakes import HintedError
from generator.units import parse_length
from generator.yaml import load_mapping, validate

_WRITTEN = re.compile(r"#[0-9a-fA-F]{6}")
_BARE_HINT = 'put the colour between quotes, such as "#1F5F5B": a # alone begins a remark'


def _colour(value: Any) -> str:
    if value is None:
        raise HintedError("is empty", _BARE_HINT)
    if isinstance(value, str) and _WRITTEN.fullmatch(value):
        return value
    if not isinstance(value, str | int | float):
        raise HintedError("is no colour", COLOUR_HINT)
    try:
        hint = f'write it as six digits between quotes: "{parse_colour(str(value))}"'
    except ColourError:
        hint = COLOUR_HINT
    raise HintedError(f'"{value}" is no colour', hint)


def _length(least: str, most: str) -> Callable[[Any], str]:
    """Give what checks a length, and what it is to be between."""

    def check(value: Any) -> str:
        if value is None or not isinstance(value, str | int | float):
            raise ValueError("is empty" if value is None else "is no length")
        length = parse_length(str(value))
        if length < parse_length(least):
            raise ValueError(f'"{value}" is less than {least}')
        if length > parse_length(most):
            raise ValueError(f'"{value}" is more than {most}')
        return "".join(str(value).split()).lower()

    return check


def _share(value: Any) -> float:
    text = "" if value is None else str(value).strip()
    try:
        share = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        share = math.nan
    if 0 <= share <= 1 and not text.endswith("%"):
        return share
    if value is None or not isinstance(value, str | int | float):
        raise ValueError("is empty" if value is None else "is no share")
    meant = share / 100 if 1 < share <= 100 else share
    hint = f"write {meant:.4g}" if 0 <= meant <= 1 else HINTS["tint"]
    raise HintedError(f'"{value}" is no share from 0 to 1', hint)


Colour = Annotated[str, BeforeValidator(_colour)]
# The lines of the grid hold type of these sizes.
TextSize = Annotated[str, BeforeValidator(_length("8pt", "16pt"))]
# What is called clear and large print: see `PrintSize`.
ClearTextSize = Annotated[str, BeforeValidator(_length("12pt", "18pt"))]
LargeTextSize = Annotated[str, BeforeValidator(_length("16pt", "24pt"))]
# Nearer to the edge few printers print; how much is too much depends on the paper.
Margin = Annotated[str, BeforeValidator(_length("5mm", "1000mm"))]


class Tokens(BaseModel):
    """What may stand in tokens.yml; a theme's own says only what differs from the base theme's."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=lambda name: name.replace("_", "-")
    )

    accent: Colour = ""
    ink: Colour = ""
    soft: Colour = ""
    rule: Colour = ""
    rule_weight: Annotated[str, BeforeValidator(_length("0.1pt", "3pt"))] = ""
    tint: Annotated[float, BeforeValidator(_share)] = 0.0
    face: Literal["serif", "sans"] = "serif"
    text_size: TextSize = ""
    text_size_small_page: TextSize = ""
    text_size_clear_print: ClearTextSize = ""
    text_size_large_print: LargeTextSize = ""
    margin_inner: Margin = ""
    margin_outer: Margin = ""
    margin_top: Margin = ""
    margin_foot: Margin = ""
    number_indent: Annotated[str, BeforeValidator(_length("0mm", "40mm"))] = ""
    measure: Annotated[str, BeforeValidator(_length("40mm", "1000mm"))] = ""


_LENGTH_HINT = "write a number and mm, cm, in or pt, such as "
HINTS = {
    "rule-weight": _LENGTH_HINT + "0.5pt",
    "tint": "write how much of the accent is in its tint, from 0 to 1, such as 0.14",
    "face": "write face: serif or face: sans",
    "text-size": _LENGTH_HINT + "11.5pt; from 8pt to 16pt",
    "text-size-small-page": _LENGTH_HINT + "10.5pt; from 8pt to 16pt",
    "text-size-clear-print": _LENGTH_HINT + "14pt; from 12pt to 18pt",
    "text-size-large-print": _LENGTH_HINT + "18pt; from 16pt to 24pt",
    "margin-inner": _LENGTH_HINT + "27mm",
    "margin-outer": _LENGTH_HINT + "20mm",
    "margin-top": _LENGTH_HINT + "26mm",
    "margin-foot": _LENGTH_HINT + "25mm",
    "number-indent": _LENGTH_HINT + "9mm",
    "measure": _LENGTH_HINT + "122mm",
}


def read_tokens(found: Iterable[tuple[Path, str]], findings: Findings) -> dict[str, str | float]:
    """Give the tokens by their names. `found` are the files with their texts, the base theme's
    first; a later one's win. What is wrong goes to `findings`.
    """
    merged: dict[str, str | float] = {}
    for path, text in found:
        name = files.display(path)

        def at(line: int, name: str = name) -> Location:
            return Location(file=name, line=line)

        data = load_mapping(text, at, findings, shared=True)
        tokens = None
        if data is not None:
            tokens = validate(Tokens, data, at, findings, what="token", hints=HINTS, alone=True)
        if tokens is not None:
            merged |= tokens.model_dump(by_alias=True, exclude_unset=True)
    return merged
