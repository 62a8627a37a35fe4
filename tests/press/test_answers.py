"""Forms that come back: their answers in a table, and on into another book."""

import csv
import io
import stat

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, TextStringObject

from generator.answers import Request, carry_answers, collect_answers
from generator.copies import CopyOptions
from generator.diagnostics import WorkbookError
from tests.helpers import pdf, pdfjs
from tests.helpers.copies import run_copies
from tests.helpers.forms import filled, filled_in_chrome, whole, widgets
from tests.helpers.workbooks import book_of, one_chapter

TEXT = """# Trust

*Words.*

1. What helps? { lines=4 }

I feel ____ when you ______________________________

Dear {{ name }}, what do you need ____________________?

- [ ] A walk
- [ ] A talk

/// choice | When we quarrel
    of: [I go, "I stay: and talk"]
///

/// scale | How safe is it?
    to: 10
    rows: [now, later]
///
"""
GIVEN = {
    "trust-q-what-helps-room": "Zgłębić\n- Ωδ Жя",
    "trust-line-i-feel-when-you": "=calm",
    "trust-tick-a-talk": "/Yes",
    "trust-choice-when-we-quarrel--2": "/Yes",
    "trust-scale-how-safe-is-it-1--3": "/Yes",
    "trust-scale-how-safe-is-it-2--9": "/Yes",
    "trust-scale-how-safe-is-it-2--10": "/Yes",
}
TOLD = {
    "What helps?": "Zgłębić\n- Ωδ Жя",
    "I feel": "",
    "I feel … when you": "'=calm",
    "A walk": "",
    "A talk": "x",
    "When we quarrel": "I stay: and talk",
    "How safe is it?: now": "3",
    "How safe is it?: later": "9; 10",
}


def by_pypdf(data: bytes) -> bytes:
    return filled(pdf.reader(data), GIVEN)


def by_pdfjs(data: bytes) -> bytes:
    return pdfjs.filled(data, {name: one == "/Yes" or one for name, one in GIVEN.items()})


