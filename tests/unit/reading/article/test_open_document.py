"""An OpenDocument text comes over as a .docx does."""

import pytest

from generator.diagnostics import WorkbookError
from generator.reading.article.article_file import read_article
from tests.helpers.documents import open_document, png

STYLES = (
    '<style:style style:name="B"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="Up"><style:text-properties style:text-position="super 58%"/>'
    "</style:style>"
    '<style:style style:name="Leads"><style:paragraph-properties><style:tab-stops>'
    '<style:tab-stop style:leader-style="solid"/></style:tab-stops></style:paragraph-properties>'
    "</style:style>"
    '<style:style style:name="P1" style:parent-style-name="Title"/>'
    '<style:style style:name="New"><style:paragraph-properties fo:break-before="page"/>'
    "</style:style>"
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1"/>'
    '<text:list-level-style-bullet text:level="2" text:bullet-char="•"/></text:list-style>'
)


def item(*inside: str) -> str:
    return f"<text:list-item>{''.join(inside)}</text:list-item>"


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


BELOW = f"<text:list>{item(p('below'))}</text:list>"


@pytest.fixture
def draft(tmp_path):
    """Read a .odt of this text."""

    def read(body: str, image: bytes = b""):
        path = tmp_path / "my-file.odt"
        path.write_bytes(open_document(p("The title", "P1") + body, STYLES, image))
        return read_article(path)

    return read


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            p('A <text:span text:style-name="B">bold</text:span> word and 10'
              '<text:span text:style-name="Up">2</text:span>.'),
            "A **bold** word and 10<sup>2</sup>.",
        ),
        ('<text:h text:outline-level="1">Part</text:h>' + p("x"), "## Part\n\nx"),
        (p("Name: <text:tab/>", "Leads"), "Name: " + 24 * "_"),
        (p("Before.") + p("After.", "New"), "Before.\n\n/// newpage\n///\n\nAfter."),
        (p("One.<text:line-break/>Two."), "One.  \nTwo."),
        (
            f'<text:list text:style-name="L">{item(p("One?"), BELOW)}</text:list>'
            + p("Between.")
            + '<text:list text:style-name="L" text:continue-numbering="true">'
            + item(p("Two?"))
            + "</text:list>",
            "1. One?\n    - below\n\nBetween.\n\n2. Two?",
        ),
        (
            "<table:table><table:table-header-rows><table:table-row><table:table-cell>"
            + p("Head")
            + '</table:table-cell><table:table-cell table:number-columns-repeated="2"/>'
            '</table:table-row></table:table-header-rows><table:table-row '
            'table:number-rows-repeated="2"><table:table-cell '
            'table:number-columns-repeated="3"/></table:table-row></table:table>',
            "| Head | | |\n|---|---|---|\n| | | |\n| | | |",
        ),
        (
            p(f"A word<text:note><text:note-body>{p('The note.')}</text:note-body></text:note>."),
            "A word[^1].\n\n[^1]: The note.",
        ),
    ],
)  # fmt: skip
def test_it_says_what_the_document_says(draft, body, text):
    made = draft(body)

    assert made.title == "The title"
    assert made.chapters[0].text == f"# The title\n\n{text}\n"


def test_its_pictures_come_along(draft):
    frame = (
        '<draw:frame svg:width="85mm"><draw:image xlink:href="Pictures/one.png"/>'
        "<svg:desc>Two cups</svg:desc></draw:frame>"
    )

    made = draft(p(frame), image=png())

    assert [one.file for one in made.pictures] == ["images/picture.png"]
    assert "![Two cups](images/picture.png){ width=50% }" in made.chapters[0].text


def test_a_comment_is_left_out_by_name(draft):
    made = draft(p("A.<office:annotation><text:p>mine</text:p></office:annotation>"))

    assert [(one.what, one.line) for one in made.left_out] == [("comment", 3)]


def test_a_damaged_one_is_refused(tmp_path):
    path = tmp_path / "a.odt"
    path.write_bytes(open_document(p("x"))[:-40])

    with pytest.raises(WorkbookError, match=r"a\.odt: is damaged or no \.odt"):
        read_article(path)
