"""What a bound book is for: reading and the office printer, a press, or an archive."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from generator import files, gate
from generator.diagnostics import Diagnostic, Location, WorkbookError, error, warning
from generator.making.request import Request
from generator.model import Brand, EditionPlan, Purpose
from generator.printing.press.icc_profile import LIMIT_BYTES, Profile, read_profile

# The same words give the same bytes: books have this date where none is asked for.
_USUAL_MOMENT = datetime(1980, 1, 1, tzinfo=UTC)
_ASKED_MOMENT = "SOURCE_DATE_EPOCH"  # https://reproducible-builds.org/specs/source-date-epoch/


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What books are for; those for a press have its profile, and the moment they are made."""

    purpose: Purpose = Purpose.READING
    profile: Profile | None = None
    moment: datetime = _USUAL_MOMENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """A book as it is written to its file, what it is called, and what is to be told of it."""

    pdf: bytes
    standard: str
    diagnostics: tuple[Diagnostic, ...]


def plan_delivery(request: Request) -> Delivery:
    """Give what the books of a request are for. Raises `WorkbookError` where that can't be."""
    if request.archive and (request.press_profile or request.bleed):
        raise WorkbookError(
            error(
                "a book can't be for a press and for an archive: a press has inks of its own, and "
                "an archive shows the colours of the screen",
                hint="build twice, with another folder for one of them: -o DIR",
            )
        )
    if request.archive:
        return Delivery(purpose=Purpose.ARCHIVE)
    if request.press_profile is None:
        return Delivery()
    profile = _profile(request.press_profile)
    return Delivery(purpose=Purpose.PRESS, profile=profile, moment=_moment())


def check_plans(delivery: Delivery, plans: tuple[EditionPlan, ...]) -> None:
    """Raises `WorkbookError` for editions that can't be what their books are for."""
    screens = [plan.name for plan in plans if plan.on_screen]
    if not screens or delivery.purpose is Purpose.READING:
        return
    aim, option = {
        Purpose.PRESS: ("on a press nothing can be typed in them", "--press-profile"),
        Purpose.ARCHIVE: ("PDF/A takes none that can change", "--archive"),
    }[delivery.purpose]
    raise WorkbookError(
        error(
            f'the edition "{screens[0]}" has fields to fill in, and {aim}',
            hint=f"name another edition with -e, or leave {option} away",
        )
    )


def deliver(pdf: bytes, delivery: Delivery, brand: Brand | None) -> Delivered:
    """Give a bound book as what it is for, and tell what it lacks for that."""
    if delivery.profile is None:
        standard = "PDF/A-2b" if delivery.purpose is Purpose.ARCHIVE else ""
        return Delivered(pdf=pdf, standard=standard, diagnostics=())
    from generator.printing.press.pdfx import for_press  # what only books for a press need

    pressed = for_press(pdf, delivery.profile, delivery.moment, own_inks(brand))
    return Delivered(
        pdf=pressed.data,
        standard=f"{'CMYK' if pressed.lacks else 'PDF/X-4'} for {delivery.profile.name}",
        diagnostics=tuple(
            warning(
                f"in inks, and no PDF/X-4: {lack}",
                hint="ask the printer whether that matters, or change what it comes from",
            )
            for lack in pressed.lacks
        ),
    )


def own_inks(brand: Brand | None) -> Mapping[str, tuple[int, int, int, int]]:
    """Give the values, in percent, that a brand says its colours are printed in, by #RRGGBB."""
    if brand is None:
        return {}
    named = {**brand.palette, **brand.colours}
    return {named[name]: inks for name, inks in brand.printing.cmyk.items() if name in named}


def _profile(path: Path) -> Profile:
    try:
        data = gate.read_within(path, gate.ANYWHERE, at_most=LIMIT_BYTES)
    except gate.GateError as reason:
        raise WorkbookError(
            error(
                f"the profile {reason.problem}",
                hint="name the .icc file of the press that the printer gives",
                at=Location(file=files.display(path)),
            )
        ) from reason
    return read_profile(data, files.display(path))


def _moment() -> datetime:
    asked = os.environ.get(_ASKED_MOMENT, "")
    if not asked:
        return _USUAL_MOMENT
    try:
        return datetime.fromtimestamp(int(asked), UTC)
    except (ValueError, OverflowError, OSError):
        raise WorkbookError(
            error(
                f'{_ASKED_MOMENT} is "{asked}", and no time',
                hint="set it to seconds since 1970, such as 1767225600, or unset it",
            )
        ) from None
