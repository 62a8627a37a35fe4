"""The text that pages show: where each glyph stands, and what is refused."""

import io

import pydyf
import pytest

from generator.printing.pdf.shown_text import Painted, Run, UnknownContentError, read_pages

HEIGHT = 300  # points
PAGE = f"1 0 0 -1 0 {HEIGHT} cm q 0.75 0 0 0.75 0 0 cm "


def pdf_of(content: str, height: float = HEIGHT) -> bytes:
    """A page whose text is in a font of two glyphs, 500 and 600 wide."""
    pdf = pydyf.PDF()
    stream = pydyf.Stream([content.encode()])
    inner = pydyf.Dictionary({"Type": "/Font", "W": pydyf.Array([1, pydyf.Array([500, 600])])})
    for one in (stream, inner):
        pdf.add_object(one)
    font = pydyf.Dictionary(
        {
            "Type": "/Font",
            "BaseFont": "/ABCDEF+Own",
            "DescendantFonts": pydyf.Array([inner.reference]),
        }
    )
    pdf.add_object(font)
    pdf.add_page(
        pydyf.Dictionary(
            {
                "Type": "/Page",
                "Parent": pdf.pages.reference,
                "MediaBox": pydyf.Array([0, 0, 400, height]),
                "Contents": stream.reference,
                "Resources": pydyf.Dictionary({"Font": pydyf.Dictionary({"F": font.reference})}),
            }
        )
    )
    written = io.BytesIO()
    pdf.write(written)
    return written.getvalue()


def shown(content: str) -> list[Run | Painted]:
    (page,) = read_pages(pdf_of(PAGE + content))
    return list(page)


def test_glyphs_stand_where_the_widths_of_those_before_them_put_them():
    (run,) = shown("BT 1 0 0 -1 10 40 Tm /F 20 Tf [<00010002>-100<0001>] TJ ET")

    assert (run.size, run.down) == (20, 40)
    assert run.glyphs == ((500, 0, 1), (1000, 0, 2), (1700, 0, 1))
    assert run.end == 2200


def test_a_mark_is_as_far_above_its_line_as_its_rise_says():
    text = "[<0001>] TJ 5 Ts [-20<0002>] TJ 0 Ts [<>580<0001>] TJ -2.5 Ts <0002> Tj"
    runs = shown(f"BT 1 0 0 -1 0 40 Tm /F 20 Tf {text} ET")

    assert [run.glyphs for run in runs] == [
        ((0, 0, 1),),
        ((520, 250, 2),),
        ((540, 0, 1),),
        ((1040, -125, 2),),
    ]
    assert {run.down for run in runs} == {40}


def test_lines_begin_where_the_matrix_of_the_text_says():
    one, two, three = shown(
        "BT 2 0 0 -2 10 40 Tm /F 20 Tf [<0001>] TJ 30 -10 Td [<0001>] TJ ET "
        "BT 1 0 0 -1 0 90 Tm [<0002>] TJ ET"
    )

    assert (one.size, one.down, one.glyphs) == (40, 40, ((250, 0, 1),))
    assert (two.size, two.down, two.glyphs) == (40, 60, ((1750, 0, 1),))
    assert (three.size, three.down, three.glyphs) == (20, 90, ((0, 0, 2),))


def test_what_is_saved_is_restored():
    (run,) = shown("/F 20 Tf 4 Ts q 9 Ts 2 0 0 2 0 0 cm Q BT 1 0 0 -1 0 40 Tm [<0001>] TJ ET")

    assert run.glyphs == ((0, 200, 1),)


def test_ink_lines_and_tags_are_passed_over():
    (run,) = shown(
        "/a1.0 gs 0 0 0 rg /P <</MCID 0>> BDC 0 0 9 9 re W n "
        "BT 1 0 0 -1 0 40 Tm /F 20 Tf [<0001>] TJ ET EMC"
    )

    assert run.glyphs == ((0, 0, 1),)


def test_words_in_brackets_are_words_whatever_they_look_like():
    (run,) = shown(r"/Span <</ActualText (>0<)>> BDC BT 1 0 0 -1 0 40 Tm /F 9 Tf (\0\1) Tj ET EMC")

    assert run.glyphs == ((0, 0, 1),)


def test_a_picture_among_the_words_is_told():
    found = shown("q 1 0 0 1 12 40 cm /Im0 Do Q")

    assert found == [Painted()]


@pytest.mark.parametrize("operator", ["3 Tr", "50 Tz", "2 Tc", "2 Tw", "12 TL", "T*", "9 Xx"])
def test_an_operator_that_is_not_known_is_refused_by_its_name(operator):
    with pytest.raises(UnknownContentError, match=operator.split()[-1].replace("*", r"\*")):
        shown(f"BT {operator} 1 0 0 -1 0 40 Tm /F 20 Tf [<0001>] TJ ET")


@pytest.mark.parametrize(
    "content",
    [
        "BT 0 1 1 0 0 40 Tm /F 20 Tf [<0001>] TJ ET",
        "BT 1 0 0.2 -1 0 40 Tm /F 20 Tf [<0001>] TJ ET",
        "BT 1 0 0 -2 0 40 Tm /F 20 Tf [<0001>] TJ ET",
        "BT 1 0 0 1 0 40 Tm /F 20 Tf [<0001>] TJ ET",
        "q 2 0 0 2 0 0 cm BT 1 0 0 -1 0 40 Tm /F 20 Tf [<0001>] TJ ET Q",
        "BT 1 0 0 -1 0 40 Tm [<0001>] TJ ET",
        "BT 1 0 0 -1 0 40 Tm /F 20 Tf [<0001>] TJ /F 10 Tf [<0001>] TJ ET",
        "Q Q",
    ],
    ids=["turned", "slanted", "stretched", "upside down", "larger", "no font", "two sizes", "Q"],
)
def test_words_that_are_drawn_otherwise_are_refused(content):
    with pytest.raises(UnknownContentError, match="which generator"):
        shown(content)
