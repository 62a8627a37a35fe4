"""Checks of the Matterhorn Protocol on content and structure: checkpoints 01, 02, 09, 13 to 19."""

import itertools
from collections.abc import Iterator

from tests.helpers.ua_book import STANDARD, Element, UaBook, is_true
from tests.helpers.ua_check import check

_HEADINGS = {f"H{level}": level for level in range(1, 7)}


@check("01-003", "an artifact stands inside words that are read")
def artifact_in_words(book: UaBook) -> Iterator[str]:
    yield from (f"page {at}" for at, one in _pages(book) if one.in_words)
    yield from ("a form" for _, one, _ in book.forms.values() if one.in_words)


@check("01-004", "words that are read stand inside an artifact")
def words_in_artifact(book: UaBook) -> Iterator[str]:
    yield from (f"page {at}" for at, one in _pages(book) if one.in_artifacts)
    yield from ("a form" for _, one, _ in book.forms.values() if one.in_artifacts)


@check("01-005", "something is drawn that is neither read nor an artifact")
def neither(book: UaBook) -> Iterator[str]:
    for at, painted in _pages(book):
        yield from (f"page {at}, {what}" for what in painted.unmarked)
        yield from (f"page {at}, {name}" for name, covered in painted.drawn if not covered)
        lost = [one for one in painted.marks if (at - 1, one) not in book.marked]
        yield from (f"page {at}, content {one} is in no element" for one in sorted(lost))
    for form, painted, _ in book.forms.values():
        if painted.marks and "/StructParents" not in form:
            yield "a form whose content no element knows"


@check("01-007", "the file says that its tags are to be suspected")
def suspects(book: UaBook) -> Iterator[str]:
    if is_true(book.catalog.get("/MarkInfo", {}).get("/Suspects", False)):
        yield "the catalog"


@check("02-001", "a type of element is mapped to no standard one")
def unmapped(book: UaBook) -> Iterator[str]:
    yield from sorted(
        {str(one) for one in book.elements if one.role not in STANDARD and not _rounds(book, one)}
    )


@check("02-003", "the mapping of a type goes round in a circle")
def circular(book: UaBook) -> Iterator[str]:
    for name in book.roles:
        following, seen = name, set()
        while following in book.roles and following not in seen:
            seen.add(following)
            following = book.roles[following]
        if following in seen:
            yield name


@check("02-004", "a standard type is mapped to another")
def remapped(book: UaBook) -> Iterator[str]:
    yield from (name for name in book.roles if name.lstrip("/") in STANDARD)


_ROWS = {"TR"}
_TABLE_PARTS = {"THead", "TBody", "TFoot"}


@check("09-004", "an element of tables stands where none may")
def table_syntax(book: UaBook) -> Iterator[str]:
    yield from _misplaced(book, _TABLE_PARTS, {"Table"})
    yield from _misplaced(book, _ROWS, {"Table"} | _TABLE_PARTS)
    yield from _misplaced(book, {"TH", "TD"}, _ROWS)
    yield from _strangers(book, {"Table"}, _ROWS | _TABLE_PARTS | {"Caption"})
    yield from _strangers(book, _TABLE_PARTS, _ROWS)
    yield from _strangers(book, _ROWS, {"TH", "TD"})
    for table in book.of_role("Table"):
        roles = [kid.role for kid in table.kids]
        if "TR" in roles and _TABLE_PARTS & set(roles):
            yield "a Table with rows in parts and beside them"
        if roles.count("THead") > 1 or roles.count("TFoot") > 1:
            yield "a Table with two heads or feet"
        if "Caption" in roles[1:-1]:
            yield "a Caption in the middle of a Table"


@check("09-005", "an element of lists stands where none may")
def list_syntax(book: UaBook) -> Iterator[str]:
    yield from _misplaced(book, {"LI"}, {"L"})
    yield from _misplaced(book, {"LBody"}, {"LI"})
    yield from _strangers(book, {"L"}, {"LI", "L", "Caption"})
    yield from _strangers(book, {"LI"}, {"Lbl", "LBody"})
    for one in book.of_role("L"):
        if not one.kids:
            yield "an L without items"


@check("09-006", "an element of contents stands where none may")
def contents_syntax(book: UaBook) -> Iterator[str]:
    yield from _misplaced(book, {"TOCI"}, {"TOC"})
    yield from _strangers(book, {"TOC"}, {"TOCI", "TOC", "Caption"})
    yield from _strangers(book, {"TOCI"}, {"Lbl", "Reference", "NonStruct", "P", "TOC"})


