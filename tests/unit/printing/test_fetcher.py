"""What WeasyPrint asks for is opened within bounds; what it may not have is told by its place."""

import base64
import io
from pathlib import Path

import pytest
from PIL import Image

from generator import large_pictures
from generator.diagnostics import Findings
from generator.printing.fetcher import Fetcher
from generator.printing.named_in import NamedIn, Refused, shown

CSS = 'p { color: red }\nh1 {\n  background: url("{}") }\n'
BEGINS = ((1, "theme/css/tokens.css"), (2, "theme/css/theme.css"))


def picture(kind: str = "PNG") -> bytes:
    made = io.BytesIO()
    Image.new("L", (300, 200), 120).save(made, kind)
    return made.getvalue()


def as_address(data: bytes) -> str:
    return "data:image/png;base64," + base64.b64encode(data).decode()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_a_picture_of_too_many_pixels_is_reduced_in_an_address_as_in_a_file(
    tmp_path, monkeypatch, kind
):
    monkeypatch.setattr(large_pictures, "MOST_PIXELS", 15_000)
    (tmp_path / "a.png").write_bytes(picture(kind))
    fetcher = Fetcher((tmp_path,), Findings())

    for address in ((tmp_path / "a.png").as_uri(), as_address(picture(kind))):
        with Image.open(io.BytesIO(fetcher.fetch(address).read())) as given:
            assert given.size == (150, 100)


def test_a_picture_of_few_pixels_in_an_address_stays_as_it_is():
    assert Fetcher((), Findings()).fetch(as_address(picture())).read() == picture()


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("http://a.example/b.png", '"http://a.example/b.png" is on the network'),
        ("file:///etc/passwd", '"/etc/passwd" lies outside the folders'),
        ("data:image/svg+xml,<svg><script/></svg>", "a drawing in an address holds scripts"),
    ],
)
def test_what_may_not_be_opened_is_told_by_the_line_of_the_stylesheet_that_names_it(
    address, problem
):
    findings = Findings()
    fetcher = Fetcher((), findings, NamedIn(CSS.replace("{}", address), BEGINS))

    with pytest.raises(Refused):
        fetcher.fetch(address)

    (found,) = findings.all
    assert found.message.startswith(problem)
    assert str(found.location) == "theme/css/theme.css:2"
    assert found.hint


def test_what_no_file_of_a_theme_names_is_told_by_the_document_that_is_laid_out():
    findings = Findings()
    fetcher = Fetcher((), findings, NamedIn(CSS, BEGINS))
    fetcher.document = "book/01-trust.md"

    with pytest.raises(Refused):
        fetcher.fetch("file:///elsewhere/a.png")

    assert str(findings.all[0].location) == "book/01-trust.md"


def test_a_template_that_names_an_address_is_found_by_its_line():
    templates = (("theme/partials/cover.html", "<p>\n<img src='a%20b.png'>\n<a href='#there'>"),)
    named = NamedIn("", (), templates)

    assert str(named.address("file:///book/a%20b.png")) == "theme/partials/cover.html:2"
    assert str(named.anchor("#there")) == "theme/partials/cover.html:3"
    assert named.anchor("#the") is None


def test_a_line_of_a_document_is_not_taken_for_one_of_a_stylesheet():
    named = NamedIn("p { color: red }\nh1 { tint: 3 }\n", BEGINS)

    assert str(named.line(2, "Ignored `tint: 3`")) == "theme/css/theme.css:1"
    assert named.line(2, "Ignored `size: 3`") is None
    assert named.line(99) is None


def test_files_are_shown_by_their_paths(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert shown((tmp_path / "a b.png").as_uri()) == "a b.png"
    assert shown(f"{Path.cwd().as_uri()}/theme/css/../a.png") == "theme/a.png"
    assert shown("http://a.example/b") == "http://a.example/b"
