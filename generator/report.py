"""Diagnostics and results -> what a terminal or a program reads, and the exit status."""

import json
from collections.abc import Iterable
from pathlib import Path

from generator.diagnostics import Diagnostic, Severity, faults
from generator.files import display
from generator.model import Questions, SpaceReport
from generator.press_report import counted as _count
from generator.press_report import printer_as_text as printer_as_text
from generator.press_report import sheets_as_text

DONE, WRONG, USAGE, INTERRUPTED = 0, 1, 2, 130
BROKEN = 70  # a defect of ours: EX_SOFTWARE of sysexits.h
ENDED = 128  # by a signal, whose number is added: 143 for SIGTERM
MOST_PLACES = 5
_MOST_RUNS = 12  # of rows that are named one by one


def as_text(diagnostics: Iterable[Diagnostic]) -> str:
    """Give findings one below the other, as they are printed."""
    return "\n".join(str(one) for one in diagnostics)


def summarise(result) -> str:
    """Give the closing line of a build: file, pages, prompts, rows to write on, what it
    may be called, warnings.
    """
    book = result.book
    warnings = sum(1 for one in book.diagnostics if one.severity is Severity.WARNING)
    counts = [
        _count(book.pages, "page"),
        _count(book.prompts, "prompt"),
        _count(book.rows, "row") + " to write on",
    ]
    if book.standard:
        counts.append(book.standard)
    if warnings:
        counts.append(_count(warnings, "warning"))
    first, *more = result.files
    lines = [f"{display(first)}: {', '.join(counts)}"]
    if book.pressed:
        lines.append(f"{display(more.pop(0))}: {sheets_as_text(book.pressed.facts)}")
    return "\n".join([*lines, *map(display, more)])


def list_files(paths: Iterable[Path]) -> str:
    """Give files one below the other, as people read their paths."""
    return "\n".join(display(path) for path in paths)


def answers_as_text(collected) -> str:
    """Give the closing line of a table of answers: its file, its forms, questions and answers."""
    table = collected.table
    counts = [
        _count(table.forms, "form"),
        _count(len(table.questions), "question"),
        _count(table.answers, "answer"),
    ]
    return f"{display(collected.file)}: {', '.join(counts)}"


def cover_as_text(cover) -> str:
    """Give the closing line of a cover: its file, the pages it is for, its spine and its size."""
    wrap = cover.wrap
    words = "" if cover.spine_words else ", too narrow for words"
    paper = f" of {cover.stock}" if cover.stock else ""
    return (
        f"{display(cover.file)}: for {_count(cover.pages, 'page')}{paper}, {cover.target.title}: "
        f"spine {wrap.spine:g} mm{words}, {wrap.paper.width_mm:g} x {wrap.height:g} mm"
    )


def carried_as_text(carried) -> str:
    """Give the closing line of a book that answers were carried into."""
    lost = f", {carried.lost} without a place" if carried.lost else ""
    return f"{display(carried.file)}: {_count(carried.answers, 'answer')} carried{lost}"


def start_as_text(started) -> str:
    """Give what was found in an article, and what could not be carried over, in a line."""
    counts = [
        f"no {name}s" if not count else _count(count, name)
        for name, count in started.found
        if count or name == "question"
    ]
    left_out: dict[str, list[str]] = {}
    chapters = {one.file for one in started.left_out if one.file}
    for one in started.left_out:
        place = f"line {one.line}" if one.line else ""
        place = f"{one.file} {place}" if len(chapters) > 1 and place else place
        left_out.setdefault(one.what, []).append(place)
    lost = [
        f"{_count(len(places), what)}{_places([one for one in places if one])}"
        for what, places in left_out.items()
    ]
    lines = [", ".join(counts) or "nothing that asks for room"]
    return "; ".join(lines + ([f"left out: {', '.join(lost)}"] if lost else []))


def _places(places: list[str]) -> str:
    places = list(dict.fromkeys(places))
    more = f" and {len(places) - MOST_PLACES} more" if len(places) > MOST_PLACES else ""
    return f" ({', '.join(places[:MOST_PLACES])}{more})" if places else ""


def check_as_json(
    spaces: Iterable[SpaceReport],
    questions: Questions | None,
    diagnostics: Iterable[Diagnostic],
) -> str:
    """Give the report of `workbook check` for programs. Without `questions`: nothing could be laid
    out. The `page` of a finding is the folio as it is printed.
    """
    return json.dumps(
        {
            "questions": questions
            and {
                "found": questions.found,
                "with_room": questions.with_room,
                "without_room": questions.without_room,
            },
            "spaces": [
                {
                    "edition": space.edition,
                    "id": space.id,
                    "chapter": space.chapter,
                    "page": space.page,
                    "pages": space.pages,
                    "ruling": space.ruling.value,
                    "asked_mm": space.asked_mm,
                    "got_mm": space.got_mm,
                    "rows": space.rows,
                }
                for space in spaces
            ],
            "diagnostics": [
                {
                    "severity": one.severity.value,
                    "file": one.location.file if one.location else None,
                    "line": one.location.line if one.location else None,
                    "page": (one.location and one.location.page) or None,
                    "message": one.message,
                    "hint": one.hint,
                }
                for one in diagnostics
            ],
        },
        indent=2,
        ensure_ascii=False,
    )


