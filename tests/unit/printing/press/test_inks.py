"""A page in light becomes a page in inks, wherever its colours stand."""

import io
import zlib

import pytest
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import ByteStringObject, NameObject

from generator.printing.press.icc_profile import read_profile
from generator.printing.press.inks import to_cmyk
from tests.helpers import pdf
from tests.helpers.drawn_pdf import drawn, page_of, stream
from tests.helpers.press_profile import press_profile

PRESS = read_profile(press_profile(), "house.icc")
RED = (0.8, 0.2, 0.2)
OWN = {"#CC3333": (10, 90, 80, 0)}
OWN_RED = "0.1 0.9 0.8 0 k"
LIGHT_RGB = {"LIGHT": ["/CalRGB", {"WhitePoint": [0.95, 1.0, 1.09]}], "GREY": "/DeviceGray"}


def inked(content, **resources):
    return page_of(to_cmyk(drawn(content, **resources), PRESS, OWN))


def content_of(page) -> str:
    return page["/Contents"].get_data().decode()


@pytest.mark.parametrize(
    ("content", "inks"),
    [
        ("0 0 0 rg", "0 0 0 1 k"),
        ("0.4 0.4 0.4 RG", "0 0 0 0.6 K"),
        ("0.25 g 1 G", "0 0 0 0.75 k 0 0 0 0 K"),
        ("0.8 0.2 0.2 rg", OWN_RED),
        ("/DeviceRGB cs 0.8 0.2 0.2 scn", f"0 0 0 1 k {OWN_RED}"),
        ("/LIGHT CS 0.8 0.2 0.2 SC", f"0 0 0 1 K {OWN_RED.upper()}"),
        ("/DeviceCMYK cs 0.1 0.2 0.3 0.4 sc", "0 0 0 1 k 0.1 0.2 0.3 0.4 k"),
        ("0.1 0.2 0.3 0.4 k", "0.1 0.2 0.3 0.4 k"),
        ("q /DeviceRGB cs Q 0.5 sc", "q 0 0 0 1 k Q 0 0 0 0.5 k"),
        ("/Pattern cs /P0 scn", "/Pattern cs /P0 scn"),
        ("/Gold cs 0.5 scn", "/Gold cs 0.5 scn"),
    ],
)
def test_colours_of_what_is_drawn(content, inks):
    page = inked(content.encode(), ColorSpace=LIGHT_RGB)

    assert content_of(page) == inks


def test_a_colour_goes_on_from_one_part_of_a_page_to_the_next():
    page = inked([b"/DeviceRGB cs", b"0.8 0.2 0.2 sc"])

    assert content_of(page) == f"0 0 0 1 k\n{OWN_RED}"


def test_no_part_of_a_page_that_was_joined_is_left_in_light():
    data = to_cmyk(drawn([b"0.8 0.2 0.2 rg", b"0.1 0.3 0.7 rg"]), PRESS, OWN)
    reader = pdf.reader(data)

    kept = [reader.get_object(number) for number in reader.xref[0]]
    texts = [one.get_data() for one in kept if hasattr(one, "get_data")]
    assert texts and not [one for one in texts if b"rg" in one]


def test_forms_patterns_and_drawn_letters_are_turned_with_what_they_hold():
    red = b"0.8 0.2 0.2 rg"
    inner = stream(red, Subtype="/Form", BBox=[0, 0, 9, 9])
    form = stream(
        red,
        Subtype="/Form",
        BBox=[0, 0, 9, 9],
        Group={"S": "/Transparency", "CS": "/DeviceRGB"},
        Resources={"XObject": {"Inner": inner}},
    )
    pattern = stream(red, PatternType=1, PaintType=1, Resources={})
    font = {"Subtype": "/Type3", "CharProcs": {"a": stream(red)}, "Resources": {}}

    page = inked(b"", XObject={"Form": form}, Pattern={"P0": pattern}, Font={"F0": font})

    resources = page["/Resources"]
    outer = resources["/XObject"]["/Form"]
    parts = [outer, outer["/Resources"]["/XObject"]["/Inner"], resources["/Pattern"]["/P0"]]
    parts.append(resources["/Font"]["/F0"]["/CharProcs"]["/a"])
    assert [one.get_data().decode() for one in parts] == [OWN_RED] * 4
    assert outer["/Group"]["/CS"] == "/DeviceCMYK"


