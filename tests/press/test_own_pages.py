"""Copies with a recipient's words in running text: pages of their own in a book for all."""

import csv
import io
import itertools
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from generator.copies import CopyOptions, Request, make_from
from generator.copies.maker import Maker
from generator.copies.master import make_master
from generator.diagnostics import WorkbookError
from generator.making.kept import MOST_MASTERS, Kind
from generator.reading.roster import check_roster
from tests.helpers import pdf
from tests.helpers.copies import CHAPTERS, WORDS, everything, manifest, run_copies
from tests.helpers.workbooks import write_workbook

ROSTER = (
    "name,partner,group\n"
    "Alex Rivera,Sam Okafor,Red\nZoë Müller,Noor al-Hassan,Blue\nDana O'Neil,,Red\n"
)


def run(folder: Path, roster: str = ROSTER, output: Path | None = None, order=None, **options):
    return run_copies(folder, roster, output, order, **options)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_workbook(tmp_path_factory.mktemp("own") / "ours", CHAPTERS)


@pytest.fixture(scope="module")
def ran(folder):
    return run(folder)


@pytest.fixture(scope="module")
def books(ran) -> list[PdfReader]:
    done, _ = ran
    return [PdfReader(done.folder / entry["file"]) for entry in manifest(done)]


def flat(entries) -> list:
    """The bookmarks of a book, those below others after them."""
    return [
        one for entry in entries for one in (flat(entry) if isinstance(entry, list) else [entry])
    ]


def annotations(page) -> list:
    return [one.get_object() for one in page.get("/Annots", ())]


def text_of(book: PdfReader) -> str:
    return " ".join(pdf.words(page) for page in book.pages)


def test_words_stand_in_running_text(books):
    assert "Dear Alex Rivera, Before" in text_of(books[0])
    assert "What does Sam Okafor need from you?" in text_of(books[0])
    assert "Dear Zoë Müller, Before" in text_of(books[1])
    assert "Think of Noor al-Hassan." in text_of(books[1])


def test_a_word_that_a_row_lacks_is_a_blank(books):
    assert "Dear Dana O'Neil, Before" in text_of(books[2])
    assert "What does need from you?" in text_of(books[2])


def test_heads_contents_and_bookmarks_have_them_too(books):
    assert "What Sam Okafor needs" in pdf.words(books[0].pages[2])
    titles = [one.title for one in flat(books[0].outline)]
    assert "What Sam Okafor needs" in titles
    assert "Of Alex Rivera" in titles
    assert [one.title for one in flat(books[1].outline)][1:3] != titles[1:3]


def test_places_on_pages_of_their_own_have_words(books):
    (page,) = [page for page in books[0].pages if "We will" in pdf.words(page)]
    assert pdf.words(page).endswith("Alex Rivera Sam Okafor")


def test_a_cell_of_a_column_alone_is_a_place_of_fixed_size(books):
    assert pdf.words(books[0].pages[-1]).endswith("Red")
    assert pdf.words(books[1].pages[-1]).endswith("Blue")


def test_what_takes_time_is_told(ran):
    _, told = ran
    assert [line.rpartition("/")[2] for line in told] == [
        "the front matter: {{ partner }} stands in running text: typeset again for each copy",
        "02-needs.md:1: {{ name }} and {{ partner }} stand in running text: "
        "typeset again for each copy",
    ]


def test_a_chapter_that_draws_again_what_words_move_is_its_own_in_each_copy(tmp_path):
    scale = "/// scale | Where I stand\n///\n"
    book = write_workbook(
        tmp_path / "a",
        {
            "01-a.md": f"# A\n\n*x*\n\n## There\n\nDear {{{{ about }}}} words.\n\n{scale}",
            "02-b.md": "# B\n\n*x*\n\n## Here\n\nBut.\n\n/// scale\n    same: where-i-stand\n///\n",
        },
    )

    done, told = run(book, f"name,about\nAda,short\nZoë,{'and so on ' * 20}\n", output=tmp_path)

    (there, here), (other, again) = (
        pdf.heights((done.folder / entry["file"]).read_bytes(), "Where I stand")
        for entry in manifest(done)
    )
    assert (there, other) == (here, again)
    assert there - other > 10
    assert told[1].endswith(
        "02-b.md: it draws again what {{ about }} may move in an earlier chapter: "
        "typeset again for each copy"
    )