VIEWERS = [
    by_pypdf,
    lambda data: filled_in_chrome(data, GIVEN),
    pytest.param(
        by_pdfjs,
        marks=pytest.mark.skipif(pdfjs.folder() is None, reason="pdf.js is not installed here"),
    ),
]
IDS = ["pypdf", "Chrome", "Firefox"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return one_chapter(tmp_path_factory.mktemp("answers") / "ours", TEXT)


@pytest.fixture(scope="module")
def form(folder):
    return book_of(folder, editions=("fillable",)).pdf


def table(done) -> list[dict[str, str]]:
    text = done.file.read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def collected(tmp_path, *paths):
    return collect_answers(paths, tmp_path / "answers.csv", tmp_path)


def carried(folder, path, output, **options):
    request = Request(workbook=folder, output=output, **options)
    return carry_answers(request, path, lambda *_: None)


def values(path) -> dict[str, str]:
    found = {}
    for _, widget in widgets(PdfReader(path)):
        value = str(whole(widget, "/V") or "")
        if value not in ("", "/Off"):
            found[str(whole(widget, "/T"))] = value
    return found


@pytest.mark.parametrize("fill", VIEWERS, ids=IDS)
def test_what_was_filled_in_is_a_row_of_the_table(form, tmp_path, fill):
    (tmp_path / "kit.pdf").write_bytes(fill(form))

    done = collected(tmp_path, tmp_path / "kit.pdf")

    (row,) = table(done)
    assert done.diagnostics == ()
    assert row["file"] == "kit.pdf"
    assert {name: row[name] for name in TOLD} == TOLD


def test_questions_stand_in_the_order_of_the_book(form, tmp_path):
    (tmp_path / "kit.pdf").write_bytes(by_pypdf(form))

    heads = list(table(collected(tmp_path, tmp_path / "kit.pdf"))[0])

    assert [one for one in heads if one in TOLD] == list(TOLD)
    assert heads[:2] == ["file", "row"]


def test_the_table_is_for_nobody_else_on_the_machine(form, tmp_path):
    (tmp_path / "kit.pdf").write_bytes(by_pypdf(form))

    done = collected(tmp_path, tmp_path / "kit.pdf")

    assert stat.S_IMODE(done.file.stat().st_mode) == 0o600


def test_copies_say_which_row_they_are_of_and_share_their_columns(folder, tmp_path):
    roster = "name,partner\nAlex Rivera,Sam Okafor\nDana O'Neil,\n"
    made, _ = run_copies(
        folder, roster, tmp_path, CopyOptions(partners=True), editions=("fillable",)
    )
    for path in made.folder.glob("*.pdf"):
        (tmp_path / path.name).write_bytes(by_pypdf(path.read_bytes()))

    done = collected(tmp_path, *sorted(tmp_path.glob("0*.pdf")))

    rows = table(done)
    assert [row["row"] for row in rows] == ["1a", "1b", "2a"]
    assert [row["What helps?"] for row in rows] == ["Zgłębić\n- Ωδ Жя"] * 3
    needs = [one for one in rows[0] if one.startswith("Dear")]
    assert len(needs) == 1


def test_a_folder_stands_for_the_forms_in_it(form, tmp_path):
    folder = tmp_path / "came back"
    folder.mkdir()
    for name in ("b.pdf", "a.PDF"):
        (folder / name).write_bytes(by_pypdf(form))
    (folder / "note.txt").write_text("no form", encoding="utf-8")

    rows = table(collected(tmp_path, folder))

    assert [row["file"] for row in rows] == ["a.PDF", "b.pdf"]


@pytest.mark.spoils("preview.pdf")
def test_what_viewers_write_into_the_widget_alone_is_read(tmp_path):
    """Apple's Preview leaves the field of several widgets as it was."""
    text = "# Trust\n\n/// tracker | Habits\n    rows: 50\n    columns: 2\n///\n"
    data = book_of(one_chapter(tmp_path / "long", text), editions=("fillable",)).pdf
    document = pdf.reader(data)
    writer = PdfWriter(clone_from=document)
    widget = next(one for _, one in widgets(writer) if "/Parent" in one)
    name = str(whole(widget, "/T"))
    parent = widget.pop("/Parent").get_object()
    widget |= {NameObject(key): parent.raw_get(key) for key in ("/FT", "/TU") if key in parent}
    widget[NameObject("/T")] = TextStringObject(name)
    widget[NameObject("/V")] = TextStringObject("Monday")
    writer.write(tmp_path / "preview.pdf")

    (row,) = table(collected(tmp_path, tmp_path / "preview.pdf"))

    assert "Monday" in row.values()


def test_a_form_of_another_workbook_is_told_and_left_out(form, tmp_path):
    other = one_chapter(tmp_path / "other", "# Care\n\n1. What now?\n")
    (tmp_path / "a.pdf").write_bytes(by_pypdf(form))
    (tmp_path / "b.pdf").write_bytes(book_of(other, editions=("fillable",)).pdf)

    done = collected(tmp_path, tmp_path / "a.pdf", tmp_path / "b.pdf")

    assert [row["file"] for row in table(done)] == ["a.pdf"]
    assert "b.pdf: is of another workbook" in str(done.diagnostics[0])


def test_a_copy_that_came_back_twice_is_told(folder, tmp_path):
    made, _ = run_copies(folder, "name\nAlex Rivera\n", tmp_path, editions=("fillable",))
    (path,) = made.folder.glob("*.pdf")
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(by_pypdf(path.read_bytes()))

    done = collected(tmp_path, tmp_path / "a.pdf", tmp_path / "b.pdf")

    assert len(table(done)) == 2
    (found,) = done.diagnostics
    assert "the copy of row 1 came back 2 times" in found.message
    assert "Alex" not in str(found)


def test_questions_of_a_newer_text_stand_where_they_are_in_it(form, tmp_path):
    newer = TEXT.replace("I feel", "2. What is new?\n\nI feel")
    other = one_chapter(tmp_path / "ours", newer)
    (tmp_path / "a.pdf").write_bytes(by_pypdf(form))
    (tmp_path / "b.pdf").write_bytes(book_of(other, editions=("fillable",)).pdf)

    heads = list(table(collected(tmp_path, tmp_path / "a.pdf", tmp_path / "b.pdf"))[0])

    assert heads[heads.index("What helps?") + 1] == "What is new?"


DAMAGED = {
    "no PDF": b"hello",
    "empty": b"",
    "cut off": None,
    "garbage": b"%PDF-1.7\n" + bytes(range(256)) * 40,
    "circle of pages": (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R/Size 3>>\n%%EOF"
    ),
    "circle of fields": (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Annots[4 0 R]>>endobj\n"
        b"4 0 obj<</Subtype/Widget/T(a)/Parent 4 0 R>>endobj\ntrailer<</Root 1 0 R/Size 5>>\n%%EOF"
    ),
}


@pytest.mark.spoils("bad.pdf")
@pytest.mark.parametrize("kind", DAMAGED)
def test_a_damaged_file_is_told_and_stops_only_itself(form, tmp_path, kind):
    data = DAMAGED[kind]
    (tmp_path / "bad.pdf").write_bytes(form[: len(form) // 2] if data is None else data)
    (tmp_path / "kit.pdf").write_bytes(by_pypdf(form))

    done = collected(tmp_path, tmp_path / "bad.pdf", tmp_path / "kit.pdf")

    assert [row["file"] for row in table(done)] == ["kit.pdf"]
    assert "bad.pdf: " in str(done.diagnostics[0])


def test_a_book_for_paper_is_no_form(folder, tmp_path):
    (tmp_path / "paper.pdf").write_bytes(book_of(folder).pdf)

    with pytest.raises(WorkbookError, match="has no fields"):
        collected(tmp_path, tmp_path / "paper.pdf")
    assert not (tmp_path / "answers.csv").exists()


@pytest.mark.parametrize("fill", VIEWERS, ids=IDS)
def test_answers_go_on_into_another_edition(form, folder, tmp_path, fill):
    (tmp_path / "kit.pdf").write_bytes(fill(form))

    done = carried(folder, tmp_path / "kit.pdf", tmp_path / "new", editions=("large-print",))

    assert done.diagnostics == ()
    assert done.file == tmp_path / "new/carried/kit.pdf"
    told = {name: one.replace("\r", "\n") for name, one in values(done.file).items()}
    assert told == GIVEN
    paper = book_of(folder, editions=("large-print",))
    assert len(PdfReader(done.file).pages) == paper.pages
    assert stat.S_IMODE(done.file.stat().st_mode) == 0o600


def test_what_is_carried_is_seen_on_the_page(form, folder, tmp_path):
    (tmp_path / "kit.pdf").write_bytes(by_pypdf(form))

    done = carried(folder, tmp_path / "kit.pdf", tmp_path, editions=("fillable",))

    looks = [
        whole(one, "/AP")["/N"].get_data()
        for _, one in widgets(PdfReader(done.file))
        if whole(one, "/V") and whole(one, "/FT") == "/Tx"
    ]
    assert len(looks) == 2
    assert all(b" Tj" in look for look in looks)


def test_answers_whose_question_is_gone_are_told_and_the_rest_is_carried(form, tmp_path):
    newer = TEXT.replace("What helps?", "What helps you?").replace("A talk", "A long talk")
    newer = newer.replace("I stay: and talk", "I stay")
    other = one_chapter(tmp_path / "ours", newer)
    (tmp_path / "kit.pdf").write_bytes(by_pypdf(form))

    done = carried(other, tmp_path / "kit.pdf", tmp_path, editions=("fillable",))

    (found,) = done.diagnostics
    assert found.message == (
        'the new book has no place for the answer to "What helps?", "A talk" and "When we quarrel"'
    )
    assert done.lost == 3
    kept = values(done.file)
    assert kept == {name: GIVEN[name] for name in kept}
    assert "trust-scale-how-safe-is-it-2--9" in kept


def test_a_question_that_moved_to_another_chapter_keeps_its_answer(form, tmp_path):
    other = tmp_path / "ours"
    other.mkdir()
    (other / "01-care.md").write_text(TEXT.replace("# Trust", "# Care"), encoding="utf-8")
    (tmp_path / "kit.pdf").write_bytes(by_pypdf(form))

    done = carried(other, tmp_path / "kit.pdf", tmp_path, editions=("fillable",))

    assert done.diagnostics == ()
    assert values(done.file) == {
        name.replace("trust", "care", 1): value for name, value in GIVEN.items()
    }


def test_an_answer_longer_than_its_new_room_is_kept_whole_and_told(form, tmp_path):
    shorter = one_chapter(tmp_path / "ours", TEXT.replace("lines=4", "lines=1"))
    (tmp_path / "kit.pdf").write_bytes(by_pypdf(form))

    done = carried(shorter, tmp_path / "kit.pdf", tmp_path, editions=("fillable",))

    (found,) = done.diagnostics
    assert 'has less room than the answer to "What helps?"' in found.message
    assert values(done.file)["trust-q-what-helps-room"] == GIVEN["trust-q-what-helps-room"]


def test_a_long_answer_goes_on_over_the_parts_of_its_room(tmp_path):
    text = "# Trust\n\n1. What helps? { lines=40 }\n"
    folder = one_chapter(tmp_path / "ours", text)
    data = book_of(folder, editions=("fillable",)).pdf
    lines = [f"Line {number}" for number in range(1, 31)]
    parts = {
        "trust-q-what-helps-room": "\n".join(lines[:15]),
        "trust-q-what-helps-room+2": "\n".join(lines[15:]),
    }
    (tmp_path / "kit.pdf").write_bytes(filled(pdf.reader(data), parts))

    done = carried(folder, tmp_path / "kit.pdf", tmp_path, editions=("large-print",))
    (row,) = table(collected(tmp_path, done.file))

    assert done.diagnostics == ()
    assert len(values(done.file)) > 1
    assert row["What helps?"].split("\n") == lines


def test_letters_that_the_typeface_of_answers_lacks_are_told(form, folder, tmp_path):
    given = {"trust-q-what-helps-room": "李小龙"}
    (tmp_path / "kit.pdf").write_bytes(filled(pdf.reader(form), given))

    done = carried(folder, tmp_path / "kit.pdf", tmp_path, editions=("fillable",))

    (found,) = done.diagnostics
    assert 'no typeface for letters in the answer to "What helps?"' in found.message
    assert values(done.file) == given


def test_a_form_of_another_workbook_is_not_carried(form, tmp_path):
    other = one_chapter(tmp_path / "theirs", TEXT)
    (tmp_path / "kit.pdf").write_bytes(by_pypdf(form))

    with pytest.raises(WorkbookError, match='of the workbook "ours", not of "theirs"'):
        carried(other, tmp_path / "kit.pdf", tmp_path, editions=("fillable",))
