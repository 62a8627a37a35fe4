"""A practice's brand, read and checked: names, logos, colours, type, and what it prints."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path


class Cover(StrEnum):
    """The ways a cover can look."""

    PLAIN = "plain"
    BAND = "band"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """A logo or a picture of a brand. `source` is its path from the brand's folder, `/` between.

    `ratio` is height divided by width; `pixels` is its width, 0 where it is a drawing; `colour`
    is what its colours are in the mean, as #RRGGBB, or empty where that can't be told. `ground` is
    the colour of the box that it fills, or empty where the paper shows through. `stacks` are the
    typefaces that a drawing's own texts are set in.
    """

    source: str
    alt: str
    ratio: float
    pixels: int
    colour: str
    ground: str = ""
    stacks: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LogoPair:
    """A logo for light grounds and one for dark ones; often it is the same."""

    light: Logo
    dark: Logo


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFile:
    """A file of a typeface. `weights` are the least and the greatest it has."""

    family: str
    weights: tuple[int, int]
    style: str
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeStyle:
    """How one kind of text is set; what is empty, or 0, is as usual.

    `stack` are the typefaces it may be set in, the first that is there; `family` is the one it is
    set in. `size` is in points, or a share of the text's where `relative`. Colours are #RRGGBB.
    """

    family: str = ""
    stack: tuple[str, ...] = ()
    weight: int = 0
    style: str = ""
    size: float = 0.0
    relative: bool = False
    line_height: float = 0.0
    colour: str = ""
    background: str = ""
    decoration: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typography:
    """The typefaces of a brand, and what each is for.

    `sources` are the places of the web where families are to be had, by their names in small
    letters.
    """

    files: tuple[FontFile, ...] = ()
    sources: dict[str, str] = field(default_factory=dict)
    base: TypeStyle = TypeStyle()
    headings: TypeStyle = TypeStyle()
    monospace: TypeStyle = TypeStyle()
    monospace_inline: TypeStyle = TypeStyle()
    monospace_block: TypeStyle = TypeStyle()
    link: TypeStyle = TypeStyle()

    def with_styles(self, change: Callable[[TypeStyle], TypeStyle]) -> "Typography":
        """Give it with each of its styles changed."""
        return replace(
            self,
            base=change(self.base),
            headings=change(self.headings),
            monospace=change(self.monospace),
            monospace_inline=change(self.monospace_inline),
            monospace_block=change(self.monospace_block),
            link=change(self.link),
        )

    @property
    def text_families(self) -> tuple[str, ...]:
        """The families of text and headings."""
        return tuple(dict.fromkeys(one.family for one in (self.base, self.headings) if one.family))

    @property
    def families(self) -> tuple[str, ...]:
        """The families that text is set in, each once."""
        styles = [self.base, self.headings, self.monospace]
        styles += [self.monospace_inline, self.monospace_block]
        return tuple(dict.fromkeys(style.family for style in styles if style.family))


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """What a brand says about printed workbooks; empty is as usual."""

    cover: Cover = Cover.PLAIN
    picture: Logo | None = None
    ink: str = ""
    footer: str = ""
    paper: str = ""
    theme: str = ""
    permission: str = ""
    cmyk: dict[str, tuple[int, int, int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand:
    """A practice's brand. `file` is what messages call it; `lines` where its settings stand.

    `colours` are the semantic ones by name, `palette` all with a name, as #RRGGBB. Keys of
    `lines` are paths such as color.primary. `logos` are small, medium and large, those there are.
    """

    file: str
    folder: Path
    lines: dict[str, int]
    name: str = ""
    short_name: str = ""
    links: dict[str, str] = field(default_factory=dict)
    address: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""
    license: str = ""
    crisis_line: str = ""
    copyright: str = ""
    logos: dict[str, LogoPair] = field(default_factory=dict)
    palette: dict[str, str] = field(default_factory=dict)
    colours: dict[str, str] = field(default_factory=dict)
    typography: Typography = Typography()
    printing: Printing = Printing()
