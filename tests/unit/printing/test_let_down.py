"""What belongs to a room is let down until the room begins where it may."""

import pytest

from generator.diagnostics import Findings
from generator.model import Markup, Styles
from generator.printing.typeset import Typesetter
from generator.units import px_to_mm

CSS = """
@page { size: 100mm 100mm; margin: 10mm }
body { margin: 0 }
p, div { margin: 0 }
p { font-size: 1mm; line-height: 2mm }
.keep { break-inside: avoid }
.room { height: 20mm }
"""
ROOM = '<div class="room" data-room="4 10" id="{id}"></div>'


def tops(tmp_path, body: str) -> dict[str, tuple[int, float]]:
    """Each element's page and its upper edge in mm, by its id."""
    styles = Styles(css=CSS, base=tmp_path, roots=(tmp_path,), recolour=())
    markup = Markup(name="a test", html=f"<body>{body}</body>", columns=frozenset())
    pages = Typesetter(styles, Findings()).typeset(markup)
    return {one.id: (one.page, round(px_to_mm(one.y0), 2)) for one in pages.layout}


def asked(name: str, lines: int = 1) -> str:
    """A question of so many lines, and its room."""
    words = "<br>".join("q" * lines)
    room = ROOM.format(id=f"{name}-room")
    return f'<div class="keep" data-let-down><p id="{name}">{words}</p>{room}</div>'


@pytest.mark.parametrize("lines", [1, 2, 3, 4])
def test_a_question_is_let_down_until_its_room_begins_where_it_may(tmp_path, lines):
    found = tops(tmp_path, asked("a", lines))

    room, question = found["a-room"][1], found["a"][1]
    assert room % 10 == pytest.approx(4)
    assert room - question == pytest.approx(2 * lines)
    assert 10 <= question < 20


def test_what_follows_stands_below(tmp_path):
    found = tops(tmp_path, asked("a") + "<p id=after>after</p>")

    assert found["after"][1] == pytest.approx(found["a-room"][1] + 20)


def test_a_room_that_stands_where_it_may_is_left_there(tmp_path):
    found = tops(tmp_path, "<p>words<br>words</p>" * 3 + asked("a"))

    assert found["a"] == (0, pytest.approx(22))


def test_a_question_that_no_longer_fits_begins_the_next_page(tmp_path):
    found = tops(tmp_path, "<p>words</p>" * 29 + asked("a"))

    assert found["a"][0] == found["a-room"][0] == 1
    assert found["a-room"][1] == pytest.approx(14)


def test_the_first_room_counts(tmp_path):
    body = f"<div data-let-down><p>q</p>{ROOM.format(id='a')}<p>q</p>{ROOM.format(id='b')}</div>"

    found = tops(tmp_path, body)

    assert (found["a"][1], found["b"][1]) == (pytest.approx(14), pytest.approx(36))


def test_rooms_that_nothing_belongs_to_stay_where_they_are(tmp_path):
    found = tops(tmp_path, f"<p>q</p>{ROOM.format(id='a')}<div data-let-down><p id=b>q</p></div>")

    assert (found["a"][1], found["b"][1]) == (pytest.approx(12), pytest.approx(32))


def test_one_inside_another_is_let_down_once(tmp_path):
    found = tops(tmp_path, f"<div data-let-down><p id=head>head</p>{asked('a')}</div>")

    assert found["head"][1] == pytest.approx(10)
    assert found["a-room"][1] == pytest.approx(14)