@check("09-007", "an element of ruby stands where none may")
def ruby_syntax(book: UaBook) -> Iterator[str]:
    yield from _misplaced(book, {"RB", "RT", "RP"}, {"Ruby"})
    for one in book.of_role("Ruby"):
        if [kid.role for kid in one.kids] not in (["RB", "RT"], ["RB", "RP", "RT", "RP"]):
            yield "a Ruby without its parts"


@check("09-008", "an element of warichu stands where none may")
def warichu_syntax(book: UaBook) -> Iterator[str]:
    yield from _misplaced(book, {"WT", "WP"}, {"Warichu"})
    for one in book.of_role("Warichu"):
        if [kid.role for kid in one.kids] != ["WP", "WT", "WP"]:
            yield "a Warichu without its parts"


@check("13-004", "nothing is said in place of a figure")
def silent_figure(book: UaBook) -> Iterator[str]:
    yield from (str(one) for one in book.of_role("Figure") if not _replaced(one))


@check("14-002", "the first heading is not of the first level")
def first_heading(book: UaBook) -> Iterator[str]:
    first = next((one for one in book.elements if one.role in _HEADINGS), None)
    if first and first.role != "H1":
        yield str(first)


@check("14-003", "a level of headings is left out")
def left_out(book: UaBook) -> Iterator[str]:
    levels = [_HEADINGS[one.role] for one in book.elements if one.role in _HEADINGS]
    for before, level in itertools.pairwise(levels):
        if level > before + 1:
            yield f"H{level} after H{before}"


@check("14-006", "an element holds two headings without a level")
def two_headings(book: UaBook) -> Iterator[str]:
    for one in book.elements:
        if [kid.role for kid in one.kids].count("H") > 1:
            yield str(one)


@check("14-007", "headings are both with and without a level")
def mixed_headings(book: UaBook) -> Iterator[str]:
    roles = {one.role for one in book.elements}
    if "H" in roles and roles & set(_HEADINGS):
        yield "the tree"


@check("15-003", "a head of a table does not say whether it is of a row or of a column")
def headless(book: UaBook) -> Iterator[str]:
    for table in book.of_role("Table"):
        cells = [one for one in book.of_role("TH", "TD") if table in one.around()]
        if any(one.role == "TD" and one.attribute("/Headers") for one in cells):
            ids = {str(one.given.get("/ID")) for one in cells if one.role == "TH"}
            for one in cells:
                for name in one.attribute("/Headers") or []:
                    if str(name) not in ids:
                        yield f"a TD of a head that is not there, {name}"
            continue
        yield from (str(one) for one in cells if one.role == "TH" and not one.attribute("/Scope"))


@check("17-002", "nothing is said in place of a formula")
def silent_formula(book: UaBook) -> Iterator[str]:
    yield from (str(one) for one in book.of_role("Formula") if "/Alt" not in one.given)


@check("19-003", "a note has no ID")
def nameless_note(book: UaBook) -> Iterator[str]:
    yield from (str(one) for one in book.of_role("Note") if not one.given.get("/ID"))


@check("19-004", "two notes have the same ID")
def same_note(book: UaBook) -> Iterator[str]:
    names = [str(one.given["/ID"]) for one in book.elements if "/ID" in one.given]
    yield from sorted({name for name in names if names.count(name) > 1})


def _pages(book: UaBook):
    return enumerate(book.painted, start=1)


def _rounds(book: UaBook, one: Element) -> bool:
    names = book.standard(one.given["/S"])
    following = book.roles.get(f"/{names[-1]}", "").lstrip("/")
    return following in names


def _replaced(one: Element) -> bool:
    return bool(one.given.get("/Alt") or "/ActualText" in one.given)


def _misplaced(book: UaBook, roles: set[str], where: set[str]) -> Iterator[str]:
    for one in book.of_role(*roles):
        if one.above is None or one.above.role not in where:
            yield f"{one} in {one.above or 'nothing'}"


def _strangers(book: UaBook, roles: set[str], inside: set[str]) -> Iterator[str]:
    for one in book.of_role(*roles):
        yield from (f"{kid} in {one}" for kid in one.kids if kid.role not in inside)
        if one.marks:
            yield f"words in {one}"
