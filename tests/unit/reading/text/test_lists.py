"""Lists as people type them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Prose, iterate_prompts
from generator.reading.text.lists import regular_lists


def questions(chapter) -> list[tuple[str, str]]:
    return [(one.number, one.text) for one in iterate_prompts(chapter.blocks)]


@pytest.mark.parametrize(
    "text",
    [
        "Some text\n1. One?\n2. Two?\n",
        "Some text\n\n1. One?\n2. Two?\n",
        "1) One?\n2) Two?\n",
        "1.\u00a0One?\n2.\u00a0Two?\n",
        "1. One?\n\n    Between.\n2. Two?\n",
        "1. One?\n\n  Between.\n\n2. Two?\n",
        "1. One?\n\n   - a\n   - b\n2. Two?\n",
        "1. One?\n  - a\n  - b\n2. Two?\n",
        "1. One?\nThink of it.\n2. Two?\n",
        "1. One?\n\n   | a | b |\n   |---|---|\n   | x |   |\n\n2. Two?\n",
    ],
)
def test_both_questions_are_found_however_the_list_is_typed(chapter, text):
    found = questions(chapter(f"# Trust\n\n{text}"))

    assert [number for number, _ in found] == ["1", "2"]
    assert [words.split("?")[0] for _, words in found] == ["One", "Two"]


@pytest.mark.parametrize("indent", [2, 3, 4, 5])
def test_sub_questions_are_found_at_any_indent(chapter, indent):
    pad = " " * indent
    found = questions(chapter(f"# T\n\n1. Where?\n{pad}1. Home?\n{pad}2. Work?\n2. When?\n"))

    assert found == [("1", "Where?"), ("1", "Home?"), ("2", "Work?"), ("2", "When?")]


@pytest.mark.parametrize("bullet", ["- [ ]", "- []", "-\u00a0[ ]", "*  [ ]", "☐"])
def test_a_box_to_tick_is_one_however_it_is_typed(chapter, bullet):
    (block,) = chapter(f"# Trust\n\nTick:\n{bullet} one\n{bullet} two\n").blocks

    assert block.html.count('class="tick"') == 2


@pytest.mark.parametrize("bullet", ["•", "–"])
def test_a_bullet_pasted_from_a_letter_is_one(chapter, bullet):
    (block,) = chapter(f"# Trust\n\n{bullet} one\n{bullet} two\n").blocks

    assert block.html.count("<li>") == 2


def test_a_table_needs_no_empty_line_above(chapter):
    (block,) = chapter("# Trust\n\nText\n| a | b |\n|---|---|\n| x | |\n").blocks

    assert isinstance(block, Prose)
    assert "<table" in block.html


def test_a_year_at_the_start_of_a_line_is_no_list(chapter):
    (block,) = chapter("# Trust\n\nThey met in\n1984. It was May.\n").blocks

    assert "<li" not in block.html


def test_code_indented_by_four_stays_code(chapter):
    (block,) = chapter("# Trust\n\nText:\n\n    - no list\n").blocks

    assert "<code>- no list" in block.html


def test_fenced_code_stays_as_it_is(chapter):
    (block,) = chapter("# Trust\n\n```\nText\n1. One?\n  - two\n```\n").blocks

    assert "Text\n1. One?\n  - two" in block.html


def test_lists_among_the_options_of_a_block_stay_yaml(chapter):
    (block,) = chapter(
        "# T\n\n/// choice | How?\n    of:\n      - never\n      - often\n///\n"
    ).blocks

    assert block.options.of == ("never", "often")


def test_a_rule_is_no_list():
    lines = ["Text", "", "* * *", "- - -"]

    assert regular_lists(lines, set()).lines == lines


@given(st.text(alphabet="yz1-*.)?[ ]\t|:/>#`\n", max_size=200))
@settings(deadline=None, max_examples=200)
def test_there_are_as_many_lines_as_before_and_as_many_letters(text):
    lines = text.split("\n")

    regular = regular_lists(lines, set()).lines

    def letters(some: list[str]) -> str:
        return "".join(one for line in some for one in line if one in "yz1")

    assert len(regular) == len(lines)
    assert letters(regular) == letters(lines)