def test_links_lead_where_they_say(books):
    for book in books:
        named = book.named_destinations
        for page in book.pages:
            for link in [one for one in annotations(page) if "/Dest" in one]:
                assert link["/Dest"] in named
        ends = {name: book.get_destination_page_number(to) for name, to in named.items()}
        (end,) = [n for n, page in enumerate(book.pages) if "THREE The end" in pdf.words(page)]
        assert ends["end"] == end


def test_the_structure_is_whole(books):
    for book in books:
        for number, page in enumerate(book.pages):
            key = page["/StructParents"]
            assert key == number
            nums = book.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
            keys = list(nums[::2])
            assert keys == sorted(set(keys))
            content = page.get_contents().get_data()
            marks = {int(one) for one in re.findall(rb"/MCID (\d+)", content)}
            owners = nums[keys.index(key) * 2 + 1]
            assert marks <= set(range(len(owners)))
            assert all(owner.get_object()["/Pg"] == page for owner in owners)
        kinds = [kind for kind, _ in pdf.tags(book)]
        assert kinds.count("/H1") == 5  # that of the cover too
        assert {"/H2", "/Table", "/Link", "/P", "/Sect"} <= set(kinds)


def test_no_copy_holds_anothers_words_in_any_form(ran):
    done, _ = ran
    entries = manifest(done)
    rows = [line.split(",")[:2] for line in ROSTER.splitlines()[1:]]
    for entry, own in zip(entries, rows, strict=True):
        data = everything((done.folder / entry["file"]).read_bytes())
        text = text_of(PdfReader(done.folder / entry["file"]))
        for other in rows:
            for name in set(other) - set(own) - {""}:
                assert name not in text
                for form in (name.encode(), name.encode("utf-16-be").hex().encode()):
                    assert form not in data
                    assert form.upper() not in data


def test_pages_look_as_if_the_whole_book_was_typeset_for_the_row(folder, tmp_path):
    """The chapters of a copy against those of a book with the words written in."""
    done, _ = run(folder, output=tmp_path)
    filled = {
        name: text.replace("{{ name }}", '<span class="column">Alex Rivera</span>').replace(
            "{{ partner }}", '<span class="column">Sam Okafor</span>'
        )
        for name, text in CHAPTERS.items()
    }
    plain = write_workbook(tmp_path / "plain" / "ours", filled)
    written, _ = run(plain, output=tmp_path / "plain")
    one = (done.folder / manifest(done)[0]["file"]).read_bytes()
    other = (written.folder / manifest(written)[0]["file"]).read_bytes()

    for number in range(done.pages):
        assert pdf.image(one, number, 60).tobytes() == pdf.image(other, number, 60).tobytes()


LONG = "Maximiliane " * 60


def test_a_copy_with_more_pages_has_its_own_folios_and_contents(tmp_path):
    chapters = {
        "01-a.md": "# A\n\n"
        + (WORDS * 12 + "\n\n") * 3
        + "{{ c }} is here. {{ c }}, {{ c }}, {{ c }}.\n",
        "02-b.md": "# B\n\n" + WORDS,
        "03-c.md": "# C\n\n" + WORDS,
    }
    roster = f"name,c\nB,{LONG[:990].strip()}\nC,D\n"
    book = write_workbook(tmp_path / "long", chapters, "openings: any\n")

    done, _ = run(book, roster, output=tmp_path)

    long, short = (PdfReader(done.folder / entry["file"]) for entry in manifest(done))
    assert len(long.pages) == len(short.pages) + 1
    assert [int(entry["pages"]) for entry in manifest(done)] == [len(long.pages), len(short.pages)]
    assert "C 5" in pdf.words(long.pages[2]) and "C 4" in pdf.words(short.pages[2])


