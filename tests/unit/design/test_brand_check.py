"""What about a brand will not print well: each finding, and that what it suggests passes."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator.colour import contrast, lightness, mix, readable, softened
from generator.design.brand_check import proof, swatches
from generator.design.branding import palette, text_points, type_tokens
from generator.design.logo_and_cover import edge_notes
from generator.design.theme_folders import make_theme
from generator.diagnostics import Severity
from generator.model import (
    Brand,
    Cover,
    FontFile,
    Logo,
    LogoPair,
    Printing,
    TypeStyle,
    Typography,
)

TOKENS = make_theme().tokens
DARK = Logo(source="logo.svg", alt="A sail", ratio=0.4, pixels=0, colour="#203040")
WHITE = replace(DARK, colour="#FFFFFF")


def brand(**given) -> Brand:
    lines = {"color.primary": 7, "logo.large": 3}
    return Brand(file="_brand.yml", folder=Path(), lines=lines, name="Harbour Lane", **given)


def colours_of(one: Brand) -> dict[str, str]:
    return palette(TOKENS, one)


def findings(one: Brand) -> list:
    return list(proof(one, colours_of(one)))


def said(one: Brand) -> list[str]:
    return [found.message for found in findings(one)]


def suggested(found) -> str:
    return re.search(r"#[0-9A-F]{6}", found.hint)[0]


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000") == pytest.approx(21)
    assert contrast("#777777") == pytest.approx(4.48, abs=0.01)
    assert contrast("#FF0000", "#FFFFFF") == contrast("#FFFFFF", "#FF0000")
    assert contrast("#FF0000") == pytest.approx(4.0, abs=0.01)


def test_lightness_goes_from_black_to_white():
    assert [round(lightness(one)) for one in ("#000000", "#777777", "#FFFFFF")] == [0, 50, 100]


@pytest.mark.parametrize("colour", ["#FFFF00", "#3CB371", "#87CEEB", "#FFFFFF"])
@pytest.mark.parametrize(("least", "ground"), [(4.5, "#FFFFFF"), (7, "#F0E0E0"), (4.5, "#202020")])
def test_the_nearest_readable_colour_is_readable_and_no_further_than_it_must(colour, least, ground):
    found = readable(colour, least, ground)

    assert contrast(found, ground) >= least
    if contrast(colour, ground) < least:
        assert contrast(found, ground) < least * 1.12


def test_a_softened_colour_is_as_light_as_it_may():
    assert contrast(softened("#101010", 7)) == pytest.approx(7, abs=0.25)
    assert softened("#EEEEEE", 7) == "#EEEEEE"


def test_a_mixture_with_none_of_a_colour_is_the_other():
    assert mix("#123456", 0) == "#FFFFFF"
    assert mix("#123456", 1) == "#123456"


# The palette ----------------------------------------------------------------------------------


def test_one_colour_is_enough():
    one = brand(colours={"primary": "#7A3B2E"})

    colours = colours_of(one)

    assert findings(one) == []
    assert colours["accent"] == colours["second"] == colours["info"] == "#7A3B2E"
    assert colours["tint"] == mix("#7A3B2E", 0.14)
    assert colours["ink"] == TOKENS["ink"]


def test_without_a_brand_the_colours_are_the_tokens():
    colours = palette(TOKENS, None)

    assert {name: colours[name] for name in ("accent", "ink", "soft", "rule")} == {
        name: TOKENS[name] for name in ("accent", "ink", "soft", "rule")
    }


def test_captions_and_rules_follow_from_the_colour_of_text():
    colours = colours_of(brand(colours={"foreground": "#10104A"}))

    assert colours["ink"] == "#10104A"
    assert contrast(colours["soft"]) == pytest.approx(7, abs=0.3)
    assert contrast(colours["rule"]) == pytest.approx(5.8, abs=0.2)


def test_of_a_dark_brand_the_ground_is_the_ink_and_it_is_told():
    one = brand(colours={"foreground": "#F1F1F2", "background": "#1A1A1A"})

    assert colours_of(one)["ink"] == "#1A1A1A"
    assert said(one) == ["the text would be #F1F1F2 on white paper; it is printed in #1A1A1A"]


def test_a_tint_is_light_enough_for_text():
    colours = colours_of(brand(colours={"tertiary": "#000000", "foreground": "#555555"}))

    assert contrast(colours["ink"], colours["tint"]) >= 7


def test_captions_of_a_black_text_are_black():
    assert colours_of(brand(colours={"foreground": "#000000"}))["soft"] == "#000000"


def test_ink_is_saved_by_black_alone_and_rules_stay_what_they_are():
    colours = {"primary": "#7A3B2E", "foreground": "#22224A", "danger": "#AA2222"}
    typography = Typography(
        link=TypeStyle(colour="#7A3B2E", background="#EEEEEE"),
        monospace_block=TypeStyle(colour="#FFFFFF", background="#22224A"),
    )
    one = brand(colours=colours, typography=typography)

    saved, type_ = palette(TOKENS, one, ink_saver=True), type_tokens(one, ink_saver=True)

    assert saved["tint"] == "#FFFFFF"
    assert {saved[of] for of in ("accent", "second", "ink", "soft", "link", "care")} == {"#000000"}
    assert saved["rule"] == TOKENS["rule"]
    assert (type_["block_colour"], type_["block_ground"]) == ("inherit", "")
    assert type_["link_ground"] == "transparent"
    assert not list(proof(replace(one, typography=Typography()), saved))


@pytest.mark.parametrize("cover", [Cover.BAND, Cover.PICTURE])
def test_a_cover_that_runs_to_the_edge_is_noted_with_what_becomes_of_it(cover):
    one = replace(brand(printing=Printing(cover=cover)), lines={"defaults.workbook.cover": 9})

    (found,) = edge_notes(one)

    assert (found.severity, found.location.line) == (Severity.NOTE, 9)
    assert found.message.startswith(f"the {cover} of the cover runs to the edge of the page")
    assert "white border" in found.hint
    assert "print shop" in found.hint


def test_a_plain_cover_has_no_edge_to_tell_of():
    assert not list(edge_notes(brand()))


def test_typefaces_stand_before_the_usual_ones():
    style = Typography(base=TypeStyle(family='A"B', weight=300), headings=TypeStyle(family="C"))

    tokens = type_tokens(brand(typography=style))

    assert tokens["serif"] == '"A\'B", "Workbook Serif", serif'
    assert tokens["heading"].startswith('"C", ')
    assert (tokens["weight"], tokens["heading_weight"]) == ("300", "600")


# Findings --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "colour", "what", "least"),
    [
        ("primary", "#5FB7B0", "labels and numbers", 4.5),
        ("secondary", "#DDDDDD", "the second circle", 3),
        ("info", "#EEEE00", "the bar of a definition", 3),
        ("success", "#AAEEAA", "ticks on a screen", 3),
        ("warning", "#FFD27F", "the frame of a warning", 3),
        ("danger", "#FFB0B0", "the frame of a warning", 3),
        ("foreground", "#777777", "text", 7),
    ],
)
def test_a_colour_too_faint_is_told_and_the_suggested_one_passes(name, colour, what, least):
    one = brand(colours={name: colour})

    found = next(one for one in findings(one) if one.message.startswith(f"{what}: "))

    assert f"needs {least:g}:1" in found.message
    better = brand(colours={name: suggested(found)})
    assert not [text for text in said(better) if text.startswith(f"{what}: ")]
    assert re.fullmatch(r"use #[0-9A-F]{6}, \d+\.\d:1", found.hint)


@pytest.mark.parametrize(
    ("kind", "setting"),
    [("headings", "headings"), ("link", "links"), ("monospace_inline", "code in a text")],
)
def test_a_kind_of_text_too_faint_is_told_and_the_suggested_colour_passes(kind, setting):
    def with_colour(colour):
        return brand(typography=Typography(**{kind: TypeStyle(colour=colour)}))

    (found,) = findings(with_colour("#87CEEB"))

    assert found.message.startswith(f"{setting}: ")
    assert said(with_colour(suggested(found))) == []


def test_a_title_on_its_band_must_be_read_and_the_suggested_colour_passes():
    printing = Printing(cover=Cover.BAND)
    grey = {"primary": "#777777", "light": "#888888", "dark": "#666666"}
    found = next(
        one
        for one in findings(brand(colours=grey, printing=printing))
        if one.message.startswith("the title on its band")
    )

    better = grey | {"light": suggested(found)}

    assert not [text for text in said(brand(colours=better, printing=printing)) if "band" in text]


def test_colours_of_the_same_grey_are_told_and_the_suggested_one_passes():
    same = {"primary": "#9A3B26", "secondary": "#2C5F77"}
    (found,) = findings(brand(colours=same))

    assert "print as the same grey" in found.message
    assert said(brand(colours=same | {"secondary": suggested(found)})) == []


def test_a_logo_of_too_few_pixels_is_told_and_as_many_as_asked_pass():
    def with_pixels(pixels):
        logo = replace(DARK, pixels=pixels)
        return brand(logos={"large": LogoPair(light=logo, dark=logo)})

    (found,) = findings(with_pixels(200))

    assert "dpi in print" in found.message
    assert found.location.line == 3
    wanted = int(re.search(r"(\d+) pixels wide", found.hint)[1])
    assert said(with_pixels(wanted)) == []
    assert len(findings(with_pixels(wanted - 5))) == 1


def test_a_drawing_prints_at_any_size():
    assert findings(brand(logos={"large": LogoPair(light=DARK, dark=DARK)})) == []


def test_a_light_logo_on_the_light_paper_is_told_and_a_dark_one_passes():
    (found,) = findings(brand(logos={"large": LogoPair(light=WHITE, dark=WHITE)}))

    assert "as light as the paper" in found.message
    assert findings(brand(logos={"large": LogoPair(light=DARK, dark=WHITE)})) == []


def test_a_dark_logo_on_a_dark_band_is_told_and_a_light_one_passes():
    band = {"printing": Printing(cover=Cover.BAND), "colours": {"primary": "#204050"}}
    (found,) = findings(brand(logos={"large": LogoPair(light=DARK, dark=DARK)}, **band))

    assert "can't be told from the band" in found.message
    pair = LogoPair(light=DARK, dark=WHITE)
    assert findings(brand(logos={"large": pair}, **band)) == []


def test_a_logo_without_a_description_is_told():
    logo = replace(DARK, alt="")
    (found,) = findings(brand(logos={"large": LogoPair(light=logo, dark=logo)}))

    assert "no alternative text" in found.message
    assert 'alt: "Harbour Lane"' in found.hint


def file(weight: int, style: str = "normal", to: int = 0) -> FontFile:
    return FontFile(family="Own", weights=(weight, to or weight), style=style, path=Path("x.ttf"))


@pytest.mark.parametrize(
    ("files", "missing"),
    [
        ((file(400),), ["400, italic", "600, normal"]),
        ((file(400), file(400, "italic")), ["600, normal"]),
        ((file(400), file(400, "italic"), file(700)), []),
        ((file(300, to=800), file(300, "italic", to=800)), []),
    ],
)
def test_faces_that_are_missing_are_told(files, missing):
    one = brand(typography=Typography(files=files, base=TypeStyle(family="Own")))

    assert [re.search(r"\d+, \w+", text)[0] for text in said(one)] == missing


@pytest.mark.parametrize(("size", "used"), [(6.0, 9.5), (18.0, 13.0), (11.0, 11.0)])
def test_text_too_small_or_too_large_for_the_grid_is_told(size, used):
    one = brand(typography=Typography(base=TypeStyle(size=size)))

    assert text_points(one) == used
    assert len(said(one)) == (size != used)


def test_a_size_relative_to_the_usual_one_is_the_usual_one():
    assert text_points(brand(typography=Typography(base=TypeStyle(size=1.0, relative=True)))) == 0


def test_swatches_show_names_uses_and_print_values():
    printing = Printing(cmyk={"teal": (80, 30, 50, 20)})
    one = brand(
        palette={"teal": "#1F5F5B", "sand": "#EFE6D8"},
        colours={"primary": "#1F5F5B"},
        printing=printing,
    )

    shown = {swatch.name: swatch for swatch in swatches(one, colours_of(one))}

    assert list(shown) == ["primary", "teal", "sand"]
    assert shown["primary"].cmyk == shown["teal"].cmyk == (80, 30, 50, 20)
    assert shown["primary"].use
    assert shown["teal"].contrast == 7.4
    assert shown["sand"].grey > 90


def test_a_logo_in_a_white_box_is_told_on_a_band_and_not_on_paper():
    boxed = replace(DARK, ground="#FFFFFF")
    logos = {"large": LogoPair(light=boxed, dark=boxed)}

    (found,) = findings(
        brand(
            logos=logos,
            printing=Printing(cover=Cover.BAND),
            colours={"primary": "#204050"},
        )
    )

    assert "stands in a box of #FFFFFF on the band" in found.message
    assert findings(brand(logos=logos)) == []


def test_a_logo_in_a_box_of_another_colour_than_the_paper_is_told():
    boxed = replace(DARK, ground="#E8E0D0")

    (found,) = findings(brand(logos={"large": LogoPair(light=boxed, dark=boxed)}))

    assert "stands in a box of #E8E0D0 on the paper" in found.message


def test_a_dark_logo_of_few_pixels_is_told_as_a_light_one_is():
    few = replace(WHITE, source="white.png", pixels=60)

    (found,) = findings(brand(logos={"large": LogoPair(light=DARK, dark=few)}))

    assert "the large logo has 60 pixels" in found.message