def test_a_form_that_holds_itself_ends():
    form = stream(b"0 g", Subtype="/Form", BBox=[0, 0, 9, 9])
    writer = PdfWriter(io.BytesIO(drawn(b"", XObject={"Form": form})))
    holder = writer.pages[0]["/Resources"]
    holder["/XObject"]["/Form"][NameObject("/Resources")] = holder
    written = io.BytesIO()
    writer.write(written)

    page = page_of(to_cmyk(written.getvalue(), PRESS))

    assert page["/Resources"]["/XObject"]["/Form"].get_data() == b"0 0 0 1 k"


def test_what_masks_lets_through_as_much_as_before():
    group = stream(
        b"1 1 1 rg 0 0 9 9 re f 1 0 0 rg",
        Subtype="/Form",
        BBox=[0, 0, 9, 9],
        Group={"S": "/Transparency", "CS": "/DeviceRGB"},
    )
    state = {"SMask": {"S": "/Luminosity", "G": group, "BC": [1.0, 1.0, 1.0]}}

    page = inked(b"", ExtGState={"M": state})

    mask = page["/Resources"]["/ExtGState"]["/M"]["/SMask"]
    assert mask["/G"].get_data() == b"1 g 0 0 9 9 re f 0.3 g"
    assert mask["/G"]["/Group"]["/CS"] == "/DeviceGray"
    assert list(mask["/BC"]) == [1]


def test_a_shading_runs_through_the_inks_of_its_colours():
    part = {"FunctionType": 2, "Domain": [0, 1], "N": 1}
    first = {**part, "C0": [0.8, 0.2, 0.2], "C1": [1.0, 1.0, 1.0]}
    second = {**part, "C0": [0.0, 0.0, 0.0], "C1": [0.5, 0.5, 0.5]}
    function = {
        "FunctionType": 3,
        "Domain": [0, 1],
        "Bounds": [0.5],
        "Encode": [0, 1, 0, 1],
        "Functions": [first, second],
    }
    shading = {
        "ShadingType": 2,
        "ColorSpace": "/DeviceRGB",
        "Coords": [0, 0, 9, 9],
        "Function": function,
        "Background": list(RED),
    }

    page = inked(b"", Shading={"S0": shading})

    turned = page["/Resources"]["/Shading"]["/S0"]
    tables = [one.get_object() for one in turned["/Function"]["/Functions"]]
    assert turned["/ColorSpace"] == "/DeviceCMYK"
    assert list(turned["/Background"]) == pytest.approx([0.1, 0.9, 0.8, 0])
    assert list(turned["/Function"]["/Bounds"]) == [0.5]
    assert tables[0].get_data()[:4] == bytes((26, 230, 204, 0))
    assert tables[0].get_data()[-4:] == bytes(4)
    greys = tables[1].get_data()
    assert (greys[:4], greys[-4:]) == (b"\0\0\0\xff", b"\0\0\0\x80")


def picture_of(image: Image.Image, space, **more):
    """A picture that is packed as a browser would: rows without a filter."""
    return stream(
        zlib.compress(image.tobytes()),
        Subtype="/Image",
        Width=image.width,
        Height=image.height,
        ColorSpace=space,
        BitsPerComponent=8,
        Filter="/FlateDecode",
        **more,
    )


def turned_picture(picture, **spaces):
    page = inked(b"", XObject={"I": picture}, ColorSpace=spaces)
    return page["/Resources"]["/XObject"]["/I"]


