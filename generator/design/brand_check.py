"""What about a brand will not print well, told before the printer tells it."""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.colour import (
    MARK,
    READING,
    SAME_GREY,
    TEXT,
    WHITE,
    channels,
    contrast,
    lightness,
    mix,
)
from generator.design.branding import LARGEST_PT, SMALLEST_PT, suggest
from generator.diagnostics import Diagnostic, Location, warning
from generator.model import Brand, Cover, FontFile, Logo, LogoPair
from generator.units import MM_PER_INCH

DPI = 300
LEAST_SEEN = 10  # of 255: how much a box's colour must differ from its ground to be seen
SEEN = 1.6  # the contrast with its ground that a logo must have to be seen
# Where logos print, the widest and the highest they get there, in mm.
LOGO_BOXES = {"cover": (62.0, 20.0), "head": (34.0, 8.0)}
_ITALIC, _BOLD = "italic", 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Swatch:
    """A colour of a brand: what it is called, what it is on paper, and what it is for.

    `grey` is its lightness when it is copied, 0 to 100. `cmyk` are percents, if the brand says.
    """

    name: str
    colour: str
    use: str
    contrast: float
    grey: int
    cmyk: tuple[int, int, int, int] | None


# What the pages use the colours of the standard for; the others are not printed.
USES = {
    "foreground": "text",
    "background": "the ink, where the text is light",
    "primary": "labels, numbers, bars, the band of a cover",
    "secondary": "the second circle",
    "tertiary": "tinted boxes",
    "info": "the bar of a definition",
    "success": "ticks on a screen",
    "warning": "the frame of a warning",
    "danger": "the frame of a warning, without a colour for warning",
    "light": "the title on a dark band",
    "dark": "the title on a light band",
}


def swatches(brand: Brand, colours: Mapping[str, str]) -> tuple[Swatch, ...]:
    """Give the colours of a brand to show; of a brand without, those of its pages."""
    cmyk = brand.printing.cmyk
    named = brand.colours or {"primary": colours["accent"], "foreground": colours["ink"]}
    others = {name: one for name, one in brand.palette.items() if name not in named}
    return tuple(
        Swatch(
            name=name,
            colour=colour,
            use=USES.get(name, ""),
            contrast=round(contrast(colour), 1),
            grey=round(lightness(colour)),
            cmyk=cmyk.get(name) or _same(colour, brand.palette, cmyk),
        )
        for name, colour in {**named, **others}.items()
    )


def _same(colour: str, palette: Mapping[str, str], cmyk: Mapping[str, tuple]) -> tuple | None:
    """Give the print values of a named colour that is this one."""
    names = [name for name, one in palette.items() if one == colour and name in cmyk]
    return cmyk[names[0]] if names else None


