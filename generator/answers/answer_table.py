"""The answers of several forms as a table: a row a form, a column a question in book order."""

import csv
import io
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import files
from generator.diagnostics import Diagnostic, Location, warning
from generator.model.answers import FormField, ReturnedForm
from generator.model.form_names import NO_WORDS, is_answer, question_name

_HEAD = ("file", "row")
_BETWEEN = "; "  # several answers to one question
# What a spreadsheet takes for the beginning of a formula.
_FORMULA = re.compile(r"[=+\-@\t\r]")
_ROW = re.compile(r"\d{1,7}[ab]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """A form and the file it came in."""

    path: Path
    form: ReturnedForm


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerTable:
    """The questions of forms, as they are told, and the answers of each form in their order."""

    questions: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    forms: int
    answers: int
    doubts: tuple[Diagnostic, ...]

    def as_csv(self) -> bytes:
        """Give the table as spreadsheets open it: UTF-8 with a mark, no cell a formula."""
        text = io.StringIO()
        write = csv.writer(text, lineterminator="\r\n").writerow
        write((*_HEAD, *map(_as_text, self.questions)))
        for row in self.rows:
            write(map(_as_text, row))
        return text.getvalue().encode("utf-8-sig")


def table_of(forms: Sequence[Returned]) -> AnswerTable:
    """Give the table of forms of one workbook."""
    answered = [answers_of(one.form) for one in forms]
    labels = _labels(forms)
    order = _in_order([list(one) for one in answered])
    rows = tuple(
        (one.path.name, _row(one.form), *(answers.get(name, "") for name in order))
        for one, answers in zip(forms, answered, strict=True)
    )
    return AnswerTable(
        questions=tuple(labels[name] for name in order),
        rows=rows,
        forms=len(forms),
        answers=sum(bool(answer) for answers in answered for answer in answers.values()),
        doubts=tuple(_doubts(forms)),
    )


def answers_of(form: ReturnedForm) -> dict[str, str]:
    """Give what was answered by the names of the questions, in book order; nothing where nothing
    was. Of several answers all are told; parts of a space that goes on over pages are one answer.
    """
    answers: dict[str, str] = {}
    for name, fields in _by_question(form.fields):
        given = [one for one in fields if one.value]
        if any(is_answer(one.name) for one in fields):
            answers[name] = _BETWEEN.join(answer_of(one, fields) for one in given)
        else:
            answers[name] = "\n".join(one.value for one in given)
    return answers


def answer_of(button: FormField, fields: Sequence[FormField]) -> str:
    """Give what a button stands for, of all those of its question."""
    return button.label.removeprefix(_common_label(fields)).removeprefix(": ") or button.value


def label_of(fields: Sequence[FormField]) -> str:
    """Give what a question asks, of the fields that are for it."""
    several = any(is_answer(one.name) for one in fields)
    label = _common_label(fields) if several else fields[0].label
    return label.strip(f" :{NO_WORDS}") or question_name(fields[0].name)


def questions_of(form: ReturnedForm) -> dict[str, tuple[FormField, ...]]:
    """Give the fields of each question, by the questions' names in book order."""
    return dict(_by_question(form.fields))


def _by_question(fields: Iterable[FormField]) -> Iterator[tuple[str, tuple[FormField, ...]]]:
    found: dict[str, list[FormField]] = {}
    for one in fields:
        found.setdefault(question_name(one.name), []).append(one)
    return ((name, tuple(some)) for name, some in found.items())


def _common_label(fields: Sequence[FormField]) -> str:
    """Give what the labels of several answers have in common: the question."""
    parts = [one.label.split(": ")[:-1] for one in fields]
    shared = itertools.takewhile(lambda some: len(set(some)) == 1, zip(*parts, strict=False))
    return ": ".join(one for one, *_ in shared)


def _labels(forms: Sequence[Returned]) -> dict[str, str]:
    """Give what each question asks, as the first form has it that has it; none is there twice."""
    labels: dict[str, str] = {}
    for one in forms:
        for name, fields in questions_of(one.form).items():
            labels.setdefault(name, label_of(fields))
    taken: dict[str, int] = {}
    for name, label in labels.items():
        taken[label] = taken.get(label, 0) + 1
        if taken[label] > 1:
            labels[name] = f"{label} [{name}]"
    return labels


def _in_order(forms: Sequence[Sequence[str]]) -> list[str]:
    """Give the questions of all forms in the order of the book: those that only some have stand
    behind the one that is before them there.
    """
    order: list[str] = []
    for questions in forms:
        known = set(order)
        at = 0
        for name in questions:
            if name in known:
                at = order.index(name) + 1
            else:
                order.insert(at, name)
                at += 1
    return order


def _row(form: ReturnedForm) -> str:
    return form.copy if _ROW.fullmatch(form.copy) else ""


def _doubts(forms: Sequence[Returned]) -> Iterator[Diagnostic]:
    """Say which copies came back more than once."""
    copies = sorted((_row(one.form), one.path) for one in forms if _row(one.form))
    for copy, some in itertools.groupby(copies, key=lambda one: one[0]):
        paths = [files.display(path) for _, path in some]
        if len(paths) > 1:
            problem = f"the copy of row {copy} came back {len(paths)} times"
            hint = f"each has a row of its own; keep the one that counts: {', '.join(paths)}"
            yield warning(problem, hint=hint, at=Location(file=paths[0]))


def _as_text(cell: str) -> str:
    """Give a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell
