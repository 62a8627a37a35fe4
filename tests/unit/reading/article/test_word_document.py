"""A word processor's document comes over whole: what it says, and what it shows without saying."""

import random

import pytest

from generator.diagnostics import WorkbookError
from generator.model import iterate_prompts
from generator.reading.article.article_file import read_article
from tests.helpers.documents import paragraph, picture, png, run, table, word_document

LEADER = '<w:tabs><w:tab w:val="right" w:leader="underscore" w:pos="8000"/></w:tabs>'


@pytest.fixture
def draft(tmp_path):
    """Read a .docx of these parts."""

    def read(*body: str, **more):
        path = tmp_path / "my-file.docx"
        path.write_bytes(word_document(*body, **more))
        return read_article(path)

    return read


@pytest.fixture
def body(draft):
    """The Markdown of a .docx below its title."""
    return lambda *parts, **more: (
        draft(paragraph("T", style="Title"), *parts, **more)
        .chapters[0]
        .text.removeprefix("# T\n\n")
        .removesuffix("\n")
    )


def test_a_table_stays_a_table_with_its_empty_cells(body):
    assert body(table(("Situation", "My thought"), ("Coming home", ""), ("", ""))) == (
        "| Situation | My thought |\n|---|---|\n| Coming home | |\n| | |"
    )


def test_bold_italic_and_raised_words_stay(body):
    text = body(
        paragraph(
            run("This is "), run("important ", "<w:b/>"), run("and "), run("soft", "<w:i/>"),
            run(", 10"), run("2", '<w:vertAlign w:val="superscript"/>'), run(" metres."),
        )
    )  # fmt: skip

    assert text == "This is **important** and *soft*, 10<sup>2</sup> metres."


def test_a_list_that_goes_on_counts_on(body):
    text = body(
        paragraph("What first?", item=(1, 0)),
        paragraph("A word between."),
        paragraph("What then?", item=(1, 0)),
        paragraph("Anew?", item=(4, 0)),
    )

    assert text == "1. What first?\n\nA word between.\n\n2. What then?\n7. Anew?"


def test_items_below_items_are_indented(body):
    text = body(
        paragraph("One", item=(2, 0)),
        paragraph("Below", item=(2, 1)),
        paragraph("Two", item=(2, 0)),
        paragraph("What?", item=(1, 0)),
        paragraph("An answer", item=(1, 1)),
    )

    assert text == "- One\n    - Below\n- Two\n\n1. What?\n\n    a) An answer"


@pytest.mark.parametrize(
    "line",
    [
        paragraph("<w:r><w:t>Name: </w:t><w:tab/></w:r>", more=LEADER),
        paragraph("Name: ", run("   <w:tab/>".replace("<w:tab/>", ""), '<w:u w:val="single"/>')),
        paragraph("Name: ", '<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:tab/></w:r>'),
        paragraph("Name: ............"),
        paragraph("Name: ______"),
        paragraph("Name: \u2002\u2002\u2002\u2002\u2002"),
        paragraph(
            "Name: ",
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
            + run("Click here")
            + "</w:sdtContent></w:sdt>",
        ),
    ],
    ids=["leader", "spaces", "tab", "dots", "underscores", "field", "control"],
)
def test_whatever_draws_a_line_is_a_blank(body, line):
    text = body(line)

    assert text.startswith("Name: ___")
    assert set(text.removeprefix("Name: ")) == {"_"}


@pytest.mark.parametrize(
    "item",
    [
        paragraph("☐ We sit down"),
        paragraph("We sit down", item=(3, 0)),
        paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>', run(" We sit down")),
    ],
)
def test_a_box_is_a_box_to_tick(body, item):
    assert body(item) == "- [ ] We sit down"


def test_a_page_break_is_one(body):
    text = body(
        paragraph("Before."),
        '<w:p><w:r><w:br w:type="page"/></w:r></w:p>',
        paragraph("After."),
    )

    assert text == "Before.\n\n/// newpage\n///\n\nAfter."


def test_headings_keep_their_levels_below_the_title(body):
    text = body(
        paragraph("Part", style="Heading1"),
        paragraph("A text."),
        paragraph("Below", style="Heading2"),
    )

    assert text == "## Part\n\nA text.\n\n### Below"


def test_the_title_is_the_documents_and_a_byline_is_no_heading(draft):
    made = draft(paragraph("by Jane Doe"), paragraph("Coming home"), paragraph("A long text."))

    assert made.title == "Coming home"
    assert "\n\nby Jane Doe\n\nA long text." in made.chapters[0].text


def test_a_picture_comes_along_in_its_size(draft):
    made = draft(
        paragraph("T", style="Title"), paragraph(picture("Two cups", 66)), image=png(30, 20)
    )

    assert [(one.file, one.data) for one in made.pictures] == [("images/picture.png", png(30, 20))]
    assert "![Two cups](images/picture.png){ width=40% }" in made.chapters[0].text


@pytest.mark.parametrize(
    ("part", "what"),
    [
        ("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", "formula"),
        ('<w:r><w:commentReference w:id="0"/></w:r>', "comment"),
        (
            '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="http://x/2006/chart"/>'
            "</a:graphic></wp:inline></w:drawing></w:r>",
            "chart",
        ),
        (picture("A drawing"), "picture"),
    ],
)
def test_what_can_not_come_along_is_named_with_its_line(draft, part, what):
    made = draft(
        paragraph("T", style="Title"),
        paragraph("First."),
        paragraph("Here ", part, " it was."),
        image=b"\xd7\xcd\xc6\x9a no picture for print",
    )

    assert [(one.what, one.file, one.line) for one in made.left_out] == [(what, "01-t.md", 5)]


def test_instructions_that_quote_a_question_get_no_room(draft, chapter):
    made = draft(
        paragraph("T", style="Title"),
        paragraph("Sit down together.", item=(1, 0)),
        paragraph("Ask your partner: “What do you need?”", item=(1, 0)),
        paragraph("What did you hear?", item=(1, 0)),
    )

    prompts = list(iterate_prompts(chapter(made.chapters[0].text).blocks))

    assert [one.text for one in prompts if one.space] == ["What did you hear?"]


def test_a_frame_below_a_question_is_its_room(body):
    assert body(paragraph("What helps?"), table(("",))) == "What helps? { box=6 }"


def test_words_that_mean_something_to_us_are_words(body, chapter):
    text = body(
        paragraph("Use {{ name }}, { lines=3 } and *stars*. { lines=4 }"), paragraph("/// x")
    )

    assert list(iterate_prompts(chapter(f"# T\n\n{text}\n").blocks)) == []


def test_running_heads_with_words_are_named(draft):
    head = (
        '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}</w:hdr>'
    )
    more = {
        "word/header1.xml": head.format(paragraph("The practice")),
        "word/footer1.xml": head.format(paragraph("12")),
    }

    assert [one.what for one in draft(paragraph("A text."), more=more).left_out] == ["running head"]


def test_a_damaged_document_is_refused_and_never_a_defect(tmp_path):
    whole = word_document(
        paragraph("T", style="Title"),
        paragraph("What?", item=(1, 0)),
        table(("a", ""), ("", "")),
        paragraph(picture("x")),
        image=png(),
    )
    chance = random.Random(7)
    path = tmp_path / "a.docx"
    refused = 0
    for _ in range(120):
        data = bytearray(whole)
        for _ in range(chance.choice([1, 8, 60])):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(data)
        try:
            read_article(path)
        except WorkbookError as reason:
            refused += 1
            assert "is damaged or no .docx" in str(reason)

    assert refused > 60


def test_the_subtitle_is_the_books(draft):
    made = draft(
        paragraph("T", style="Title"), paragraph("A *worksheet*", style="Subtitle"), paragraph("x.")
    )

    assert made.settings == (("subtitle", "A *worksheet*"),)
    assert made.chapters[0].text == "# T\n\nx.\n"


def test_its_table_of_contents_stays_behind(body):
    styles = (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style></w:styles>'
    )

    text = body(
        paragraph("<w:r><w:t>Part</w:t><w:tab/><w:t>3</w:t></w:r>", style="Verzeichnis1"),
        paragraph("A text."),
        more={"word/styles.xml": styles},
    )

    assert text == "A text."
