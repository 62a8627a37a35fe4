"""The typefaces, from their packages and never from the machine: the same page everywhere."""

from dataclasses import dataclass
from pathlib import Path

import font_source_sans_pro
import font_source_serif_pro
import fontpkg_ibm_plex_mono

from generator.printing.marks_face import MARKS, marks_face


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One font file, and the CSS family, weight and style it stands for."""

    family: str
    weight: int
    style: str
    path: Path


SERIF, SANS, MONO = "Workbook Serif", "Workbook Sans", "Workbook Mono"
OWN = frozenset({SERIF, SANS, MONO, MARKS})

_SERIF_FILES = Path(font_source_serif_pro.font_directory)
_SANS_FILES = Path(font_source_sans_pro.font_directory)
_MONO_FILES = Path(fontpkg_ibm_plex_mono.__file__).parent / "files"

# Families of our own names: a machine's "Source Serif" of another version is never meant.
_FACES = (
    (SERIF, _SERIF_FILES / "SourceSerifPro-Light.otf", 300, "normal"),
    (SERIF, _SERIF_FILES / "SourceSerifPro-Regular.otf", 400, "normal"),
    (SERIF, _SERIF_FILES / "SourceSerifPro-It.otf", 400, "italic"),
    (SERIF, _SERIF_FILES / "SourceSerifPro-Semibold.otf", 600, "normal"),
    (SERIF, _SERIF_FILES / "SourceSerifPro-SemiboldIt.otf", 600, "italic"),
    (SANS, _SANS_FILES / "SourceSansPro-Regular.otf", 400, "normal"),
    (SANS, _SANS_FILES / "SourceSansPro-It.otf", 400, "italic"),
    (SANS, _SANS_FILES / "SourceSansPro-Semibold.otf", 600, "normal"),
    (MONO, _MONO_FILES / "IBMPlexMono-Regular.ttf", 400, "normal"),
    (MONO, _MONO_FILES / "IBMPlexMono-SemiBold.ttf", 600, "normal"),
)


def faces() -> tuple[Face, ...]:
    """Give the faces that every book can use."""
    return tuple(
        Face(family=family, weight=weight, style=style, path=path)
        for family, path, weight, style in _FACES
    )


def font_faces() -> str:
    """Give the CSS that declares the faces by the addresses of their files, and that of signs."""
    declared = "\n".join(
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
        f'font-style: {face.style}; src: url("{face.path.resolve().as_uri()}") }}'
        for face in faces()
    )
    return f"{declared}\n{marks_face()}\n"


def font_folders() -> tuple[Path, ...]:
    """Give the folders the font files lie in."""
    return tuple(sorted({face.path.parent for face in faces()}))