def test_one_file_of_copies_with_pages_of_their_own(folder, tmp_path):
    done, _ = run(folder, output=tmp_path, order=CopyOptions(merged=True))
    document = pdf.reader(done.folder.read_bytes())
    sheets = len(document.pages) // 3
    texts = [
        " ".join(pdf.words(document.pages[one * sheets + at]) for at in range(sheets))
        for one in range(3)
    ]

    assert "Dear Alex Rivera, Before" in texts[0]
    assert "Dear Zoë Müller, Before" in texts[1]
    assert "Alex" not in texts[1]


@pytest.mark.parametrize("edition", ["facilitator", "large-print", "fillable"])
def test_every_edition_can_have_them(folder, tmp_path, edition):
    done, _ = run(folder, output=tmp_path, editions=(edition,))

    first = PdfReader(done.folder / manifest(done)[0]["file"])
    assert "Dear Alex Rivera, Before" in text_of(first)
    if edition == "fillable":
        fields = first.get_fields()
        on_pages = {
            (one.get("/T") or one["/Parent"]["/T"])
            for page in first.pages
            for one in annotations(page)
            if one["/Subtype"] == "/Widget"
        }
        assert on_pages == set(fields)


def test_an_unknown_column_is_told_with_its_line(folder):
    with pytest.raises(WorkbookError) as refused:
        run(folder, "name,partners,group\nA,B,C\n".replace("group", "groups"))

    (found,) = refused.value.diagnostics
    assert 'the roster has no column "group"' in found.message
    assert found.location.line == 5
    assert 'did you mean "groups"?' in found.hint


def test_dates_are_written_out_in_the_books_language(tmp_path):
    book = write_workbook(
        tmp_path / "a", {"01-a.md": "# A\n\nAm {{ date }} sehen wir uns.\n"}, "language: de\n"
    )
    done, _ = run(book, "name,date\nA,2026-12-05\nB,5/12\n", output=tmp_path)

    texts = [text_of(PdfReader(done.folder / entry["file"])) for entry in manifest(done)]
    assert "Am 5. Dezember 2026 sehen" in texts[0]
    assert "Am 5/12 sehen" in texts[1]


def test_an_encrypted_copy_opens_with_its_password_only(folder, tmp_path):
    roster = "name,partner,group,secret\nA,B,C,open sesame\nD,E,F,\n"
    done, _ = run(
        folder,
        roster,
        output=tmp_path,
        order=CopyOptions(password_column="secret"),
        editions=("fillable",),
    )

    assert (done.made, done.failed) == (1, 1)
    data = (done.folder / manifest(done)[0]["file"]).read_bytes()
    reader = PdfReader(io.BytesIO(data))
    assert reader.is_encrypted
    assert not reader.decrypt("wrong")
    assert reader.decrypt("open sesame")
    assert "Dear A, Before" in text_of(reader)
    assert reader.get_fields()
    assert b"open sesame" not in everything(data)
    states = [row["state"] for row in csv.DictReader((done.folder / "manifest.csv").open())]
    assert states == ["done", "failed: has no password in its column"]


def test_the_running_foot_may_name_whose_book_it_is(tmp_path):
    brand = tmp_path / "_brand.yml"
    brand.write_text(
        "meta: {name: Saltmarsh}\n"
        'defaults: {workbook: {footer: "For {{ name }} and {{ partner }}"}}\n',
        encoding="utf-8",
    )
    text = {"01-a.md": "# A\n\n*Words.*\n\n" + f"{WORDS}\n\n" * 30}
    book = write_workbook(tmp_path / "feet", text)

    done, told = run(book, ROSTER, output=tmp_path, brand=brand)

    assert told == []
    first, _, last = (PdfReader(done.folder / entry["file"]) for entry in manifest(done))
    body = [page for page in first.pages if "Before" in pdf.words(page)]
    assert len(body) >= 2
    assert all("For Alex Rivera and Sam Okafor" in pdf.words(page) for page in body)
    assert any("For Dana O'Neil and ____" in pdf.words(page) for page in last.pages)