def test_a_picture_is_printed_as_the_profile_says_and_stays_see_through():
    mask = picture_of(Image.new("L", (4, 3), 77), "/DeviceGray")
    picture = picture_of(Image.new("RGB", (4, 3), "#cc3333"), "/DeviceRGB", SMask=mask)

    turned = turned_picture(picture)

    cyan, magenta, yellow, black = turned.get_data()[:4]
    assert turned["/ColorSpace"] == "/DeviceCMYK"
    assert len(turned.get_data()) == 4 * 12
    assert cyan < 60 and magenta > 150 and yellow > 150 and black < 60
    assert turned["/SMask"]["/ColorSpace"] == "/DeviceGray"
    assert turned["/SMask"].get_data() == b"\x4d" * 12


@pytest.mark.parametrize("level", [0, 128, 255])
def test_a_grey_picture_is_black_ink_alone(level):
    in_light = picture_of(Image.new("RGB", (4, 3), (level,) * 3), "/DeviceRGB")
    in_grey = picture_of(Image.new("L", (4, 3), level), "/DeviceGray")

    for picture in (in_light, in_grey):
        turned = turned_picture(picture)
        assert turned["/ColorSpace"] == "/DeviceGray"
        assert turned.get_data() == bytes((level,)) * 12


def test_a_photograph_stays_packed_as_one_and_looks_the_same():
    packed = io.BytesIO()
    photo = Image.new("RGB", (64, 64), "#cc3333")
    photo.paste("#3355aa", (0, 0, 32, 64))
    photo.save(packed, "JPEG")
    picture = stream(
        packed.getvalue(),
        Subtype="/Image",
        Width=64,
        Height=64,
        ColorSpace="/DeviceRGB",
        BitsPerComponent=8,
        Filter="/DCTDecode",
    )
    draw = b"100 0 0 100 0 0 cm /I Do"

    data = to_cmyk(drawn(draw, XObject={"I": picture}), PRESS)

    assert page_of(data)["/Resources"]["/XObject"]["/I"]["/Filter"] == "/DCTDecode"
    seen = pdf.colour_image(data, 0, 72)
    left, right = seen.getpixel((20, 50)), seen.getpixel((80, 50))
    assert left[2] > left[0] + 60
    assert right[0] > right[2] + 60


def test_a_picture_of_numbered_colours_keeps_its_numbers():
    palette = ByteStringObject(bytes((255, 255, 255, 204, 51, 51)))
    numbers = Image.frombytes("L", (4, 3), bytes((0, 1) * 6))
    picture = picture_of(numbers, ["/Indexed", "/DeviceRGB", 1, palette])

    turned = turned_picture(picture)

    kind, base, last, inks = turned["/ColorSpace"]
    assert (kind, base, last) == ("/Indexed", "/DeviceCMYK", 1)
    assert bytes(inks.original_bytes)[:4] == bytes(4)
    assert bytes(inks.original_bytes)[5] > 150
    assert turned.get_data() == bytes((0, 1) * 6)


def test_a_picture_of_rows_as_in_a_png_is_read():
    rows = b"".join(b"\1" + bytes((204, 51, 51)) + bytes(9) for _ in range(3))  # the same again
    picture = stream(
        zlib.compress(rows),
        Subtype="/Image",
        Width=4,
        Height=3,
        ColorSpace="/DeviceRGB",
        BitsPerComponent=8,
        Filter="/FlateDecode",
        DecodeParms={"Predictor": 15, "Colors": 3, "Columns": 4},
    )

    turned = turned_picture(picture)

    pixels = turned.get_data()
    assert len(pixels) == 4 * 12
    assert pixels[:4] == pixels[-4:]
    assert pixels[1] > 150
    assert "/DecodeParms" not in turned


def test_the_same_book_gives_the_same_bytes():
    data = drawn(b"0.8 0.2 0.2 rg")

    assert to_cmyk(data, PRESS) == to_cmyk(data, PRESS)


def test_nothing_to_click_and_nothing_of_the_screen_comes_along():
    data = drawn(b"0 g").replace(b"/TrimBox", b"/Annots [<</Subtype /Link>>] /AA <<>> /TrimBox")

    page = page_of(to_cmyk(data, PRESS))

    assert not {"/Annots", "/AA"} & set(page)
    assert "/StructTreeRoot" not in page.pdf.root_object
