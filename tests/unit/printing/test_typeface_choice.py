"""Which typefaces of a brand are here, and what is said of those that are not."""

from pathlib import Path

from generator.model import Brand, TypeStyle, Typography
from generator.printing.fonts import SANS
from generator.printing.typeface_choice import choose_typefaces


def brand(**stacks: tuple[str, ...]) -> Brand:
    styles = {kind: TypeStyle(family=stack[0], stack=stack) for kind, stack in stacks.items()}
    typography = Typography(sources={"jura": "Google Fonts"}, **styles)
    return Brand(
        file="_brand.yml", folder=Path(), lines={"typography.base": 3}, typography=typography
    )


def test_the_first_that_is_here_is_taken():
    chosen, _ = choose_typefaces(brand(base=("Jura", "Aptos", "serif")), lambda one: one == "Aptos")

    assert chosen.typography.base.family == "Aptos"


def test_generic_families_mean_the_usual_typefaces_and_are_not_told():
    chosen, told = choose_typefaces(
        brand(base=("sans-serif",), headings=("system-ui",), monospace=("monospace",)),
        lambda _: False,
    )

    assert chosen.typography.families == (SANS,)
    assert told == ()


def test_what_is_not_here_is_told_with_what_stands_in_and_where_it_is_to_be_had():
    chosen, (told,) = choose_typefaces(brand(base=("Jura",), headings=("Jura",)), lambda _: False)

    assert chosen.typography.families == ()
    assert told.message == 'the typeface "Jura" is not here; Source Serif stands in'
    assert "to be had from Google Fonts: put them beside the brand file" in told.hint
    assert told.location.line == 3