def check_as_text(
    spaces: tuple[SpaceReport, ...],
    questions: Questions | None,
    diagnostics: tuple[Diagnostic, ...],
) -> str:
    """Give the report of `workbook check` for people: a table of spaces, the count of questions,
    then the findings.
    """
    widest = max((len(space.id) for space in spaces), default=2)
    editions = list(dict.fromkeys(space.edition for space in spaces))
    lines = [f"{'space':<{widest}}  page  ruling  asked mm   got mm"]
    for edition in editions:
        lines += [f"{edition}:"] if len(editions) > 1 else []
        lines += [
            f"{space.id:<{widest}}  {space.page:>4}  {space.ruling.value:<6}  "
            f"{space.asked_mm:>8.1f} {space.got_mm:>8.1f}" + ("  less" if is_less(space) else "")
            for space in spaces
            if space.edition == edition
        ]
    rows = sum(space.rows for space in spaces)
    lines += [_questions_as_text(questions)] if questions else []
    lines.append(f"{_count(len(spaces), 'space')}, {_count(rows, 'row')} to write on")
    if less := sum(map(is_less, spaces)):
        got = "got less than it asks for" if less == 1 else "got less than they ask for"
        lines.append(f"{_count(less, 'space')} {got}: take words away above, or ask for less")
    lines.append(as_text(diagnostics) or "nothing is wrong")
    return "\n".join(lines)


def _questions_as_text(questions: Questions) -> str:
    found = _count(questions.found, "question")
    if not questions.found:
        return "no questions found"
    if not questions.without_room:
        return f"{found}, {'with room' if questions.found == 1 else 'all with room'}"
    counts = [f"{questions.with_room:,} with room"]
    if questions.to_talk_about:
        counts.append(f"{questions.to_talk_about:,} to talk about")
    if questions.missing:
        counts.append(f"{questions.missing:,} without")
    return f"{found}: {', '.join(counts)}"


def is_less(space: SpaceReport) -> bool:
    """Tell whether a space is lower than it asks for, by more than layout rounds away."""
    return space.got_mm < space.asked_mm - 0.1


def brand_as_text(sheet) -> str:
    """Give a brand as a terminal shows it: its colours, logos and typefaces."""
    brand = sheet.brand
    widest = max((len(one.name) for one in sheet.swatches), default=0)
    lines = [brand.name] if brand.name else []
    for one in sheet.swatches:
        red, green, blue = (int(one.colour[at : at + 2], 16) for at in (1, 3, 5))
        block = f"\033[48;2;{red};{green};{blue}m      \033[0m"
        lines.append(
            f"{block} {one.name:<{widest}}  {one.colour}  {one.contrast:>4}:1  {one.use}".rstrip()
        )
    for size, pair in brand.logos.items():
        kind = f"{pair.light.pixels} pixels wide" if pair.light.pixels else "a drawing"
        lines.append(f"logo, {size}: {pair.light.source}, {kind}")
    lines.append(f"typefaces: {', '.join(sheet.typefaces) or 'the usual ones'}")
    lines.append(f"{display(sheet.file)}: {_count(sheet.pages, 'page')}")
    return "\n".join(lines)


def exit_status(diagnostics: Iterable[Diagnostic], *, strict: bool) -> int:
    """Give the status of a command that found this: with `strict`, warnings count too."""
    found = {one.severity for one in faults(diagnostics)}
    return WRONG if Severity.ERROR in found or (strict and found) else DONE


def list_rows(rows: Iterable[int], word: str = "row") -> str:
    """Give rows, or pages, as messages name them: rows 3, 7-9 and 12; of many, the first."""
    runs: list[tuple[int, int]] = []
    for row in sorted(set(rows)):
        if runs and row == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    told = [f"{one}" if one == last else f"{one}-{last}" for one, last in runs[:_MOST_RUNS]]
    more = sum(last - one + 1 for one, last in runs[_MOST_RUNS:])
    told += [f"{more:,} more"] if more else []
    word = word if len(runs) == 1 and runs[0][0] == runs[0][1] else f"{word}s"
    return f"{word} " + " and ".join([", ".join(told[:-1]), told[-1]] if len(told) > 1 else told)
