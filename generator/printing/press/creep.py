"""Creep: by how much the leaves inside a fold stick out, and pages are moved to make up for it."""

import re

from generator.units import parse_length

USUAL_MM = 0.1  # paper of 80 g/m2; 20 lb bond is the same
LEAST_MM, MOST_MM = 0.03, 0.6  # bible paper, and card


def creep(depth: int, thickness: float) -> float:
    """Give the mm by which the leaves of a sheet stick out over those of the outermost.

    `depth` is the number of sheets around it. In a pressed fold the paper goes straight from one
    leaf to the other: each sheet's fold lies one thickness of paper further from the back than
    that of the sheet around it, and the fore edges of its leaves lie as much further out. Trimmed
    there, a leaf loses as much; its pages are moved towards the fold by it, so that the outer
    margins of all are equal.
    """
    return depth * thickness


def parse_thickness(text: str) -> float:
    """Give the mm of a thickness of paper such as `0.1mm`; a bare number is meant in mm.

    Raises `ValueError` with a sentence that says what is wrong.
    """
    try:
        found = parse_length(f"{text}mm" if re.fullmatch(r"[\d.]+", text.strip()) else text)
    except ValueError:
        raise ValueError(f'"{text}" is no thickness: write it as 0.1mm') from None
    if not LEAST_MM <= found <= MOST_MM:
        raise ValueError(f'"{text}" is no thickness of paper: {LEAST_MM:g} to {MOST_MM:g} mm')
    return found
