"""A stylesheet is parsed once for all books of a run, unless it may come out otherwise."""

import pytest
from weasyprint import CSS

from generator.diagnostics import Findings
from generator.printing import parsed_styles
from generator.printing.fetcher import Fetcher
from generator.printing.fonts import faces, font_faces, font_folders
from tests.helpers.press_profile import press_profile


@pytest.fixture
def parse(tmp_path, monkeypatch):
    """Parse a stylesheet, seen from a folder; give it, and what is told."""
    monkeypatch.setattr(parsed_styles, "_parsed", type(parsed_styles._parsed)())

    def parse(styles: str, folder: str = "one") -> tuple[CSS, list[str]]:
        findings = Findings()
        _, css = parsed_styles.parse_styles(
            font_faces(),
            styles,
            base=f"{(tmp_path / folder).as_uri()}/",
            fetcher=Fetcher((tmp_path, *font_folders()), findings),
            findings=findings,
        )
        return css, [one.message for one in findings.all]

    return parse


@pytest.mark.parametrize(
    "styles",
    [
        "p { color: red }",
        r'li { list-style-type: "\2022\2002" }',
        'p { background: url("data:image/png,") }',
        'p { background: url("file:///a.png") }',
    ],
)
def test_it_is_parsed_once_wherever_a_book_lies(parse, styles):
    assert parse(styles)[0] is parse(styles, "other")[0]


@pytest.mark.parametrize(
    "styles",
    [
        "p { background: url(a.png) }",
        "p { background: url('a.png') }",
        r"p { background: u\72l(a.png) }",
        r"p { background: u\000052l(a.png) }",
        r"p { background: \url(a.png) }",
        r"@\69mport 'a.css';",
        f'@font-face {{ font-family: A; src: url("{faces()[0].path.as_uri()}") }}',
        "@color-profile device-cmyk { src: url(a.icc) }",
    ],
)
def test_one_that_asks_for_files_is_parsed_for_each_book(parse, tmp_path, styles):
    (tmp_path / "one").mkdir()
    (tmp_path / "one/a.css").write_text("p { color: red }", encoding="utf-8")
    (tmp_path / "one/a.icc").write_bytes(press_profile())

    (first, told), (again, _) = parse(styles), parse(styles)

    assert first is not again
    assert told == []


def test_what_is_wrong_with_it_is_told_of_each_book(parse):
    said = [parse("p { colour: red }")[1] for _ in range(2)]

    assert len(said[0]) == 1 and "colour: red" in said[0][0]
    assert said[0] == said[1]


def test_as_many_are_kept_as_editions_take_those_used_last(parse):
    sheets = [f"p {{ top: {number}px }}" for number in range(parsed_styles.MOST_STYLES + 1)]
    first, second = (parse(one)[0] for one in sheets[:2])
    assert parse(sheets[0])[0] is first

    for one in sheets[2:]:
        parse(one)

    assert parse(sheets[0])[0] is first
    assert parse(sheets[1])[0] is not second
