"""Lists as people type them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Prose, Table, iterate_prompts
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
    text, table = chapter("# Trust\n\nText\n| a | b |\n|---|---|\n| x | |\n").blocks

    assert isinstance(text, Prose)
    assert isinstance(table, Table)


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


@pytest.mark.parametrize(
    "text",
    ["- a\n* b", "- a\n\n* b", "* a\n+ b", "1. a\n1) b", "1. a\n\n1) b", "- a\n\n  * b\n  + c"],
)
def test_a_new_kind_of_mark_begins_a_new_list(chapter, text):
    html = chapter(f"# T\n\n{text}\n").blocks[0].html

    assert html.count("<ul>") + html.count("<ol>") == (3 if "  *" in text else 2)


@pytest.mark.parametrize("text", ["- a ____ b\n- c", "1. a ____ b\n2. c"])
def test_an_item_with_a_blank_in_it_keeps_its_mark(chapter, text):
    html = chapter(f"# T\n\n{text}\n").blocks[0].html

    # What clips a long blank is the paragraph: the mark of the item stands outside it.
    assert '<li>\n<p class="stem">a <span' in html


@pytest.mark.parametrize("bullet", ["-", "*", "+"])
def test_bullets_right_below_a_question_stand_between_it_and_its_room(chapter, bullet):
    text = f"1. One?\n{bullet} a\n{bullet} b\n\n2. Two?\n{bullet} c\n"

    one, two = iterate_prompts(chapter(f"# T\n\n{text}").blocks)

    assert one.body[0].html.count("<li>") == 2
    assert two.number == "2"


def test_options_below_a_question_take_the_place_of_its_room(chapter):
    prompts = list(iterate_prompts(chapter("# T\n\n1. What helps?\n   a) a\n   b) Why?\n").blocks))

    assert [(one.text, one.space) for one in prompts] == [("What helps?", None)]


def test_lettered_questions_below_an_item_get_room(chapter):
    text = "1. Think of an evening.\n   (a) Where were you?\n   (b) Who spoke?\n"

    assert questions(chapter(f"# T\n\n{text}")) == [
        ("(a)", "Where were you?"),
        ("(b)", "Who spoke?"),
    ]


@pytest.mark.parametrize("box", ["[ ]", "☐", "□", "- ☐", "\\[ \\]", "❏", "☐\ufe0f"])
def test_a_box_needs_no_hyphen(chapter, box):
    (block,) = chapter(f"# T\n\n{box} one\n{box} two\n").blocks

    assert block.html.count('class="tick"') == 2


def test_boxes_in_one_line_stay_in_it(chapter):
    (block,) = chapter("# T\n\n☐ yes ☐ no [ ] perhaps\n").blocks

    assert block.html.count('<span class="box"></span>') == 3
    assert "<li" not in block.html


def test_lists_in_a_quotation_need_no_empty_line(chapter):
    (block,) = chapter("# T\n\n> Bring:\n> - a pen\n> - a cup\n").blocks

    assert block.html.count("<li>") == 2


@pytest.mark.parametrize(
    "above", ["A sentence.", "It is so:", "- item", "> quoted", "a\nb", "x" * 99]
)
def test_dashes_right_below_a_text_are_a_rule(chapter, above):
    (block,) = chapter(f"# T\n\n{above}\n---\nNext\n").blocks

    assert "<hr>" in block.html
    assert "<h2" not in block.html


@pytest.mark.parametrize("end", ["---", "===", "----  "])
def test_dashes_right_below_a_few_words_make_a_heading(chapter, end):
    (block,) = chapter(f"# T\n\nA new part\n{end}\nNext\n").blocks

    assert ">A new part</h" in block.html


def test_code_in_an_item_is_code(chapter):
    (block,) = chapter("# T\n\n- a\n\n  ```\n  - no item\n      deep\n  ```\n- b\n").blocks

    assert "<code>- no item\n    deep\n</code>" in block.html
    assert block.html.count("<li>") == 2


def test_a_list_in_a_footnote_stays_in_the_note(chapter):
    text = "A word.[^1]\n\n[^1]: So:\n\n    - one\n    - two\n\nAfter.\n"

    (block,) = chapter(f"# T\n\n{text}").blocks

    assert block.html.count('<span class="footnote-item">') == 2
    assert "<li" not in block.html


@pytest.mark.parametrize("language", ["de", "de-AT"])
def test_a_star_between_letters_is_a_star(chapter, language):
    text = "Alle Teilnehmer*innen fragen eine*n Partner*in.\n\n*Ihre Therapeut*innen* fragen.\n"

    (block,) = chapter(
        f"# T\n\nKurz.\n\n{text}", {"workbook.yml": f"language: {language}\n"}
    ).blocks

    assert "Teilnehmer*innen fragen eine*n Partner*in." in block.html
    assert "<em>Ihre Therapeut*innen</em> fragen" in block.html
