"""Pictures are files of the workbook, and are what they say they are."""

import io
import os
import struct
import zlib

import pytest
from PIL import Image, ImageFile

from generator.reading.pictures import find_picture


def png(width: int = 40, height: int = 20) -> bytes:
    data = io.BytesIO()
    Image.new("L", (width, height)).save(data, "PNG")
    return data.getvalue()


def gradient() -> bytes:
    data = io.BytesIO()
    Image.radial_gradient("L").save(data, "PNG")
    return data.getvalue()


def png_that_claims(width: int, height: int) -> bytes:
    """The first bytes of a picture of this size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 100))


def test_a_picture_is_found_with_its_shape(folder, put):
    put("images/a b.png", png())

    found = find_picture(folder, "images/a%20b.png")

    assert (found.source, found.ratio) == ("images/a b.png", 0.5)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_the_usual_kinds_of_pictures_are_taken(folder, put, kind):
    data = io.BytesIO()
    Image.new("RGB", (40, 20)).save(data, kind)
    put("a.picture", data.getvalue())

    assert find_picture(folder, "a.picture").ratio == 0.5


@pytest.mark.parametrize(
    "reference",
    [
        "../secret.png",
        "%2e%2e/secret.png",
        "images/../../secret.png",
        "images/%2e%2e/../../secret.png",
    ],
)
def test_a_path_that_leaves_the_folder_is_refused(folder, picture_refused, reference):
    (folder.parent / "secret.png").write_bytes(png())

    message, hint = picture_refused(reference)

    assert message.endswith("secret.png\" lies outside the workbook's folder")
    assert hint == "copy the picture into the workbook's folder and name it from there"


def test_an_absolute_path_is_refused(folder, picture_refused):
    (folder.parent / "secret.png").write_bytes(png())

    assert "lies outside" in picture_refused((folder.parent / "secret.png").as_posix())[0]


def test_a_link_that_leaves_the_folder_is_refused(folder, picture_refused):
    (folder.parent / "secret.png").write_bytes(png())
    (folder / "a.png").symlink_to("../secret.png")

    assert picture_refused("a.png")[0] == '"a.png" lies outside the workbook\'s folder'


def test_a_link_inside_the_folder_is_followed(folder, put):
    put("images/a.png", png())
    (folder / "b.png").symlink_to("images/a.png")

    assert find_picture(folder, "b.png").source == "images/a.png"


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/a.png",
        "HTTPS://example.org/a.png",
        "ftp://example.org/a.png",
        "file:///etc/passwd",
        "//example.org/a.png",
        "//[a",
        "data:image/png;base64,AAAA",
    ],
)
def test_an_address_is_refused_and_nothing_is_opened(picture_refused, address):
    assert picture_refused(address) == (
        f'"{address}" is no file of this workbook',
        "save the picture in the workbook's folder, such as images/, and name it from there",
    )


def test_a_missing_picture_is_told_with_the_one_that_was_meant(put, picture_refused):
    put("images/circles.png", png())

    assert picture_refused("images/circle.png") == (
        'there is no picture "images/circle.png"',
        'did you mean "circles.png"?',
    )


def test_a_missing_picture_is_told_where_case_counts(put, picture_refused):
    put("images/Circles.PNG", png())

    assert picture_refused("images/circles.png")[1] == 'did you mean "Circles.PNG"?'


@pytest.mark.parametrize("reference", ["a.png", "nowhere/a.png", "a\0.png", "a" * 300 + ".png"])
def test_a_picture_that_is_not_there_is_refused(picture_refused, reference):
    message, hint = picture_refused(reference)

    assert "no picture" in message
    assert hint


def test_a_folder_is_no_picture(picture_refused):
    assert picture_refused("images") == (
        '"images" is no picture file',
        "name a PNG, JPEG or SVG file",
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_no_picture_and_is_not_waited_for(folder, picture_refused):
    os.mkfifo(folder / "a.png")

    assert picture_refused("a.png") == (
        '"a.png" is no picture file',
        "name a PNG, JPEG or SVG file",
    )


@pytest.mark.parametrize(
    "content",
    [
        b"",
        gradient()[: len(gradient()) // 2],
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
        b"BM" + b"\0" * 60,
        b"<svg/>",
        png_that_claims(0, 0),
    ],
    ids=["empty", "truncated", "EPS", "BMP", "SVG", "no size"],
)
def test_a_file_that_is_no_whole_picture_is_refused(put, picture_refused, content):
    put("a.png", content)

    assert picture_refused("a.png") == (
        '"a.png" is damaged or no picture',
        "save it again as PNG or JPEG, or draw it as SVG",
    )


def test_a_truncated_picture_is_refused_though_others_let_it_pass(
    put, picture_refused, monkeypatch
):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    put("a.png", gradient()[: len(gradient()) // 2])

    assert picture_refused("a.png")[0] == '"a.png" is damaged or no picture'
    assert ImageFile.LOAD_TRUNCATED_IMAGES


def test_a_picture_of_too_many_pixels_is_refused_unopened(put, picture_refused):
    put("a.png", png_that_claims(50_000, 50_000))

    assert picture_refused("a.png") == ('"a.png" has too many pixels', "make it smaller")


def test_a_picture_of_many_pixels_is_refused_with_their_number(put, picture_refused):
    put("a.png", png_that_claims(13_000, 12_000))

    assert picture_refused("a.png")[0] == '"a.png" has 13,000 x 12,000 pixels'


def test_a_file_of_too_many_bytes_is_refused(folder, put, picture_refused):
    put("a.png", b"")
    os.truncate(folder / "a.png", 100_000_000)

    assert picture_refused("a.png") == (
        '"a.png" has 100,000,000 bytes, more than 50,000,000',
        "make the picture smaller and save it again",
    )
