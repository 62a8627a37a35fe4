"""Where text, questions and blocks stand in their file: what messages about pages name."""

import re

import pytest

from generator.model import Exercise, Picture, Prose, iterate_prompts

TEXT = """\
# Trust

Words above.

| a | b |
|---|---|
| c | d |
| e |   |

```
x | y
---|---
```

## Next

- one
- two

a | b
---|---
1 | 2
"""


def lines_of(block: Prose) -> dict[str, list[int]]:
    """The lines of a block of prose by the tags that carry them."""
    found: dict[str, list[int]] = {}
    for tag, line in re.findall(r'<(\w+)[^>]* data-line="(\d+)"', block.lined):
        found.setdefault(tag, []).append(int(line))
    return found


def test_each_element_of_prose_knows_the_line_it_stands_in(chapter):
    above, first, below, second = chapter(TEXT).blocks

    assert lines_of(above) == {"p": [3]}
    assert lines_of(below) == {"pre": [10], "h2": [15], "li": [17, 18]}
    assert (first.place.line, second.place.line) == (5, 20)


def test_the_html_itself_carries_no_lines(chapter):
    for block in chapter(TEXT).blocks:
        if isinstance(block, Prose):
            assert "data-line" not in block.html
            assert re.sub(r' data-line="\d+"', "", block.lined) == block.html
        else:
            assert "data-line" not in str(block)


def test_two_listings_of_code_each_know_their_own_line(chapter):
    (prose,) = chapter("# T\n\nA\n\n```\none\n```\n\n    two\n\nB\n").blocks

    assert lines_of(prose)["pre"] == [5, 9]


def test_questions_and_blocks_know_their_lines(chapter):
    questions = "1. One?\n\n    1. Sub?\n\n2. Two?\n"
    exercises = "/// scale | How?\n    to: 5\n///\n\n/// prompt | Why?\n///\n"
    blocks = chapter(f"# T\n\n{questions}\n{exercises}").blocks

    assert [one.line for one in iterate_prompts(blocks)] == [3, 5, 7, 13]
    assert [one.line for one in blocks if isinstance(one, Exercise)] == [9]


def test_a_picture_knows_its_line(chapter):
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"></svg>'
    blocks = chapter("# T\n\nWords.\n\n![A](a.svg)\n", {"a.svg": svg}).blocks

    assert [one.line for one in blocks if isinstance(one, Picture)] == [5]


def test_a_chapter_knows_the_line_of_its_title(chapter):
    assert chapter("Words above.\n\n# Trust\n").line == 3


def test_a_second_title_is_told_with_its_line(read):
    (found,) = read("# T\n\n# **Second**\n").warnings

    assert "a second title" in found.message
    assert found.location.line == 3


@pytest.mark.parametrize("text", ["# T\n\n## \n\nMore.\n", "# T\n\n# \n\nMore.\n"])
def test_a_heading_without_words_leaves_no_mark_on_the_page(chapter, text):
    (prose,) = chapter(text).blocks

    assert prose.html == "<p>More.</p>"


@pytest.mark.parametrize(
    "text",
    [
        "# T\n\nWords.\n\n| a | b |\n|---|---|\n| ![](x.svg){width=900%} | d |\n",
        "| a | b |\n|---|---|\n\n# T\n",
    ],
)
def test_what_stands_in_a_table_is_told_with_a_line(refused, read, text):
    titled = text.startswith("#")
    messages = refused(text) if titled else [str(one) for one in read(text).warnings]

    assert messages
    assert all(re.search(r"01-trust\.md:\d", one) for one in messages)


def test_lines_that_an_author_forges_stay_numbers(chapter):
    (prose,) = chapter('# T\n\n<p data-line="x&quot;onload=1">Words</p>\n').blocks

    assert "onload" not in prose.lined
