"""Options of blocks, however people indent them."""

import pytest


@pytest.mark.parametrize("indent", ["", " ", "  ", "   ", "    ", "      ", "\t"])
def test_options_are_options_at_any_indent(chapter, indent):
    (block,) = chapter(f"# T\n\n/// scale | How?\n{indent}from: 2\n{indent}to: 6\n///\n").blocks

    assert (block.options.start, block.options.to) == (2, 6)


@pytest.mark.parametrize("indent", [" ", "    ", "\t"])
def test_an_empty_line_may_part_them_from_the_head(chapter, indent):
    (block,) = chapter(f"# T\n\n/// scale | How?\n\n{indent}to: 6\n///\n").blocks

    assert block.options.to == 6


def test_an_empty_line_may_stand_among_them(chapter):
    (block,) = chapter(
        "# T\n\n/// choice | How?\n  of:\n    - a\n    - b\n\n  columns: 2\n///\n"
    ).blocks

    assert (block.options.of, block.options.columns) == (("a", "b"), 2)


def test_text_with_a_colon_is_no_option(chapter):
    (block,) = chapter("# T\n\n/// note\nOne: a word.\n\nkind: of people\n///\n").blocks

    assert "One: a word." in block.body[0].html
    assert "kind: of people" in block.body[0].html


def test_a_misspelt_option_is_told_with_its_line(refused):
    assert refused("# T\n\n/// note\n  knd: care\ntext\n///\n") == [
        'error: book/01-trust.md:4: unknown note option "knd"\nhint: did you mean "kind"?'
    ]
