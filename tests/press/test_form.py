"""The book to fill in on a screen: its fields, read and filled as viewers do."""

import ctypes
import io
import re
from collections import Counter

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from pypdf import PdfReader

from generator.build import Request, make_books
from tests.helpers import pdf, pdfjs
from tests.helpers.forms import EVERY_KIND, filled, typed, whole, widgets
from tests.helpers.workbooks import STARTER, book_of, one_chapter

DPI = 144
LETTERS = "xxxx xxx xx xxxxxx"  # none goes below the line


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return one_chapter(tmp_path_factory.mktemp("form") / "ours", EVERY_KIND)


@pytest.fixture(scope="module")
def books(folder):
    request = Request(workbook=folder, editions=("participant", "fillable"))
    return make_books(request, lambda *_: None)


@pytest.fixture(scope="module")
def form(books):
    return pdf.reader(books[1].pdf)


def an_answer(field) -> str:
    if field["/FT"] == "/Tx":
        return "Grüße, Zoë"
    return next(state for state in reversed(field["/_States_"]) if state != "/Off")


def ruled_fields(document: PdfReader):
    """The text fields that lie on rules: page, name and box."""
    for number, widget in widgets(document):
        name = str(whole(widget, "/T"))
        if name.endswith("-room") or "-partners-" in name:
            yield number, name, [float(value) for value in widget["/Rect"]]


def test_the_pages_are_those_of_the_book_for_paper(books, form):
    paper, screen = books

    assert pdf.reader(paper.pdf).page_labels == form.page_labels
    assert [one.page for one in paper.spaces] == [one.page for one in screen.spaces]
    assert [one.got_mm for one in paper.spaces] == [one.got_mm for one in screen.spaces]


def test_it_prints_as_the_book_for_paper(books):
    paper, screen = books

    for number in range(paper.pages):
        assert (
            pdf.image(paper.pdf, number, 60).tobytes()
            == pdf.image(screen.pdf, number, 60).tobytes()
        )


def test_each_space_is_a_field_of_several_lines(books, form):
    fields = form.get_fields()

    for space in books[1].spaces:
        field = fields[f"{space.id}-room" if f"{space.id}-room" in fields else space.id]
        assert field["/FT"] == "/Tx"
        assert field["/Ff"] & 1 << 12


def test_there_is_a_field_for_all_that_paper_gives_a_place_to_write(form):
    kinds = Counter(str(field["/FT"]) for field in form.get_fields().values())

    names, days = 2, 2  # on the cover, on the opening
    blanks = 1 + 1 + 2 + 1  # a fact, a question, a sentence, another answer
    cells = 2 + 4 + 2  # of the table, of the tracker, its heads left to write
    spaces = 4 + 2 + 1 + 1  # questions and drawings, partners, the clause, the letter
    others = 3 + 2  # of who signs, of the letter
    assert kinds["/Tx"] == names + days + blanks + cells + spaces + others
    assert kinds["/Btn"] == 2 + 3 + 2 * 5 + 5 + 7  # ticks, choice, scales, line, days


def test_names_say_the_question_and_are_the_same_again(books, folder, form):
    again = make_books(Request(workbook=folder, editions=("fillable",)), lambda *_: None)[0]

    assert again.pdf == books[1].pdf
    assert "trust-q-what-helps-room" in form.get_fields()
    assert all("." not in name for name in form.get_fields())


def test_tooltips_are_the_words_of_the_questions(form):
    tips = {str(whole(widget, "/TU")) for _, widget in widgets(form)}

    assert {"What helps?", "I feel … when you …", "A walk", "Money: Yes", "Dear"} <= tips
    assert {"How safe is it?: now: 4", "When we quarrel: I stay: and talk"} <= tips


def test_tooltips_of_blanks_in_one_sentence_are_the_words_up_to_each(form):
    tips = {str(whole(widget, "/TU")) for _, widget in widgets(form)}

    assert {"I feel …", "I feel … when you …"} <= tips


def test_no_tooltip_is_there_twice(form):
    tips = Counter(str(whole(widget, "/TU")) for _, widget in widgets(form))

    assert [tip for tip, count in tips.items() if count > 1] == []
    assert {"Name", "Name (2)", "Us: Me", "Us: You"} <= set(tips)


def test_every_field_can_be_filled_saved_and_read_back(form):
    values = {name: an_answer(field) for name, field in form.get_fields().items()}

    back = pdf.reader(filled(form, values)).get_fields()

    assert {name: back[name].get("/V") for name in values} == values


