"""A brand -> the colours and typefaces of the pages: the one place where they are decided.

A brand of one colour is enough: what it does not say follows from what it does, and from the
theme's tokens.
"""

from collections.abc import Mapping
from typing import Any

from generator.colour import (
    BLACK,
    MARK,
    READING,
    WHITE,
    contrast,
    mix,
    overprinted,
    readable,
    softened,
)
from generator.model import Brand, TypeStyle, Typography

CIRCLE = 0.1  # share of a colour in the circle of a cover that is in it
RULE = 5.7  # the contrast of the lines to write on: they survive a copy of a copy
DISPLAY_WEIGHT = 300  # of large words, where no brand says otherwise
SMALLEST_PT, LARGEST_PT = 9.5, 13.0  # of the text, so that the lines of the grid hold it
_SERIF, _SANS = '"Workbook Serif", serif', '"Workbook Sans", sans-serif'
# What our own families are called by those who made them.
_NAMES = {"Workbook Serif": "Source Serif", "Workbook Sans": "Source Sans"}
_MONO = '"Workbook Mono", "Workbook Sans", monospace'
# What is black where ink is saved.
_SAVED = ("accent", "second", "ink", "soft", "heading", "link", "info", "tick")
_LIGHT = 0.4  # luminance of a colour that is lighter than it is dark


def palette(
    tokens: Mapping[str, Any], brand: Brand | None, *, ink_saver: bool = False
) -> dict[str, str]:
    """Give every colour of the pages by what it is for, as CSS writes them.

    Ink is saved by black alone, but for the lines to write on.
    """
    colours = brand.colours if brand else {}
    accent = colours.get("primary", str(tokens["accent"]))
    ink = _ink(colours, str(tokens["ink"]))
    own_ink = "foreground" in colours
    share = 0.0 if ink_saver else float(tokens["tint"])
    band = colours.get("primary", accent)
    colours_of = {
        "accent": accent,
        "second": colours.get("secondary", accent),
        "tint": _tint(colours.get("tertiary", accent), share, ink),
        "circle": _tint(accent, CIRCLE, ink),
        "other_circle": _tint(colours.get("secondary", accent), CIRCLE, ink),
        "ink": ink,
        "soft": _soft(ink) if own_ink else str(tokens["soft"]),
        "rule": softened(ink, RULE) if own_ink and not ink_saver else str(tokens["rule"]),
        "heading": _of(brand, "headings").colour or ink,
        "link": _of(brand, "link").colour or ink,
        "info": colours.get("info", accent),
        "care": colours.get("warning", colours.get("danger", "")),
        "tick": colours.get("success", accent),
        "band": band,
        "on_band": max(
            (colours.get("light", WHITE), colours.get("dark", ink)),
            key=lambda colour: contrast(colour, band),
        ),
    }
    colours_of["shared"] = overprinted(colours_of["circle"], colours_of["other_circle"])
    if ink_saver:
        colours_of |= dict.fromkeys(_SAVED, BLACK)
        colours_of["care"] = colours_of["care"] and BLACK
    return colours_of


def _soft(ink: str) -> str:
    """Give the colour of captions beside a text in the colours of a brand: black stays black."""
    return ink if ink == BLACK else softened(ink, READING)


def _ink(colours: Mapping[str, str], usual: str) -> str:
    """Give the colour of text. Paper is white: of a dark brand, its ground is the ink."""
    ink = colours.get("foreground", usual)
    ground = colours.get("background", WHITE)
    return ground if contrast(ink) < MARK and contrast(ground) >= READING else ink


def _tint(colour: str, share: float, ink: str) -> str:
    """Give the ground of boxes: light enough for text on it."""
    while share > 0 and contrast(ink, mix(colour, share)) < READING:
        share -= 0.02
    return mix(colour, max(0.0, share))


def _of(brand: Brand | None, kind: str) -> TypeStyle:
    return getattr(brand.typography, kind) if brand else TypeStyle()


