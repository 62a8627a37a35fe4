"""Where a PDF goes: the targets that come with the program, and a user's own."""

import pytest

from generator.diagnostics import Severity, WorkbookError
from generator.model.press_target import Rule
from generator.reading.press_targets import find_target, read_target, shipped_targets

SERVICES = ("ingram", "kdp", "lulu")
# What is no figure of a service: its name, what we tell of, and where from.
NO_FIGURES = {"title", "errors", "warnings", "sources"}


def own(folder, text, name="shop"):
    (folder / "press").mkdir(exist_ok=True)
    path = folder / "press" / f"{name}.yml"
    path.write_text(text, encoding="utf-8")
    return path


def refused(path) -> str:
    with pytest.raises(WorkbookError) as reason:
        read_target(path)
    return str(reason.value)


@pytest.mark.parametrize("name", shipped_targets())
def test_every_shipped_target_is_read(name):
    assert find_target(name, ()).severities


@pytest.mark.parametrize("name", SERVICES)
def test_every_figure_of_a_service_has_its_source(name):
    import ruamel.yaml

    from generator import files

    path = files.shipped("templates") / "press" / f"{name}.yml"
    given = ruamel.yaml.YAML(typ="safe").load(path.read_text(encoding="utf-8"))

    assert set(given) - NO_FIGURES <= set(given["sources"])
    assert all(source[-10:].startswith("2026-") for source in given["sources"].values())


def test_kdp_asks_for_a_wider_gutter_the_more_pages():
    kdp = find_target("kdp", ())

    margins = [round(kdp.inner_margin(pages), 1) for pages in (24, 150, 151, 700, 828, 5_000)]
    assert margins == [9.5, 9.5, 12.7, 19.0, 22.2, 22.2]


def test_a_spine_is_as_wide_as_the_service_s_formula_says():
    (white, *_), (lulu,) = (find_target(name, ()).stocks for name in ("kdp", "lulu"))

    assert white.spine_mm(200) == pytest.approx(0.4504 * 25.4, abs=0.01)
    assert lulu.spine_mm(240) == pytest.approx(0.6005 * 25.4, abs=0.01)


def test_a_target_of_your_own_stands_in_for_a_shipped_one(tmp_path):
    own(tmp_path, "title: Ours\nbleed: 5mm\nerrors: [bleed]\nwarnings: [ink]\n")

    target = find_target("shop", [tmp_path])

    assert (target.title, target.bleed) == ("Ours", 5.0)
    assert target.severities == {Rule.BLEED: Severity.ERROR, Rule.INK: Severity.WARNING}


def test_a_target_is_read_from_a_path(tmp_path):
    path = own(tmp_path, "margin: 4mm\n", name="corner-shop")

    assert find_target(str(path), ()).name == "corner-shop"


def test_an_unknown_target_is_told_with_the_nearest(tmp_path):
    own(tmp_path, "margin: 4mm\n", name="corner-shop")

    with pytest.raises(WorkbookError, match='did you mean "corner-shop"'):
        find_target("corner-shup", [tmp_path])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("blead: 3mm", 'unknown setting "blead"'),
        ("bleed: much", '"much" is no length'),
        ("bleed: -3mm", "less than nothing"),
        ("trim-sizes: [a5, huge]", "huge"),
        ("gutter: {many: 3mm}", '"many" is no number of pages'),
        ("gutter: 3mm", "no pages with their margins"),
        ("most-by-trim: [a5]", "no sizes with their most pages"),
        ("colours: [cmyk, pink]", "pink"),
        ("errors: [inks]", "inks"),
        ("errors: [ink, ink]", "names one twice"),
        ("pages-multiple: 0", "less than 1"),
        ("errors: [ink]\nwarnings: [ink]", "ink: is among the errors and the warnings"),
    ],
)
def test_what_is_wrong_in_a_target_is_told_by_its_line(tmp_path, text, told):
    message = refused(own(tmp_path, f"title: Ours\n{text}\n"))

    assert told in message
    assert "shop.yml:" in message
    assert "hint: " in message
