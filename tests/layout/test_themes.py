"""A theme's folder stands in for the built-in files, and its mistakes are told by line."""

from urllib.parse import quote

import pytest

from generator.diagnostics import WorkbookError
from tests.helpers import pdf
from tests.helpers.workbooks import book_of, one_chapter

TEXT = "# Trust\n\n1. What now?\n"


@pytest.fixture
def themed(tmp_path):
    """Build a small workbook with a theme of the given files."""

    def build(files: dict[str, str], text: str = TEXT):
        theme = tmp_path / "theme"
        for name, content in files.items():
            path = theme / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        return book_of(one_chapter(tmp_path / "book", text), theme=theme)

    return build


def messages(caught) -> list[str]:
    return [str(one) for one in caught.value.diagnostics]


def test_a_token_changes_the_margins(themed):
    wide = themed({"tokens.yml": "margin-inner: 40mm\n"})

    picture = pdf.image(wide.pdf, wide.pages - 1, 50)
    columns = [
        x for x in range(picture.width) if min(picture.crop((x, 60, x + 1, 400)).tobytes()) < 128
    ]
    assert min(columns) / 50 * 25.4 == pytest.approx(40, abs=1)


def test_a_token_changes_the_accent(themed):
    book = themed({"tokens.yml": 'accent: "#8A1C7C"\n'})

    opening = pdf.reader(book.pdf).pages[-1].get_contents().get_data()
    assert b"0.541176 0.109804 0.486275" in opening
    assert b"0.121569 0.372549 0.356863" not in opening


def test_a_partial_is_replaced_by_the_file_of_its_path(themed):
    book = themed(
        {"partials/imprint.html": '<section class="imprint"><p>Our own words</p></section>'}
    )

    assert "Our own words" in pdf.words(pdf.reader(book.pdf).pages[1])


def test_a_stylesheet_is_replaced_by_the_file_of_its_path(themed):
    book = themed({"css/front.css": ".cover, .imprint, .contents { break-after: page }"})

    assert book.pages >= 4


def test_a_stylesheet_of_a_new_name_is_added(themed):
    book = themed({"css/zz-own.css": ".question::after { content: ' (write here)' }"})

    assert "(write here)" in pdf.words(pdf.reader(book.pdf).pages[-1])


def test_a_picture_of_the_theme_is_found_beside_its_stylesheet(themed):
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
        '<rect width="10" height="10"/></svg>'
    )
    book = themed(
        {
            "css/zz-own.css": ".opener { background: url(paper.svg) }",
            "css/paper.svg": svg,
        }
    )

    assert book.diagnostics == ()
    picture = pdf.image(book.pdf, book.pages - 1, 30)
    assert picture.getextrema()[0] < 20


def test_printed_words_can_be_replaced(themed):
    book = themed({"labels/en.yml": "contents: What is inside\n"})

    assert "What is inside" in pdf.words(pdf.reader(book.pdf).pages[2])


def test_an_unknown_token_is_told_with_its_line(themed):
    with pytest.raises(WorkbookError) as caught:
        themed({"tokens.yml": "tint: 0.2\nacent: red\n"})

    (message,) = messages(caught)
    assert 'theme/tokens.yml:2: unknown token "acent"' in message
    assert 'did you mean "accent"?' in message


def test_a_colour_that_is_none_is_told_with_its_line(themed):
    with pytest.raises(WorkbookError) as caught:
        themed({"tokens.yml": "accent: greenish\n"})

    assert 'theme/tokens.yml:1: accent: "greenish" is no colour' in messages(caught)[0]


def test_a_length_that_is_none_is_told_with_its_line(themed):
    with pytest.raises(WorkbookError) as caught:
        themed({"tokens.yml": "\nmargin-top: wide\n"})

    assert 'theme/tokens.yml:2: margin-top: "wide" is no length' in messages(caught)[0]


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("{{ ''.__class__.__mro__ }}", 1),
        ("<p>\n{{ workbook.__class__.__base__ }}</p>", 2),
        ("<p>\n\n{% if %}</p>", 3),
        ("<p>\n{{ nothing_of_that_name }}</p>", 2),
        ("\n{% include 'partials/none.html' %}", None),
        ("{% import 'os' as os %}", None),
        ("{% include 'partials/imprint.html' %}", None),
        ("{% for a in range(99999999) %}x{% endfor %}", 1),
    ],
)
def test_a_template_that_goes_wrong_is_refused_by_name(themed, template, line):
    with pytest.raises(WorkbookError) as caught:
        themed({"partials/imprint.html": template})

    (message,) = messages(caught)
    assert message.startswith("error: ")
    assert "\nhint: " in message
    if line:
        assert f"partials/imprint.html:{line}: the template" in message


def test_a_template_that_leads_out_of_the_theme_is_refused(themed, tmp_path):
    outside = tmp_path / "outside.html"
    outside.write_text("<p>secret</p>", encoding="utf-8")
    (tmp_path / "theme/partials").mkdir(parents=True)
    (tmp_path / "theme/partials/imprint.html").symlink_to(outside)

    with pytest.raises(WorkbookError) as caught:
        themed({})

    assert "leads out of the theme's folder" in messages(caught)[0]


@pytest.mark.parametrize(
    "css",
    [
        ".cover { background: url(https://example.org/a.png) }",
        "@font-face { font-family: X; src: url(ftp://example.org/a.otf) } p { font-family: X }",
    ],
)
def test_nothing_is_fetched_from_the_network(themed, css, monkeypatch):
    import socket

    opened = []
    monkeypatch.setattr(socket.socket, "connect", lambda *where: opened.append(where))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *where, **_: opened.append(where) or [])

    with pytest.raises(WorkbookError) as caught:
        themed({"css/zz-own.css": css})

    assert opened == []
    assert any(
        "is on the network, and nothing is fetched from there" in m for m in messages(caught)
    )


def test_a_profile_of_a_stylesheet_is_refused_with_its_line(themed):
    with pytest.raises(WorkbookError) as caught:
        themed({"css/theme.css": "/* @import */\n@color-profile x { src: url(x.icc) }"})

    assert "css/theme.css:2: @color-profile is not used" in messages(caught)[0]


def test_an_import_of_css_is_refused_with_its_line(themed):
    with pytest.raises(WorkbookError) as caught:
        themed({"css/zz-own.css": "p { color: red }\n@import 'http://example.org/a.css';"})

    assert "css/zz-own.css:2: @import is not followed" in messages(caught)[0]


@pytest.mark.parametrize("address", ["file:///etc/passwd", "../../../../../../../etc/passwd"])
def test_nothing_is_read_outside_the_allowed_folders(themed, address):
    with pytest.raises(WorkbookError) as caught:
        themed({"css/zz-own.css": f".cover {{ background: url({address}) }}"})

    assert any("lies outside the folders" in message for message in messages(caught))


DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'


@pytest.mark.parametrize(
    ("name", "inside", "problem"),
    [
        ("bomb.svg", '<g id="a"><use href="#a"/></g>', '"bomb.svg" is too large or too deeply'),
        ("script.svg", "<script/>", '"script.svg" holds scripts'),
        ("", "<g><script/></g>", "a drawing in an address holds scripts"),
    ],
)
def test_a_drawing_of_a_stylesheet_is_read_within_bounds_too(themed, name, inside, problem):
    drawing = DRAWING.format(inside)
    address = f"../{name}" if name else "data:image/svg+xml," + quote(drawing)
    css = f'.cover {{ background: url("{address}") }}'

    with pytest.raises(WorkbookError) as caught:
        themed({"css/zz-own.css": css} | ({name: drawing} if name else {}))

    assert any(problem in message for message in messages(caught))


def test_css_that_can_not_be_read_is_a_warning(themed):
    book = themed(
        {"css/zz-own.css": "p {\n  colour: red\n}", "css/theme.css": "\n\nh2 { tint: 3 }"}
    )

    told = [str(one).partition("\n")[0].split("css/", 1)[1] for one in book.diagnostics]
    assert told == [
        "zz-own.css:2: while typesetting: Ignored `colour: red `, unknown property.",
        "theme.css:3: while typesetting: Ignored `tint: 3 `, unknown property.",
    ]


@pytest.mark.parametrize(
    ("css", "line", "problem"),
    [
        ("p { color: red\n}\nh2 {\n  color: blue\n", 3, 'the "{" in this line has no end'),
        ("p {\n  width: calc((1mm + 2mm);\n}", 2, 'the "(" in this line has no end'),
        ("p { color: red }\n}", 2, 'a "}" stands where none is open'),
        ('p { content: "}" } /* { */\na[href="{"] { color: red', 2, 'the "{" in this line'),
    ],
)
def test_css_with_a_block_that_has_no_end_is_refused_with_its_line(themed, css, line, problem):
    with pytest.raises(WorkbookError) as caught:
        themed({"css/theme.css": css})

    assert f"css/theme.css:{line}: {problem}" in messages(caught)[0]


@pytest.mark.parametrize(
    "css",
    [
        "p { font-size: 1e9px }",
        "@page { size: 1px }",
        "p { --x: ; width: calc(var(--x)) }",
        "p { color: " + "(" * 50_000 + ")" * 50_000 + "}",
        "a {" * 20_000 + "}" * 20_000,
    ],
    ids=["a size", "a page", "a sum", "brackets", "blocks"],
)
def test_impossible_css_is_an_error_and_no_traceback(themed, css):
    try:
        themed({"css/zz-own.css": css})
    except WorkbookError as reason:
        assert "can't be laid out" in str(reason) or "off the paper" in str(reason)


def test_a_theme_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(WorkbookError) as caught:
        book_of(one_chapter(tmp_path, TEXT), theme=tmp_path / "none")

    assert "there is no such theme" in messages(caught)[0]


def test_a_file_that_stands_in_for_nothing_is_told(themed):
    book = themed({"tokens.yaml": 'accent: "#8A1C7C"\n'})

    (found,) = book.diagnostics
    assert found.message == "stands in for no file of the base theme"
    assert found.hint == 'did you mean "tokens.yml"?'


def test_a_language_without_words_is_told_and_english(tmp_path):
    folder = one_chapter(tmp_path / "book", TEXT, "language: cy\n")

    book = book_of(folder)

    assert [one.message for one in book.diagnostics] == [
        'there are no words for the language "cy": the printed words will be English'
    ]
    assert "Contents" in pdf.words(pdf.reader(book.pdf).pages[2])


def test_words_a_theme_leaves_out_are_english_and_told(tmp_path):
    folder = one_chapter(tmp_path / "book", TEXT, "language: cy\n")
    words = tmp_path / "theme/labels/cy.yml"
    words.parent.mkdir(parents=True)
    words.write_text("contents: Cynnwys\n", encoding="utf-8")

    book = book_of(folder, theme=tmp_path / "theme")

    (found,) = book.diagnostics
    assert "contents" not in found.message and "chapter" in found.message
    assert "Cynnwys" in pdf.words(pdf.reader(book.pdf).pages[2])


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("labels/en.yml", "contents Was\n", "these are no settings"),
        ("tokens.yml", "[1]\n", "these are no settings"),
        ("tokens.yml", "margin-inner: 300mm\n", "mine/tokens.yml: the margins leave no room"),
        ("partials/document.html", "", "mine/partials/document.html: the theme does not say"),
        ("css/theme.css", "#page-area { display: none }", "mine: the theme does not say where"),
    ],
)
def test_a_file_of_a_theme_that_is_no_list_of_settings_is_told(tmp_path, name, text, said):
    path = tmp_path / "mine" / name
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")

    with pytest.raises(WorkbookError) as caught:
        book_of(one_chapter(tmp_path / "ours", TEXT), theme=tmp_path / "mine")

    assert said in messages(caught)[0]


def test_a_misspelt_template_deep_in_a_theme_is_told(themed):
    book = themed({"partials/covr.html": "x", "exercises/scal.html": "x"})

    assert [one.hint for one in book.diagnostics] == [
        'did you mean "exercises/scale.html"?',
        'did you mean "partials/cover.html"?',
    ]


def test_all_that_is_wrong_with_tokens_and_words_is_told_at_once(themed):
    with pytest.raises(WorkbookError) as caught:
        themed(
            {
                "tokens.yml": "tint: 8%\ntext-size: 0pt\naccent: !!int abc\n",
                "labels/en.yml": "contents: [What, now]\nnote: care\n",
            }
        )

    places = [message.split(": ")[1].rpartition("theme/")[2] for message in messages(caught)]
    assert places == ["tokens.yml:3", "labels/en.yml:1", "labels/en.yml:2"]


def test_every_token_that_is_wrong_is_told_at_once(themed):
    with pytest.raises(WorkbookError) as caught:
        themed({"tokens.yml": "tint: 8%\ntext-size: 0pt\nmeasure: [1]\nacent: x\n"})

    assert len(messages(caught)) == 4


@pytest.mark.parametrize(
    "template",
    [
        "{{ 1 // 0 }}",
        '{{ column("x/y") }}',
        "{{ workbook.folder.read_text() }}",
        "{{ workbook.folder.parent.iterdir()|list }}",
    ],
)
def test_a_template_that_fails_is_told_with_file_and_line(themed, template):
    with pytest.raises(WorkbookError) as caught:
        themed({"partials/imprint.html": f"<p>\n{template}</p>"})

    assert "partials/imprint.html:2: the template" in messages(caught)[0]


def test_a_template_that_writes_the_programs_own_marks_does_no_harm(themed):
    book = themed({"partials/imprint.html": "<p>\ue004x/y\ue005</p>"})

    assert book.pages


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("css/theme.css", ".page-area { display: none }"),
        ("partials/document.html", "<p>Nothing</p>"),
    ],
)
def test_a_theme_that_hides_the_type_area_is_refused_with_what_to_keep(tmp_path, name, text):
    path = tmp_path / "theme" / name
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    folder = one_chapter(tmp_path / "book", "# Trust\n\n1. What now?\n")

    with pytest.raises(WorkbookError, match='keep <div id="page-area"'):
        book_of(folder, theme=tmp_path / "theme")


def test_a_theme_may_say_what_looks_different_in_large_print_alone(tmp_path):
    theme = tmp_path / "theme" / "css"
    theme.mkdir(parents=True)
    (theme / "large.css").write_text(".question { font-size: 31pt }")
    folder = one_chapter(tmp_path / "a", "# A\n\n1. What now?\n")

    large = book_of(folder, theme=theme.parent, editions=("large-print",), html=True).html
    usual = book_of(folder, theme=theme.parent, html=True).html

    assert large.index("--longest") < large.index("31pt")
    assert "31pt" not in usual
