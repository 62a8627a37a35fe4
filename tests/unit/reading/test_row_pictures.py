"""Pictures beside a roster: found in its folder alone, and made fit for print."""

import io
import unicodedata

import pytest
from PIL import Image

from generator.reading import row_pictures
from generator.reading.row_pictures import RowPictureError, printable, take_picture

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><circle r="9"/></svg>'


def save(path, size=(40, 30), mode="RGB", **options):
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new(mode, size, options.pop("colour", None)).save(path, **options)
    return path


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def printed(folder, name, width_mm=60.0, height_mm=45.0) -> Image.Image:
    return opened(printable(take_picture(folder, name), width_mm, height_mm))


@pytest.mark.parametrize("kind", ["png", "jpg", "gif", "webp", "tif"])
def test_pictures_of_usual_kinds_are_found(tmp_path, kind):
    save(tmp_path / f"couples/rivera.{kind}")

    assert printed(tmp_path, f"couples/rivera.{kind}").size == (40, 30)


def test_a_drawing_stays_as_it_is(tmp_path):
    (tmp_path / "us.svg").write_text(SVG, encoding="utf-8")

    assert printable(take_picture(tmp_path, "us.svg"), 60, 45) == SVG.encode()


def test_a_name_may_be_written_as_on_windows(tmp_path):
    save(tmp_path / "couples/rivera.png")

    assert printed(tmp_path, "couples\\rivera.png").size == (40, 30)


@pytest.mark.parametrize(("there", "named"), [("NFD", "NFC"), ("NFC", "NFD")])
def test_letters_with_marks_may_be_written_in_two_ways(tmp_path, there, named):
    save(tmp_path / unicodedata.normalize(there, "Zoë.png"))

    assert printed(tmp_path, unicodedata.normalize(named, "Zoë.png")).size == (40, 30)


def test_more_dots_than_print_needs_are_left_out(tmp_path):
    save(tmp_path / "large.jpg", (3000, 2000))

    assert printed(tmp_path, "large.jpg", 50.8, 50.8).size == (600, 400)


def test_a_small_picture_is_not_blown_up(tmp_path):
    save(tmp_path / "small.png", (20, 10))

    assert printed(tmp_path, "small.png").size == (20, 10)


