"""Colours in content are found, and nothing that looks like them."""

import pytest

from generator.printing.pdf.colour_operators import change_colours, inline_pictures, operator


def marked(content: bytes) -> tuple[bytes, list[tuple[bytes, tuple[bytes, ...]]]]:
    """Content whose colours are all made X, and what was called."""
    called = []

    def change(name, values):
        called.append((name, values))
        return None if name in (b"q", b"Q") else b"X"

    return change_colours(content, change), called


@pytest.mark.parametrize(
    ("content", "changed"),
    [
        (b"1 0 0 rg 0 0 9 9 re f", b"X 0 0 9 9 re f"),
        (b".5 g\n-.25 0 1 RG\n", b"X\nX\n"),
        (b"/Pattern cs /p0 scn", b"X X"),
        (b"1 0 0 1 2 3 cm 0 0 0 1 k", b"1 0 0 1 2 3 cm X"),
        (b"q 0 g Q", b"q X Q"),
        (b"[<00>-3<0102>]TJ 0 G", b"[<00>-3<0102>]TJ X"),
    ],
)
def test_what_sets_a_colour_is_changed_with_its_values(content, changed):
    assert marked(content)[0] == changed


@pytest.mark.parametrize(
    "content",
    [
        b"(1 0 0 rg) Tj",
        rb"(brackets (of 1 0 0 rg \) and (0 g) inside) out) Tj",
        b"% 1 0 0 rg\n",
        b"/rg gs /G1 Do",
        b"1 0 0 rgb",
        b"BI /W 1 /H 1 /CS /RGB /BPC 8 ID 0 g \nEI",
    ],
)
def test_what_only_looks_like_it_stays(content):
    assert marked(content) == (content, [])


def test_states_that_are_saved_are_told_with_no_values():
    assert marked(b"q 0 g Q")[1] == [(b"q", ()), (b"g", (b"0",)), (b"Q", ())]


def test_pictures_in_content_are_found_by_their_heads():
    assert inline_pictures(b"q BI /W 1 /CS /RGB ID abc\nEI Q") == [b"BI /W 1 /CS /RGB "]


def test_numbers_are_written_short():
    assert operator("k", (0.0, 1.0, 0.123456, 1e-9)) == b"0 1 0.1235 0 k"
