"""One source, several ways to print it."""

import pytest

from generator.build import Request, make_books
from generator.diagnostics import WorkbookError
from tests.helpers import pdf
from tests.helpers.workbooks import one_chapter, write_workbook

TEXT = "# Trust\n\nWords to read.\n\n1. What now? { lines=6 }\n"


def books(folder, *names, **options):
    request = Request(workbook=folder, editions=names, **options)
    return make_books(request, lambda *_: None)


def mistakes(folder, *names) -> list[str]:
    with pytest.raises(WorkbookError) as caught:
        books(folder, *names)
    return [str(one).replace(str(folder.parent), "") for one in caught.value.diagnostics]


def test_the_participants_book_is_named_after_the_workbook_alone(tmp_path):
    (book,) = books(one_chapter(tmp_path / "ours", TEXT))

    assert book.name == "ours"


def test_another_edition_is_named_too(tmp_path):
    (book,) = books(one_chapter(tmp_path / "ours", TEXT), "large-print")

    assert book.name == "ours-large-print"


def test_all_editions_come_in_one_go(tmp_path):
    made = books(one_chapter(tmp_path / "ours", TEXT), "all")

    assert [book.name for book in made] == [
        "ours",
        "ours-facilitator",
        "ours-large-print",
        "ours-clear-print",
        "ours-fillable",
    ]


def test_large_print_keeps_the_rows_and_makes_them_higher(tmp_path):
    folder = one_chapter(tmp_path / "ours", TEXT)

    usual, large = (books(folder, name)[0] for name in ("participant", "large-print"))

    assert usual.spaces[0].asked_mm == pytest.approx(6 * 8.7, abs=0.1)
    assert large.spaces[0].asked_mm == pytest.approx(6 * 12.0, abs=0.1)
    assert min(usual.spaces[0].rows, large.spaces[0].rows) >= 6
    assert large.spaces[0].got_mm / large.spaces[0].rows == pytest.approx(12.0, abs=0.1)


def faces(book) -> str:
    """The names of a book's typefaces."""
    return " ".join(pdf.fonts(pdf.reader(book.pdf)))


def test_clear_print_has_rows_ten_millimetres_high(tmp_path):
    (book,) = books(one_chapter(tmp_path / "ours", TEXT), "clear-print")

    assert book.spaces[0].asked_mm == pytest.approx(6 * 10.0, abs=0.1)
    assert book.spaces[0].got_mm / book.spaces[0].rows == pytest.approx(10.0, abs=0.1)


@pytest.mark.parametrize(
    ("settings", "edition", "is_serif"),
    [
        ("", "participant", True),
        ("", "large-print", False),
        ("", "clear-print", False),
        ("face: sans\n", "participant", False),
        ("face: serif\n", "large-print", True),
        ("face: sans\neditions:\n  ours: {face: serif}\n", "ours", True),
        ("face: serif\neditions:\n  ours: {type: clear, face: sans}\n", "ours", False),
    ],
)
def test_the_text_is_in_the_face_that_is_asked_for(tmp_path, settings, edition, is_serif):
    (book,) = books(one_chapter(tmp_path / "ours", TEXT, settings), edition)

    assert ("Workbook-Serif" in faces(book)) is is_serif
    assert ("Source Serif" in " ".join(map(pdf.words, pdf.reader(book.pdf).pages))) is is_serif


@pytest.mark.parametrize(
    ("settings", "edition", "is_serif"),
    [("", "participant", False), ("face: serif\n", "participant", True)],
)
def test_a_theme_in_the_sans_gives_way_to_the_face_that_is_asked_for(
    tmp_path, settings, edition, is_serif
):
    folder = one_chapter(tmp_path / "ours", TEXT, settings)

    (book,) = books(folder, edition, theme="plain")

    assert ("Workbook-Serif" in faces(book)) is is_serif


def test_an_edition_of_the_settings_has_its_paper_and_pitch(tmp_path):
    settings = "editions:\n  pocket:\n    paper: a5\n    pitch: narrow\n"
    folder = one_chapter(tmp_path / "ours", TEXT, settings)

    (book,) = books(folder, "pocket")

    assert pdf.size_mm(pdf.reader(book.pdf).pages[0]) == pytest.approx((148, 210), abs=0.1)
    assert book.spaces[0].asked_mm == pytest.approx(6 * 6.35, abs=0.1)
    assert book.spaces[0].got_mm / book.spaces[0].rows == pytest.approx(6.35, abs=0.1)


def test_the_paper_of_the_command_line_wins_over_the_editions(tmp_path):
    folder = one_chapter(tmp_path / "ours", TEXT, "editions:\n  pocket:\n    paper: a5\n")

    (book,) = books(folder, "pocket", paper="a4")

    assert pdf.size_mm(pdf.reader(book.pdf).pages[0]) == pytest.approx((210, 297), abs=0.1)


def test_an_edition_can_hold_some_chapters_alone(tmp_path):
    chapters = {"01-one.md": "# One\n\nA.\n", "02-two.md": "# Two\n\nB.\n"}
    settings = "editions:\n  handout:\n    chapters: [02-two.md]\n"
    folder = write_workbook(tmp_path / "ours", chapters, settings)

    (book,) = books(folder, "handout")

    text = " ".join(pdf.words(page) for page in pdf.reader(book.pdf).pages)
    assert "Two" in text
    assert "One" not in text


def test_saving_ink_leaves_tints_and_figures_away(tmp_path):
    text = "# Trust\n\n/// note\n    kind: care\n\nTake care.\n///\n"
    folder = one_chapter(tmp_path / "ours", text, "editions:\n  plain:\n    ink: saver\n")

    full, plain = (books(folder, name)[0] for name in ("participant", "plain"))

    tint = (0xE0, 0xE9, 0xE8)
    assert tint in colours(full)
    assert tint not in colours(plain)
    assert len(pdf.dark_runs(pdf.image(plain.pdf, 0, 40), 120, 20, 150)) == 0


def colours(book) -> set[tuple[int, int, int]]:
    """The colours of areas, not of edges."""
    found = set()
    for index in range(book.pages):
        picture = pdf.colour_image(book.pdf, index, 40)
        found |= {colour for count, colour in picture.getcolors(maxcolors=100_000) if count > 50}
    return found


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (
            "editions:\n  pocket:\n    papr: a5\n",
            'workbook.yml:3: unknown setting of an edition "papr"\nhint: did you mean "paper"?',
        ),
        (
            "editions:\n  pocket:\n    paper: a55\n",
            'workbook.yml:3: setting of an edition paper: unknown paper "a55"',
        ),
        (
            "title: Ours\neditions:\n  handout:\n    chapters: [09-none.md]\n",
            'workbook.yml:4: no chapter "09-none.md"',
        ),
        (
            "editions:\n  pocket:\n    face: gothic\n",
            "write face: serif or face: sans",
        ),
        ("editions: [a, b]\n", "workbook.yml:1: these are no editions"),
        ("editions:\n  My Own: {}\n", 'workbook.yml:2: "My Own" is no name of an edition'),
        ("editions:\n  pocket: a5\n", 'workbook.yml:2: the edition "pocket" has no settings'),
    ],
)
def test_a_mistake_in_an_edition_is_told_with_its_line(tmp_path, settings, message):
    (found,) = mistakes(one_chapter(tmp_path / "ours", TEXT, settings))

    assert message in found


def test_an_edition_nobody_knows_is_told_with_the_nearest(tmp_path):
    (found,) = mistakes(one_chapter(tmp_path / "ours", TEXT), "large-prnt")

    assert 'unknown edition "large-prnt"' in found
    assert 'did you mean "large-print"?' in found
