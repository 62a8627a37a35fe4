"""What people typed in books for the screen: back as a table, or on into another book.

`answer_table` puts the questions of several forms in order, `carry_over` finds a place for each
answer in a new book. How a form is read and filled is known in `printing/pdf`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator import files, gate, pulse
from generator.answers.answer_table import AnswerTable, Returned, table_of
from generator.answers.carry_over import Carried, carry_over
from generator.diagnostics import (
    Diagnostic,
    Findings,
    Location,
    WorkbookError,
    error,
    listed,
    shorten,
    warning,
)
from generator.making.bind import make_books
from generator.making.chapters import Progress
from generator.making.request import Request
from generator.model.answers import ReturnedForm
from generator.output_folder import prepare_output, prepare_private
from generator.printing.pdf.fill_form import FieldRooms, fill_form
from generator.printing.pdf.returned_form import FormError, read_form

__all__ = ["CarriedBook", "Collected", "Request", "carry_answers", "collect_answers"]

LIMIT_BYTES = 50_000_000
MOST_FORMS = 2_000
_LONGEST_LABEL, _MOST_LABELS = 70, 8
_MOST_LETTERS = 20
_ASK = "ask for the file that was filled in, as it was saved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What was read of returned forms, the table it was written to, and what is wrong with some."""

    table: AnswerTable
    file: Path
    diagnostics: tuple[Diagnostic, ...]


def collect_answers(paths: tuple[Path, ...], target: Path | None, output: Path) -> Collected:
    """Write the answers of forms of one workbook into a private table, a row a form.

    `paths` are files, or folders of them; without a `target` the table goes into the `output`
    folder, named after the workbook. A form that can't be used stops only itself. Raises
    `WorkbookError` where none can.
    """
    findings = Findings()
    forms: list[Returned] = []
    for path in _listed(paths, findings):
        name = files.display(path)
        pulse.beat(name)
        try:
            form = read_returned(path)
        except WorkbookError as reason:
            findings.add(*reason.diagnostics)
            continue
        first = forms[0].form if forms else form
        if not _is_alike(first, form):
            problem = f'is of another workbook than "{files.display(forms[0].path)}"'
            hint = "give the forms of one workbook at a time"
            findings.add(error(problem, hint=hint, at=Location(file=name)))
            continue
        forms.append(Returned(path=path, form=form))
    if not forms:
        findings.raise_errors()
    table = table_of(forms)
    findings.add(*table.doubts)
    file = target or output / f"{forms[0].form.workbook or 'workbook'}-answers.csv"
    prepare_output(file.parent)
    files.write_atomically(file, table.as_csv(), private=True)
    return Collected(table=table, file=file, diagnostics=findings.all)


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedBook:
    """A new book with the answers of an old one, the file it was written to, and what is wrong."""

    file: Path
    answers: int
    lost: int
    diagnostics: tuple[Diagnostic, ...]


def carry_answers(request: Request, path: Path, progress: Progress) -> CarriedBook:
    """Make a book of a request with fields, and put the answers of an old form into it.

    It is written into a private folder of the output, under the name of the old file. Raises
    `WorkbookError` where the form or the workbook can't be used, or the two don't belong together.
    """
    old = read_returned(path)
    prepare_output(request.output)
    (book,) = make_books(replace(request, on_screen=True), progress)
    new = read_form(book.pdf)
    at = Location(file=files.display(path))
    if old.workbook and old.workbook != new.workbook:
        problem = f'is of the workbook "{old.workbook}", not of "{new.workbook}"'
        raise WorkbookError(error(problem, hint="name the folder of its workbook with -w", at=at))
    carried = carry_over(old, new, FieldRooms(book.pdf))
    if not carried.answers:
        problem = "holds no answer that has a place in the new book"
        raise WorkbookError(error(problem, hint=_ASK, at=at))
    folder = request.output / "carried"
    prepare_private(folder)
    file = folder / f"{path.stem}.pdf"
    if file.resolve() == path.resolve():
        problem = "is where the new book would be written"
        raise WorkbookError(error(problem, hint="give another folder with -o DIR", at=at))
    filled = fill_form(book.pdf, carried.values, frozenset(carried.pressed))
    files.write_atomically(file, filled, private=True)
    return CarriedBook(
        file=file,
        answers=carried.answers,
        lost=len(carried.lost),
        diagnostics=(*book.diagnostics, *_told(carried, old.copy, at)),
    )


def _told(carried: Carried, copy: str, at: Location) -> Iterator[Diagnostic]:
    """Say which answers did not come along whole, by their questions and never in their words."""
    if copy:
        problem = f"is the copy of row {copy}, and the new book is one for all"
        yield warning(problem, hint="type the names into the fields that it has for them", at=at)
    kinds = (
        (
            carried.lost,
            "has no place for the answer to",
            "they are still in the old file: copy them by hand",
        ),
        (
            carried.cut,
            "has less room than the answer to",
            "all of it is in the fields: click into them and shorten it, or give more room",
        ),
        (
            list(carried.unset),
            "has no typeface for letters in the answer to",
            f"a viewer sets them when the field is clicked: {_letters(carried)}",
        ),
    )
    for labels, problem, hint in kinds:
        if labels:
            shown = [f'"{shorten(one, _LONGEST_LABEL)}"' for one in labels[:_MOST_LABELS]]
            rest = len(labels) - len(shown)
            more = [f"{rest} more"] if rest else []
            yield warning(f"the new book {problem} {listed([*shown, *more])}", hint=hint, at=at)


def _letters(carried: Carried) -> str:
    return " ".join(sorted(set("".join(carried.unset.values())))[:_MOST_LETTERS])


def read_returned(path: Path) -> ReturnedForm:
    """Read a form that came back. Raises `WorkbookError`."""
    at = Location(file=files.display(path))
    try:
        return read_form(gate.read_within(path, gate.ANYWHERE, at_most=LIMIT_BYTES))
    except FormError as reason:
        raise WorkbookError(error(str(reason), hint=_ASK, at=at)) from None


def _listed(paths: tuple[Path, ...], findings: Findings) -> tuple[Path, ...]:
    """Give the files that are meant; those of a folder are its PDFs, in order."""
    found: dict[Path, None] = {}
    for path in paths:
        inside = files.list_folder(path, ".pdf") if path.is_dir() else None
        if inside is not None and not inside:
            problem, hint = "holds no PDF", "put the forms that came back into it"
            findings.add(error(problem, hint=hint, at=Location(file=files.display(path))))
        found |= dict.fromkeys([path] if inside is None else [path / one for one in inside])
    if len(found) > MOST_FORMS:
        problem = f"{len(found):,} files are more than the {MOST_FORMS:,} that one table takes"
        raise WorkbookError(error(problem, hint="make a table of some of them, then of the rest"))
    return tuple(found)


def _is_alike(first: ReturnedForm, other: ReturnedForm) -> bool:
    """Tell whether two forms are of one workbook: as they say, or by the questions they share."""
    if first.workbook and other.workbook:
        return first.workbook == other.workbook
    names = {one.name for one in first.fields}
    return any(one.name in names for one in other.fields)
