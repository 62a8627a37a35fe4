"""A workbook as it is printed."""

from dataclasses import dataclass

from generator.model.binding import BINDINGS, Binding, Pad
from generator.model.bleed import Bleed
from generator.model.brand import Brand
from generator.model.content import Chapter, Exercise, Workbook
from generator.model.print_size import PrintSize
from generator.units import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """What is written in a chapter for who leads the session, in order."""

    chapter: Chapter
    blocks: tuple[Exercise, ...]

    @property
    def document(self) -> str:
        """What messages call the pages of these notes."""
        return f"the notes on {self.chapter.file}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A workbook and how it is printed. `pitch_mm` is the distance of two lines.

    `brand` is the practice's that hands it out. `workbook` is as participants get it; `notes` are
    the facilitator's, none in their books; one `for_facilitator` says so. `size` is how large its
    words are, `face` what its text is set in, `serif` or `sans`, or nothing: as the theme has it;
    `on_screen` gives it fields to type in; `ink_saver` leaves tints and figures away. A `handout`
    is chapters without cover and contents, with a head instead. A `named` one has places for the
    words of who gets a copy.
    `left_out` are the slugs of the chapters it does not have. With a `bleed` it is for a press, and
    nothing of a screen is in it.
    `binding` decides how many pages it has; `least_inner_mm` is what is between text and fold. The
    cover of one with an `own_cover` is made apart from it; `punch_marks` show where holes come.
    With `soft_breaks` its pages are not those that its text was written for: a page break is passed
    over where much of the page is left. With `black_words` its words and lines are black: on a
    press several inks never meet exactly.
    """

    name: str
    workbook: Workbook
    brand: Brand | None
    paper: Paper
    pitch_mm: float
    recto_openings: bool
    size: PrintSize
    face: str = ""
    on_screen: bool
    ink_saver: bool
    handout: bool
    named: bool
    left_out: tuple[str, ...]
    bleed: Bleed | None = None
    binding: Binding = BINDINGS["none"]
    pad: Pad = Pad.NOTES
    least_inner_mm: float = 0.0
    own_cover: bool = False
    black_words: bool = False
    soft_breaks: bool = False
    punch_marks: bool = False
    for_facilitator: bool = False
    notes: tuple[Notes, ...]

    @property
    def other(self) -> str:
        """Its name, which messages say with what is wrong in it; nothing for the usual edition."""
        return "" if self.name == self.workbook.editions[0].name else self.name
