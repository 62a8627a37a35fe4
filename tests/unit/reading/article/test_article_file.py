"""An article becomes a chapter: its words kept, its questions found."""

import base64

import pytest

from generator.model import iterate_prompts
from generator.reading.article.article_file import read_article
from tests.helpers.documents import png
from tests.helpers.workbooks import ROOT

ARTICLE = ROOT / "tests/unit/reading/article/repair.txt"


@pytest.fixture
def markdown(tmp_path):
    """The Markdown of an article of this text."""

    def convert(text: str, name: str = "my-article.txt") -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return read_article(path).chapters[0].text

    return convert


def letters(text: str) -> str:
    return "".join(one for one in text if one.isalnum())


def test_the_wording_is_kept_to_the_letter():
    source = ARTICLE.read_text(encoding="utf-8").removesuffix("\n").removesuffix("Comments")

    text = (
        read_article(ARTICLE).chapters[0].text.removeprefix("# Repair").replace("{ .prompts }", "")
    )

    for bullet in "•":
        source = source.replace(bullet, "")
    assert letters(text) == letters(source)


def test_its_three_questions_are_found(chapter):
    found = iterate_prompts(chapter(read_article(ARTICLE).chapters[0].text).blocks)

    assert [prompt.number for prompt in found if prompt.space] == ["1", "2", "3"]


@pytest.mark.parametrize("bullet", ["•", "–", "*", "-", "·", "▪", "o"])
def test_any_usual_bullet_makes_a_list(markdown, bullet):
    text = markdown(f"Couples can:\n{bullet} Agree on a word.\n{bullet} Come back.\nAfter it.\n")

    assert "\n- Agree on a word.\n- Come back.\n\nAfter it." in text


@pytest.mark.parametrize(
    "head",
    [
        "Reflective Questions:",
        "Questions",
        "Discussion questions:",
        "Questions for Reflection",
        "Journal Prompts:",
        "**Reflective Questions:**",
    ],
)
def test_a_block_of_questions_becomes_prompts(markdown, chapter, head):
    text = markdown(f"A sentence of the article.\n\n{head}\n1. What helps\n2) What else?\n")

    assert [prompt.text for prompt in iterate_prompts(chapter(text).blocks)] == [
        "What helps",
        "What else?",
    ]


def test_a_sentence_about_questions_is_no_heading(markdown):
    assert "##" not in markdown("They had questions.\n1. Who came?\n")


def test_a_line_alone_that_is_no_sentence_is_a_heading(markdown):
    text = markdown("First it rains.\n\nFinding the Way Back\n\nThen the sun shines.\n")

    assert "## Finding the Way Back" in text


@pytest.mark.parametrize("line", ["He said so.", "and then", "A long line " * 8])
def test_other_lines_alone_are_paragraphs(markdown, line):
    assert "##" not in markdown(f"First it rains.\n\n{line}\n\nThen the sun shines.\n")


def test_wrapped_lines_are_one_paragraph(markdown):
    text = markdown(
        "Every couple fights, and what sets lasting couples apart is\n"
        "that they find their way back sooner.\n"
    )

    assert "apart is\nthat they" in text


def test_signs_that_mean_something_in_markdown_stay_signs(markdown, chapter):
    words = "Use *stars*, _bars_, [brackets], {braces}, <angles> and `ticks`."

    (block,) = chapter(markdown(f"{words}\n")).blocks

    assert "&lt;angles&gt;" in block.html
    assert letters(block.html.replace("&lt;", "").replace("&gt;", "")).strip("p") == letters(words)
    assert "<em>" not in block.html


@pytest.mark.parametrize("line", ["1984. It was May.", "# hash", "+ plus", "/// slashes", "---"])
def test_a_line_that_would_begin_something_does_not(markdown, chapter, line):
    blocks = chapter(markdown(f"A sentence first.\n\nX {line}\n\n{line} \n\nThe end.\n")).blocks

    assert all("<h1" not in getattr(block, "html", "") for block in blocks)


@pytest.mark.parametrize(
    "leftover", ["Comments", "3 Comments", "Share this:", "Leave a Reply", "Tags: love", "Facebook"]
)
def test_what_a_web_page_leaves_at_the_end_is_dropped_and_told(tmp_path, leftover):
    path = tmp_path / "a.txt"
    path.write_text(f"A sentence of the article.\n\n{leftover}\n\n", encoding="utf-8")

    draft = read_article(path)

    assert leftover not in draft.chapters[0].text
    assert leftover in draft.notices[0].message


