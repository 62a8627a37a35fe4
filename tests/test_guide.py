"""The author's guide shows every notation there is, as source and as result."""

import re
import shutil

import pypdfium2
import pytest

from generator.diagnostics import Severity
from generator.model import Exercise, Ruling
from generator.reading.exercises import kinds, load_kind
from generator.reading.workbook import read_workbook
from generator.units import MM_PER_POINT
from tests.helpers import pdf
from tests.helpers.matterhorn import failures
from tests.helpers.ua_book import UaBook
from tests.helpers.workbooks import ROOT, book_of, lay, write_workbook

GUIDE = ROOT / "content" / "authors-guide"
CHAPTERS = {path.name: path.read_text(encoding="utf-8") for path in sorted(GUIDE.glob("*.md"))}
SOURCE = "\n".join(CHAPTERS.values())
# What is shown: code between fences, and the texts of examples, which print what they show.
CODE = r"^```\n(?P<code>.*?)\n```$"
EXAMPLE = r"^(?P<slashes>/{3,}) example\n(?P<text>.*?)\n(?P=slashes)$"
PIECE = re.compile(f"{CODE}|{EXAMPLE}", re.M | re.S)
PIECES = [one["code"] or one["text"] for one in PIECE.finditer(SOURCE)]
SHOWN = "\n".join([*PIECES, *(one[0] for one in PIECE.finditer(SOURCE) if one["text"])])
USED = re.sub(CODE, "", SOURCE, flags=re.M | re.S)


def examples_of(chapter: str) -> list[str]:
    """The texts that a chapter shows and prints."""
    return [one["text"] for one in PIECE.finditer(chapter) if one["text"]]


@pytest.fixture(scope="module")
def guide():
    return book_of(GUIDE)


def test_it_builds_and_nothing_is_wrong_with_it(guide):
    assert guide.diagnostics == ()


def test_it_is_read_aloud_as_the_standard_asks(guide):
    assert failures(UaBook(guide.pdf)) == {}


def test_its_spaces_get_what_they_ask_for_and_half_as_much_again_at_most(guide):
    asked = [(space.got_mm + 0.1, space.asked_mm) for space in guide.spaces]

    assert all(least <= got <= 1.5 * least + 0.2 for got, least in asked)


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_it_shows_every_kind_of_block_and_uses_it(kind):
    assert re.search(rf"^/{{3,}} {kind}\b", SHOWN, re.M)
    assert re.search(rf"^/{{3,}} {kind}\b", USED, re.M)


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_it_names_every_option_of_a_block(kind):
    fields = load_kind(kind).Options.model_fields

    names = {field.alias or name for name, field in fields.items()}

    assert {name for name in names if not re.search(rf"\b{name}\b", SOURCE)} == set()


@pytest.mark.parametrize("ruling", [*Ruling])
def test_it_shows_every_ruling(ruling):
    assert f"{ruling.value}=" in SHOWN
    assert f"{ruling.value}=" in USED


@pytest.mark.parametrize(
    "notation",
    [
        *["=fill", "=fill*2", "space=none", "mm }", "____", "- [ ]", "[^1]"],
        *["{ rows=2 }", "{ ticks landscape }", "{ width=20mm }"],
        *[".prompts", ".unnumbered", "{{ name }}", "{{ partner }}", "{{ date }}", "]({{ photo }})"],
    ],
)
def test_it_shows_the_rest_of_the_notation(notation):
    assert notation in SHOWN


def test_it_names_every_setting():
    from generator.reading.settings import Settings

    assert {name for name in Settings.model_fields if f"{name}:" not in SHOWN} == set()


def test_it_names_every_key_of_a_brand():
    from brand_yml import BrandColor, BrandLogo, typography

    from generator.reading.brand.brand_reader import META
    from generator.reading.brand.print_settings import WorkbookDefaults

    models = [BrandColor, BrandLogo, typography.BrandTypography, WorkbookDefaults]
    models += [typography.BrandTypographyBase, typography.BrandTypographyHeadings]
    models += [typography.BrandTypographyLink]
    keys = {field.alias or name for model in models for name, field in model.model_fields.items()}

    assert {key for key in (keys | set(META)) - {"attrs"} if f"{key}:" not in SOURCE} == set()


def test_it_names_every_theme():
    from generator.design.theme_folders import theme_names

    assert [name for name in theme_names() if f"`{name}`" not in SOURCE] == []


def test_each_kind_of_block_is_printed_where_it_is_shown():
    printed = "\n".join(examples_of(SOURCE))

    assert {kind for kind in kinds() if not re.search(rf"^/// {kind}\b", printed, re.M)} == {
        "newpage",  # there is nothing to be seen of it
        "example",  # with a slash more
        "spread",  # its section is one
    }
    assert re.search("^//// example$", printed, re.M)


@pytest.fixture(scope="module")
def copied(guide):
    """What a reader copies out of the book, piece by piece."""
    return pdf.sources(guide.pdf, lay(GUIDE / "01-beginning.md").grid.line / MM_PER_POINT)


def test_a_source_is_copied_as_it_is_written_with_its_indents_and_empty_lines(copied):
    assert len(PIECES) > 50
    assert [one for one in PIECES if one not in copied] == []


def test_a_source_that_is_copied_out_of_the_book_builds(copied, tmp_path):
    shutil.copytree(GUIDE / "images", tmp_path / "images")
    texts = {
        name: "\n\n".join([f"# {name}", *(one for one in copied if one in examples_of(text))])
        for name, text in CHAPTERS.items()
    }
    write_workbook(tmp_path, texts)

    book = book_of(tmp_path)

    assert [str(one) for one in book.diagnostics if one.severity is Severity.ERROR] == []
    assert len(book.spaces) > 25


def test_its_options_survive_a_viewer_that_makes_one_space_of_several(guide, tmp_path):
    """As Chrome and Edge do when text is copied: empty lines go too."""
    document = pypdfium2.PdfDocument(guide.pdf)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    shown = [one for one in examples_of(SOURCE) if one.startswith("/// ") and "columns" not in one]
    close = [re.sub(r" +", " ", re.sub(r"\n+", "\n", one)) for one in shown]

    assert [one for one in close if one not in text.replace("\r\n", "\n")] == []
    assert options_of(tmp_path / "close", close) == options_of(tmp_path / "shown", shown)


def options_of(folder, texts: list[str]) -> list[tuple[str, object]]:
    chapter = "\n\n".join(["# T", *texts, ""])
    (read,) = read_workbook(write_workbook(folder, {"1.md": chapter})).workbook.chapters
    blocks = (block for block in read.blocks if isinstance(block, Exercise))
    return [(block.kind, block.options) for block in blocks]


@pytest.mark.parametrize("name", CHAPTERS)
def test_what_it_prints_stands_on_the_page_of_its_source(name):
    laid = lay(GUIDE / name)

    found = [one for one in laid.layout if re.search(r"-example(-\d+)?$", one)]
    parted = [one for one in found if len(laid.layout[one]) > 1]

    assert len(found) >= len(examples_of(CHAPTERS[name]))
    assert len(parted) == ("/// letter" in CHAPTERS[name])  # which has a page of its own
