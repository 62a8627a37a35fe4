"""An article becomes a chapter: its words kept, its questions found."""

import io
import zipfile

import pytest

from generator.model import iterate_prompts
from generator.reading.article.article_file import read_article
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


def test_a_document_of_a_word_processor_is_read(tmp_path, chapter):
    path = tmp_path / "repair.docx"
    path.write_bytes(
        document(
            [
                ("Heading1", "Coming back"),
                (None, "Every couple fights."),
                ("Heading2", "How it works"),
                (None, "It may be clumsy."),
                (None, "Reflective Questions:"),
                (None, "1. What do I do?"),
                (None, "2. What do I miss?"),
            ]
        )
    )

    draft = read_article(path)

    assert draft.title == "Coming back"
    assert "## How it works" in draft.chapters[0].text
    assert len(list(iterate_prompts(chapter(draft.chapters[0].text).blocks))) == 2


def document(paragraphs: list[tuple[str | None, str]]) -> bytes:
    """The least that makes a .docx: ECMA-376, parts of a WordprocessingML package."""
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(
        "<w:p>"
        + (f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else "")
        + f"<w:r><w:t>{text}</w:t></w:r></w:p>"
        for style, text in paragraphs
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{n}">'
        f'<w:name w:val="heading {n}"/></w:style>'
        for n in (1, 2)
    )
    kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kinds}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{kinds}.styles+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/officeDocument" Target="word/document.xml"/>'
        "</Relationships>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/styles" Target="styles.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{w}"><w:body>{body}</w:body></w:document>',
        "word/styles.xml": f'<w:styles xmlns:w="{w}">{styles}</w:styles>',
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return data.getvalue()
