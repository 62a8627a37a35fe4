"""A list in one line is told where a comma has parted what belongs together, and only there."""

import pytest


def block(options: str, kind: str = "agreement | We") -> str:
    return f"# T\n\n/// {kind}\n    {options}\n///\n"


@pytest.mark.parametrize(
    ("items", "count", "part", "before"),
    [
        ("[We listen, and rest, We talk]", 3, "and rest", "We listen"),
        ("[a, b, and c, d]", 4, "and c", "b"),
        ("[Ich höre zu, und schweige]", 2, "und schweige", "Ich höre zu"),
        ("[J'écoute, mais je parle]", 2, "mais je parle", "J'écoute"),
        ("[We listen, not interrupt, We will rest]", 3, "not interrupt", "We listen"),
        ("['We listen', or not]", 2, "or not", "We listen"),
    ],
)
def test_an_item_that_goes_on_is_told_with_the_count(read, items, count, part, before):
    (told,) = read(block(f"clauses: {items}")).warnings

    assert str(told.location) == "book/01-trust.md:4"
    assert told.message == f'{count} clauses: "{part}" reads like the end of "{before}"'
    assert f'put quotes round an item that has a comma: "{before}, {part}"' in told.hint


@pytest.mark.parametrize(
    "items",
    [
        "[never, sometimes, often]",
        "[Now, in a month, in a year]",
        "[Me, You, both of us]",
        "[Mine, yours, Ours]",
        "['We listen, and rest', We talk]",
        "[We listen, 'and rest', We talk]",
        "[orange, butter, android, mason]",
        "[1, 2, 3]",
        "[We]",
        "[]",
    ],
)
def test_items_of_their_own_are_not_told(read, items):
    assert read(block(f"clauses: {items}")).warnings == ()


def test_a_list_with_a_line_for_each_item_is_not_told(read):
    text = "# T\n\n/// agreement | We\n    clauses:\n      - We listen\n      - and rest\n///\n"

    assert read(text).warnings == ()


def test_a_list_over_several_lines_is_told_with_the_line_of_the_item(read):
    text = "# T\n\n/// choice | Who?\n    of: [We listen,\n      and rest, We talk]\n///\n"

    (told,) = read(text).warnings

    assert str(told.location) == "book/01-trust.md:5"
