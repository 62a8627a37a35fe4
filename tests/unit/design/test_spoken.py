"""What is said of places to write."""

from dataclasses import replace

import pytest

from generator.design.compose import Composer
from generator.design.edition import choose_plans, plan_edition
from generator.design.rooms import Room
from generator.design.spoken import Spoken
from generator.design.theme_folders import make_theme
from generator.reading.workbook import read_workbook
from tests.helpers.workbooks import one_chapter


@pytest.fixture
def spoken(tmp_path):
    def in_language(tag: str) -> Spoken:
        workbook = read_workbook(one_chapter(tmp_path, "# A\n", f"language: {tag}\n")).workbook
        (plan,) = choose_plans(workbook, ())
        composer = Composer(plan_edition(workbook, plan), make_theme())
        return Spoken(labels=composer.labels, language=composer.language, grid=composer.grid)

    return in_language


def room(rows: float, pitch: float, ruling: str = "lines") -> Room:
    return Room(
        id="a-room",
        name="a",
        label="A",
        field="rows",
        ruling=ruling,
        height=rows * pitch,
        rest=0,
        above=0,
        outer=0,
        begins=None,
        continued=False,
    )


@pytest.mark.parametrize(
    ("language", "rows", "said"),
    [
        ("en", 6, "Answer to question 3, six lines"),
        ("en", 1, "Answer to question 3, one line"),
        ("en", 22, "Answer to question 3, 22 lines"),
        ("de", 1, "Antwort auf Frage 3, eine Zeile"),
        ("fr", 2, "Réponse à la question 3, deux lignes"),
        ("pt-BR", 14, "Resposta à pergunta 3, quatorze linhas"),
    ],
)
def test_room_says_its_question_and_its_size(spoken, language, rows, said):
    voice = spoken(language)

    assert voice.room(room(rows, voice.grid.pitch), "3.") == said


def test_room_of_no_number_says_that_it_is_to_write_on(spoken):
    voice = spoken("en")
    ruled, clear = room(2, voice.grid.pitch), room(2, voice.grid.pitch, "box")

    assert voice.room(ruled) == "Room to write, two lines"
    assert voice.room(clear) == "Room to write or draw"
    assert voice.room(clear, "3") == "Answer to question 3, open space"


def test_room_on_the_next_page_says_that_it_goes_on(spoken):
    voice = spoken("en")
    part = replace(room(9, voice.grid.pitch), continued=True)

    assert voice.room(part, "3") == "Answer to question 3, continued, nine lines"