def test_the_foot_of_left_hand_pages_ends_at_the_margin(tmp_path):
    brand = tmp_path / "_brand.yml"
    brand.write_text('defaults: {workbook: {footer: "For {{ name }}"}}\n', encoding="utf-8")
    text = {"01-a.md": "# A\n\n*Words.*\n\n" + f"{WORDS}\n\n" * 30}
    book = write_workbook(tmp_path / "feet", text)
    done, _ = run(book, "name\nAlex\n", output=tmp_path, brand=brand)
    data = (done.folder / manifest(done)[0]["file"]).read_bytes()

    left = pdf.image(data, 5, 72)  # ii of the body: a left-hand page
    foot = left.crop((0, round(left.height * 0.93), left.width, left.height))
    dark = [at % foot.width for at, value in enumerate(foot.tobytes()) if value < 160]
    assert max(dark) > 0.85 * left.width


def test_a_heading_may_be_a_column_alone(tmp_path):
    text = "# {{ name }}\n\n## {{ group }}\n\n" + WORDS
    book = write_workbook(tmp_path / "a", {"01-a.md": text})

    done, _ = run(book, "name,group\nAlex,Red\nZoë,\n", output=tmp_path)

    assert (done.made, done.failed) == (2, 0)
    books = [PdfReader(done.folder / entry["file"]) for entry in manifest(done)]
    assert [one.title for one in flat(books[0].outline)][-2:] == ["Alex", "Red"]
    assert [one.title for one in flat(books[1].outline)][-2:] == ["Zoë", "____"]


# qpdf takes the order of their letters for right; ISO 32000-1, 7.9.6, asks for that of their bytes.
@pytest.mark.spoils("001-alex.pdf")
def test_named_places_are_in_the_order_of_their_bytes(tmp_path):
    chapters = {
        "01-a.md": "# A\n\n[b](02-b.md) [c](03-c.md)\n\n{{ name }}\n",
        "02-bß.md": "# B\n\nWords.\n",
        "03-c.md": "# C\n\n[b](02-bß.md)\n",
    }
    chapters["01-a.md"] = chapters["01-a.md"].replace("02-b.md", "02-bß.md")
    book = write_workbook(tmp_path / "a", chapters)
    done, _ = run(book, "name\nAlex\n", output=tmp_path)

    root = PdfReader(done.folder / manifest(done)[0]["file"]).trailer["/Root"]
    names = [name.original_bytes for name in root["/Names"]["/Dests"]["/Names"][::2]]
    assert len(names) > 3
    assert names == sorted(names)


def test_templates_may_print_columns_of_the_roster(tmp_path):
    theme = tmp_path / "theme" / "partials"
    theme.mkdir(parents=True)
    (theme / "opener.html").write_text(
        '<header class="opener"><h1 class="opener-title" id="{{ part.chapter.slug }}" '
        'data-head="{{ part.head }}">{{ part.chapter.title|safe_html }}</h1>'
        "<p>{{ name }}, group {{ group }}</p></header>",
        encoding="utf-8",
    )
    book = write_workbook(tmp_path / "a", {"01-a.md": "# A\n\nWords.\n"})

    done, told = run(book, "name,group\nAlex,Red\nZoë,Blue\n", output=tmp_path, theme=theme.parent)

    texts = [text_of(PdfReader(done.folder / entry["file"])) for entry in manifest(done)]
    assert "Alex, group Red" in texts[0]
    assert "Zoë, group Blue" in texts[1]
    (line,) = told
    assert line.endswith(
        "{{ group }} and {{ name }} stand in running text: typeset again for each copy"
    )


@pytest.mark.parametrize(
    "order", [CopyOptions(), CopyOptions(merged=True)], ids=["files", "one file"]
)
def test_copies_of_several_lengths_have_their_own_pages(tmp_path, order):
    chapters = {
        "01-a.md": "# A\n\n" + (WORDS * 12 + "\n\n") * 3 + "{{ c }}, {{ c }}, {{ c }}.\n",
        "02-b.md": "# B\n\n[A](01-a.md) " + WORDS,
        "03-c.md": "# C\n\n" + WORDS,
    }
    rows = [LONG[:990].strip(), "Short", LONG[:900].strip(), "Shorter"]
    roster = "name,c\n" + "".join(f"N,{row}\n" for row in rows)
    book = write_workbook(tmp_path / "long", chapters, "openings: any\n")

    done, _ = run(book, roster, output=tmp_path, order=order)

    if order.merged:
        document = pdf.reader(done.folder.read_bytes())
        words = [pdf.words(page) for page in document.pages]
        # An imprint is on the back of its cover.
        covers = [at - 1 for at, text in enumerate(words) if re.search(r"Copy \d of 4", text)]
        lengths = itertools.pairwise([*covers, len(words)])
        books = [[document.pages[one] for one in range(*both)] for both in lengths]
    else:
        books = [PdfReader(done.folder / entry["file"]).pages for entry in manifest(done)]
    texts = [[pdf.words(page) for page in pages] for pages in books]
    assert ["C 5" in text[2] for text in texts] == [True, False, True, False]
    for text, name in zip(texts, rows, strict=True):
        folios = [page.split()[-1] for page in text[4:] if page]  # after the front matter
        assert folios == [str(number) for number in range(1, len(folios) + 1)]
        words = " ".join(text).split()
        assert words.count("Maximiliane") >= 3 * name.count("Maximiliane") - 3
        assert ("Short," in words) == (name == "Short")


