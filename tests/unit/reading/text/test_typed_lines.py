"""Lines to write on as people type them."""

import pytest

from generator.reading.text.typed_lines import draw_typed_lines

LINE = "_" * 40


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        (["1.", "2.", "3."], [f"1. {LINE}", f"2. {LINE}", f"3. {LINE}"]),
        (["1. ", "", "2. "], [f"1. {LINE}", "", f"2. {LINE}"]),
        (["- ", "-"], [f"- {LINE}", f"- {LINE}"]),
        (["- [ ]", "- [ ]"], [f"- [ ] {LINE}", f"- [ ] {LINE}"]),
        (["1\\.", "2\\."], [f"1. {LINE}", f"2. {LINE}"]),
        (["- tea", "-"], ["- tea", f"- {LINE}"]),
        (["1)", "2)", "The end."], [f"1) {LINE}", f"2) {LINE}\n", "The end."]),
        (["1.", "2.", "///"], [f"1. {LINE}", f"2. {LINE}", "///"]),
        (["............"], ["_" * 12]),
        (["………"], ["………"]),
        (["……………"], ["_" * 15]),
        (["_ _ _ _ _ _"], ["_" * 6]),
        (["\\_\\_\\_\\_\\_\\_"], ["_" * 6]),
    ],
)
def test_what_is_typed_as_a_line_is_a_blank(typed, drawn):
    assert draw_typed_lines(typed, set()) == drawn


@pytest.mark.parametrize(
    "typed",
    [
        ["Heading", "-"],
        ["-"],
        ["1.", "   The text of the item", "2. More"],
        ["And so on ..."],
        ["...", "____________"],
        ["/// tracker", "    rows:", "    -", "    -"],
    ],
)
def test_what_is_no_line_stays_as_it_is(typed):
    assert draw_typed_lines(typed, set()) == typed


def test_code_stays_as_it_is():
    assert draw_typed_lines(["1.", "2.", "......."], {1, 2, 3}) == ["1.", "2.", "......."]
