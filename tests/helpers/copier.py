"""Paper as an office makes it: printed by a laser of one bit and 600 dots to the inch, and copied.

A laser has no grey: it screens one, in clusters of dots. A copier sees the paper a little blurred,
and takes for black what is dark enough.
"""

from PIL import Image, ImageChops, ImageFilter

from tests.helpers import pdf

DPI = 600
SEEN = 1.2  # dots: the blur of a copier's eye
BLACK = 0.38  # of a dot that must be dark, that a copier in its text mode takes it for black
RULES = range(90, 150)  # the grey of rules, of 255; words are black
NEAR = 1  # dots: how far beside its place a mark may be
# A screen of 106 lines to the inch at 45 degrees, as lasers of 600 dots have: the order in which
# the dots of a cell of 8 by 8, two clusters in it, become black.
_CELL = (
    (24, 10, 12, 26, 35, 47, 49, 37),
    (8, 0, 2, 14, 45, 59, 61, 51),
    (22, 6, 4, 16, 43, 57, 63, 53),
    (30, 20, 18, 28, 33, 41, 55, 39),
    (34, 46, 48, 36, 25, 11, 13, 27),
    (44, 58, 60, 50, 9, 1, 3, 15),
    (42, 56, 62, 52, 23, 7, 5, 17),
    (32, 40, 54, 38, 31, 21, 19, 29),
)


def printed(grey: Image.Image) -> Image.Image:
    """Give a page as a laser prints it: 0 is black, 255 is white, and nothing between."""
    cell = Image.new("L", (8, 8))
    # What is lighter than the threshold of its place stays white.
    cell.putdata([255 - round((one + 0.5) * 255 / 64) for row in _CELL for one in row])
    screen = Image.new("L", grey.size)
    for x in range(0, grey.width, 8):
        screen.paste(cell, (x, 0))
    strip = screen.crop((0, 0, grey.width, 8))
    for y in range(8, grey.height, 8):
        screen.paste(strip, (0, y))
    return ImageChops.subtract(grey, screen).point(lambda part: 255 if part else 0)


def copied(paper: Image.Image) -> Image.Image:
    """Give the copy of a paper."""
    seen = paper.filter(ImageFilter.GaussianBlur(SEEN))
    return seen.point(lambda part: 0 if part <= 255 * (1 - BLACK) else 255)


def lost(data: bytes, page: int, *, copies: int = 2) -> float:
    """Give the share of the rules of a page that is gone from the copy of a copy: of all that is
    drawn in grey.
    """
    grey = pdf.image(data, page, DPI)
    drawn = grey.point(lambda part: 255 if part in RULES else 0)
    box = drawn.getbbox()
    if box is None:
        return 1.0
    paper = printed(grey.crop(box))
    for _ in range(copies):
        paper = copied(paper)
    drawn = drawn.crop(box)
    near = paper.filter(ImageFilter.MinFilter(2 * NEAR + 1))
    gone = ImageChops.multiply(drawn, near)  # drawn, and white around
    return gone.histogram()[255] / drawn.histogram()[255]
