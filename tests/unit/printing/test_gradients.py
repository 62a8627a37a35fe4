"""Gradients of drawings stand once where they are filled, whatever a reader makes of an edge."""

import pytest

from tests.helpers import pdf
from tests.helpers.workbooks import book_of, one_chapter

DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">
<defs><{0}Gradient id="g"><stop offset="0" stop-color="#cc3333"/>
<stop offset="1" stop-color="#eecc22" stop-opacity="{1}"/></{0}Gradient></defs>
<rect width="300" height="50" fill="url(#g)" stroke="url(#g)"/></svg>"""


@pytest.mark.parametrize("kind", ["linear", "radial"])
@pytest.mark.parametrize("opacity", [1, 0.2])
def test_the_tile_of_a_gradient_has_room_before_the_next(tmp_path, kind, opacity):
    folder = one_chapter(tmp_path / "ours", "# A\n\n![A slope](slope.svg)\n")
    (folder / "slope.svg").write_text(DRAWING.format(kind, opacity), encoding="utf-8")

    reader = pdf.reader(book_of(folder).pdf)

    objects = (reader.get_object(number) for number in range(1, int(reader.trailer["/Size"])))
    tiles = [one for one in objects if isinstance(one, dict) and one.get("/PatternType") == 1]
    assert len(tiles) == 2
    for tile in tiles:
        left, foot, right, top = map(float, tile["/BBox"])
        assert tile["/XStep"] > 2 * (right - left)
        assert tile["/YStep"] > 2 * (top - foot)
