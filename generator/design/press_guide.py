"""A page that explains how a file of sheets is printed, folded, stapled or cut -> HTML."""

from collections.abc import Iterator
from typing import Any

from generator.design.compose import Composer
from generator.model import Markup
from generator.model.sheet_facts import SheetFacts

RULER_MM = 100
# Of a fold, where staples go: a quarter of it from either end.
_STAPLES = (0.25, 0.75)
_DRAWN_MM = (42.0, 30.0)  # what a drawing has room for, across and down


def compose_guide(composer: Composer, facts: SheetFacts) -> Markup:
    """Compose the page, in the look and the language of the book."""
    words = composer.labels["press"]
    kind = facts.kind if facts.kind in words else "cut-pages"
    share = min(_DRAWN_MM[0] / facts.sheet_mm[0], _DRAWN_MM[1] / facts.sheet_mm[1])
    part: dict[str, Any] = {
        "template": "sheets/press-guide.html",
        "title": words[kind],
        "steps": tuple(_steps(composer, facts)),
        "facts": facts,
        "width": round(facts.sheet_mm[0] * share, 2),
        "height": round(facts.sheet_mm[1] * share, 2),
        "page_width": round(facts.page_mm[0] * share, 2),
        "page_height": round(facts.page_mm[1] * share, 2),
        "staples": _STAPLES,
        "ruler": RULER_MM,
    }
    title = f"{composer.edition.workbook.title}: {words[kind]}"
    return composer.sheet("the page on printing", title, part)


def _steps(composer: Composer, facts: SheetFacts) -> Iterator[dict[str, Any]]:
    """Give the steps in order: their heads, what is said of each, and what is drawn beside it."""
    words, number = composer.labels["press"], composer.language.number
    size = " \u00d7 ".join(number(round(one, 1)) for one in facts.sheet_mm) + " mm"
    sheet = f"{facts.sheet.capitalize()} ({size})" if facts.sheet else size
    paper = [sheet, words["sheets"].replace("{count}", number(facts.sheets))]
    if facts.of_section > 1:
        paper.append(words["thickness"].replace("{mm}", number(round(facts.thickness, 3))))
    yield {"head": words["paper"], "said": paper, "drawing": ""}
    sides = words[f"{facts.edge}-edge" if facts.edge else "one-side"]
    yield {"head": words["print"], "said": [words["actual-size"], sides], "drawing": "turn"}
    if not facts.sections:
        yield {"head": words["cut"], "said": [words["along-marks"]], "drawing": "cut"}
        return
    if facts.sections > 1:
        yield {
            "head": words["fold"],
            "said": [words["fold-sections"].replace("{count}", number(facts.of_section))],
            "drawing": "fold",
        }
        yield {"head": words["bind"], "said": [words["sew-or-glue"]], "drawing": ""}
        return
    yield {"head": words["fold"], "said": [words["fold-all"]], "drawing": "fold"}
    near, far = (number(round(facts.page_mm[1] * one)) for one in _STAPLES)
    said = words["through-fold"].replace("{near}", near).replace("{far}", far)
    yield {"head": words["staple"], "said": [said], "drawing": "staple"}
