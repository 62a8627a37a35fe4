import io

import pytest
from PIL import Image

from generator.large_pictures import MOST_PIXELS, within_pixels


def saved(size: tuple[int, int], mode: str, kind: str, **options) -> bytes:
    made = io.BytesIO()
    Image.new(mode, size, 1).save(made, kind, **options)
    return made.getvalue()


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("1", "PNG"), ("L", "PNG"), ("P", "PNG"), ("I;16", "PNG"), ("L", "JPEG"), ("CMYK", "JPEG")],
)
def test_a_picture_over_40_megapixels_is_reduced_in_its_shape(mode, kind):
    made = within_pixels(saved((9000, 4600), mode, kind))

    with Image.open(io.BytesIO(made)) as picture:
        assert picture.format == kind
        assert MOST_PIXELS / 4 <= picture.width * picture.height <= MOST_PIXELS
        assert picture.width / picture.height == pytest.approx(9000 / 4600, rel=0.001)


def test_a_reduced_photo_keeps_its_profile_and_which_way_is_up():
    exif = Image.Exif()
    exif[0x0112] = 6
    data = saved((9000, 4600), "L", "JPEG", exif=exif, icc_profile=b"a profile")

    with Image.open(io.BytesIO(within_pixels(data))) as picture:
        assert picture.getexif()[0x0112] == 6
        assert picture.info["icc_profile"] == b"a profile"


def test_a_reduced_picture_shows_what_the_whole_showed():
    whole = Image.linear_gradient("L").resize((9000, 4600))
    made = io.BytesIO()
    whole.save(made, "PNG", compress_level=1)

    with Image.open(io.BytesIO(within_pixels(made.getvalue()))) as picture:
        for share in (0.01, 0.31, 0.5, 0.77, 0.99):
            there = picture.getpixel((100, int(picture.height * share)))
            assert abs(there - whole.getpixel((200, int(4600 * share)))) <= 1


@pytest.mark.parametrize("data", [b"", b"no picture", saved((100, 100), "L", "PNG")])
def test_what_is_no_large_picture_stays_as_it_is(data):
    assert within_pixels(data) is data