KINDS = """# For group {{ group }}

Dear {{ name }}, hello.

1. What does {{ name }} say? { lines=2 }

| Of {{ name }} | b |
|---|---|
| c | |

/// choice | Pick, {{ name }}
    of: ["{{ name }} first", other]
///

/// scale | How near?
    from: 1
    to: 3
    low: far from {{ name }}
///

/// letter | Yours
    to: My {{ name }}
///
"""


@pytest.mark.parametrize("edition", ["participant", "fillable"])
@pytest.mark.parametrize("at", range(7))
def test_rows_that_share_a_word_share_no_other(tmp_path, edition, at):
    """Each place of a column by itself, so that no other tells that the pages are each copy's."""
    parts = KINDS.split("\n\n")
    parts[1:] = [parts[at]] if at else ["Hello."]
    book = write_workbook(tmp_path / "a", {"01-a.md": "\n\n".join(parts) + "\n"})
    roster = "name,group\nAlice Aardvark,Blue\nBob Badger,Blue\n"

    done, _ = run(book, roster, output=tmp_path, editions=(edition,))

    first, second = (PdfReader(done.folder / entry["file"]) for entry in manifest(done))
    body = [" ".join(pdf.words(page) for page in book.pages[4:]) for book in (first, second)]
    assert "Bob" not in body[0] and "Alice" not in body[1]
    assert "For group Blue" in body[1]
    if at:
        assert "Alice Aardvark" in body[0] and "Bob Badger" in body[1]
    for data in (entry["file"] for entry in manifest(done)[1:]):
        assert b"Aardvark" not in everything((done.folder / data).read_bytes())


def test_a_long_title_is_cut_for_the_running_head_after_its_words_are_known(tmp_path):
    title = "A really long title of a chapter to see for whom {{ first-name }} it is made"
    book = write_workbook(tmp_path / "a", {"01-a.md": f"# {title}\n\n" + f"{WORDS}\n\n" * 40})

    done, _ = run(book, "name,first-name\nAlex,Al\n", output=tmp_path)

    text = text_of(PdfReader(done.folder / manifest(done)[0]["file"]))
    assert "A really long title of a chapter to see for whom Al it is …" in text
    assert "\ue004" not in text


def test_the_words_of_a_field_are_cut_after_they_are_known(tmp_path):
    question = "word " * 38 + "so {{ name }} goes on and on?"
    book = write_workbook(tmp_path / "a", {"01-a.md": f"# A\n\n1. {question}\n"})

    done, _ = run(book, "name\nAlexander the Great\n", output=tmp_path, editions=("fillable",))

    fields = PdfReader(done.folder / manifest(done)[0]["file"]).get_fields()
    assert any("so Alex" in field["/TU"] for field in fields.values())
    assert not any("\ue004" in field["/TU"] for field in fields.values())


def test_no_place_is_named_twice_and_no_link_leads_nowhere(tmp_path):
    chapters = {
        "01-a.md": "# A {{ name }}\n\n[x](#same) [b](02-b.md)\n",
        "02-b.md": "# B {{ name }}\n\n[a](01-a.md)\n",
    }
    book = write_workbook(tmp_path / "a", chapters)
    done, _ = run(book, "name\nAlex\n", output=tmp_path)

    reader = PdfReader(done.folder / manifest(done)[0]["file"])
    names = list(reader.trailer["/Root"]["/Names"]["/Dests"]["/Names"][::2])
    assert len(set(names)) == len(names)
    links = [one["/Dest"] for page in reader.pages for one in annotations(page) if "/Dest" in one]
    assert "a" in links and "b" in links
    assert set(links) <= set(names)


