"""Marked content: numbered anew, and what is around the text."""

import pydyf

from generator.printing.pdf.tag_content import FOOT, set_marks


def content(*parts) -> pydyf.Stream:
    """Content as the library writes it: a number is marked content, None an artifact."""
    stream = pydyf.Stream()
    for part in parts:
        if part == "end":
            stream.end_marked_content()
        elif part is None:
            stream.begin_marked_content("Artifact")
        elif isinstance(part, int):
            stream.begin_marked_content("Span", pydyf.Dictionary({"MCID": part}))
        else:
            stream.stream.append(part)
    return stream


def written(stream: pydyf.Stream) -> bytes:
    return stream.data.partition(b"\nstream\n")[2].removesuffix(b"\nendstream")


def test_content_is_numbered_anew():
    stream = content(0, b"f", "end", 1, b"S", "end")
    set_marks(stream, {1: 0, 0: 1}, {}, ())

    assert written(stream) == (b"/Span\n<</MCID 1>>\nBDC\nf\nEMC\n/Span\n<</MCID 0>>\nBDC\nS\nEMC")


def test_what_stands_in_a_margin_is_an_artifact_of_its_page():
    stream = content(7, b"f", "end")
    set_marks(stream, {}, {7: FOOT}, ())

    assert written(stream) == (
        b"/Artifact\n<</Type /Pagination/Subtype /Footer/Attached [/Bottom]>>\nBDC\nf\nEMC"
    )


def test_what_no_element_has_is_an_artifact():
    stream = content(7, b"f", "end")
    set_marks(stream, {}, {}, ())

    assert written(stream) == b"/Artifact\nBMC\nf\nEMC"


def test_the_rule_below_a_link_belongs_to_its_words():
    stream = content(0, None, b"S", "end", b"f", "end", None, b"S", "end")
    set_marks(stream, {0: 0}, {}, ())

    assert written(stream) == b"/Span\n<</MCID 0>>\nBDC\nS\nf\nEMC\n/Artifact\nBMC\nS\nEMC"


def test_what_is_said_and_not_drawn_has_content_of_its_own():
    stream = content()
    set_marks(stream, {}, {}, (3,))

    assert written(stream) == b"/Form\n<</MCID 3>>\nBDC\nEMC"
