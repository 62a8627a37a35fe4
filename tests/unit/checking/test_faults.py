"""How what is wrong on pages is told."""

from generator.checking.faults import Fault, Kind, quoted, tell
from generator.diagnostics import Severity


def fault(kind: Kind = Kind.OUTSIDE, line: int = 3, page: str = "12", **more) -> Fault:
    return Fault(kind=kind, line=line, page=page, what='"Words"', mm=4.26, **more)


def told(*faults, edition=""):
    return list(tell(faults, file="b/01-a.md", edition=edition))


def test_a_finding_names_file_line_and_page():
    (found,) = told(fault())

    assert str(found).startswith(
        'warning: b/01-a.md:3: page 12: "Words" reaches 4.3 mm beyond the type area\nhint: '
    )


def test_a_kind_is_told_once_with_the_first_places():
    (found,) = told(*(fault(line=line) for line in range(3, 13)))

    assert found.message.endswith(
        "so it is 9 times more: line 4 on page 12, line 5 on page 12, line 6 on page 12, "
        "line 7 on page 12, line 8 on page 12, ..."
    )


def test_one_line_of_a_page_is_told_once_with_the_most():
    (found,) = told(fault(), Fault(kind=Kind.OUTSIDE, line=3, page="12", what="x", mm=9.0))

    assert "reaches 9.0 mm" in found.message
    assert "more" not in found.message


def test_a_table_is_told_once_a_page():
    (found,) = told(fault(Kind.TABLE), fault(Kind.TABLE, line=4), fault(Kind.TABLE, page="13"))

    assert found.message.endswith("so it is once more: line 3 on page 13")


def test_what_does_not_print_is_an_error_and_what_looks_bad_a_warning():
    errors = [Kind.OFF_PAPER, Kind.TABLE, Kind.CUT]

    assert all(told(fault(kind))[0].severity is Severity.ERROR for kind in errors)
    assert all(
        told(fault(kind))[0].severity is Severity.WARNING for kind in Kind if kind not in errors
    )


def test_another_edition_is_said():
    (found,) = told(fault(), edition="large-print")

    assert found.message.startswith('in the edition "large-print" "Words"')


def test_what_has_no_line_is_told_by_its_page():
    first, *_ = told(fault(line=0), fault(line=0, page="13"))

    assert first.location.line is None
    assert first.message.endswith("once more: page 13")


def test_long_words_are_cut_in_a_message():
    assert len(quoted("word " * 40)) < 45
