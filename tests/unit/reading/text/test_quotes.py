"""Quotation marks, apostrophes and the spaces of French, as each language has them."""

import pytest

from generator.reading.text.engine import Engine
from generator.reading.text.quotes import Typography

NB = "\u00a0"


def html(text: str, language: str) -> str:
    engine = Engine(language)
    return engine.html(*engine.tree(text)).strip().removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("en", "“A ‘b’ c”"),
        ("en-US", "“A ‘b’ c”"),
        ("cy", "“A ‘b’ c”"),
        ("de", "„A ‚b‘ c“"),
        ("de-AT", "„A ‚b‘ c“"),
        ("de-CH", "«A ‹b› c»"),
        ("es", "«A “b” c»"),
        ("es-MX", "“A ‘b’ c”"),
        ("fr", f"«{NB}A “b” c{NB}»"),
        ("fr-CA", f"«{NB}A “b” c{NB}»"),
        ("it", "«A “b” c»"),
        ("nl", "“A ‘b’ c”"),
        ("pt", "“A ‘b’ c”"),
        ("pt-BR", "“A ‘b’ c”"),
        ("pt-PT", "«A “b” c»"),
    ],
)
def test_a_quotation_has_the_marks_of_its_language(language, printed):
    assert html("\"A 'b' c\"", language) == printed
    assert Typography(language).plain("\"A 'b' c\"") == printed


@pytest.mark.parametrize("language", ["en", "de", "de-CH", "es", "fr", "it", "nl", "pt"])
@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("geht's", "geht’s"),
        ("un po' di", "un po’ di"),
        ("in den '80s", "in den ’80s"),
        ("anni '90", "anni ’90"),
        ("l'amore", "l’amore"),
        ("Hans' Hut", "Hans’ Hut"),
    ],
)
def test_an_apostrophe_is_one_in_every_language(language, typed, printed):
    assert html(typed, language) == printed


def test_dutch_words_begin_with_an_apostrophe():
    assert html("'s avonds zei hij 'ja' in 't huis", "nl") == "’s avonds zei hij ‘ja’ in ’t huis"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('l\'"amour" dure', "l’«amour» dure"),
        ('"*Sì*" e "**no**"', "«<em>Sì</em>» e «<strong>no</strong>»"),
        ("\"'Sì', disse\"", "«“Sì”, disse»"),
        ('("sì")', "(«sì»)"),
        ('<b title="x">"sì"</b>', '<b title="x">«sì»</b>'),
        ('"____" è un vuoto', '«<span class="blank" style="width: 4em"></span>» è un vuoto'),
        ("«già» “così”", "«già» “così”"),
        ('--"sì"', "&ndash;«sì»"),
        ('"sì..."', "«sì&hellip;»"),
    ],
)
def test_quotations_are_found_over_emphasis_brackets_and_blanks(typed, printed):
    assert html(typed, "it") == printed


@pytest.mark.parametrize(
    "text",
    [
        "`\"a\" 'b' ?`",
        '<code>"a" ?</code>',
        '<https://example.org/?a="b">',
        '[a](https://example.org/?a=b:c "it\'s")',
    ],
)
def test_code_and_addresses_stay_as_they_are(text):
    assert html(text, "fr") == html(text, "en")
    assert "«" not in html(text, "fr") and NB not in html(text, "fr")


def test_what_is_escaped_stays_straight():
    assert html(r"\"A\" \'b\'", "de") == "\"A\" 'b'"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Pourquoi ?", f"Pourquoi{NB}?"),
        ("Pourquoi?", f"Pourquoi{NB}?"),
        ("Pourquoi\u202f?", f"Pourquoi{NB}?"),
        ("Quoi ?!", f"Quoi{NB}?!"),
        ("Oui : non ; bon !", f"Oui{NB}: non{NB}; bon{NB}!"),
        ("(Quoi?)", f"(Quoi{NB}?)"),
        ("*Quoi* ?", f"<em>Quoi</em>{NB}?"),
        ("« mot » et «mot»", f"«{NB}mot{NB}» et «{NB}mot{NB}»"),
        ('"Quoi?"', f"«{NB}Quoi{NB}?{NB}»"),
        ("12:30 et http://a.b/?c=d", "12:30 et http://a.b/?c=d"),
        ("R&D", "R&amp;D"),
    ],
)
def test_french_has_no_break_spaces_beside_its_marks(typed, printed):
    assert html(typed, "fr") == printed


def test_canadian_french_has_them_at_the_colon_and_inside_quotations():
    assert html('Quoi? "Oui": non!', "fr-CA") == f"Quoi? «{NB}Oui{NB}»{NB}: non!"


@pytest.mark.parametrize("language", ["en", "de", "es", "it", "nl", "pt"])
def test_other_languages_have_no_such_spaces(language):
    assert NB not in html('Was? Ja: nein; "gut!"', language)


@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "it", "nl", "pt"])
@pytest.mark.parametrize(
    "question",
    ['"Warum?"', "'Warum?'", "„Warum?“", "« Pourquoi ? »", "¿Por qué?", "*Quoi ?*", '"*A?*"'],
)
def test_a_question_in_quotation_marks_gets_room(read, language, question):
    chapter = read(f"# T\n\n1. {question}\n", {"workbook.yml": f"language: {language}\n"})

    assert chapter.workbook.chapters[0].blocks[0].items[0].space


def test_the_words_of_options_settings_and_captions_have_them_too(read):
    text = (
        '# T\n\n/// choice | "Was?"\n    of: [\'"Ja"\', so geht\'s]\n    other: \'"Nein"\'\n///\n\n'
    )
    settings = "language: de\ntitle: '\"Wir\"'\nsubtitle: So geht's\n"

    workbook = read(text, {"workbook.yml": settings}).workbook
    (choice,) = workbook.chapters[0].blocks

    assert (choice.title, choice.options.of) == ("„Was?“", ("„Ja“", "so geht’s"))
    assert choice.options.other == "„Nein“"
    assert (workbook.title, workbook.subtitle) == ("„Wir“", "So geht’s")


def test_many_quotation_marks_are_set_in_little_time():
    import time

    begin = time.perf_counter()
    Typography("fr").plain("'\"a ?" * 40_000)

    assert time.perf_counter() - begin < 5
