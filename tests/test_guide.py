"""The author's guide shows every notation there is, as source and as result."""

import re

import pytest

from generator.model import Ruling
from generator.reading.exercises import kinds, load_kind
from tests.helpers import pdf
from tests.helpers.workbooks import ROOT, book_of

GUIDE = ROOT / "content" / "authors-guide"
SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in sorted(GUIDE.glob("*.md")))
SHOWN = "\n".join(re.findall(r"^```\n(.*?)^```", SOURCE, re.M | re.S))
USED = re.sub(r"^```\n.*?^```", "", SOURCE, flags=re.M | re.S)


@pytest.fixture(scope="module")
def guide():
    return book_of(GUIDE)


def test_it_builds_and_nothing_is_wrong_with_it(guide):
    assert guide.diagnostics == ()


def test_its_spaces_get_what_they_ask_for(guide):
    assert all(space.got_mm == pytest.approx(space.asked_mm, abs=0.1) for space in guide.spaces)


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_it_shows_every_kind_of_block_and_uses_it(kind):
    assert re.search(rf"^/// {kind}\b", SHOWN, re.M)
    assert re.search(rf"^/// {kind}\b", USED, re.M)


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


def test_what_it_shows_is_what_it_uses():
    """Each block that is shown stands below as itself, word by word."""
    shown = re.findall(r"^/// .*?^///$", SHOWN, re.M | re.S)

    assert len(shown) > 12
    assert [block for block in shown if block not in USED and "facilitator" not in block] == [] or [
        block.split("\n")[0] for block in shown if block not in USED
    ] == ["/// newpage"]


def test_sources_are_printed_as_they_are_written(guide):
    text = " ".join(pdf.words(page) for page in pdf.reader(guide.pdf).pages)

    assert "{ lines=fill*2 }" in text
    assert "/// scale | How safe is it to ask for help?" in text
