"""The rules about a PDF as a whole: its sizes, how many pages, what hangs on them, its fonts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from pypdf import PdfReader

from generator.checking.preflight.graphics_state import bounds_of
from generator.checking.preflight.page_frame import PageFrame, place_of
from generator.checking.preflight.pdf_values import entry, number_of, numbers_of, resolved
from generator.checking.preflight.printed_fonts import PrintedFont
from generator.model.preflight import Spot
from generator.model.press_target import PressTarget, Rule
from generator.units import MM_PER_POINT

MOST_ANNOTATIONS = 2_000  # of a page
LARGE_FONT = 200_000  # bytes: a font as a whole that is felt
_SAME_MM = 0.5
_MARKS_MM = 1.0  # a sheet that is larger than trim and bleed by that has room for printer's marks
_ROOM = "-room"  # of the name of a question's room, behind that of the question
_LAST_BLANKS = 3  # leaves that a booklet is filled up with
_ON_SCREEN = frozenset({"/Link", "/Widget"})
_UNSEEN = frozenset({"/Popup", "/PrinterMark", "/TrapNet"})


def size_spots(frames: Sequence[PageFrame], target: PressTarget) -> Iterator[Spot]:
    """Give what is wrong with boxes, sizes and how pages are turned."""
    cover = _is_cover(frames, target)
    usual, _ = Counter(_rounded(one) for one in frames).most_common(1)[0]
    for frame in frames:
        for oddity in frame.oddities:
            yield Spot(rule=Rule.BOXES, what=oddity, page=frame.number)
        if not target.marks and _has_room_for_marks(frame, target):
            oddity = "its sheet is larger than trim and bleed, as for printer's marks"
            yield Spot(rule=Rule.BOXES, what=oddity, page=frame.number)
        width, height = frame.size_mm
        if max(abs(width - usual[0]), abs(height - usual[1])) > _SAME_MM:
            what = f"{_told(frame.size_mm)}, and most pages {_told(usual)}"
            yield Spot(rule=Rule.PAGE_SIZES, what=what, page=frame.number)
        elif not target.prints(frame.size_mm) and not cover:
            yield Spot(rule=Rule.TRIM_SIZE, what=_told(frame.size_mm), page=frame.number)
        if frame.rotation:
            yield Spot(
                rule=Rule.ROTATION, page=frame.number, value=frame.rotation,
                what=f"{frame.rotation}°",
            )  # fmt: skip


def _is_cover(frames: Sequence[PageFrame], target: PressTarget) -> bool:
    return len(frames) == 1 and target.is_cover(frames[0].size_mm)


def _rounded(frame: PageFrame) -> tuple[float, float]:
    width, height = frame.size_mm
    return round(width, 1), round(height, 1)


def _told(size: tuple[float, float]) -> str:
    return f"{size[0]:.1f} x {size[1]:.1f} mm"


def _has_room_for_marks(frame: PageFrame, target: PressTarget) -> bool:
    left, top, right, bottom = frame.sheet
    beyond = -left, -top, right - frame.width, bottom - frame.height
    return max(beyond) * MM_PER_POINT > target.bleed + _MARKS_MM


def count_spots(frames: Sequence[PageFrame], pages: int, target: PressTarget) -> Iterator[Spot]:
    """Give what is wrong with how many pages there are; a cover in one piece is one page."""
    if _is_cover(frames, target):
        return
    most = target.most_of(frames[0].size_mm) if frames else target.most_pages
    if pages < target.least_pages:
        word = "page is" if pages == 1 else "pages are"
        what = f"{pages:,} {word} fewer than {target.least_pages:,}"
        yield Spot(rule=Rule.PAGE_COUNT, what=what)
    elif most and pages > most:
        yield Spot(rule=Rule.PAGE_COUNT, what=f"{pages:,} pages are more than {most:,}")
    elif pages % target.pages_multiple:
        more = target.pages_multiple - pages % target.pages_multiple
        times = f"no multiple of {target.pages_multiple}"
        leaves = "1 blank page" if more == 1 else f"{more} blank pages"
        word = "page is" if pages == 1 else "pages are"
        what = f"{pages:,} {word} {times}: bound, the book ends with {leaves}"
        yield Spot(rule=Rule.PAGE_COUNT, what=what)


def blank_spots(blank: Sequence[int], pages: int) -> Iterator[Spot]:
    """Give the blank pages that no book has on purpose: not a left-hand page before a beginning,
    nor the last ones.
    """
    runs: list[list[int]] = []
    for number in blank:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    for run in runs:
        is_end = run[-1] == pages and len(run) <= _LAST_BLANKS
        is_verso = len(run) == 1 and run[0] % 2 == 0
        if not (is_end or is_verso):
            yield from (Spot(rule=Rule.BLANK_PAGES, page=number) for number in run)


def annotation_spots(page: Any, frame: PageFrame) -> Iterator[Spot]:
    """Give what hangs on a page and is not of it."""
    found = entry(page, "/Annots")
    for one in islice(found if isinstance(found, list) else (), MOST_ANNOTATIONS):
        kind = entry(resolved(one), "/Subtype")
        if kind is None or kind in _UNSEEN:
            continue
        rule = Rule.LINKS if kind in _ON_SCREEN else Rule.COMMENTS
        box = numbers_of(entry(resolved(one), "/Rect"), 4)
        place = place_of(bounds_of(frame.matrix, *box)) if box else None
        name = {"/Link": "links", "/Widget": "fields to fill in"}.get(
            str(kind), "notes or drawings"
        )
        yield Spot(rule=rule, what=name, page=frame.number, place=place)


def font_spots(fonts: Iterable[tuple[PrintedFont, set[int]]]) -> Iterator[Spot]:
    """Give the fonts that are not in the file, or in it whole; each with the pages it is on."""
    for font, pages in fonts:
        rule = None
        if not font.embedded:
            rule = Rule.FONTS
        elif not font.subset and font.file_bytes > LARGE_FONT:
            rule = Rule.WHOLE_FONTS
        for page in sorted(pages) if rule else ():
            yield Spot(rule=rule, what=f'"{font.name}"', page=page, value=font.file_bytes)  # type: ignore[arg-type]


def outline_spots(reader: PdfReader) -> Iterator[Spot]:
    """Tell whether there are bookmarks."""
    outlines = entry(entry(reader.trailer, "/Root"), "/Outlines")
    if number_of(outlines, "/Count", 0) or entry(outlines, "/First") is not None:
        yield Spot(rule=Rule.BOOKMARKS)


def parted_spots(reader: PdfReader) -> Iterator[Spot]:
    """Give the questions of a book of ours that begin on another page than their room."""
    named = reader.named_destinations
    for name, destination in named.items():
        room = named.get(f"{name}{_ROOM}")
        if room is None:
            continue
        question = reader.get_destination_page_number(destination)
        begun = reader.get_destination_page_number(room)
        if question is not None and begun is not None and question != begun:
            yield Spot(rule=Rule.PARTED, page=question + 1, value=begun + 1)
