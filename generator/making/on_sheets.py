"""Books on sheets for the press: what is asked for, and a laid-out book imposed."""

from collections.abc import Iterable

from generator.diagnostics import Diagnostic, WorkbookError, error, warning
from generator.making.book import Layout
from generator.making.card_press import press_cards
from generator.making.press_guide_page import lay_guide
from generator.making.request import Pressed
from generator.making.setting import Setting
from generator.model.sheet_facts import SheetFacts
from generator.printing.press.creep import USUAL_MM, parse_thickness
from generator.printing.press.folding import PAGES_OF_A_SHEET, FoldingError, check_signature
from generator.printing.press.imposing import impose
from generator.printing.press.registration import Printer, ReadingError
from generator.printing.press.sheet_layout import GRIDS, Edge, Kind, Scheme, SheetPlan, plan_sheets
from generator.printing.press.sheet_sizes import SHEET_HINT, SHEETS, name_of, parse_sheet

CLOSEST_MM = 6.0  # of rules that people write on: narrow ruled paper has 6.35 mm


def plan_press(
    kind: str,
    *,
    onto: str = "",
    signature: int = 0,
    thickness: str = "",
    edge: str = "",
    back_cover: bool = False,
    printer: Printer | None = None,
) -> Scheme:
    """Give how books are imposed, as a user says it.

    Raises `ValueError` with a sentence that says what is wrong and what would be right.
    """
    try:
        sheet = parse_sheet(onto) if onto else None
    except ValueError as reason:
        raise ValueError(f"{reason}; {SHEET_HINT}") from None
    try:
        if signature:
            check_signature(signature)
    except FoldingError as reason:
        raise ValueError(f"{reason}; {reason.hint}") from None
    return Scheme(
        kind=Kind(kind),
        sheet=sheet,
        signature=signature,
        thickness=parse_thickness(thickness) if thickness else USUAL_MM,
        edge=Edge(edge) if edge else None,
        back_cover=back_cover,
        printer=printer,
    )


def check_press(layout: Layout, pages: int, scheme: Scheme) -> SheetFacts:
    """Give how a laid-out book of so many pages lies on sheets, and tell it what will print badly.

    Raises `WorkbookError` where it can't be put on them.
    """
    return _facts(layout, _planned(layout, pages, scheme))


def put_on_sheets(
    layout: Layout, setting: Setting, pdf: bytes, pages: int, scheme: Scheme
) -> Pressed:
    """Impose the PDF of a laid-out book of so many pages, as `check_press` says and raises."""
    if scheme.kind is Kind.CARDS:
        return press_cards(layout, setting, scheme)
    plan = _planned(layout, pages, scheme)
    facts = _facts(layout, plan)
    return Pressed(facts=facts, pdf=impose(pdf, plan), guide=lay_guide(setting, facts))


def _planned(layout: Layout, pages: int, scheme: Scheme) -> SheetPlan:
    grid = layout.composer.grid
    try:
        plan = plan_sheets(pages, (grid.width, grid.height), scheme)
        if scheme.printer:
            scheme.printer.reading((plan.sheet.width_mm, plan.sheet.height_mm))
        return plan
    except (FoldingError, ReadingError) as reason:
        raise WorkbookError(error(str(reason), hint=reason.hint)) from None


def _facts(layout: Layout, plan: SheetPlan) -> SheetFacts:
    pitch = layout.composer.grid.pitch
    if pitch * plan.scale < CLOSEST_MM:
        layout.findings.add(_too_close(plan, pitch))
    across, down = GRIDS[plan.scheme.kind]
    booklet = plan.scheme.kind is Kind.BOOKLET
    of_section = (plan.scheme.signature // PAGES_OF_A_SHEET or plan.sheets) if booklet else 0
    return SheetFacts(
        kind=plan.scheme.kind.value,
        sheets=plan.sheets,
        sheet=plan.sheet.name if plan.sheet.name in SHEETS else "",
        sheet_mm=(plan.sheet.width_mm, plan.sheet.height_mm),
        edge=plan.edge or "",
        scale=plan.scale,
        pitch=pitch,
        page_mm=(plan.size[0] * plan.scale, plan.size[1] * plan.scale),
        across=across,
        down=down,
        sections=-(-plan.sheets // of_section) if booklet else 0,
        of_section=of_section,
        thickness=plan.scheme.thickness if booklet else 0.0,
    )


def _too_close(plan: SheetPlan, pitch: float) -> Diagnostic:
    rules = f"rules of {pitch:g} mm are {pitch * plan.scale:.1f} mm apart"
    problem = f"pages at {plan.scale:.1%} are small to write on: {rules}"
    across, down = GRIDS[plan.scheme.kind]
    page = name_of(plan.sheet.width_mm / across, plan.sheet.height_mm / down)
    hint = f"set the book for such sheets with --paper {page}, or take larger ones with --onto"
    return warning(problem, hint=hint)


def refuse_fields(settings: Iterable[Setting]) -> None:
    """Raise `WorkbookError` for an edition whose fields would be lost on sheets."""
    for plan in (one.plan for one in settings if one.plan.on_screen):
        problem = f'"{plan.name}" is to be typed in: on sheets for the press its fields are lost'
        hint = "leave --impose away, or name an edition for paper with -e"
        raise WorkbookError(error(problem, hint=hint))
