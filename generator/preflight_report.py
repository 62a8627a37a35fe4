"""What was found in finished PDFs -> what a terminal or a program reads."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from generator.diagnostics import Severity
from generator.files import display
from generator.model.preflight import Flaw
from generator.report import DONE, WRONG, list_rows

_COLOURS = {Severity.ERROR: "\033[1;31m", Severity.WARNING: "\033[33m"}
_PLAIN = "\033[0m"


def pdfs_as_text(checks: Iterable[Any]) -> str:
    """Give what was found in PDFs, file by file, as a terminal shows it."""
    return "\n".join(line for check in checks for line in _lines(check))


def _lines(check: Any) -> Iterable[str]:
    name = display(check.file)
    for flaw in check.flaws:
        word = f"{_COLOURS[flaw.severity]}{flaw.severity}{_PLAIN}"
        place = f"{_where(flaw)}: " if flaw.pages else ""
        yield f"{word}: {name}: {place}{flaw.message}"
        source = f" ({check.target.title}: {flaw.source})" if flaw.source else ""
        yield f"why: {flaw.why}{source}"
        yield f"hint: {flaw.hint}"
    if check.inspection is None:
        return
    shape = check.inspection.shapes[0]
    pages = f"{check.inspection.pages:,} page" + ("" if check.inspection.pages == 1 else "s")
    size = f"{shape.width:.1f} x {shape.height:.1f} mm"
    yield f"{name}: {pages} of {size}, for {check.target.title}: {_verdict(check.flaws)}"
    yield from (display(one) for one in check.proofs)


def _verdict(flaws: tuple[Flaw, ...]) -> str:
    counts = []
    for severity in Severity:
        number = sum(one.severity is severity for one in flaws)
        if number:
            counts.append(f"{number} {severity}" + ("" if number == 1 else "s"))
    return ", ".join(counts) or "nothing is wrong"


def _where(flaw: Flaw) -> str:
    """Say which pages, and where on the first of them: pages 3, 5-7, 20 mm from the left ..."""
    pages = list_rows(flaw.pages, "page")
    if flaw.place is None:
        return pages
    first = f" on page {flaw.pages[0]}" if len(flaw.pages) > 1 else ""
    left, top = f"{flaw.place.x:.1f} mm", f"{flaw.place.y:.1f} mm"
    return f"{pages}, {left} from the left and {top} from the top{first}"


def pdfs_as_json(checks: Iterable[Any]) -> str:
    """Give what was found in PDFs for programs. Pages count from 1, places are in mm from the upper
    left corner of the trim of the first of them.
    """
    return json.dumps([_as_data(one) for one in checks], indent=2, ensure_ascii=False)


def _as_data(check: Any) -> dict[str, Any]:
    found = check.inspection
    shape = found.shapes[0] if found else None
    return {
        "file": display(check.file),
        "for": check.target.name,
        "pages": found.pages if found else None,
        "trim_mm": [round(shape.width, 2), round(shape.height, 2)] if shape else None,
        "fonts": list(found.fonts) if found else [],
        "colours": [one.value for one in found.spaces] if found else [],
        "proofs": [display(one) for one in check.proofs],
        "findings": [
            {
                "rule": flaw.rule.value if flaw.rule else None,
                "severity": flaw.severity.value,
                "pages": list(flaw.pages),
                "place_mm": flaw.place
                and {name: round(value, 2) for name, value in asdict(flaw.place).items()},
                "message": flaw.message,
                "why": flaw.why,
                "hint": flaw.hint,
                "source": flaw.source or None,
            }
            for flaw in check.flaws
        ],
    }


def pdfs_status(checks: Iterable[Any], *, strict: bool) -> int:
    """Give the status of a command that found this: with `strict`, warnings count too."""
    found = {flaw.severity for check in checks for flaw in check.flaws}
    return WRONG if Severity.ERROR in found or (strict and found) else DONE
