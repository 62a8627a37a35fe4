"""A workbook in each language: its own words on every page, and none of English."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader
from ruamel.yaml import YAML

from generator.build import plan_scheme, write_check
from generator.copies import CopyOptions, Request, SheetsAsked, hand_out
from generator.design.language import Language, missing_words
from generator.design.theme_folders import make_theme
from generator.reading.exercises import kinds
from tests.helpers import pdf
from tests.helpers.workbooks import ROOT, book_of, one_chapter, write_workbook

FOLDER = ROOT / "templates/base/labels"
LANGUAGES = sorted(path.stem for path in FOLDER.glob("??.yml"))
OTHERS = [tag for tag in LANGUAGES if tag != "en"]
REGIONS = sorted(path.stem for path in FOLDER.glob("??-*.yml"))

# Words of no language: names and figures alone.
CHAPTER = """# Ximena

*Ximena, Quito, 1.*

Zoë
:   30

{question} { lines=34 }
2. Otto? { lines=1 }
3. Quito? { box=2 }

Otto ____________ Quito.

- [ ] Ximena
- [ ] Otto

![{{ name }}]({{ photo }}){ width=30% height=20mm }

/// note
Quito 12.
///

/// example
Quito 12.
///

/// note
    kind: care
Quito 13.
///

/// note
    kind: remark
Quito 14.
///

/// note
    kind: tip
Quito 14.
///

/// note
    kind: quote
Quito 14.
///

/// tracker | Quito
    rows: [Ximena, Otto]
///

/// scale | Quito
    low: Oslo
    high: Lima
///

/// choice | Quito
    of: [Oslo, Lima]
///

/// partners | Quito
    columns: [Ximena, Otto]
///

/// prompt | Quito?
///

/// drawing | Quito
    figure: circles
    labels: [Ximena, Otto]
///

/// agreement | Quito
    clauses: [Ximena]
///

/// letter | Quito
    space: lines=40
///

/// newpage
///

Quito.

/// spread
Quito.
///

/// facilitator
    aim: Oslo
    minutes: 95
    materials: Lima