def test_the_same_word_in_the_middle_stays(markdown):
    assert "Comments" in markdown("Before it.\n\nComments\n\nAfter it.\n")


def test_an_article_in_markdown_keeps_its_marks(markdown):
    text = markdown("# Repair\n\nIt is *hard*.\n\n## How\n\n- so\n", name="a.md")

    assert text == "# Repair\n\nIt is *hard*.\n\n## How\n\n- so\n"


@pytest.mark.parametrize(
    "line",
    [
        "Share this with your partner tonight, and listen.",
        "Share this page with nobody until you have both written.",
        "Share your answers",
        "Tags are for clothes.",
        "Read more about it in chapter 2.",
        "Comment on what moved you.",
        "x",
    ],
)
def test_a_last_line_that_speaks_to_the_reader_stays(tmp_path, line):
    path = tmp_path / "a.txt"
    path.write_text(f"A sentence of the article.\n\n{line}\n", encoding="utf-8")

    draft = read_article(path)

    assert line in draft.chapters[0].text
    assert draft.notices == ()


@pytest.mark.parametrize(
    "leftover",
    [
        "Share",
        "Share this post",
        "Share on Facebook",
        "Share this on Facebook, X and Pinterest",
        "Subscribe to our newsletter",
        "Filed under: Love, Trust",
        "Facebook\nX\nPinterest",
    ],
)
def test_what_is_nothing_but_a_leftover_goes(markdown, leftover):
    assert markdown(f"A sentence of the article.\n\n{leftover}\n") == (
        "# My article\n\nA sentence of the article.\n"
    )


@pytest.mark.parametrize("byline", ["by Jane Doe", "By Dr. Jane Doe", "Written by Jane Doe"])
def test_a_byline_is_no_title_and_no_heading(markdown, byline):
    text = markdown(f"{byline}\n\nComing home\n\nA sentence of the article.\n")

    assert text.startswith("# ")
    assert f"\n{byline}\n" in text
    assert f"# {byline}" not in text


def test_a_typed_worksheet_keeps_its_blanks_boxes_and_levels(markdown):
    text = markdown(
        "Our evening\n\nName: ...............\n\n☐ We sit down\n\n"
        "1. What?\n   - in the hall\n2. How?\n"
    )

    assert text == (
        "# Our evening\n\nName: _______________\n\n- [ ] We sit down\n\n"
        "1. What?\n    - in the hall\n2. How?\n"
    )


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_instructions_that_quote_a_question_are_to_talk_about(markdown, name):
    text = markdown('# T\n\n1. Ask them: "What helps?"\n2. What did you hear?\n', name=name)

    assert '1. Ask them: "What helps?" { space=none }\n2. What did you hear?' in text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Repair\n\nx", "Repair"),
        ("Repair\n======\n\nx", "Repair"),
        ("---\ntitle: Repair\n---\nx", "Repair"),
        ("**Repair**\n\nA text.", "Repair"),
        ("A long text.\n\n## Repair\n\nx", "Repair"),
        ("A long text.", "My article"),
    ],
)
def test_the_title_comes_from_the_document(tmp_path, text, title):
    path = tmp_path / "my-article.md"
    path.write_text(text, encoding="utf-8")

    assert read_article(path).title == title


def test_the_picture_of_a_shared_document_is_saved(tmp_path):
    picture = base64.b64encode(png(400, 300)).decode()
    path = tmp_path / "a.md"
    path.write_text(f"# T\n\nLook: ![][image1]\n\n[image1]: <data:image/png;base64,{picture}>\n")

    draft = read_article(path)

    assert draft.chapters[0].text == "# T\n\nLook: ![](images/picture.png)\n"
    assert [one.data for one in draft.pictures] == [png(400, 300)]


def test_text_of_a_word_processor_is_read_as_far_as_its_format_says(tmp_path):
    path = tmp_path / "a.rtf"
    path.write_text(
        r"{\rtf1\ansi\ansicpg1252 Our evening\par\par It\'92s late.\par"
        r"{\listtext 1.\tab}What helps?\par {\pict 00}\par}"
    )

    draft = read_article(path)

    assert draft.chapters[0].text == "# Our evening\n\nIt’s late.\n\n1. What helps?\n"
    assert [one.what for one in draft.left_out] == ["picture"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_text_with_a_mark_of_its_encoding_is_read(tmp_path, encoding):
    path = tmp_path / "a.txt"
    path.write_text("Über uns\n\nEin Satz.\n", encoding=encoding)

    assert read_article(path).title == "Über uns"