def test_each_answer_of_a_scale_is_a_field_by_itself(form):
    """A group of radio buttons loses what was chosen when Apple's Preview saves it."""
    fields = form.get_fields()
    names = [name for name in fields if name.startswith("trust-scale-how-safe-is-it-1")]

    assert names == [f"trust-scale-how-safe-is-it-1--{number}" for number in range(1, 6)]
    assert all("/Kids" not in fields[name] and "/Ff" not in fields[name] for name in names)
    assert not [field for field in fields.values() if field.get("/Ff", 0) & 1 << 15]


def test_no_field_lies_outside_the_text_of_its_page(form):
    for number, widget in widgets(form):
        x0, _, x1, _ = (float(value) for value in widget["/Rect"])
        assert 40 < x0 < x1 < float(form.pages[number].mediabox.width) - 40


def test_fields_are_in_the_order_of_reading(form):
    in_tags = []
    for kind, element in pdf.tags(form):
        if kind == "/Form":
            (reference,) = element["/K"]
            in_tags.append(reference.get_object()["/Obj"].get_object()["/Rect"])

    on_pages = [widget["/Rect"] for _, widget in widgets(form)]
    assert in_tags == on_pages
    assert all(page["/Tabs"] == "/S" for page in form.pages if "/Annots" in page)
    assert all("/StructParent" in widget for _, widget in widgets(form))


def test_each_has_a_look_of_its_own_and_viewers_are_not_asked_to_make_it(form):
    assert "/NeedAppearances" not in form.trailer["/Root"]["/AcroForm"]
    assert all("/N" in widget["/AP"] for _, widget in widgets(form))


def test_the_font_of_the_answers_is_small_and_embedded(books, form):
    (font,) = form.trailer["/Root"]["/AcroForm"]["/DR"]["/Font"].values()
    program = font["/DescendantFonts"][0]["/FontDescriptor"]["/FontFile2"]

    assert font["/Encoding"] == "/Identity-H"
    assert len(program.get_data()) < 200_000
    assert len(books[1].pdf) < len(books[0].pdf) + 200_000


def feet_of_lines(before, after, box) -> list[float]:
    """Where the lines of text end that one picture has and the other has not: pixels from top."""
    left, top, right, bottom = box
    wet = []
    for y in range(top, bottom):
        a, b = (one.crop((left, y, right, y + 1)).tobytes() for one in (before, after))
        wet.append(sum(x - y > 60 for x, y in zip(a, b, strict=True)) > 8)
    return [top + y for y in range(len(wet)) if wet[y] and not (y + 1 < len(wet) and wet[y + 1])]


def rules_in(picture, box) -> list[int]:
    _, top, right, bottom = box
    return pdf.dark_runs(picture, right - 4, top, bottom)


def check_lines_on_rules(before, after, rect, height):
    scale = DPI / 72
    x0, y0, x1, y1 = rect
    box = (
        round(x0 * scale),
        round((height - y1) * scale),
        round(x1 * scale),
        round((height - y0) * scale),
    )
    feet, rules = feet_of_lines(before, after, box), rules_in(before, box)
    assert len(feet) == len(rules) >= 3
    for foot, rule in zip(feet, rules, strict=True):
        assert 0 <= rule - foot <= 2.2 * scale


@pytest.mark.parametrize("name", ["what-helps", "partners-us"])
def test_words_stand_on_the_rules_as_pypdf_sets_them(books, form, name):
    before = books[1].pdf
    values = {one: "\n".join([LETTERS[:12]] * 30) for _, one, _ in ruled_fields(form)}

    after = filled(form, values)

    found = [one for one in ruled_fields(form) if name in one[1]]
    assert found
    for number, _, rect in found:
        check_lines_on_rules(
            pdf.image(before, number, DPI),
            pdf.image(after, number, DPI),
            rect,
            float(form.pages[number].mediabox.height),
        )


def test_words_stand_on_the_rules_as_a_browser_sets_them(books, form):
    number, _, rect = next(one for one in ruled_fields(form) if "what-helps" in one[1])
    document = pypdfium2.PdfDocument(books[1].pdf)
    try:
        document.init_forms()
        page = document[number]
        x, y = rect[0] + 5, rect[3] - 5
        pdfium.FORM_OnLButtonDown(document.formenv, page, 0, x, y)
        pdfium.FORM_OnLButtonUp(document.formenv, page, 0, x, y)
        typed = ctypes.create_string_buffer(f"{LETTERS} ".encode("utf-16-le") * 40 + b"\0\0")
        pdfium.FORM_ReplaceSelection(
            document.formenv, page, ctypes.cast(typed, pdfium.FPDF_WIDESTRING)
        )
        pdfium.FORM_ForceToKillFocus(document.formenv)
        after = page.render(scale=DPI / 72, may_draw_forms=True).to_pil().convert("L")
    finally:
        document.close()

    height = float(form.pages[number].mediabox.height)
    check_lines_on_rules(pdf.image(books[1].pdf, number, DPI), after, rect, height)