def test_a_place_that_stays_empty_keeps_its_content(books):
    cover = books[2].pages[0]
    (tree,) = [books[2].trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"][1]]
    marks = set(re.findall(rb"/MCID (\d+)", cover.get_contents().get_data()))

    assert marks == {str(number).encode() for number in range(len(tree))}


def test_books_of_few_lengths_are_kept(tmp_path):
    text = "# A\n\n" + "{{ c }} and {{ c }}, {{ c }} and {{ c }}.\n\n" * 6
    book = write_workbook(tmp_path / "a", {"01-a.md": text}, "openings: any\n")
    rows = "".join(f"N{number},{'long ' * 22 * number}\n" for number in range(1, 9))
    path = tmp_path / "roster.csv"
    path.write_text("name,c\n" + rows, encoding="utf-8")
    roster = check_roster(path, "")
    master, layout = make_master(Request(workbook=book), roster.columns)

    done = make_from(Maker(master, layout), roster, tmp_path, CopyOptions(jobs=1), lambda *_: None)

    assert len({entry["pages"] for entry in manifest(done)}) > MOST_MASTERS
    assert layout.kept.count(Kind.MASTER) == MOST_MASTERS


def test_a_letter_and_an_agreement_that_name_somebody_do_it_once(tmp_path):
    text = (
        "# A\n\n/// letter | Yours\n"
        "    to: Dear {{ partner }},\n    close: Yours, {{ name }}\n///\n\n"
        "/// agreement | Ours\n"
        '    clauses: [We will]\n    signatures: ["{{ name }}", "{{ partner }}"]\n///\n'
    )
    book = write_workbook(tmp_path / "a", {"01-a.md": text})

    done, _ = run(book, "name,partner\nAlex,Sam\n", output=tmp_path)

    pages = PdfReader(done.folder / manifest(done)[0]["file"]).pages
    (letter,) = [words for words in map(pdf.words, pages) if "Dear" in words]
    (agreement,) = [words for words in map(pdf.words, pages) if "We will" in words]
    assert letter.count("Sam") == 1 and letter.count("Alex") == 1
    assert agreement.count("Sam") == 1 and agreement.count("Alex") == 1
    assert "Sam Name" not in agreement


def test_an_unknown_column_of_the_foot_is_told_with_its_file(tmp_path):
    brand = tmp_path / "_brand.yml"
    brand.write_text('defaults: {workbook: {footer: "For {{ gruop }}"}}\n', encoding="utf-8")
    book = write_workbook(tmp_path / "a", {"01-a.md": "# A\n\nB\n"})

    with pytest.raises(WorkbookError) as refused:
        run(book, "name,group\nA,B\n", brand=brand)

    assert refused.value.diagnostics[0].location.file.endswith("_brand.yml")


def test_bookmarks_stay_in_order_where_a_heading_moves_behind_the_notes(tmp_path):
    chapters = {
        "01-f.md": "# F\n\nWords.\n",
        "02-a.md": (
            "# Alpha\n\n"
            + ("{{ c }} and {{ c }}, {{ c }} and {{ c }}, {{ c }} and {{ c }}.\n\n" * 6)
            + "## Two\n\nWords.\n\n/// facilitator\n## Aim\n\nWords.\n///\n"
        ),
    }
    book = write_workbook(tmp_path / "a", chapters, "openings: any\n")
    roster = f"name,c\nA,b\nB,{'long ' * 60}\n"

    done, _ = run(book, roster, output=tmp_path, editions=("facilitator",))

    assert done.made == 2
    for entry in manifest(done):
        reader = PdfReader(done.folder / entry["file"])
        pages = [reader.get_destination_page_number(one) for one in flat(reader.outline)]
        assert pages == sorted(pages)
        titles = [one.title for one in flat(reader.outline)]
        assert titles.index("Two") > titles.index("Alpha")
