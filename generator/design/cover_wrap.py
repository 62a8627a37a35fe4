"""A cover in one piece, for a print shop: back, spine and front side by side, as they lie flat."""

from dataclasses import dataclass, replace

from generator.design.compose import Composer
from generator.design.cover_circles import wrap_art
from generator.design.cover_words import plan_cover_words
from generator.design.figures import circles
from generator.design.logo_and_cover import cover_look, cover_picture
from generator.model import Markup
from generator.units import MM_PER_POINT, Paper

# The places of printers' machines vary by a sixteenth of an inch.
SPINE_AIR_MM = 1.6
LEAST_SPINE_PT, MOST_SPINE_PT = 7.0, 14.0
_LINE = 1.3  # the height of a line, of the size of its type
# What a code of an ISBN takes, in the lower corner of the back by the spine.
BARCODE_MM = (50.8, 30.5)
_BARCODE_AWAY_MM = 6.4
NAME = "the cover"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrap:
    """Lengths of a cover that lies flat, in mm: one side, the spine between two of them."""

    width: float
    height: float
    spine: float

    @property
    def paper(self) -> Paper:
        """The cover as a page."""
        return Paper(
            name="cover", width_mm=round(self.width * 2 + self.spine, 3), height_mm=self.height
        )

    @property
    def spine_pt(self) -> float:
        """The size of the words on the spine, in points; 0 where it is too narrow for them."""
        fits = (self.spine - 2 * SPINE_AIR_MM) / _LINE / MM_PER_POINT
        return 0.0 if fits < LEAST_SPINE_PT else round(min(fits, MOST_SPINE_PT), 1)

    @property
    def barcode(self) -> dict[str, float]:
        """Where the white ground of a code lies on the back, from its right and its foot."""
        width, height = BARCODE_MM
        return {
            "right": self.width + self.spine + _BARCODE_AWAY_MM,
            "bottom": _BARCODE_AWAY_MM,
            "width": width,
            "height": height,
        }


def compose_wrap(composer: Composer, wrap: Wrap, *, barcode: bool) -> Markup:
    """Compose a cover of an edition whose page is the whole of it."""
    brand = composer.edition.brand
    edition = composer.edition
    front = replace(composer.grid, width=wrap.width)
    part = {
        "template": "sheets/wrap.html",
        "wrap": wrap,
        "look": cover_look(composer.edition),
        "picture": cover_picture(brand),
        "figure": circles(0.62, "left"),
        "art": wrap_art(
            wrap.width, wrap.height, wrap.spine, edition.bleed.mm if edition.bleed else 0.0
        ),
        "words": plan_cover_words(edition.workbook, front, composer.measure),
        "barcode": wrap.barcode if barcode else None,
    }
    return composer.sheet(NAME, composer.edition.workbook.title, part)
