"""Which of the typefaces that a brand names are here, and what stands in for those that are not.

A style names a stack, as CSS does: the first that is there is taken. The generic families mean the
usual typefaces of the program.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from generator.diagnostics import Diagnostic, Location, warning
from generator.model import Brand, TypeStyle
from generator.printing.brand_fonts import packaged
from generator.printing.fonts import SANS, SERIF

# https://www.w3.org/TR/css-fonts-4/#generic-font-families; nothing stands for the usual one.
_GENERIC = {
    "serif": SERIF,
    "ui-serif": SERIF,
    "sans-serif": SANS,
    "system-ui": SANS,
    "ui-sans-serif": SANS,
    "ui-rounded": SANS,
    "-apple-system": SANS,
    "blinkmacsystemfont": SANS,
    "monospace": "",
    "ui-monospace": "",
    "cursive": "",
    "fantasy": "",
    "inherit": "",
    "initial": "",
}
_USUAL = {
    "base": "Source Serif",
    "headings": "the typeface of the text",
    SERIF: "Source Serif",
    SANS: "Source Sans",
}


def choose_typefaces(
    brand: Brand, is_installed: Callable[[str], bool]
) -> tuple[Brand, tuple[Diagnostic, ...]]:
    """Give a brand whose styles are set in typefaces that are here, and what was not.

    `is_installed` tells whether a family is on this machine.
    """
    own = {file.family.casefold() for file in brand.typography.files}
    known: dict[str, bool] = {}

    def is_here(family: str) -> bool:
        if family not in known:
            there = family.casefold() in own or bool(packaged(family))
            known[family] = there or is_installed(family)
        return known[family]

    def settle(style: TypeStyle) -> TypeStyle:
        for family in style.stack:
            if family.lower() in _GENERIC:
                usual = _GENERIC[family.lower()]
                return replace(style, family=usual, stack=(usual,) if usual else ())
            if is_here(family):
                return replace(style, family=family, stack=(family,))
        return replace(style, family="", stack=())

    settled = replace(brand, typography=brand.typography.with_styles(settle))
    told = (*_absent(brand, settled, is_here), *_absent_in_logos(brand, is_here))
    return settled, tuple(dict.fromkeys(told))


def _absent(brand: Brand, settled: Brand, is_here: Callable[[str], bool]) -> Iterator[Diagnostic]:
    told = set()
    for kind in ("base", "headings", "monospace", "monospace_inline", "monospace_block"):
        wanted = getattr(brand.typography, kind)
        first = wanted.stack[0] if wanted.stack else ""
        if not first or first in told or first.lower() in _GENERIC or is_here(first):
            continue
        told.add(first)
        family = getattr(settled.typography, kind).family
        stands_in = _USUAL.get(family, family) or _USUAL.get(kind, "a usual one")
        source = brand.typography.sources.get(first.casefold())
        put = f"its files are to be had from {source}: put them" if source else "put its files"
        name = kind.replace("_", "-")
        lines = (brand.lines.get(f"typography.{name}{end}") for end in (".family", ""))
        yield warning(
            f'the typeface "{first}" is not here; {stands_in} stands in',
            hint=f"nothing is fetched from the web; {put} beside the brand file and name them "
            "under typography: fonts:, with source: file",
            at=Location(file=brand.file, line=next(filter(None, lines), None)),
        )


def _absent_in_logos(brand: Brand, is_here: Callable[[str], bool]) -> Iterator[Diagnostic]:
    for size, pair in brand.logos.items():
        for logo in dict.fromkeys((pair.light, pair.dark)):
            for stack in logo.stacks:
                if any(one.lower() in _GENERIC or is_here(one) for one in stack[:1]):
                    continue
                lines = (brand.lines.get(key) for key in (f"logo.{size}", "logo"))
                yield warning(
                    f'the {size} logo sets words in "{stack[0]}", which is not here: they come '
                    "out in another typeface",
                    hint="export the drawing with its text as paths",
                    at=Location(file=brand.file, line=next(filter(None, lines), None)),
                )
