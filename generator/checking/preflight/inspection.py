"""A finished PDF, looked at as a whole. Whatever is in it, this ends in time and memory."""

import io
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader, apply_configuration

from generator import pulse
from generator.checking.preflight import file_rules
from generator.checking.preflight.content_tokens import ContentError
from generator.checking.preflight.flaw_words import flaws_of
from generator.checking.preflight.graphics_state import Mark, Sort
from generator.checking.preflight.mark_rules import MarkRules, has_ink, is_off
from generator.checking.preflight.page_frame import PageFrame, frame_of
from generator.checking.preflight.page_ink import InkReader
from generator.checking.preflight.pdf_values import entry
from generator.diagnostics import Severity
from generator.model.preflight import Flaw, Inspection, Spot
from generator.model.press_target import PressTarget, Rule, Space
from generator.pypdf_log import DAMAGE, unheard

MOST_PAGES = 2_000  # that are looked at
MOST_SPOTS = 200_000
_UNPACKED = 30_000_000  # bytes that a stream may unpack to
_SLOWLY = 3_000_000  # of what is unpacked byte by byte


class RefusedError(ValueError):
    """A PDF that can't be looked at: says what is wrong with it, and what to do."""

    def __init__(self, problem: str, hint: str):
        super().__init__(problem)
        self.hint = hint


def inspect(data: bytes, target: PressTarget) -> Inspection:
    """Look at a PDF with the eyes of who prints it. Raises `RefusedError`."""
    bounded = apply_configuration(
        zlib_maximum_output_length=_UNPACKED,
        brotli_maximum_output_length=_UNPACKED,
        array_based_stream_maximum_output_length=_UNPACKED,
        lzw_maximum_output_length=_SLOWLY,
        run_length_maximum_output_length=_SLOWLY,
    )
    with unheard(), bounded:
        try:
            return _inspected(data, target)
        except RefusedError:
            raise
        except ContentError as reason:
            hint = "have the PDF made anew, by another program or with fewer drawings in it"
            raise RefusedError(str(reason), hint) from reason
        except DAMAGE as reason:
            hint = "open it in a viewer; where it shows, print it into a new PDF and check that"
            raise RefusedError("is damaged, or no PDF", hint) from reason


def _inspected(data: bytes, target: PressTarget) -> Inspection:
    reader = PdfReader(io.BytesIO(data))
    spots: list[Spot] = []
    if reader.is_encrypted:
        if not reader.decrypt(""):
            raise RefusedError(
                "opens with a password only", "save it without a password, and check that"
            )
        spots.append(Spot(rule=Rule.ENCRYPTION))
    pages = len(reader.pages)
    if not pages:
        raise RefusedError("has no pages", "have the PDF made anew")
    looked_at = min(pages, MOST_PAGES)
    to_left = _reads_to_left(reader)
    frames = [
        frame_of(reader.pages[at], at + 1, target, right_to_left=to_left) for at in range(looked_at)
    ]
    bleeds = any(min(one.sheet[:2]) < -1 for one in frames)
    rules = MarkRules(target, pages, bleeds=bleeds)
    look = _Look(rules)
    for frame in frames:
        spots += look.page(reader.pages[frame.number - 1], frame)
        if len(spots) > MOST_SPOTS:
            raise RefusedError(
                f"breaks rules in more than {MOST_SPOTS:,} places",
                "check it for another use with --for, or have it made anew",
            )
    spots += file_rules.size_spots(frames, target)
    spots += file_rules.count_spots(frames, pages, target)
    spots += file_rules.blank_spots(look.blank, pages)
    spots += file_rules.font_spots(look.fonts())
    spots += file_rules.outline_spots(reader)
    if Rule.PARTED in target.severities:
        spots += file_rules.parted_spots(reader)
    flaws = flaws_of(spots, target)
    return Inspection(
        pages=pages,
        shapes=tuple(one.shape for one in frames),
        fonts=tuple(sorted({font.name for font, _ in look.fonts()})),
        spaces=tuple(one for one in Space if one in look.spaces),
        spots=tuple(one for one in spots if one.rule in target.severities),
        flaws=(*_unseen(pages), *flaws),
    )


def _reads_to_left(reader: PdfReader) -> bool:
    preferences = entry(entry(reader.trailer, "/Root"), "/ViewerPreferences")
    return entry(preferences, "/Direction") == "/R2L"


def _unseen(pages: int) -> Iterator[Flaw]:
    if pages > MOST_PAGES:
        yield Flaw(
            rule=None,
            severity=Severity.WARNING,
            pages=(),
            place=None,
            message=f"it has {pages:,} pages, and the first {MOST_PAGES:,} were looked at",
            why="what stands on the others is not known",
            hint="check the book in parts",
        )


class _Look:
    """Goes through the pages, and remembers what is asked of all of them together."""

    def __init__(self, rules: MarkRules):
        self._rules = rules
        self._ink = InkReader()
        self._fonts: dict[str, set[int]] = {}
        self.blank: list[int] = []
        self.spaces: set[Space] = set()

    def page(self, page: Any, frame: PageFrame) -> Iterator[Spot]:
        """Give what is wrong on a page."""
        pulse.beat()
        try:
            found = self._ink.read(page, frame.matrix)
        except ContentError as reason:
            raise ContentError(f"page {frame.number}: {reason}") from reason
        marks = [one for one in found if not is_off(one, frame)]
        self._remember(marks, frame.number)
        hanging = list(file_rules.annotation_spots(page, frame))
        if not hanging and not any(map(has_ink, marks)):
            self.blank.append(frame.number)
        yield from hanging
        yield from self._rules.spots(marks, frame)

    def _remember(self, marks: list[Mark], number: int) -> None:
        for mark in marks:
            if mark.sort is Sort.TEXT:
                self._fonts.setdefault(mark.what, set()).add(number)
            if mark.space and mark.sort is not Sort.GROUP:
                self.spaces.add(mark.space)

    def fonts(self) -> list[Any]:
        """Give the fonts that something is set in, each with its pages."""
        return [
            (font, self._fonts[font.name]) for font in self._ink.fonts if font.name in self._fonts
        ]
