"""What each room of a laid-out chapter asked for, what it got, and where it stands."""

from collections.abc import Mapping, Sequence

from generator.design.rooms import asked_mm, room_id, rows_in
from generator.making.chapters import LaidChapter
from generator.model import (
    ByHand,
    Edition,
    Fill,
    Placement,
    Prompt,
    SpaceReport,
    WritingSpace,
    iterate_rooms,
)
from generator.units import px_to_mm


def report_spaces(laid: LaidChapter, edition: Edition) -> list[SpaceReport]:
    """Give what each writing space of a chapter asked for and what it got, and how high is what
    authors drew in place of one.
    """
    placed = {placement.id: placement for placement in laid.pages.layout}
    return [
        _drawn_report(one, laid, edition, placed)
        if isinstance(one, Prompt)
        else _space_report(one, laid, edition, placed)
        for one in iterate_rooms(laid.chapter.blocks)
    ]


def _space_report(
    one: WritingSpace, laid: LaidChapter, edition: Edition, placed: Mapping[str, Placement]
) -> SpaceReport:
    pitch_mm = edition.pitch_mm
    count = len(laid.allotment.get(room_id(one.id), ("whole",)))
    parts = [
        placed[name]
        for name in (room_id(one.id, number) for number in range(1, count + 1))
        if name in placed
    ]
    got = sum(px_to_mm(part.height) for part in parts)
    # The rest of a page is as much as there is.
    fills = isinstance(one.space.size, Fill)
    return SpaceReport(
        edition=edition.name,
        id=one.id,
        chapter=laid.chapter.slug,
        **_place(parts, laid),
        ruling=ByHand.DRAWN if one.space.drawn else one.space.ruling,
        asked_mm=round(got if fills else asked_mm(one.space, pitch_mm), 2),
        got_mm=round(got, 2),
        rows=rows_in(got, pitch_mm),
    )


def _drawn_report(
    one: Prompt, laid: LaidChapter, edition: Edition, placed: Mapping[str, Placement]
) -> SpaceReport:
    # A blank in the question's own words lies in the box of the question.
    parts = [
        part
        for part in laid.pages.layout
        if part.id == (room_id(one.id) if room_id(one.id) in placed else one.id)
    ]
    height = round(sum(px_to_mm(part.height) for part in parts), 2)
    return SpaceReport(
        edition=edition.name,
        id=one.id,
        chapter=laid.chapter.slug,
        **_place(parts, laid),
        ruling=ByHand.DRAWN,
        asked_mm=height,
        got_mm=height,
        rows=one.drawn.rows if one.drawn else 0,
    )


def _place(parts: Sequence[Placement], laid: LaidChapter) -> dict[str, int]:
    """Give where a room begins, and on how many pages it stands."""
    return {
        "page": laid.first_page + (parts[0].page if parts else 0),
        "pages": len({part.page for part in parts}),
    }
