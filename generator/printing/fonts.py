"""The typefaces, from their packages and never from the machine: the same page everywhere."""

from dataclasses import dataclass
from pathlib import Path

import font_source_sans_pro
import font_source_serif_pro


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One font file, and the CSS family, weight and style it stands for."""

    family: str
    weight: int
    style: str
    path: Path


SERIF, SANS = "Workbook Serif", "Workbook Sans"

# Families of our own names: a machine's "Source Serif" of another version is never meant.
_FACES = (
    (SERIF, font_source_serif_pro, "SourceSerifPro-Light", 300, "normal"),
    (SERIF, font_source_serif_pro, "SourceSerifPro-Regular", 400, "normal"),
    (SERIF, font_source_serif_pro, "SourceSerifPro-It", 400, "italic"),
    (SERIF, font_source_serif_pro, "SourceSerifPro-Semibold", 600, "normal"),
    (SERIF, font_source_serif_pro, "SourceSerifPro-SemiboldIt", 600, "italic"),
    (SANS, font_source_sans_pro, "SourceSansPro-Regular", 400, "normal"),
    (SANS, font_source_sans_pro, "SourceSansPro-It", 400, "italic"),
    (SANS, font_source_sans_pro, "SourceSansPro-Semibold", 600, "normal"),
)


def faces() -> tuple[Face, ...]:
    """Give the faces that every book can use."""
    return tuple(
        Face(
            family=family,
            weight=weight,
            style=style,
            path=Path(package.font_directory, f"{name}.otf"),
        )
        for family, package, name, weight, style in _FACES
    )


def font_faces() -> str:
    """Give the CSS that declares the faces by the addresses of their files."""
    return "\n".join(
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
        f'font-style: {face.style}; src: url("{face.path.resolve().as_uri()}") }}'
        for face in faces()
    )


def font_folders() -> tuple[Path, ...]:
    """Give the folders the font files lie in."""
    return tuple(sorted({face.path.parent for face in faces()}))