def test_a_photo_that_was_taken_sideways_stands_upright(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    save(tmp_path / "turned.jpg", (400, 300), exif=exif)

    assert printed(tmp_path, "turned.jpg").size == (300, 400)


def test_where_a_photo_was_taken_is_left_out(tmp_path):
    exif = Image.Exif()
    exif[0x010E] = "Lakeside clinic"
    save(tmp_path / "us.jpg", exif=exif)
    assert b"Lakeside" in (tmp_path / "us.jpg").read_bytes()

    data = printable(take_picture(tmp_path, "us.jpg"), 60, 45)

    assert b"Lakeside" not in data
    assert dict(opened(data).getexif()) == {}


def test_what_is_clear_comes_out_white(tmp_path):
    save(tmp_path / "clear.png", mode="RGBA", colour=(0, 0, 0, 0))

    assert printed(tmp_path, "clear.png").convert("RGB").getpixel((5, 5)) == (255, 255, 255)


def test_a_grey_picture_of_sixteen_bits_keeps_its_greys(tmp_path):
    save(tmp_path / "deep.png", mode="I;16", colour=128 * 256)

    assert printed(tmp_path, "deep.png").convert("L").getpixel((5, 5)) in range(125, 132)


def test_colours_of_a_press_are_printed(tmp_path):
    for name in ("press.jpg", "press.tif"):
        save(tmp_path / name, mode="CMYK", colour=(0, 0, 0, 0))

        assert printed(tmp_path, name).mode == "RGB"


def test_the_same_picture_gives_the_same_bytes(tmp_path):
    save(tmp_path / "us.jpg", (2000, 1500), colour=(90, 20, 10))
    picture = take_picture(tmp_path, "us.jpg")

    assert printable(picture, 60, 45) == printable(picture, 60, 45)


def test_pictures_are_told_apart_by_what_is_in_them(tmp_path):
    save(tmp_path / "a.png", colour=(1, 2, 3))
    save(tmp_path / "b.png", colour=(1, 2, 4))
    save(tmp_path / "c.png", colour=(1, 2, 3))

    a, b, c = (take_picture(tmp_path, f"{one}.png").digest for one in "abc")

    assert (a == c, a == b) == (True, False)


@pytest.mark.parametrize("named", ["../us.png", "couples/../../us.png"])
def test_a_picture_elsewhere_is_refused(tmp_path, named):
    save(tmp_path / "us.png")
    (tmp_path / "list/couples").mkdir(parents=True)

    with pytest.raises(RowPictureError, match="lies outside the list's folder"):
        take_picture(tmp_path / "list", named)


def test_an_absolute_path_elsewhere_is_refused(tmp_path):
    save(tmp_path / "us.png")
    (tmp_path / "list").mkdir()

    with pytest.raises(RowPictureError, match=r"outside|is not in"):
        take_picture(tmp_path / "list", str(tmp_path / "us.png"))


def test_a_link_that_leads_elsewhere_is_refused(tmp_path):
    save(tmp_path / "us.png")
    (tmp_path / "list").mkdir()
    try:
        (tmp_path / "list/us.png").symlink_to(tmp_path / "us.png")
    except OSError:
        pytest.skip("links can't be made here")

    with pytest.raises(RowPictureError, match="lies outside the list's folder"):
        take_picture(tmp_path / "list", "us.png")


@pytest.mark.parametrize("named", ["gone.png", "a\0b.png", "x" * 300])
def test_a_picture_that_is_not_there_is_told(tmp_path, named):
    with pytest.raises(RowPictureError, match=r"is not in the list's folder|is no file"):
        take_picture(tmp_path, named)


@pytest.mark.parametrize("named", ["https://example.org/us.png", "//example.org/us.png"])
def test_nothing_is_fetched(tmp_path, named):
    with pytest.raises(RowPictureError, match="is no file of the list's folder"):
        take_picture(tmp_path, named)


def test_a_folder_is_no_picture(tmp_path):
    (tmp_path / "couples").mkdir()

    with pytest.raises(RowPictureError, match="is no file that can be read"):
        take_picture(tmp_path, "couples")


def test_a_file_of_too_many_bytes_is_refused_unread(tmp_path, monkeypatch):
    save(tmp_path / "us.png", (200, 200), mode="L")
    monkeypatch.setattr(row_pictures, "LIMIT_BYTES", 100)

    with pytest.raises(RowPictureError, match=r"has [\d,]+ bytes, more than 100"):
        take_picture(tmp_path, "us.png")


def test_a_drawing_of_too_many_bytes_is_refused(tmp_path, monkeypatch):
    (tmp_path / "us.svg").write_text(SVG, encoding="utf-8")
    monkeypatch.setattr(row_pictures, "LIMIT_SVG_BYTES", 10)

    with pytest.raises(RowPictureError, match="is a drawing of more than"):
        take_picture(tmp_path, "us.svg")


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "is damaged or no picture"),
        (b"no picture at all", "is damaged or no picture"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "is damaged or no picture"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", r"is of a kind \(HEIC\)"),
        (b"<svg", "is no SVG"),
        (b"<html></html>", "is no SVG"),
        (
            b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3">'
            b'<image href="file:///etc/hostname"/></svg>',
            "refers to something outside itself",
        ),
    ],
)
def test_what_is_no_picture_is_told_without_its_name(tmp_path, data, problem):
    (tmp_path / "rivera.jpg").write_bytes(data)

    with pytest.raises(RowPictureError, match=problem) as told:
        printable(take_picture(tmp_path, "rivera.jpg"), 60, 45)
    assert "rivera" not in str(told.value)


def test_a_picture_that_ends_too_soon_is_told(tmp_path):
    path = save(tmp_path / "us.jpg", (400, 300), colour=(200, 10, 10), quality=95)
    path.write_bytes(path.read_bytes()[:-500])

    with pytest.raises(RowPictureError, match="is damaged or no picture"):
        printable(take_picture(tmp_path, "us.jpg"), 60, 45)


def test_a_picture_of_too_many_dots_is_told(tmp_path, monkeypatch):
    save(tmp_path / "us.png", (400, 300))
    monkeypatch.setattr("generator.reading.pictures.LIMIT_PIXELS", 1000)

    with pytest.raises(RowPictureError, match="has 400 x 300 pixels"):
        printable(take_picture(tmp_path, "us.png"), 60, 45)