def proof(brand: Brand, colours: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """Give what is wrong with a brand on paper. `colours` is the palette of its pages."""
    return (
        *_contrasts(brand, colours),
        *_greys(brand, colours),
        *_logos(brand, colours),
        *_type(brand),
    )


def logo_size(brand: Brand, place: str) -> str:
    """Give which logo stands in a place: the largest on a cover, the smallest in heads."""
    order = ("small", "medium", "large") if place == "head" else ("large", "medium", "small")
    return next((size for size in order if size in brand.logos), "")


def logo_width(logo: Logo, place: str) -> float:
    """Give how wide a logo prints, in mm."""
    widest, highest = LOGO_BOXES[place]
    return round(min(widest, highest / logo.ratio), 2)


# What is read, its colour, its ground, the contrast it must have, the settings that decide it.
ContrastPair = tuple[str, str, str, float, tuple[str, ...]]


def contrast_pairs(brand: Brand, colours: Mapping[str, str]) -> tuple[ContrastPair, ...]:
    """Give all that is read: what it is, its colour, its ground, the contrast it must have, and
    the settings that decide it.
    """
    inline, block = brand.typography.monospace_inline, brand.typography.monospace_block
    pairs: list[ContrastPair] = [
        ("text", colours["ink"], WHITE, READING, ("color.foreground",)),
        ("text in a tinted box", colours["ink"], colours["tint"], READING, ("color.tertiary",)),
        ("captions", colours["soft"], WHITE, READING, ("color.foreground",)),
        ("labels and numbers", colours["accent"], WHITE, TEXT, ("color.primary",)),
        ("headings", colours["heading"], WHITE, TEXT, ("typography.headings.color",)),
        ("links", colours["link"], WHITE, TEXT, ("typography.link.color",)),
        ("lines to write on", colours["rule"], WHITE, MARK, ("color.foreground",)),
        ("the second circle", colours["second"], WHITE, MARK, ("color.secondary",)),
        ("the bar of a definition", colours["info"], WHITE, MARK, ("color.info",)),
        ("ticks on a screen", colours["tick"], WHITE, MARK, ("color.success",)),
    ]
    if colours["care"]:
        frame = ("color.warning", "color.danger")
        pairs.append(("the frame of a warning", colours["care"], WHITE, MARK, frame))
    if brand.printing.cover is Cover.BAND:
        band = ("color.light", "color.dark", "color.primary")
        pairs.append(("the title on its band", colours["on_band"], colours["band"], TEXT, band))
    for what, style, name in (
        ("code in a text", inline, "monospace-inline"),
        ("code on its own", block, "monospace-block"),
    ):
        if style.colour or style.background:
            usual = colours["tint"] if style is block else WHITE
            ink, ground = style.colour or colours["ink"], style.background or usual
            pairs.append((what, ink, ground, TEXT, (f"typography.{name}.color",)))
    return tuple(pairs)


def _contrasts(brand: Brand, colours: Mapping[str, str]) -> Iterator[Diagnostic]:
    for what, colour, ground, least, settings in contrast_pairs(brand, colours):
        found = contrast(colour, ground)
        if found < least:
            yield warning(
                f"{what}: {colour} on {ground} has a contrast of {found:.1f}:1, "
                f"and needs {least:g}:1",
                hint=suggest(colour, least, ground),
                at=_at(brand, *settings),
            )
    foreground = brand.colours.get("foreground", "")
    if foreground and colours["ink"] != foreground and contrast(foreground) < MARK:
        yield warning(
            f"the text would be {foreground} on white paper; it is printed in {colours['ink']}",
            hint=f'give printed workbooks a brand file with foreground: "{colours["ink"]}"',
            at=_at(brand, "color.foreground"),
        )


def _greys(brand: Brand, colours: Mapping[str, str]) -> Iterator[Diagnostic]:
    settings = {"primary": "accent", "secondary": "second", "info": "info", "warning": "care"}
    used = {name: colours[of] for name, of in settings.items() if name in brand.colours}
    for (first, one), (second, other) in itertools.combinations(used.items(), 2):
        if one != other and abs(lightness(one) - lightness(other)) < SAME_GREY:
            yield warning(
                f"{first} {one} and {second} {other} print as the same grey",
                hint=f"use {_another_grey(other, one)} for {second}, or let a mark tell them apart",
                at=_at(brand, f"color.{second}"),
            )


def _another_grey(colour: str, beside: str) -> str:
    """Give the nearest colour, darker or else lighter, that prints as another grey."""
    for end in ("#000000", WHITE):
        for step in range(1, 60):
            other = mix(colour, 1 - step / 100, end)
            apart = abs(lightness(other) - lightness(beside)) >= SAME_GREY
            if apart and contrast(other) >= MARK:
                return other
    return "#000000"


def _logos(brand: Brand, colours: Mapping[str, str]) -> Iterator[Diagnostic]:
    used = {logo_size(brand, place): place for place in ("head", "cover")}
    for size, place in used.items():
        if not size:
            continue
        pair = brand.logos[size]
        at = _at(brand, f"logo.{size}.light", f"logo.{size}", "logo")
        for logo in dict.fromkeys((pair.light, pair.dark)):
            yield from _resolution(logo, size, place, at)
        if not pair.light.alt:
            yield warning(
                f"the {size} logo has no alternative text",
                hint=f'write one beside its path: alt: "{brand.name or "Name of the practice"}"',
                at=at,
            )
        yield from _grounds(brand, pair, size, colours, at)


def _resolution(logo: Logo, size: str, place: str, at: Location) -> Iterator[Diagnostic]:
    inches = logo_width(logo, place) / MM_PER_INCH
    if logo.pixels and logo.pixels < DPI * inches:
        yield warning(
            f"the {size} logo has {logo.pixels} pixels, {logo.pixels / inches:.0f} dpi in print",
            hint=f"use an SVG, or a picture {DPI * inches + 1:.0f} pixels wide",
            at=at,
        )


def _grounds(
    brand: Brand, pair: LogoPair, size: str, colours: Mapping[str, str], at: Location
) -> Iterator[Diagnostic]:
    if pair.light.ground and _differ(pair.light.ground, WHITE):
        yield warning(
            f"the {size} logo stands in a box of {pair.light.ground} on the paper",
            hint="name one without a ground, such as an SVG or a PNG that the paper shows through",
            at=at,
        )
    elif pair.light.colour and contrast(pair.light.colour) < SEEN:
        yield warning(
            f"the {size} logo is as light as the paper",
            hint=f"name a dark one for light grounds: logo: {size}: light: images/logo.svg",
            at=at,
        )
    on_band = brand.printing.cover is Cover.BAND
    if on_band and pair.dark.ground and _differ(pair.dark.ground, colours["band"]):
        yield warning(
            f"the {size} logo stands in a box of {pair.dark.ground} on the band",
            hint="name one without a ground, or one for dark grounds: "
            f"logo: {size}: dark: images/logo-white.svg",
            at=at,
        )
    elif on_band and pair.dark.colour and contrast(pair.dark.colour, colours["band"]) < SEEN:
        yield warning(
            f"the {size} logo can't be told from the band it stands on",
            hint=f"name one for dark grounds: logo: {size}: dark: images/logo-white.svg",
            at=at,
        )


def _differ(colour: str, ground: str) -> bool:
    """Tell whether a box of a colour is seen on a ground."""
    pairs = zip(channels(colour), channels(ground), strict=True)
    return any(abs(one - other) > LEAST_SEEN for one, other in pairs)


def _type(brand: Brand) -> Iterator[Diagnostic]:
    base, headings = brand.typography.base, brand.typography.headings
    if base.size and not base.relative and not SMALLEST_PT <= base.size <= LARGEST_PT:
        near = SMALLEST_PT if base.size < SMALLEST_PT else LARGEST_PT
        yield warning(
            f"text of {base.size:g} points does not fit lines to write on; it is set in {near:g}",
            hint=f"use size: {near:g}pt",
            at=_at(brand, "typography.base.size"),
        )
    wanted = [
        (base.family, base.weight or 400, "normal"),
        (base.family, base.weight or 400, _ITALIC),
    ]
    wanted += [(base.family, _BOLD, "normal")]
    family = headings.family or base.family
    wanted += [(family, headings.weight or _BOLD, headings.style or "normal")]
    for family, weight, style in dict.fromkeys(wanted):
        files = [one for one in brand.typography.files if one.family == family]
        if files and not any(_has(one, weight, style) for one in files):
            yield warning(
                f'the typeface "{family}" has no file for weight {weight}, {style}; '
                "another of its faces stands in",
                hint=f"add the file: - path: fonts/..., weight: {weight}, style: {style}",
                at=_at(brand, "typography.fonts"),
            )


def _has(file: FontFile, weight: int, style: str) -> bool:
    least, most = file.weights
    return file.style == style and least - 100 <= weight <= most + 100


def _at(brand: Brand, *settings: str) -> Location:
    line = next((brand.lines[one] for one in settings if one in brand.lines), None)
    return Location(file=brand.file, line=line)