Quito.
///
""".replace("{question}", "1. Ximena?")
LONG = {
    "de": "Verantwortungsübernahmebereitschaft",
    "en": "an internationalisation",
    "es": "la internacionalización",
    "fr": "incompréhensiblement interdépendantes",
    "it": "incomprensibilmente interdipendenti",
    "nl": "verantwoordelijkheidsgevoelens",
    "pt": "a internacionalização",
}


def words_of(tag: str) -> dict:
    return YAML(typ="safe").load((FOLDER / f"{tag}.yml").read_text(encoding="utf-8"))


def leaves(words) -> list[str]:
    """Every word of a labels file."""
    if isinstance(words, dict):
        return [leaf for one in words.values() for leaf in leaves(one)]
    if isinstance(words, list):
        return [leaf for one in words for leaf in leaves(one)]
    return [str(words)]


def tokens(texts: list[str]) -> set[str]:
    return {word.casefold() for text in texts for word in re.findall(r"\w+", text)}


@pytest.fixture(scope="module", params=OTHERS)
def book(request, tmp_path_factory):
    """The tag of a language, and the words of each page of its facilitator's book; then what is
    said of it to who does not see it.
    """
    folder = write_workbook(
        tmp_path_factory.mktemp(request.param),
        {"01-ximena.md": CHAPTER, "02-otto.md": CHAPTER.replace("# Ximena", "# Otto")},
        f"title: Ximena\nlanguage: {request.param}\n"
        "sessions: [{title: Quito, chapters: [01-ximena.md]}]\n",
    )
    made = book_of(folder, editions=("facilitator",), binding="staple")
    assert made.diagnostics == ()
    reader = pdf.reader(made.pdf)
    said = [
        one[key] for _, one in pdf.tags(reader) for key in ("/Alt", "/ActualText") if key in one
    ]
    return request.param, [*map(pdf.words, reader.pages), *said]


def test_there_are_words_for_seven_languages():
    assert LANGUAGES == ["de", "en", "es", "fr", "it", "nl", "pt"]


@pytest.mark.parametrize("tag", OTHERS)
def test_a_language_has_every_word_and_no_other(tag):
    english, words = words_of("en"), words_of(tag)

    assert missing_words(english, words) == []
    assert missing_words(words, english) == []
    assert len(words["numbers"]) == len(english["numbers"]) == len(set(words["numbers"]))


@pytest.mark.parametrize("tag", OTHERS)
def test_a_language_has_the_places_that_english_has(tag):
    def places(words) -> list:
        return [re.findall(r"\{\w+\}", one) for one in leaves(words)]

    assert [one for one in places(words_of(tag)) if one] == [
        one for one in places(words_of("en")) if one
    ]


@pytest.mark.parametrize("tag", REGIONS)
def test_a_region_says_some_words_of_its_language_otherwise(tag):
    language, region = words_of(tag.split("-")[0]), words_of(tag)

    assert missing_words(region, language) == []
    assert region != language


def test_the_text_of_these_tests_has_every_kind_of_block():
    assert set(re.findall(r"^/// (\w+)", CHAPTER, re.M)) == kinds()


def test_no_english_word_is_left_on_a_page(book):
    tag, pages = book
    own = tokens([*leaves(words_of(tag)), *Language(tag=tag).days])
    english = tokens([*leaves(words_of("en")), *Language(tag="en").days])

    assert tokens(pages) & (english - own) == set()


def test_each_word_of_the_language_is_printed_or_said(book):
    tag, pages = book
    words = words_of(tag)
    shown = {**words, "numbers": words["numbers"][:2], "crisis": "", "copy": ""}
    shown["colophon"] = words["colophon"].split("{")[0]
    before, after = re.split(r"\{.*\}", words["facilitator"]["extent"])
    shown["facilitator"] = words["facilitator"] | {"extent": [before, after]}
    del shown["sheets"], shown["press"]  # of what is handed out or printed beside the book
    del shown["ways"]  # those that authors write
    wanted = [*leaves(shown), *Language(tag=tag).days]
    text = " ".join(pages).casefold()

    missing = [
        one
        for one in wanted
        for part in [re.sub(r"\{\w+\}|:", "", one).strip().casefold()]
        if part not in text
    ]

    assert missing == []


@pytest.mark.parametrize(
    ("tag", "contents"),
    [("de-AT", "Inhalt"), ("fr-CA", "Sommaire"), ("pt-BR", "Sumário"), ("en-GB", "Contents")],
)
def test_a_region_has_the_words_of_its_language_but_for_its_own(tag, contents):
    words, found = make_theme().labels(tag)

    assert (words["contents"], found) == (contents, ())
    assert words["facilitator"].keys() == words_of("en")["facilitator"].keys()


@pytest.mark.parametrize("name", ["labels/pt-br.yml", "labels/pt-BR.yml"])
def test_a_theme_says_one_word_of_a_region_otherwise(tmp_path, name):
    path = tmp_path / name
    path.parent.mkdir()
    path.write_text("note:\n  care: Com carinho\n", encoding="utf-8")

    words, found = make_theme(tmp_path).labels("pt-BR")

    assert words["note"]["care"] == "Com carinho"
    assert words["note"]["definition"] == "Em palavras simples"
    assert (words["contents"], found) == ("Sumário", ())


@pytest.mark.parametrize(("tag", "word"), LONG.items())
def test_a_long_word_is_divided_in_a_narrow_place(tmp_path, tag, word):
    text = f"# X\n\n/// partners\n    columns: [A, B, C]\n{word}\n\n---\n\nB\n\n---\n\nC\n///\n"

    book = book_of(one_chapter(tmp_path, text, f"language: {tag}\npaper: a5\n"))

    page = pdf.reader(book.pdf).pages[-1].extract_text()
    assert re.search(r"\w[-\u2010]\s*\n", page)


@pytest.mark.parametrize("place", ["## {}", "1. {}?", "*{}*"])
def test_headings_and_questions_are_not_hyphenated(tmp_path, place):
    words = "Verantwortung Zusammengehörigkeit Auseinandersetzung Selbstverständlichkeit"
    text = "# X\n\n" + place.format(f"{words} {words} {words}") + "\n"

    book = book_of(one_chapter(tmp_path, text, "language: de\npaper: a5\n"))

    assert not any(
        re.search(r"\w[-\u2010]\s*\n", page.extract_text()) for page in pdf.reader(book.pdf).pages
    )


def test_a_word_that_is_longer_than_its_author_made_its_column_is_divided(tmp_path):
    text = "| A { width=30mm } | B |\n|---|---|\n| Haushaltsangelegenheitenbesprechung | |\n"

    book = book_of(one_chapter(tmp_path, f"# X\n\n{text}", "language: de\npaper: a5\n"))

    page = pdf.reader(book.pdf).pages[-1].extract_text()
    assert re.search(r"\w[-\u2010]\s*\n", page)


@pytest.mark.parametrize(
    "text",
    [
        "| A | B |\n|---|---|\n| {} | |\n",
        "/// tracker\n    rows: [{}]\n///\n",
    ],
)
def test_a_column_is_as_wide_as_its_longest_word(tmp_path, text):
    word = "Haushaltsangelegenheitenbesprechung"

    book = book_of(
        one_chapter(tmp_path, f"# X\n\n{text.format(word)}", "language: de\npaper: a5\n")
    )

    assert word in pdf.reader(book.pdf).pages[-1].extract_text()


def test_a_quotation_written_as_html_has_the_marks_too(tmp_path):
    text = "# X\n\n<q>Ja <q>nein</q></q>\n"

    book = book_of(one_chapter(tmp_path, text, "language: de\n"))

    assert "„Ja ‚nein‘“" in pdf.words(pdf.reader(book.pdf).pages[-1])


@pytest.mark.parametrize("tag", OTHERS)
def test_what_is_handed_out_beside_the_book_speaks_its_language(tag, tmp_path):
    folder = one_chapter(tmp_path / "quito", "# Ximena\n", settings=f"language: {tag}\n")
    (folder / "certificate.md").write_text("# Ximena\n\n{{ name }}\n", encoding="utf-8")
    (tmp_path / "list.csv").write_text("name\nOtto\n", encoding="utf-8")
    words = words_of(tag)["sheets"]
    request = Request(workbook=folder, output=tmp_path)

    def handed(**asked) -> PdfReader:
        sheets = SheetsAsked(**asked)
        done = hand_out(request, tmp_path / "list.csv", CopyOptions(), sheets, lambda *_: None)
        return PdfReader(done.sheets[0].file)

    rows, badges, tents = handed(sign_in=True), handed(badges=""), handed(badges="tent")
    certificates = handed(certificates=True)

    text = pdf.words(rows.pages[0])
    said = [words["sign-in"], words["number"], words["arrived"]]
    said.append(words["page"].replace("{number}", "1").replace("{count}", "1"))
    assert [one for one in said if one not in text] == []
    assert badges.metadata.title.endswith(words["badges"])
    assert tents.metadata.title.endswith(words["tents"])
    assert certificates.metadata.title.endswith(words["certificates"])


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_pages_on_printing_are_in_the_language_of_the_workbook(tag, tmp_path):
    settings = f"language: {tag}\npaper: a5\n"
    folder = one_chapter(tmp_path / "quito", "# Ximena\n\n1. Quito? { lines=40 }\n", settings)
    words = words_of(tag)["press"]
    ways = (plan_scheme("booklet"), plan_scheme("booklet", signature=4), plan_scheme("2up"))

    said = ""
    for way in ways:
        guide = book_of(folder, scheme=way).pressed.guide
        (page,) = PdfReader(BytesIO(guide)).pages
        said += f"{letters(pdf.words(page))}|"

    # Of cards there are none in it, the edge is the short one, and no printer is measured.
    parts = [
        letters(part)
        for name, one in words.items()
        if name not in {"cards", "long-edge", *OF_CHECK}
        for part in re.split(r"\{\w+\}", one)
    ]
    assert [one for one in parts if one not in said] == []


OF_CHECK = ("check", "front", "back", "from-left", "from-head", "length", "by-folding")


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_check_of_a_printer_is_in_the_language_of_the_workbook_one_is_in(
    tag, tmp_path, monkeypatch
):
    one_chapter(tmp_path, "# Ximena\n", settings=f"language: {tag}\n")
    monkeypatch.chdir(tmp_path)
    words = words_of(tag)["press"]

    check = PdfReader(write_check(tmp_path / "output", "a4", lying=False))
    said = "|".join(letters(pdf.words(page)) for page in check.pages)

    parts = [letters(part) for one in OF_CHECK for part in re.split(r"\{\w+\}", words[one])]
    assert [one for one in parts if one not in said] == []


def letters(text: str) -> str:
    return re.sub(r"\W+", "", text)
