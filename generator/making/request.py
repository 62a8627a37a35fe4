"""What a user asks for, and the books that are made of it."""

from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Diagnostic
from generator.model import Questions, SpaceReport
from generator.model.bleed import Bleed
from generator.model.press_target import PressTarget
from generator.model.sheet_facts import SheetFacts
from generator.printing.press.sheet_layout import Scheme


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a user asks for. No `workbook`: the one that he stands in, or that of the project; no
    `jobs`: as many processes as pay off. `on_screen` gives every edition fields to type in,
    a `bleed` makes them for a press, or `press`, the name of a shop; a `scheme` asks for sheets
    beside each book, with its pages imposed. With the profile of a press they are in its inks; an
    `archive` gets PDF/A-2b.
    """

    workbook: Path | None
    output: Path = Path("output")
    editions: tuple[str, ...] = ()
    chapter: str | None = None
    paper: str | None = None
    theme: str | Path | None = None
    brand: Path | None = None
    html: bool = False
    strict: bool = False
    on_screen: bool = False
    bleed: Bleed | None = None
    press: str | None = None
    marks: bool = True
    binding: str | None = None
    pad: str | None = None
    punch_marks: bool = False
    jobs: int | None = None
    scheme: Scheme | None = None
    press_profile: Path | None = None
    archive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """A book on sheets, as a PDF, and the page that explains how it is printed."""

    facts: SheetFacts
    pdf: bytes
    guide: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A laid-out and bound book, of the workbook in a `folder`. `standard` is what it may be called
    beyond a PDF, if anything. `target` is where it goes, for the check of finished PDFs.
    """

    name: str
    folder: Path
    pdf: bytes
    standard: str
    target: PressTarget | str
    html: str
    pages: int
    questions: Questions
    spaces: tuple[SpaceReport, ...]
    diagnostics: tuple[Diagnostic, ...]
    pressed: Pressed | None = None

    @property
    def prompts(self) -> int:
        """The questions of the whole book that are prompts, those to talk about too."""
        return self.questions.found - self.questions.missing

    @property
    def rows(self) -> int:
        """The rows to write on in the whole book."""
        return sum(space.rows for space in self.spaces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A book and the files it was written to."""

    book: Book
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What was found about a workbook; without spaces and questions where it can't be laid out."""

    spaces: tuple[SpaceReport, ...]
    questions: Questions | None
    diagnostics: tuple[Diagnostic, ...]
