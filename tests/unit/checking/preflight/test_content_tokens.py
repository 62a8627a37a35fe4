"""Content streams: operators with their operands."""

import pytest

from generator.checking.preflight.content_tokens import ContentError, read_tokens


def tokens(data: bytes):
    return list(read_tokens(data))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (b"12", 12.0),
        (b"-.5", -0.5),
        (b"+4.", 4.0),
        (b"--3", -3.0),
        (b"1-2", 1.0),
        (b"/Name", "/Name"),
        (b"(plain)", b"plain"),
        (b"(a(b)c)", b"a(b)c"),
        (rb"(\(\101\n\\)", b"(A\n\\"),
        (b"(a\\\r\nb)", b"ab"),
        (b"<4 1 4>", b"A@"),
        (b"[1 (a) [/B]]", [1.0, b"a", ["/B"]]),
        (b"<< /A 1 /B [2] >>", {"/A": 1.0, "/B": [2.0]}),
        (b"true", True),
        (b"null", None),
    ],
)
def test_an_operand_is_what_is_meant(written, meant):
    assert tokens(written + b" op") == [(b"op", [meant])]


def test_remarks_and_white_space_are_left_out():
    assert tokens(b"1 % one, (two)\n 2\x00w") == [(b"w", [1.0, 2.0])]


def test_an_operator_has_the_operands_before_it():
    assert tokens(b"q 1 w(a)Tj Q") == [(b"q", []), (b"w", [1.0]), (b"Tj", [b"a"]), (b"Q", [])]


def test_a_picture_is_one_operator_whatever_its_bytes():
    assert tokens(b"BI /W 2 /H 1 ID \x00EI(\xff EI Q") == [
        (b"EI", [{"/W": 2.0, "/H": 1.0}]),
        (b"Q", []),
    ]


def test_what_is_not_ended_ends_with_the_content():
    assert tokens(b"1 w (abc") == [(b"w", [1.0])]
    assert tokens(b"1 w [1 2") == [(b"w", [1.0])]


def test_arrays_without_end_are_refused():
    with pytest.raises(ContentError, match="within each other"):
        tokens(b"[" * 100)
