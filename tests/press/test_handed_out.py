"""Badges, tents, sign-in sheets and certificates: everybody on the list, and nobody beside it."""

import itertools
import os
import re
import stat
from pathlib import Path

import pytest
from pypdf import PdfReader

from generator.checking.preflight.graphics_state import Sort
from generator.checking.preflight.page_ink import InkReader
from generator.copies import CopyOptions, Request, SheetsAsked, hand_out
from generator.diagnostics import WorkbookError
from tests.helpers import pdf
from tests.helpers.workbooks import ROOT, one_chapter

CERTIFICATE = """---
signatures: [Facilitator]
---
# Well done

This is to say that

{{ name }}

has read all of it.
"""
ROSTER = (
    "name,partner,date,group\n"
    "Alex Rivera,Sam Okafor,2026-12-05,Blue\n"
    "Dana O'Neil,,2026-12-05,Green\n"
    "Zoë Müller,Noor al-Hassan,2026-12-05,Green\n"
)
EVERYBODY = ["Alex Rivera", "Sam Okafor", "Dana O'Neil", "Zoë Müller", "Noor al-Hassan"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    place = one_chapter(tmp_path_factory.mktemp("sheets") / "ours", "# Trust\n\n*Words.*\n")
    (place / "certificate.md").write_text(CERTIFICATE, encoding="utf-8")
    return place


@pytest.fixture
def make(folder, tmp_path):
    """Make sheets of a roster; give what became of it and the one PDF that was asked for."""

    def run(roster: str = ROSTER, *, text: str = "", wanted=None, rehearsed=False, **given):
        asked = {
            key: given.pop(key) for key in ("badges", "sign_in", "certificates") if key in given
        }
        path = tmp_path / "roster.csv"
        path.write_text(roster, encoding="utf-8")
        place = given.pop("workbook", folder)
        if text:
            place = one_chapter(tmp_path / "own", "# Trust\n\n*Words.*\n")
            (place / "certificate.md").write_text(text, encoding="utf-8")
        request = Request(workbook=place, output=tmp_path / "out", **given)
        done = hand_out(
            request,
            path,
            wanted or CopyOptions(),
            SheetsAsked(**asked),
            lambda *_: None,
            rehearsed=rehearsed,
        )
        (sheet, *_) = done.sheets
        return done, PdfReader(sheet.file) if sheet.file.exists() else None

    return run


def spoken(book: PdfReader) -> list[str]:
    """What is said to stand in the places of a document, in order."""
    content = b"".join(page.get_contents().get_data() for page in book.pages)
    found = re.findall(rb"/ActualText<feff([0-9a-f]*)>", content)
    return [bytes.fromhex(one.decode()).decode("utf-16-be") for one in found]


def test_everybody_gets_a_badge_partners_side_by_side(make):
    done, book = make(badges="90x54")

    assert [(one.count, one.pages) for one in done.sheets] == [(5, 1)]
    assert spoken(book) == [one for one in EVERYBODY if one != "Dana O'Neil"] + ["Dana O'Neil"]
    assert done.diagnostics == ()


@pytest.mark.parametrize("asked", [{"badges": ""}, {"sign_in": True}, {"certificates": True}])
def test_what_is_handed_out_is_tagged_and_says_its_title_and_language(make, asked):
    _, book = make(**asked)
    root = book.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert book.metadata.title.startswith("Ours: ")
    spans = [
        element["/K"]
        for kind, element in pdf.tags(book)
        if kind == "/Span" and isinstance(element["/K"], list)
    ]
    marks = re.findall(rb"/Span<</MCID (\d+)/ActualText", book.pages[0].get_contents().get_data())
    assert marks
    assert all([int(mark)] in spans for mark in marks)


@pytest.mark.skipif(os.name != "posix", reason="rights of files are POSIX's")
def test_nobody_else_on_the_machine_can_read_the_sheets(make):
    done, _ = make(badges="", sign_in=True, certificates=True)

    assert [one.file.name for one in done.sheets] == [
        "ours-badges.pdf",
        "ours-sign-in.pdf",
        "ours-certificates.pdf",
    ]
    assert {stat.S_IMODE(one.file.stat().st_mode) for one in done.sheets} == {0o600}
    assert stat.S_IMODE(done.folder.stat().st_mode) == 0o700


def test_only_sheets_to_cut_have_marks_to_cut_along(make):
    own, _ = make(badges="90x54", paper="a4")
    assert _margin_is_marked(own.sheets[0].file)

    ready, _ = make(badges="avery-l4785")
    assert not _margin_is_marked(ready.sheets[0].file)


def _margin_is_marked(file: Path) -> bool:
    picture = pdf.image(file.read_bytes(), 0, 150)
    margin = picture.crop((0, 0, picture.width, round(picture.height * 12 / 297)))
    return min(margin.tobytes()) < 200


def test_a_name_stands_in_the_middle_of_its_card(make):
    done, _ = make("name\nAAAA AAAA\n", badges="90x54", paper="a4")
    picture = pdf.image(done.sheets[0].file.read_bytes(), 0, 100)
    scale = 100 / 25.4
    card = picture.crop(tuple(round(one * scale) for one in (15, 13.5, 105, 50)))
    dark = card.point(lambda value: 255 if value < 90 else 0).getbbox()

    assert abs((dark[0] + dark[2]) / 2 - card.width / 2) < 2


@pytest.mark.parametrize("asked", [{"badges": "90x54"}, {"sign_in": True}, {"certificates": True}])
@pytest.mark.parametrize("paper", ["letter", "a5"])
def test_nothing_is_smaller_than_16_points_in_large_print(make, asked, paper):
    _, book = make("name\nAlex Rivera\n", editions=("large-print",), paper=paper, **asked)
    ink = InkReader()
    sizes = [
        mark.size
        for page in book.pages
        for mark in ink.read(page, (1, 0, 0, -1, 0, float(page.mediabox.height)))
        if mark.sort is Sort.TEXT
    ]

    assert min(sizes) >= 15.99


def test_a_tent_has_the_name_on_both_halves_once_upside_down(make):
    done, book = make("name\nAlex Rivera\n", badges="tent")
    content = book.pages[0].get_contents().get_data()

    assert spoken(book) == ["Alex Rivera", "Alex Rivera"]
    assert content.count(b"q -1 0 0 -1 ") == 1
    assert done.sheets[0].file.name == "ours-tents.pdf"
    # The same picture, head over heels: what is above the fold is below it.
    picture = pdf.image(done.sheets[0].file.read_bytes(), 0, 60)
    scale = 60 / 25.4
    top, fold, foot = (round(one * scale) for one in (9.7, 74.7, 139.7))
    above = picture.crop((60, top, picture.width - 60, fold)).rotate(180)
    below = picture.crop((60, fold, picture.width - 60, foot))
    dark = [one.point(lambda value: 255 if value < 128 else 0).getbbox() for one in (above, below)]
    assert all(abs(a - b) <= 1 for a, b in zip(*dark, strict=True))


def test_a_long_name_takes_two_lines_and_one_that_is_longer_still_stops_only_itself(make):
    long, longer = "Alexandra-Katharina von Hohenzollern", "Przybyszewska" * 5
    done, book = make(f"name,partner\n{long},Jo\n{longer},Bo\n", badges="90x54")

    assert spoken(book) == [long, "Jo", "Bo"]
    (found,) = done.diagnostics
    assert found.message == "row 2: has words that are too long for their place on a badge"
    assert longer not in str(found)


def test_letters_of_no_typeface_are_told_by_row_and_never_printed(make):
    done, book = make("name,partner\nAlex \U0001faa8,Sam\nDana,\n", badges="", sign_in=True)

    assert spoken(book) == ["Sam", "Dana"]
    (found,) = done.diagnostics
    assert found.message.startswith("row 1: has no face for")
    assert "Alex" not in str(found)


def test_more_letters_than_a_font_of_words_holds_are_printed_all(make):
    alphabets = (range(0xC0, 0x180), range(0x391, 0x3CA), range(0x410, 0x450))
    letters = [chr(one) for some in alphabets for one in some]
    letters = [one for one in letters if one.isalpha()]
    names = ["".join(letters[at : at + 6]) for at in range(0, len(letters), 6)]
    done, book = make("name\n" + "\n".join(names) + "\n", sign_in=True)
    fonts = [name for name in book.pages[0]["/Resources"]["/Font"] if name.startswith("/Words")]
    assert len(fonts) >= 2
    assert spoken(book) == names
    assert done.diagnostics == ()


def test_a_sheet_to_sign_in_has_a_row_for_each_and_clear_ones_for_others(make):
    done, book = make(sign_in=True)
    text = pdf.words(book.pages[0])

    assert spoken(book) == EVERYBODY
    assert "Sign-in" in text
    assert "December 5, 2026" in text
    assert "Page 1 of 1" in text
    rows = [kind for kind, _ in pdf.tags(book) if kind == "/TR"]
    assert len(rows) > len(EVERYBODY) + 3  # a head, the people, and at least three more
    assert done.sheets[0].what == "row"


def test_the_head_of_a_sheet_to_sign_in_stands_on_each_of_its_pages(make):
    rows = "".join(f"Person {number},\n" for number in range(40))
    done, book = make("name,partner\n" + rows, sign_in=True)

    assert len(book.pages) == done.sheets[0].pages == 3
    for number, page in enumerate(book.pages, start=1):
        assert f"Page {number} of 3" in pdf.words(page)
        assert "Signature" in pdf.words(page)


def test_days_that_differ_leave_a_line_for_the_date(make):
    _, book = make(ROSTER.replace("2026-12-05,Blue", "2026-12-06,Blue"), sign_in=True)

    assert "December" not in pdf.words(book.pages[0])


def test_a_row_to_sign_in_has_room_for_a_signature(make):
    done, _ = make(sign_in=True)
    data = done.sheets[0].file.read_bytes()
    picture = pdf.image(data, 0, 100)
    rules = pdf.dark_runs(picture, round(picture.width * 0.6), 0, round(picture.height * 0.9))
    gaps = {round((b - a) / 100 * 25.4, 1) for a, b in itertools.pairwise(rules)}

    assert min(gaps) >= 10


def test_each_person_gets_a_certificate(make):
    done, book = make(certificates=True)

    assert len(book.pages) == done.sheets[0].count == 5
    assert [one for one in spoken(book) if one != "December 5, 2026"] == EVERYBODY
    assert pdf.size_mm(book.pages[0]) == pytest.approx((279.4, 215.9), abs=0.1)
    assert "Well done" in pdf.words(book.pages[4])


def test_a_certificate_that_names_the_partner_is_for_the_couple(make):
    text = "# Well done\n\n{{ name }} and {{ partner }} have read it, group {{ group }}.\n"
    _, book = make(text=text, certificates=True)
    pages = [pdf.words(page) for page in book.pages]

    assert len(pages) == 3
    assert "Alex Rivera and Sam Okafor have read it, group Blue." in pages[0]
    assert "Zoë Müller and Noor al-Hassan have read it, group Green." in pages[2]
    assert re.search(r"Dana O'Neil and\s+have read it", pages[1])
    assert "Alex" not in pages[1] + pages[2]


def test_a_certificate_may_stand_upright(make):
    _, book = make(
        text="---\norientation: portrait\n---\n# Well done\n\n{{ name }}\n", certificates=1
    )

    assert pdf.size_mm(book.pages[0]) == pytest.approx((215.9, 279.4), abs=0.1)


def test_a_column_that_the_list_lacks_is_told_by_its_line(make):
    with pytest.raises(WorkbookError) as reason:
        make(text="# Well done\n\nTo {{ name }} of {{ team }}.\n", certificates=True)

    assert 'certificate.md:3: the roster has no column "team"' in str(reason.value)


def test_a_certificate_that_is_longer_than_its_page_is_told(make):
    with pytest.raises(WorkbookError) as reason:
        make(text="# Well done\n\n" + "All of it, and more. \n\n" * 30, certificates=True)

    assert "certificate.md:1: has more words than its page has room for" in str(reason.value)


def test_words_that_leave_no_room_on_a_certificate_stop_only_their_row(make):
    text = "# Well done\n\n" + "Once more.\n\n" * 9 + "{{ group }}: {{ name }}.\n"
    long = ROSTER.replace("Blue", "Blue and so on " * 40)

    done, book = make(long, text=text, certificates=True)

    assert [one.message for one in done.diagnostics] == [
        "row 1: has words that leave no room on its certificate"
    ]
    assert len(book.pages) == 3


def test_a_workbook_without_a_certificate_says_how_to_begin_one(make, tmp_path):
    bare = one_chapter(tmp_path / "bare", "# Trust\n")

    with pytest.raises(WorkbookError) as reason:
        make(workbook=bare, badges="", certificates=True)

    assert "certificate.md: there is no certificate" in str(reason.value)
    assert "{{ name }} alone" in str(reason.value)
    assert not (tmp_path / "out/copies").exists()


def test_a_rehearsal_counts_and_refuses_as_the_run_does_and_writes_nothing(make, tmp_path):
    rows = ROSTER + "Alex \U0001faa8,Bo,2026-12-05,Blue\nToo,Few\n"
    asked = {"badges": "", "sign_in": True, "certificates": True}

    rehearsed, _ = make(rows, **asked, rehearsed=True)
    assert not (tmp_path / "out").exists()
    done, _ = make(rows, **asked)

    assert rehearsed == done
    assert [one.pages for one in done.sheets] == [
        len(PdfReader(one.file).pages) for one in done.sheets
    ]


def test_of_some_rows_alone_there_are_sheets(make):
    _, book = make(badges="", wanted=CopyOptions(rows=(range(2, 4),)))

    assert spoken(book) == ["Zoë Müller", "Noor al-Hassan", "Dana O'Neil"]


def test_a_row_without_a_name_is_told_and_has_nothing(make):
    done, book = make("name,partner\n,Sam\nAlex,\n", badges="")

    assert spoken(book) == ["Sam", "Alex"]
    assert [one.message for one in done.diagnostics] == ["row 1: has no name, and nothing to print"]


def test_damaged_names_are_told_before_they_are_printed(make):
    done, _ = make("name\nZoÃ« MÃ¼ller\n", badges="")

    assert "row 1: has letters that seem damaged" in done.diagnostics[0].message


def test_a_strict_run_writes_nothing_where_anything_is_told(make, tmp_path):
    with pytest.raises(WorkbookError):
        make("name\nZoÃ« MÃ¼ller\n", badges="", strict=True)

    assert not (tmp_path / "out/copies").exists()


@pytest.mark.parametrize("brand", ["marisol-vega", "saltmarsh", "two-rivers"])
def test_sheets_are_in_the_practices_brand(make, brand):
    file = ROOT / "content/brands" / brand / "_brand.yml"
    name = re.search(r"(?:full|name): (.+)", file.read_text(encoding="utf-8"))[1]

    done, book = make(sign_in=True, badges="", certificates=True, brand=file)

    assert done.diagnostics == ()
    assert len(spoken(book)) == 5
    assert name in pdf.words(PdfReader(done.sheets[1].file).pages[0])


def test_a_theme_can_print_another_column_on_badges(make, tmp_path):
    theme = tmp_path / "theme/sheets"
    theme.mkdir(parents=True)
    usual = (ROOT / "templates/base/sheets/badge.html").read_text(encoding="utf-8")
    own = usual + '<p>{{ part.fields.slot("group" ~ card.person, 12, "label") }}</p>'
    (theme / "badge.html").write_text(own, encoding="utf-8")

    _, book = make(badges="", theme=tmp_path / "theme")

    assert spoken(book)[:4] == ["Alex Rivera", "Blue", "Sam Okafor", "Blue"]


def test_more_people_than_one_file_can_hold_are_told_before_any_is_made(make, monkeypatch):
    monkeypatch.setattr("generator.copies.sheet_makers.MOST_CERTIFICATES", 4)

    with pytest.raises(WorkbookError) as reason:
        make(certificates=True)

    assert "5 are asked for, more than 4 in one file" in str(reason.value)
    assert "--rows 1-2 -o first" in str(reason.value)


def test_what_looks_like_markup_in_a_list_is_printed_as_it_is_typed(make):
    text = "# Well done\n\nTo {{ name }} of {{ group }}.\n\n{{ name }}\n"
    _, book = make("name,group\n<b>A</b>,{{ 7*7 }}\n", text=text, certificates=True)

    assert "To <b>A</b> of {{ 7*7 }}." in pdf.words(book.pages[0])
    assert spoken(book) == ["<b>A</b>"]
