"""What is drawn again stands where it stood: measured on the pages, to a tenth of a millimetre."""

import re
import textwrap

import pytest

from generator.build import Request
from generator.making.book import Layout
from generator.making.setting import plan_settings
from generator.model import Picture, iterate_drawn
from generator.printing.typeset import Typesetter
from generator.units import MM_PER_PX
from tests.helpers.workbooks import EXACT, STARTER, book_of, write_workbook

MM = 0.1
SHAPES = {"picture": "", "scale": "-drawn", "drawing": "-1-room"}  # the ends of their ids
PRINTED = [
    {"paper": "letter"},
    {"paper": "a5"},
    {"paper": "letter", "editions": ("large-print",)},
]
LINE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40">'
    '<rect width="200" height="40" fill="#1f5f5b"/></svg>'
)
DRAWN = {
    "scale": (
        "/// scale | Where I stand\n    to: 7\n    rows: [today, later]\n    low: no\n///\n",
        "/// scale\n    same: where-i-stand\n///\n",
    ),
    "drawing": (
        "/// drawing | Us\n    figure: spectrum\n    labels: [me, us, you]\n///\n",
        "/// drawing | Us now\n    same: us\n///\n",
    ),
    "box": (
        "/// drawing | Us\n    space: box=3\n///\n",
        "/// drawing | Us now, after all that we have written and said in all of these weeks "
        "and evenings, and in some of the nights\n    same: us\n///\n",
    ),
    "picture": ("![A line](line.svg){ width=60% }\n", "![Again](line.svg){ same=line }\n"),
}
LOW = "# One\n\n*x*\n\n## There\n\n1. Why? {{ lines=4 }}\n\n{}\nAfter.\n"
HIGH = "# Two\n\n*x*\n\n## Here\n\nWords.\n\n{}\nAfter.\n\n1. How? {{ lines=3 }}\n"


def laid_chapters(folder, **printed):
    (setting,) = plan_settings(Request(workbook=folder, **printed))
    return Layout(setting).lay(lambda *_: None).chapters


def workbook(folder, *chapters: str, settings: str = ""):
    folder.mkdir(exist_ok=True)
    (folder / "line.svg").write_text(LINE, encoding="utf-8")
    return write_workbook(folder, {f"{n}.md": text for n, text in enumerate(chapters, 1)}, settings)


def stands(chapters) -> list[tuple[int, tuple[float, ...]]]:
    """What may be compared: its folio, and how far its drawing is from the inner edge and the head
    of its page, its width and its height, in mm; of a picture, whose box holds the air above it
    too, from the head to its foot.
    """
    found = []
    for laid in chapters:
        for block in iterate_drawn(laid.chapter.blocks):
            shape = SHAPES.get("picture" if isinstance(block, Picture) else block.kind)
            if shape is None:
                continue
            where = next(one for one in laid.pages.layout if one.id == block.id + shape)
            folio = laid.first_page + where.page
            inner = where.x0 if folio % 2 else laid.pages.sheets[where.page].width - where.x1
            width = where.x1 - where.x0
            edge = (where.y1, width * block.ratio) if not shape else (where.y0, where.height)
            lengths = (inner, edge[0], width, edge[1])
            found.append((folio, tuple(length * MM_PER_PX for length in lengths)))
    return found


@pytest.mark.parametrize("printed", PRINTED, ids=str)
@pytest.mark.parametrize("kind", DRAWN)
@pytest.mark.parametrize("turned", [False, True], ids=["higher", "lower"])
def test_both_stand_at_one_place_of_their_pages_and_are_of_one_size(
    tmp_path, kind, printed, turned
):
    first, again = DRAWN[kind]
    texts = [LOW.format(first), HIGH.format(again)]
    if turned:  # what is drawn again would stand lower: it begins a page
        texts = [HIGH.format(first), LOW.replace("4", "8").format(again)]

    chapters = laid_chapters(workbook(tmp_path, *texts), **printed)

    (_, there), (_, here) = stands(chapters)
    assert here == pytest.approx(there, abs=MM)
    assert [one.told for one in chapters] == [(), ()]


def test_they_stand_at_one_distance_from_the_fold_on_a_right_and_a_left_hand_page(tmp_path):
    first, again = DRAWN["scale"]
    settings = "openings: any\nopeners: run-in\n"
    folder = workbook(tmp_path, LOW.format(first), HIGH.format(again), settings=settings)

    (page, there), (other, here) = stands(laid_chapters(folder))

    assert (page, other) == (1, 2)
    assert here == pytest.approx(there, abs=MM)


def test_a_series_of_scales_is_compared_row_by_row(tmp_path):
    kinds = [f"/// scale | I am {word}\n    rows: [a, b]\n///\n" for word in ("calm", "kind")]
    again = [f"/// scale\n    same: i-am-{word}\n///\n" for word in ("calm", "kind")]

    chapters = laid_chapters(
        workbook(tmp_path, LOW.format("\n".join(kinds)), HIGH.format("\n".join(again)))
    )

    (_, calm), (_, kind), (_, calm_again), (_, kind_again) = stands(chapters)
    assert (calm_again, kind_again) == (
        pytest.approx(calm, abs=MM),
        pytest.approx(kind, abs=MM),
    )


def test_one_that_is_drawn_again_in_its_own_chapter_stands_there_on_another_page(tmp_path):
    first, again = DRAWN["scale"]
    text = LOW.format(first) + "\n2. How? { lines=4 }\n\n" + again

    (laid,) = laid_chapters(workbook(tmp_path, text))

    (page, there), (other, here) = stands([laid])
    assert (other, here) == (page + 1, pytest.approx(there, abs=MM))
    assert laid.told == ()


