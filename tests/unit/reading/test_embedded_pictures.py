"""Pictures that stand in the text itself."""

import base64
import io

import pytest
from PIL import Image

from generator.model import Picture
from generator.reading.embedded_pictures import find_embedded, take_embedded
from generator.reading.pictures import PictureError


def png(width: int, height: int) -> str:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(stream, "PNG")
    return "data:image/png;base64," + base64.b64encode(stream.getvalue()).decode("ascii")


def test_a_picture_that_a_document_was_exported_with_stands_on_its_own(read):
    reading = read(f"# T\n\nLook at us: ![][image1] now.\n\n[image1]: <{png(310, 155)}>\n")

    before, picture, after = reading.workbook.chapters[0].blocks
    assert isinstance(picture, Picture)
    assert (picture.ratio, picture.width) == (0.5, 0.5)
    assert picture.alt == "Look at us:"
    assert "Look at us:" in before.html
    assert "now." in after.html
    assert reading.warnings == ()


def test_a_small_sign_stays_in_its_line(chapter):
    (block,) = chapter(f"# T\n\nTick ![ok]({png(20, 20)}) here.\n").blocks

    assert '<img alt="ok" src="data:image/png;base64,' in block.html


def test_a_picture_in_a_question_stands_before_its_room(chapter):
    (listing,) = chapter(f"# T\n\n1. What do you see? ![us]({png(310, 155)})\n").blocks

    (prompt,) = listing.items
    assert [type(one) for one in prompt.body] == [Picture]


@pytest.mark.parametrize("written", ["![]({})", '<img src="{}">', '![]({} "A title")'])
def test_it_is_used_however_it_is_written(chapter, written):
    blocks = chapter("# T\n\n" + written.format(png(310, 155)) + "\n").blocks

    assert len(blocks) == 1


def test_one_that_is_damaged_is_told_and_stops_nothing(read):
    reading = read("# T\n\n![A cup](data:image/png;base64,AAAABBBB)\n")

    assert '<span class="absent">A cup</span>' in reading.workbook.chapters[0].blocks[0].html
    (found,) = reading.warnings
    assert '"embedded picture 1" is damaged or no picture' in found.message
    assert found.location.line == 3


def test_a_drawing_may_be_embedded_too():
    svg = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 2'/%3E"
    text, taken = take_embedded(f"![a]({svg.replace(' ', '%20').replace(chr(39), '%27')})")

    assert find_embedded("?embedded=1", taken).ratio == 0.5
    assert text == "![a](?embedded=1)"


def test_a_bomb_is_refused():
    _, taken = take_embedded(
        "data:image/svg+xml;base64,"
        + base64.b64encode(
            b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><script/></svg>'
        ).decode("ascii")
    )

    with pytest.raises(PictureError, match="scripts"):
        find_embedded("?embedded=1", taken)


def test_an_address_of_none_is_refused():
    with pytest.raises(PictureError, match="there is no picture"):
        find_embedded("?embedded=2", ())


def test_a_line_with_a_large_picture_is_not_too_long(chapter):
    noise = io.BytesIO()
    Image.effect_noise((300, 200), 90).save(noise, "PNG")
    data = base64.b64encode(noise.getvalue()).decode("ascii")

    assert len(data) > 20_000
    assert chapter(f"# T\n\n![a](data:image/png;base64,{data})\n").blocks