def type_tokens(
    brand: Brand | None,
    *,
    ink_saver: bool = False,
    sans: bool = False,
    eases: bool = False,
) -> dict[str, str]:
    """Give the typefaces, weights and styles of the pages, as CSS writes them; where ink is saved
    nothing of them has a colour or a ground.

    With `sans` the usual typeface of the text is that of labels. What `eases` reading is not
    italic, not in capitals set apart, and no listing in it is set smaller than other labels.
    """
    usual = _SANS if sans else _SERIF
    given = brand.typography if brand else Typography()
    base, headings, code = given.base, given.headings, given.monospace
    heading = headings.family or base.family
    return {
        "serif": _stack(base.family, usual),
        "sans": _stack(heading, _SANS),  # of labels: small headings
        "heading": _stack(heading, usual),
        "weight": str(base.weight or 400),
        "heading_weight": str(headings.weight or 600),
        "heading_style": "normal" if eases else headings.style or "normal",
        "slant": "normal" if eases else "italic",
        "label_spacing": "normal" if eases else "0.09em",
        "label_case": "none" if eases else "uppercase",
        "link_weight": str(given.link.weight or "inherit"),
        "link_decoration": given.link.decoration or "none",
        "link_ground": _ground(given.link, ink_saver) or "transparent",
        **_code("inline", given.monospace_inline, code, ink_saver, eases),
        **_code("block", given.monospace_block, code, ink_saver, eases),
    }


def slot_face(brand: Brand | None, name: str, *, sans: bool = False) -> tuple[str, str]:
    """Give the weight and the typefaces of words in slots: `text`, `label`, `heading`, or
    `display`, as the title of a cover is set.
    """
    given = type_tokens(brand, sans=sans)
    if name == "display":
        own = brand.typography.headings.weight if brand else None
        return str(own or DISPLAY_WEIGHT), given["heading"]
    if name == "heading":
        return given["heading_weight"], given["heading"]
    return given["weight"], given["sans" if name == "label" else "serif"]


def own_marks(brand: Brand | None) -> str:
    """Give the classes that say what a brand sets itself: see `css/practice.css`."""
    if brand is None:
        return ""
    given = brand.typography
    base, headings, link = given.base, given.headings, given.link
    marks = {
        "info": "info" in brand.colours,
        "care": "warning" in brand.colours or "danger" in brand.colours,
        "heading-face": headings.family or base.family,
        "heading-weight": headings.weight,
        "heading-style": headings.style,
        "heading-colour": headings.colour,
        "link": link != TypeStyle(),
        "code": given.monospace_inline != TypeStyle() or base.family,
        "listing": given.monospace_block != TypeStyle() or base.family,
    }
    return " ".join(f"own-{name}" for name, is_set in marks.items() if is_set)


def _ground(own: TypeStyle, ink_saver: bool) -> str:
    return "" if ink_saver else own.background


def _code(
    name: str, own: TypeStyle, code: TypeStyle, ink_saver: bool, eases: bool
) -> dict[str, str]:
    size = own.size and not eases and (f"{own.size:g}em" if own.relative else f"{own.size:g}pt")
    return {
        f"{name}_face": _stack(own.family or code.family, _MONO),
        f"{name}_weight": str(own.weight or 400),
        f"{name}_size": size or "var(--mono)",
        f"{name}_colour": "inherit" if ink_saver else own.colour or "inherit",
        f"{name}_ground": _ground(own, ink_saver),
    }


def _stack(family: str, usual: str) -> str:
    name = family.replace("\\", "").replace('"', "'")
    return f'"{name}", {usual}' if name else usual


def face_names(brand: Brand | None, *, sans: bool = False) -> tuple[str, ...]:
    """Give the names of the typefaces that the pages are set in, for the colophon."""
    given = brand.typography if brand else Typography()
    usual = (given.base.family,) if given.base.family else ("Source Serif", "Source Sans")[sans:]
    named = (*usual, *([given.headings.family] if given.headings.family else []))
    return tuple(dict.fromkeys(map(known_as, named)))


def known_as(family: str) -> str:
    """Give the name of a typeface as those know it who made it."""
    return _NAMES.get(family, family)


def text_points(brand: Brand | None) -> float:
    """Give the size of text that a brand asks for, within what can be read; 0 for the usual."""
    size = _of(brand, "base").size
    if not size or _of(brand, "base").relative:
        return 0.0
    return min(max(size, SMALLEST_PT), LARGEST_PT)


def suggest(colour: str, least: float, ground: str = WHITE) -> str:
    """Give the words that tell a colour that would do: its value and its contrast."""
    better = readable(colour, least, ground)
    return f"use {better}, {contrast(better, ground):.1f}:1"