def test_what_fills_a_page_above_it_leaves_it_where_it_is(tmp_path):
    first, again = DRAWN["scale"]
    above = "1. What?  { lines=fill }\n\n"

    chapters = laid_chapters(
        workbook(tmp_path, LOW.format(first), f"# Two\n\n*x*\n\n{above}{again}\nAfter.\n")
    )

    (_, there), (_, here) = stands(chapters)
    assert here == pytest.approx(there, abs=MM)


def test_a_chapter_is_laid_out_once_more_for_it(tmp_path, monkeypatch):
    first, again = DRAWN["scale"]
    folder = workbook(tmp_path, LOW.format(first), HIGH.format(again), settings=EXACT)
    laid: list[str] = []
    typeset = Typesetter.typeset

    def counted(self, markup):
        laid.append(markup.name)
        return typeset(self, markup)

    monkeypatch.setattr(Typesetter, "typeset", counted)
    laid_chapters(folder)

    assert [sum(name.endswith(file) for name in laid) for file in ("1.md", "2.md")] == [1, 2]


ONE_LONG = "# Two\n\n*x*\n\n1. How? {{ lines=3 }}\n\n{}\n"


def test_one_that_would_leave_its_page_empty_stays_lower_and_is_told(tmp_path):
    first, again = DRAWN["picture"]
    folder = workbook(tmp_path, f"# One\n\n*x*\n\n{first}", ONE_LONG.format(again))

    (told,) = book_of(folder).diagnostics

    assert str(told.location).endswith("2.md:7: page 4")
    assert re.fullmatch(
        r"this picture stands \d\d mm lower on its page than in chapter 1, page 2", told.message
    )
    assert told.hint == (
        "begin a new page above it with a block newpage, or shorten what stands above it"
    )


def test_the_edition_is_said_with_it_where_it_is_another(tmp_path):
    first, again = DRAWN["picture"]
    folder = workbook(tmp_path, f"# One\n\n*x*\n\n{first}", ONE_LONG.format(again))

    (told,) = book_of(folder, editions=("large-print",)).diagnostics

    assert told.message.startswith('in the edition "large-print" this picture stands')


def test_one_in_a_list_is_told_to_be_narrower(tmp_path):
    first, again = DRAWN["scale"]
    inside = "1. How? { space=none }\n\n" + textwrap.indent(again, "    ")

    chapters = laid_chapters(workbook(tmp_path, LOW.format(first), HIGH.format(inside)))

    (told,) = chapters[1].told
    assert "mm narrower than in chapter 1" in told.message


@pytest.mark.parametrize("asked", [{"chapter": "2"}, {"editions": ("last",)}])
def test_it_is_drawn_as_the_earlier_one_where_that_is_left_out(tmp_path, asked):
    first, again = DRAWN["scale"]
    settings = "editions:\n  all: {}\n  last:\n    chapters: [2.md]\n"
    folder = workbook(tmp_path, LOW.format(first), HIGH.format(again), settings=settings)

    (laid,) = laid_chapters(folder, **asked)

    (scale,) = (one for one in laid.chapter.blocks if getattr(one, "kind", "") == "scale")
    assert (scale.options.to, scale.title, laid.told) == (7, "Where I stand", ())


def test_a_middle_one_is_compared_with_where_the_first_is_left_out(tmp_path):
    first, again = DRAWN["scale"]
    settings = "editions:\n  all: {}\n  last:\n    chapters: [2.md, 3.md]\n"
    texts = [LOW.format(first), LOW.replace("4", "2").format(again), HIGH.format(again)]
    folder = workbook(tmp_path, *texts, settings=settings)

    (_, there), (_, here) = stands(laid_chapters(folder, editions=("last",)))

    assert here == pytest.approx(there, abs=MM)


def test_a_copy_has_it_where_the_first_one_stands_in_that_copy(tmp_path):
    first, again = DRAWN["scale"]
    folder = workbook(
        tmp_path / "book",
        LOW.format(first).replace("There\n", "There\n\nDear {{ name }}, words.\n"),
        HIGH.format(again),
    )
    (setting,) = plan_settings(Request(workbook=folder), named=True, columns=("name",))
    layout = Layout(setting)

    tops = []
    for name in ("Ada", "Ada and all who belong to her, " * 12, "Ada"):
        laid = layout.lay(lambda *_: None, {"name": name})
        (_, there), (_, here) = stands(laid.chapters)
        assert here == pytest.approx(there, abs=MM)
        assert {one.pages.document for one in laid.chapters} <= set(laid.own())
        tops.append(there[1])

    assert tops[0] == tops[2] != pytest.approx(tops[1], abs=5)


@pytest.mark.slow
@pytest.mark.parametrize(
    "printed",
    [*PRINTED, {"paper": "half-letter"}, {"paper": "a5", "editions": ("large-print",)}],
    ids=str,
)
def test_the_line_of_the_starter_is_compared_on_every_paper(printed):
    chapters = laid_chapters(STARTER, **printed)

    lines = [
        place
        for laid in chapters
        for block, place in zip(_compared(laid), stands([laid]), strict=True)
        if isinstance(block, Picture) and block.source == "images/spectrum.svg"
    ]
    (_, there), (_, here) = lines
    assert here == pytest.approx(there, abs=MM)
    assert [said for laid in chapters for said in laid.told] == []


def _compared(laid):
    blocks = iterate_drawn(laid.chapter.blocks)
    return [one for one in blocks if isinstance(one, Picture) or one.kind in SHAPES]