TYPED = "Zgłębić Ấp ş Ωδ Жя"  # of Poland, Vietnam, Turkey, Greece and Bulgaria


@pytest.fixture(scope="module")
def typed_in_chrome(books, form):
    """By the names of ruled fields, on how many rules a line was typed, and how many it took."""
    rows = {one.id: one.rows for one in books[1].spaces}
    book = pypdfium2.PdfDocument(books[1].pdf)
    book.init_forms()
    took = {}
    pages = {number: book[number] for number, _, _ in ruled_fields(form)}
    for number, name, rect in ruled_fields(form):
        lines = [TYPED.split()[0]] * rows[name.removesuffix("-room")]
        took[name] = len(lines), len(typed(book, pages[number], rect, "\r".join(lines)).split())
    book.close()
    return took


def test_a_field_of_n_rules_takes_n_lines_typed_in_chrome(typed_in_chrome):
    assert len(typed_in_chrome) >= 8
    assert [name for name, (rules, lines) in typed_in_chrome.items() if rules != lines] == []


def test_letters_beyond_western_ones_are_set_in_the_answers_typeface(books, form):
    number, _, rect = next(one for one in ruled_fields(form) if "what-helps" in one[1])
    book = pypdfium2.PdfDocument(books[1].pdf)
    book.init_forms()
    assert typed(book, book[number], rect, TYPED) == TYPED
    saved = io.BytesIO()
    book.save(saved)
    book.close()

    own = form.trailer["/Root"]["/AcroForm"]["/DR"]["/Font"]
    (look,) = (
        widget["/AP"]["/N"]
        for _, widget in widgets(pdf.reader(saved.getvalue()))
        if whole(widget, "/V") == TYPED
    )
    names = re.findall(rb"/(\w+) [\d.]+ Tf", look.get_data())
    assert {name.decode() for name in names} == {name.removeprefix("/") for name in own}


@pytest.mark.skipif(pdfjs.folder() is None, reason="pdf.js is not installed here")
def test_every_field_is_filled_by_firefox_and_read_back(books, form):
    fields = form.get_fields()
    wanted = {name: True if one["/FT"] == "/Btn" else TYPED for name, one in fields.items()}

    saved = pdf.reader(pdfjs.filled(books[1].pdf, wanted))

    told = {name: "/Yes" if value is True else value for name, value in wanted.items()}
    assert {name: one.get("/V") for name, one in saved.get_fields().items()} == told
    shown = [one["/AP"]["/N"] for _, one in widgets(saved) if whole(one, "/FT") == "/Tx"]
    own = set(form.trailer["/Root"]["/AcroForm"]["/DR"]["/Font"])
    assert all(set(look["/Resources"]["/Font"]) == own for look in shown)


def test_a_ticked_box_and_a_chosen_number_are_seen(books, form):
    values = {
        "trust-tick-a-walk": "/Yes",
        "trust-scale-how-safe-is-it-1--4": "/Yes",
        "trust-choice-when-we-quarrel--2": "/Yes",
    }
    after = filled(form, values)

    for number, widget in widgets(form):
        name = str(whole(widget, "/T"))
        state = values.get(name)
        x0, y0, x1, y1 = (float(value) * DPI / 72 for value in widget["/Rect"])
        height = float(form.pages[number].mediabox.height) * DPI / 72
        box = tuple(map(round, (x0, height - y1, x1, height - y0)))
        same = (
            pdf.image(books[1].pdf, number, DPI).crop(box).tobytes()
            == pdf.image(after, number, DPI).crop(box).tobytes()
        )
        if name in values:
            assert same != (state in widget["/AP"]["/N"])


def test_the_head_of_a_long_tracker_is_one_field_on_all_its_pages(tmp_path):
    text = "# Trust\n\n/// tracker | Habits\n    rows: 50\n    columns: 2\n///\n"
    book = make_books(
        Request(workbook=one_chapter(tmp_path / "ours", text), editions=("fillable",)),
        lambda *_: None,
    )[0]
    document = pdf.reader(book.pdf)

    fields = document.trailer["/Root"]["/AcroForm"]["/Fields"]
    names = [str(field.get_object()["/T"]) for field in fields]
    repeated = [field.get_object() for field in fields if "/Kids" in field.get_object()]
    assert len(names) == len(set(names)) == 2 + 2 + 50 * 3
    assert {len(field["/Kids"]) for field in repeated} == {3}


@pytest.mark.slow
def test_the_starter_is_filled_from_cover_to_end():
    book = book_of(STARTER, editions=("fillable",))
    document = pdf.reader(book.pdf)
    values = {name: an_answer(field) for name, field in document.get_fields().items()}

    back = pdf.reader(filled(document, values)).get_fields()

    assert len(values) > 200
    assert {name: back[name].get("/V") for name in values} == values
