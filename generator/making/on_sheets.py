"""Books on sheets for the press: what is asked for, and a laid-out book imposed."""

from collections.abc import Iterable

from generator.diagnostics import Diagnostic, WorkbookError, error, warning
from generator.making.book import Layout
from generator.making.request import OnSheets, Pressed
from generator.making.setting import Setting
from generator.printing.press.creep import USUAL_MM, parse_thickness
from generator.printing.press.folding import FoldingError, check_signature
from generator.printing.press.imposing import impose
from generator.printing.press.sheet_layout import GRIDS, Edge, Kind, Scheme, SheetPlan, plan_sheets
from generator.printing.press.sheet_sizes import SHEET_HINT, name_of, parse_sheet, shown

CLOSEST_MM = 6.0  # of rules that people write on: narrow ruled paper has 6.35 mm


def plan_press(
    kind: str,
    *,
    onto: str = "",
    signature: int = 0,
    thickness: str = "",
    edge: str = "",
    back_cover: bool = False,
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
    )


def check_press(layout: Layout, pages: int, scheme: Scheme) -> OnSheets:
    """Give how a laid-out book of so many pages lies on sheets, and tell it what will print badly.

    Raises `WorkbookError` where it can't be put on them.
    """
    return _said(layout, _planned(layout, pages, scheme))


def put_on_sheets(layout: Layout, pdf: bytes, pages: int, scheme: Scheme) -> Pressed:
    """Impose the PDF of a laid-out book of so many pages, as `check_press` says and raises."""
    plan = _planned(layout, pages, scheme)
    return Pressed(how=_said(layout, plan), pdf=impose(pdf, plan))


def _planned(layout: Layout, pages: int, scheme: Scheme) -> SheetPlan:
    grid = layout.composer.grid
    try:
        return plan_sheets(pages, (grid.width, grid.height), scheme)
    except FoldingError as reason:
        raise WorkbookError(error(str(reason), hint=reason.hint)) from None


def _said(layout: Layout, plan: SheetPlan) -> OnSheets:
    pitch = layout.composer.grid.pitch
    if pitch * plan.scale < CLOSEST_MM:
        layout.findings.add(_too_close(plan, pitch))
    return OnSheets(
        kind=plan.scheme.kind.value,
        sheets=plan.sheets,
        sheet=shown(plan.sheet),
        edge=plan.edge or "",
        scale=plan.scale,
        pitch_mm=pitch,
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
