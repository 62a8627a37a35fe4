"""A picture a row: each copy has its own, and an empty frame where there is none."""

import hashlib
import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from generator.copies import CopyOptions, Request, rehearse_copies
from generator.diagnostics import WorkbookError
from tests.helpers import pdf
from tests.helpers.copies import everything, manifest, run_copies
from tests.helpers.workbooks import book_of, one_chapter, write_workbook

CHAPTERS = {
    "01-us.md": (
        "# Us\n\n*Hello.*\n\n"
        '![{{ name }} and {{ partner }}]({{ photo }} "The two of you"){ width=60% height=60mm }\n\n'
        "1. What do you see?\n"
    ),
    "02-end.md": "# The end\n\n*Bye.*\n\n![A photo of us]({{ photo }}){ width=30% }\n\nWords.\n",
}
HEADS = "name,partner,photo\n"
ROSTER = (
    f"{HEADS}Alex Rivera,Sam Okafor,couples/rivera.jpg\n"
    "Zoë Müller,Noor al-Hassan,couples/muller.png\n"
    "Dana O'Neil,,\n"
)
COLOURS = {"rivera.jpg": (200, 30, 30), "muller.png": (30, 30, 200), "third.jpg": (30, 160, 30)}


def photo(folder: Path, name: str, size=(900, 600), colour=None) -> Path:
    """A photo that is like no other: two colours, one of them its own."""
    folder.mkdir(exist_ok=True)
    picture = Image.new("RGB", size, colour or COLOURS[name])
    ImageDraw.Draw(picture).rectangle((0, 0, size[0] // 9, size[1] // 9), fill="black")
    picture.save(folder / name)
    return folder / name


@pytest.fixture
def ready(tmp_path):
    """A workbook, and two photos where the list is."""
    for name in COLOURS:
        photo(tmp_path / "couples", name)
    return write_workbook(tmp_path / "ours", CHAPTERS)


def run(folder: Path, roster: str = ROSTER, output: str = "output", wanted=None, **options):
    return run_copies(folder, roster, folder.parent / output, wanted, **options)


def files_of(done) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(done.folder.glob("*.pdf"))}


def pictures_in(data: bytes) -> list[Image.Image]:
    """Every picture that is stored in a PDF, each once."""
    found = {}
    for page in pdf.reader(data).pages:
        for one in page["/Resources"].get("/XObject", {}).values():
            if one.get_object().get("/Subtype") == "/Image":
                found[one.idnum] = one.get_object()
    return [Image.open(io.BytesIO(one._data)) for one in found.values()]


def colour_at(data: bytes, page: int, across: float, down: float) -> tuple[int, int, int]:
    picture = pdf.colour_image(data, page, 50)
    return picture.getpixel((round(picture.width * across), round(picture.height * down)))


def is_near(colour, other) -> bool:
    return all(abs(a - b) < 12 for a, b in zip(colour, other, strict=True))


def has_colour(data: bytes, colour) -> bool:
    return any(
        is_near(found, colour)
        for at in range(len(pdf.reader(data).pages))
        for _, found in pdf.colour_image(data, at, 30).getcolors(1_000_000)
    )


def figures(data: bytes) -> list:
    return [one for kind, one in pdf.tags(pdf.reader(data)) if kind == "/Figure"]


def test_each_copy_shows_the_picture_of_its_row(ready):
    done, _ = run(ready)

    first, second, third = files_of(done).values()
    for data, shown in ((first, "rivera.jpg"), (second, "muller.png"), (third, "")):
        assert [has_colour(data, colour) for colour in COLOURS.values()] == [
            name == shown for name in COLOURS
        ]


def test_no_copy_holds_the_picture_of_another(ready):
    done, _ = run(ready, ROSTER.replace("muller.png", "third.jpg"))

    copies = list(files_of(done).values())
    stored = [[hashlib.sha256(one.tobytes()).digest() for one in pictures_in(c)] for c in copies]
    assert [len(one) for one in stored] == [1, 1, 0]
    assert stored[0] != stored[1]
    streams = [[one.fp.getvalue() for one in pictures_in(data)] for data in copies]
    for data, others in ((copies[0], streams[1]), (copies[1], streams[0]), (copies[2], streams[0])):
        assert not any(one in everything(data) for one in others)


def test_a_picture_is_fitted_into_its_place_without_being_stretched(ready):
    photo(ready.parent / "couples", "rivera.jpg", (1200, 300))
    done, _ = run(ready)

    data = files_of(done)["001-alex-rivera.pdf"]
    page = pdf.colour_image(data, 5, 72)
    red = [
        (x, y)
        for y in range(page.height)
        for x in range(page.width)
        if is_near(page.getpixel((x, y)), COLOURS["rivera.jpg"])
    ]
    width = max(x for x, _ in red) - min(x for x, _ in red) + 1
    height = max(y for _, y in red) - min(y for _, y in red) + 1
    assert width / height == pytest.approx(4, rel=0.05)


def test_what_follows_a_picture_stands_where_it_stands_without(ready):
    done, _ = run(ready)

    with_picture, _, without = (pdf.reader(data) for data in files_of(done).values())
    assert len(with_picture.pages) == len(without.pages)
    places = []
    for book in (with_picture, without):
        found: list[float] = []
        book.pages[5].extract_text(
            visitor_text=lambda text, _cm, tm, _font, _size, found=found: (
                found.append(tm[5]) if "What do you" in text else None
            )
        )
        places.append(found)
    assert places[0] == places[1] != []


def test_no_more_dots_are_stored_than_print_needs(ready):
    photo(ready.parent / "couples", "rivera.jpg", (6000, 4000))
    done, _ = run(ready)

    (stored,) = pictures_in(files_of(done)["001-alex-rivera.pdf"])
    assert stored.height <= 60 / 25.4 * 300 + 1 < 4000


def test_a_picture_is_told_to_those_who_cannot_see_it(ready):
    done, _ = run(ready)

    first, second, _ = files_of(done).values()
    assert [one["/Alt"] for one in figures(first)] == [
        "Alex Rivera and Sam Okafor",
        "A photo of us",
    ]
    assert figures(second)[0]["/Alt"] == "Zoë Müller and Noor al-Hassan"


def test_what_is_told_of_a_picture_is_of_its_own_row(ready):
    roster = f"{HEADS}Alex,Sam,couples/rivera.jpg\nZoë,Noor,couples/rivera.jpg\n"
    done, _ = run(ready, roster)

    told = [figures(data)[0]["/Alt"] for data in files_of(done).values()]
    assert told == ["Alex and Sam", "Zoë and Noor"]


def test_a_row_without_a_picture_keeps_the_frame(ready):
    done, _ = run(ready)

    third = pdf.reader(files_of(done)["003-dana-oneil.pdf"])
    assert "A photo goes here" in pdf.words(third.pages[5])
    assert "A photo of us" in pdf.words(third.pages[7])
    assert [one.message for one in done.diagnostics] == [
        'row 3: has no picture in the column "photo"'
    ]


def test_a_book_for_all_has_an_empty_frame_of_the_same_size(ready):
    book = book_of(ready)

    assert book.diagnostics == ()
    assert "A photo goes here" in pdf.words(pdf.reader(book.pdf).pages[5])
    done, _ = run(ready)
    third = files_of(done)["003-dana-oneil.pdf"]
    assert pdf.image(book.pdf, 5, 60).tobytes() == pdf.image(third, 5, 60).tobytes()


def test_the_words_of_a_frame_are_in_the_language_of_the_book(tmp_path):
    folder = one_chapter(
        tmp_path / "unser", "# Wir\n\n![]({{ photo }})\n\nText.\n", "language: de\n"
    )

    book = book_of(folder)

    assert any("Platz für ein Foto" in pdf.words(one) for one in pdf.reader(book.pdf).pages)
    assert [one.message for one in book.diagnostics] == [
        'a picture has no description: "{{ photo }}"'
    ]


BAD = (
    f"{HEADS}Alex Rivera,Sam Okafor,couples/rivera.jpg\n"
    "Ada,Bob,couples/gone.jpg\nIvo,Una,../secret.jpg\nIra,Ola,couples/torn.jpg\n"
    "Lee,Jo,couples/words.jpg\nPat,Gil,couples/muller.png\n"
)
REASONS = [
    'row 2: the picture in its column "photo" is not in the list\'s folder',
    'row 3: the picture in its column "photo" lies outside the list\'s folder',
    'rows 4-5: the picture in its column "photo" is damaged or no picture',
]


@pytest.fixture
def damaged(tmp_path):
    """A list with pictures that can't be used, beside two that can."""
    inside = tmp_path / "list"
    inside.mkdir()
    for name in ("rivera.jpg", "muller.png"):
        photo(inside / "couples", name)
    whole = (inside / "couples/rivera.jpg").read_bytes()
    (inside / "couples/torn.jpg").write_bytes(whole[: len(whole) // 2])
    (inside / "couples/words.jpg").write_text("words", encoding="utf-8")
    Image.new("RGB", (9, 9)).save(tmp_path / "secret.jpg")
    return write_workbook(inside / "ours", CHAPTERS)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_picture_that_cannot_be_used_stops_its_own_row_alone(damaged, jobs):
    done, _ = run(damaged, BAD, wanted=CopyOptions(jobs=jobs))

    assert [one.message for one in done.diagnostics] == REASONS
    assert (done.made, done.failed) == (2, 4)
    assert list(files_of(done)) == ["001-alex-rivera.pdf", "006-pat.pdf"]
    states = [entry["state"] for entry in manifest(done)]
    assert [state.partition(":")[0] for state in states] == ["done", *["failed"] * 4, "done"]
    assert states[1].endswith('its column "photo" is not in the list\'s folder')


def test_a_drawing_that_cannot_be_drawn_stops_its_own_row_alone(ready):
    endless = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><defs><marker id="m">'
        '<path d="M0 0L9 9" marker-end="url(#m)"/></marker></defs>'
        '<path d="M0 0L9 9" marker-end="url(#m)"/></svg>'
    )
    (ready.parent / "couples/endless.svg").write_text(endless, encoding="utf-8")
    roster = (
        f"{HEADS}Alex,Sam,couples/endless.svg\nZoë,Noor,couples/muller.png\n"
        "Dana,Kim,couples/endless.svg\n"
    )

    done, _ = run(ready, roster)

    (told,) = done.diagnostics
    named = 'rows 1 and 3: the picture in its column "photo"'
    assert told.message == f"{named} is too large or too deeply nested a drawing"
    assert list(files_of(done)) == ["002-zoe.pdf"]


def test_a_rehearsal_says_of_each_row_what_the_run_does(damaged):
    done, _ = run(damaged, BAD)
    request = Request(workbook=damaged, output=damaged.parent / "none")

    said = rehearse_copies(request, damaged.parent / "roster.csv", CopyOptions())

    assert said.done.diagnostics == done.diagnostics
    assert (said.done.made, said.done.failed) == (done.made, done.failed)
    reasons = {one.row: one.reason for one in said.copies if one.reason}
    states = {int(one["row"]): one["state"].removeprefix("failed: ") for one in manifest(done)}
    assert reasons == {row: state for row, state in states.items() if state != "done"}
    assert not (damaged.parent / "none").exists()


def test_several_processes_make_the_same_bytes(ready):
    one, _ = run(ready, output="one")
    again, _ = run(ready, output="again")
    two, _ = run(ready, output="two", wanted=CopyOptions(jobs=2))

    assert files_of(one) == files_of(again) == files_of(two)


def test_copies_that_are_there_are_kept_until_their_picture_changes(ready):
    run(ready)
    kept, _ = run(ready)
    photo(ready.parent / "couples", "rivera.jpg", colour=(10, 200, 200))

    changed, _ = run(ready)

    assert (kept.made, kept.kept) == (0, 3)
    assert (changed.made, changed.kept) == (1, 2)
    assert has_colour(files_of(changed)["001-alex-rivera.pdf"], (10, 200, 200))


def test_a_copy_that_is_there_is_told_where_its_picture_is_gone(ready):
    run(ready)
    (ready.parent / "couples/rivera.jpg").unlink()

    done, _ = run(ready)

    assert (done.made, done.kept, done.failed) == (0, 2, 1)
    assert any(one.message.endswith("is not in the list's folder") for one in done.diagnostics)


def test_in_one_file_of_all_a_picture_that_repeats_is_stored_once(ready):
    roster = (
        f"{HEADS}Alex,Sam,couples/rivera.jpg\nZoë,Noor,couples/rivera.jpg\n"
        "Dana,Kim,couples/muller.png\nLee,,\n"
    )
    done, _ = run(ready, roster, wanted=CopyOptions(merged=True, partners=True))

    data = done.folder.read_bytes()
    stored = pictures_in(data)
    assert len(stored) == 2
    assert done.made == 7
    shown = [
        len(page["/Resources"].get("/XObject", {}))
        for page in pdf.reader(data).pages
        if "/XObject" in page["/Resources"]
    ]
    assert sum(shown) >= 2 * 6


def test_both_of_a_couple_get_the_picture(ready):
    done, _ = run(ready, wanted=CopyOptions(partners=True))

    files = files_of(done)
    for name in ("001-alex-rivera-a.pdf", "001-sam-okafor-b.pdf"):
        if name in files:
            assert has_colour(files[name], COLOURS["rivera.jpg"])
    assert sum(has_colour(data, COLOURS["rivera.jpg"]) for data in files.values()) == 2


@pytest.mark.parametrize("edition", ["large-print", "facilitator", "fillable"])
def test_every_edition_has_the_picture(ready, edition):
    done, _ = run(ready, editions=(edition,))

    assert done.failed == 0
    assert has_colour(files_of(done)["001-alex-rivera.pdf"], COLOURS["rivera.jpg"])


def test_a_picture_stands_in_a_note_and_below_a_question(tmp_path):
    photo(tmp_path / "couples", "rivera.jpg")
    folder = one_chapter(
        tmp_path / "ours",
        "# Us\n\n/// note | Look\n\n![Us]({{ photo }}){ width=40% }\n\n///\n\n"
        "1. What do you see?\n\n    ![Us again]({{ photo }}){ width=40% }\n",
    )

    done, _ = run(folder, f"{HEADS}Alex,Sam,couples/rivera.jpg\n")

    (data,) = files_of(done).values()
    assert [one["/Alt"] for one in figures(data)] == ["Us", "Us again"]


def test_a_picture_that_cannot_stand_there_is_told_by_line(tmp_path):
    folder = one_chapter(
        tmp_path / "ours",
        "# Us\n\nA ![sign]({{ photo }}) in a line.\n\n![folder](photos/{{ photo }})\n\n"
        '<p><img src="{{ photo }}" alt="x"></p>\n\n![Us]({{ photo }}){ height=2lines }\n\n'
        "![Us]({{ photo }}){ height=2mm }\n",
    )

    with pytest.raises(WorkbookError) as told:
        book_of(folder)

    assert [(one.location.line, one.message) for one in told.value.diagnostics] == [
        (3, "a picture of the list's rows can't stand here"),
        (5, "a picture of the list's rows can't stand here"),
        (7, "a picture of the list's rows can't stand here"),
        (9, '"2lines" is no height of a picture'),
        (11, '"2mm" is no height of a picture'),
    ]


def test_a_column_that_the_list_does_not_have_is_told_by_line(ready):
    with pytest.raises(WorkbookError) as told:
        run(ready, "name,partner,picture\nAlex,Sam,a.jpg\n")

    (one,) = told.value.diagnostics
    assert one.message == 'the roster has no column "photo"'
    assert (one.location.file.rpartition("/")[2], one.location.line) == ("01-us.md", 5)


def test_what_takes_time_is_told(ready):
    _, told = run(ready)

    assert [line.rpartition("/")[2] for line in told] == [
        "01-us.md:5: {{ name }} and {{ partner }} stand in running text and {{ photo }} is a "
        "picture: typeset again for each copy",
        "02-end.md:5: {{ photo }} is a picture: typeset again for each copy",
    ]
