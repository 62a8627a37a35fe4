import io

import pytest
from PIL import Image, ImageCms, ImageDraw

from generator.tiff_pictures import as_png, is_tiff

RED, BLUE = (180, 40, 40), (30, 80, 140)
MODES = ("L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16")


def drawn(mode: str) -> Image.Image:
    """A red half and a blue one, on a ground that is see-through where the kind has that."""
    picture = Image.new("RGBA", (60, 20), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((10, 0, 29, 19), fill=(*RED, 255))
    pen.rectangle((30, 0, 59, 19), fill=(*BLUE, 255))
    if mode == "RGBA":
        return picture
    flat = Image.new("RGB", picture.size, "white")
    flat.paste(picture, mask=picture)
    if mode == "I;16":
        return flat.convert("L").convert("I").point(lambda grey: grey * 257).convert("I;16")
    if mode == "P":
        return flat.quantize(16)
    return picture.convert("LA") if mode == "LA" else flat.convert(mode)


def saved(picture: Image.Image, kind: str = "TIFF", **options) -> bytes:
    data = io.BytesIO()
    picture.save(data, kind, **options)
    return data.getvalue()


def read(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(as_png(data)))
    assert picture.format == "PNG"
    return picture


GREYS = ((82,) * 3, (72,) * 3)


@pytest.mark.parametrize("mode", MODES)
def test_each_kind_of_tiff_looks_as_it_did(mode):
    picture = read(saved(drawn(mode))).convert("RGBA")

    found = [picture.getpixel((place, 9))[:3] for place in (20, 45)]
    for one, expected in zip(
        found, GREYS if mode in ("L", "LA", "I;16") else (RED, BLUE), strict=True
    ):
        assert near(one, expected)


def test_a_scan_in_black_and_white_keeps_every_dot():
    scan = drawn("1")

    assert read(saved(scan)).convert("1").tobytes() == scan.tobytes()


def near(one: tuple, other: tuple) -> bool:
    return all(abs(first - second) <= 24 for first, second in zip(one, other, strict=True))


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_what_is_see_through_stays_so(mode):
    picture = read(saved(drawn(mode))).convert("RGBA")

    assert picture.getpixel((2, 2))[3] == 0
    assert picture.getpixel((20, 9))[3] == 255


def test_the_resolution_stays():
    assert read(saved(drawn("RGB"), dpi=(300, 300))).info["dpi"] == pytest.approx((300, 300), abs=1)


def test_colours_are_those_of_the_pictures_profile():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    lab = ImageCms.profileToProfile(
        drawn("RGB"),
        ImageCms.createProfile("sRGB"),
        ImageCms.createProfile("LAB"),
        outputMode="LAB",
    )

    picture = read(saved(lab, icc_profile=profile))

    assert near(picture.getpixel((20, 9)), RED)


def test_a_damaged_profile_is_done_without():
    assert read(saved(drawn("CMYK"), icc_profile=b"no profile")).mode == "RGB"


def test_other_pictures_are_left_as_they_are():
    data = saved(drawn("RGB"), "PNG")

    assert not is_tiff(data)
    assert as_png(data) is data
