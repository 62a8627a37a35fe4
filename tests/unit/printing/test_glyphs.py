"""Recipients' words as glyphs, out of what WeasyPrint typesets."""

import unicodedata
from pathlib import Path

import font_caladea
import pytest
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from generator.printing.fonts import SANS, SERIF, font_faces
from generator.printing.glyphs import EM, Line, read_lines, words_html
from generator.printing.mark_placing import Placed, has_loose_marks, seated
from generator.printing.pdf.shown_text import UnknownContentError

FACES = {"text": ("400", f"'{SERIF}'"), "label": ("600", f"'{SANS}'")}


def typeset(*texts: str, face: str = "text") -> list[Line]:
    html = words_html([(face, text) for text in texts], FACES)
    html = html.replace("<style>", f"<style>{font_faces()}")
    data = HTML(string=html).write_pdf(font_config=FontConfiguration(), uncompressed_pdf=True)
    return list(read_lines(data, texts))


def letters(line: Line) -> str:
    return "".join(one.glyph.text for one in line.glyphs)


def test_words_are_glyphs_from_left_to_right():
    (line,) = typeset("Ada Łoś")

    assert letters(line) == "Ada Łoś"
    assert [one.x for one in line.glyphs] == sorted(one.x for one in line.glyphs)
    assert {one.y for one in line.glyphs} == {0}
    assert line.width > line.glyphs[-1].x
    assert line.missing == ""


def test_a_mark_stands_as_far_above_its_letter_as_the_typeface_says():
    on_x, on_b = (line.glyphs[-1] for line in typeset("x\u0301", "b\u0301"))

    assert on_x.y == 0
    assert on_b.y > 200


def test_a_mark_stands_below_a_letter_that_goes_below_the_line():
    (line,) = typeset("g\u0323")

    assert line.glyphs[-1].y < -200


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("pair", ["ọ\u0300", "Ọ\u0300", "ẹ\u0301", "Ẹ\u0301", "ṣ\u0301"])
def test_a_mark_that_the_typeface_has_no_place_for_stands_over_its_letter(pair, face):
    line, plain = typeset(f"n{pair}n", f"n{pair[0]}n", face=face)

    letter, mark = line.glyphs[1], line.glyphs[2]
    box, above = extent(letter), extent(mark)
    assert abs(sum(box[0]) - sum(above[0])) < 2  # the middles of both
    assert above[1][0] > box[1][1]  # clear of it
    assert line.glyphs[3].x == plain.glyphs[2].x  # what follows stays where it was


def extent(one: Placed) -> tuple[tuple[float, float], tuple[float, float]]:
    """From where to where a glyph reaches: across, and up."""
    numbers = [float(word) for word in one.glyph.outline.split() if word[-1:].isdigit()]
    across, up = numbers[::2], numbers[1::2]
    return (one.x + min(across), one.x + max(across)), (one.y + min(up), one.y + max(up))


def test_marks_that_have_a_place_stay_in_it():
    for text in ("x\u0301", "b\u0301", "g\u0323", "x\u0302\u0301"):
        (line,) = typeset(text)
        assert seated(line.glyphs) == line.glyphs


@pytest.mark.parametrize(
    ("text", "loose"),
    [
        ("Ọlábísí Adébáyọ\u0300", True),
        ("o\u0323\u0300", True),
        ("Nguyễn Thị", False),
        (unicodedata.normalize("NFD", "Nguyễn Thị"), False),
        ("مُحَمَّد", False),
        ("שָׁלוֹם", False),
        ("น้ำผึ้ง", False),
        ("Ada", False),
        ("", False),
    ],
)
def test_only_marks_by_themselves_on_latin_letters_are_looked_at(text, loose):
    assert has_loose_marks(text) is loose


def test_each_text_is_a_line_of_its_own_over_many_pages():
    texts = [f"Person {number}" for number in range(130)]

    assert [letters(line) for line in typeset(*texts)] == texts


def test_lines_that_are_higher_where_another_typeface_stands_in_are_nobody_elses():
    """The one that stands in lies higher or lower on the line: lines drift down the page."""
    faces = {"text": ("400", f"'Caladea', '{SERIF}'")}
    caladea = Path(font_caladea.font_directory, "Caladea-Regular.ttf").resolve().as_uri()
    texts = [f"Ọlá {number} ẹ" if number % 3 else f"Ada {number}" for number in range(200)]
    html = words_html([("text", text) for text in texts], faces).replace(
        "<style>",
        f'<style>{font_faces()} @font-face {{ font-family: Caladea; src: url("{caladea}") }}',
    )
    data = HTML(string=html).write_pdf(font_config=FontConfiguration(), uncompressed_pdf=True)

    lines = list(read_lines(data, texts))

    assert ["".join(filter(str.isdigit, letters(line))) for line in lines] == [
        "".join(filter(str.isdigit, text)) for text in texts
    ]
    assert ["Ada" in letters(line) for line in lines] == ["Ada" in text for text in texts]


@pytest.mark.parametrize("breaks", "\n\r\v\f\x85\u2028\u2029")
def test_a_text_is_one_line_whatever_is_in_it(breaks):
    lines = typeset("Ada", f"Bea{breaks}Cid", " ", "Dan")

    assert [line.text for line in lines] == ["Ada", f"Bea{breaks}Cid", " ", "Dan"]
    assert [letters(line).replace(" ", "") for line in lines] == ["Ada", "BeaCid", "", "Dan"]


def test_more_lines_than_were_set_are_refused():
    html = words_html([("text", "Ada\nBea")], FACES).replace("Ada Bea", "Ada\nBea")
    data = HTML(string=html).write_pdf()

    with pytest.raises(UnknownContentError, match="has 2 lines of words where 1 were set"):
        list(read_lines(data, ["Ada Bea"]))


def test_a_letter_that_no_typeface_has_is_told():
    lines = typeset("Ada", "Ada \U000f0000")

    assert [bool(line.missing) for line in lines] == [False, True]


def test_the_same_letter_is_the_same_glyph_in_another_run():
    (one,), (other,) = typeset("Ada"), typeset("Bea Ada")

    assert {glyph.glyph.key for glyph in one.glyphs} <= {glyph.glyph.key for glyph in other.glyphs}


def test_glyphs_of_other_looks_are_never_the_same():
    """Whatever numbers the library gives them: a name must not get the letters of another."""
    (one,) = typeset("Ada")
    (other,) = typeset("Ada", face="label")

    keys = {glyph.glyph.key for glyph in one.glyphs if glyph.glyph.outline}
    assert keys.isdisjoint(glyph.glyph.key for glyph in other.glyphs)


def test_words_in_another_size_are_refused():
    html = words_html([("text", "Ada")], FACES).replace(f"{EM:g}px", "90px")

    with pytest.raises(UnknownContentError, match="another size"):
        list(read_lines(HTML(string=html).write_pdf(), ["Ada"]))
