import pytest

from generator.model import Length, Rows, Ruling, Space
from generator.reading.text.spaces import SpaceError, parse_attributes, parse_space

SIX_LINES = Space(ruling=Ruling.LINES, size=Rows(count=6))


@pytest.mark.parametrize("ruling", list(Ruling))
def test_each_ruling_is_asked_for_by_its_name(ruling):
    assert parse_space(ruling.value, "8") == Space(ruling=ruling, size=Rows(count=8))


def test_a_length_stays_a_length():
    assert parse_space("box", "4.5cm").size == Length(mm=45.0)


def test_a_ruling_alone_gives_six_rows():
    assert parse_attributes("lines", None).space == SIX_LINES


def test_space_alone_gives_the_default_of_the_workbook():
    default = Space(ruling=Ruling.DOTS, size=Rows(count=3))

    assert parse_attributes("space", default).space == default


def test_space_none_asks_for_no_room():
    attributes = parse_attributes(" space=none ", SIX_LINES)

    assert attributes.asks
    assert attributes.space is None


def test_a_name_and_classes_ask_for_nothing():
    attributes = parse_attributes("#trust .quiet .small", SIX_LINES)

    assert not attributes.asks
    assert (attributes.id, attributes.classes) == ("trust", ("quiet", "small"))


@pytest.mark.parametrize(
    ("text", "problem", "hint"),
    [
        ("lined=6", 'unknown ruling "lined"', 'did you mean "lines"?'),
        ("LINES=6", 'unknown ruling "LINES"', 'did you mean "lines"?'),
        (
            "zebra",
            'unknown ruling "zebra"',
            "known are: blank, box, dots, dotted, grid, lines, space",
        ),
        (
            "lines=-3",
            "lines=-3: a space has at least one row",
            "write whole rows or a length: lines=6 or lines=45mm",
        ),
        (
            "grid=0",
            "grid=0: a space has at least one row",
            "write whole rows or a length: grid=6 or grid=45mm",
        ),
        (
            "lines=501",
            "lines=501: that is more than 500 rows",
            "write whole rows or a length: lines=6 or lines=45mm; "
            "a page of Letter paper has about 26 rows",
        ),
        (
            "box=2001mm",
            "box=2001mm: that is more than 2,000 mm",
            "write whole rows or a length: box=6 or box=45mm; a Letter page is 279 mm high",
        ),
        (
            "box=3mm",
            "box=3mm: that is too low to write in (under 4 mm)",
            "write whole rows or a length: box=6 or box=45mm",
        ),
        (
            "box=-30mm",
            "box=-30mm: that is too low to write in (under 4 mm)",
            "write whole rows or a length: box=6 or box=45mm",
        ),
        (
            "lines=many",
            'lines=many: "many" is no size',
            "write whole rows or a length: lines=6 or lines=45mm",
        ),
        (
            "lines=2.5",
            'lines=2.5: "2.5" is no size',
            "write whole rows or a length: lines=6 or lines=45mm",
        ),
        (
            'lines=""',
            'lines=: "" is no size',
            "write whole rows or a length: lines=6 or lines=45mm",
        ),
        ("lines=3 box=3", "two writing spaces are asked for at once", "keep one of them"),
        (
            "space=6",
            'space is "none" or left out, not "6"',
            "write { space=none } for a question to talk about, { lines=6 } for room",
        ),
        (
            "lines = 6",
            "these braces can't be understood: { lines = 6 }",
            "write them like { lines=8 }; for braces in the text itself write \\{ and \\}",
        ),
        (
            "===",
            "these braces can't be understood: { === }",
            "write them like { lines=8 }; for braces in the text itself write \\{ and \\}",
        ),
        (
            "width=60%",
            "this width stands behind no picture",
            "write { width=60% } right after the ) of the picture, without a space",
        ),
    ],
)
def test_an_impossible_space_is_refused_with_what_would_be_possible(text, problem, hint):
    with pytest.raises(SpaceError) as reason:
        parse_attributes(text, SIX_LINES)

    assert (str(reason.value), reason.value.hint) == (problem, hint)


def test_the_largest_and_smallest_spaces_are_taken():
    assert parse_space("lines", "500").size == Rows(count=500)
    assert parse_space("lines", "2000mm").size == Length(mm=2000.0)
    assert parse_space("lines", "4mm").size == Length(mm=4.0)
    assert parse_space("lines", "1").size == Rows(count=1)
