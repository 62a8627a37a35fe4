"""What a book is laid out of: the workbook and the brand, read once for all books of a request."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.design.edition import choose_chapter, choose_plans
from generator.diagnostics import WorkbookError, error
from generator.making.collection import usual_workbook
from generator.making.delivery import Delivery, check_plans, plan_delivery
from generator.making.practice import Practice, find_practice
from generator.making.press_asks import bleed_for, find_press
from generator.making.request import Request
from generator.model import EditionPlan
from generator.model.bleed import Bleed
from generator.model.press_target import PressTarget
from generator.reading.workbook import Reading, read_workbook
from generator.units import PAPER_HINT, Paper, parse_paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """All that a book is laid out of; it can be sent to another process.

    A `named` one has places for the words of a recipient, `columns` are those of the roster. With
    a `bleed` it is for a press, `press` is that of a shop.
    """

    reading: Reading
    practice: Practice
    plan: EditionPlan
    paper: Paper | None
    chapter: str | None
    theme: str | Path | None
    named: bool = False
    columns: tuple[str, ...] = ()
    bleed: Bleed | None = None
    press: PressTarget | None = None
    least_inner_mm: float = 0.0
    delivery: Delivery = field(default_factory=Delivery)

    @property
    def name(self) -> str:
        """What the files of the book are called. Raises `WorkbookError` for a chapter of none."""
        workbook = self.reading.workbook
        of_edition = (self.plan.name,) if self.plan.name != workbook.editions[0].name else ()
        of_handout = (choose_chapter(workbook, self.chapter).slug,) if self.chapter else ()
        return "-".join((workbook.name, *of_edition, *of_handout))


def plan_settings(
    request: Request,
    *,
    named: bool = False,
    columns: tuple[str, ...] = (),
    read: Callable[[Path], Reading] = read_workbook,
) -> tuple[Setting, ...]:
    """Give what the books of a request are laid out of: the workbook is read once for all, by
    `read`.

    Books that are `named` have places for a recipient's words; `columns` are those of the roster.
    Raises `WorkbookError` with all that is wrong.
    """
    paper = _paper(request.paper)
    delivery = plan_delivery(request)
    reading = read(request.workbook or usual_workbook())
    practice = find_practice(request.brand, reading.workbook.folder)
    plans = tuple(
        _asked(plan, request) for plan in choose_plans(reading.workbook, request.editions)
    )
    check_plans(delivery, plans)
    press = find_press(request.press, reading.workbook.folder)
    return tuple(
        Setting(
            reading=reading,
            practice=practice,
            plan=plan,
            paper=paper,
            chapter=request.chapter,
            theme=request.theme,
            named=named,
            columns=columns,
            bleed=bleed_for(press, marks=request.marks) if press else request.bleed,
            press=press,
            delivery=delivery,
        )
        for plan in plans
    )


def _asked(plan: EditionPlan, request: Request) -> EditionPlan:
    """Give an edition with what the user asks for now."""
    return replace(
        plan,
        on_screen=plan.on_screen or request.on_screen,
        binding=request.binding or plan.binding,
        pad=request.pad or plan.pad,
        punch_marks=request.punch_marks or plan.punch_marks,
    )


def _paper(name: str | None) -> Paper | None:
    if name is None:
        return None
    try:
        return parse_paper(name)
    except ValueError as reason:
        raise WorkbookError(error(str(reason), hint=PAPER_HINT)) from None
