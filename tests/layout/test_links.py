"""Links of a laid-out book lead to the pages of what they name."""

from tests.helpers import pdf
from tests.helpers.workbooks import book_of, write_workbook


def test_no_link_leads_into_the_wrong_chapter(tmp_path):
    chapters = {
        "01-love.md": "# Love\n\n## Languages\n\n[Next](02-love-languages.md)\n",
        "02-love-languages.md": "# Love languages\n\n[Before](01-love.md#languages)\n",
    }

    book = book_of(write_workbook(tmp_path / "book", chapters))

    reader = pdf.reader(book.pdf)
    places = reader.named_destinations
    pages = {name: reader.get_destination_page_number(place) for name, place in places.items()}
    section = next(name for name in pages if name.startswith("love--"))
    links = [
        note.get_object()["/Dest"]
        for page in reader.pages[-4:]
        for note in page.get("/Annots", ())
        if "/Dest" in note.get_object()
    ]
    assert book.diagnostics == ()
    assert pages[section] == pages["love"] < pages["love-languages"]
    assert {"love-languages", section} <= set(links)


def test_a_link_to_nowhere_is_told_once_and_printed_as_its_words(tmp_path):
    text = "# Love\n\nSee [the place](#nowhere).\n"

    book = book_of(write_workbook(tmp_path / "book", {"01-love.md": text}))

    assert [one.location.line for one in book.diagnostics] == [3]
    assert "See the place." in pdf.words(pdf.reader(book.pdf).pages[-1])
