"""Numbers of questions that people type as words."""

from xml.etree.ElementTree import fromstring, tostring

import pytest

from generator.reading.text.typed_numbers import keep_hashes, number_of, take_number


@pytest.mark.parametrize(
    ("typed", "number", "words"),
    [
        ("1.What?", "1", "What?"),
        ("Q4. What?", "4", "What?"),
        ("Q12: What?", "12", "What?"),
        ("Question 5: What?", "5", "What?"),
        ("Frage 7 – Was?", "7", "Was?"),
        ("Pregunta nº 2: ¿Qué?", "2", "¿Qué?"),
        ("Question 3 : Quoi ?", "3", "Quoi ?"),
        ("Domanda 1. Cosa?", "1", "Cosa?"),
        ("Vraag 2) Wat?", "2", "Wat?"),
        ("Questão 9: O quê?", "9", "O quê?"),
        ("(1) What?", "1", "What?"),
        ("#1 What?", "1", "What?"),
        ("2b) What?", "2b", "What?"),
        ("\uff11\uff0e何？", "1", "何？"),
        ("<strong>1. What?</strong>", "1", "<strong>What?</strong>"),
        ("<strong>1.</strong> What?", "1", "What?"),
        ("<strong>Q1:</strong> What <em>is</em> it?", "1", "What <em>is</em> it?"),
        ("<strong><em>3) What?</em></strong>", "3", "<strong><em>What?</em></strong>"),
    ],
)
def test_a_number_is_taken_from_its_question_however_it_is_typed(typed, number, words):
    paragraph = fromstring(f"<p>{typed}</p>")

    assert number_of(paragraph) == number
    assert take_number(paragraph) == number
    assert tostring(paragraph, encoding="unicode") == f"<p>{words}</p>"


@pytest.mark.parametrize(
    "typed",
    ["What?", "10:30 again?", "1984. What?", "3 things?", "Q&amp;A: what?", "Quiet 4. What?", "1."],
)
def test_other_words_have_no_number(typed):
    paragraph = fromstring(f"<p>{typed}</p>")

    assert number_of(paragraph) == take_number(paragraph) == ""
    assert tostring(paragraph, encoding="unicode") == f"<p>{typed}</p>"


def test_a_question_with_a_hash_and_a_number_is_no_heading():
    lines = ["#1 What?", "# 1 What?", "#1 thing", "## 1. What?", "#2. What?"]

    kept = keep_hashes(lines, {5})

    assert kept == ["\\#1 What?", "# 1 What?", "#1 thing", "## 1. What?", "#2. What?"]
