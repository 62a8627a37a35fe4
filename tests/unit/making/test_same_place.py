"""What is drawn again comes to stand where the first of its like stands, as arithmetic."""

import pytest

from generator.design.drawn_again import Compared
from generator.diagnostics import Location
from generator.making.same_place import SamePlaces, Stand
from generator.model import Demand, Part, Placement
from generator.units import mm_to_px

HEAD, FOOT = 20.0, 260.0
STOOD = Stand(
    top=100,
    left=0,
    width=160,
    height=10,
    whole=True,
    chapter="chapter 2",
    page=11,
    columns=frozenset(),
)


def placed(name: str, top: float, foot: float, page: int = 0, *, x0=25.0, x1=185.0) -> Placement:
    """A placement of these distances from the head of its page, in mm."""
    return Placement(
        id=name, page=page, x0=mm_to_px(x0), y0=mm_to_px(top), x1=mm_to_px(x1), y1=mm_to_px(foot)
    )


def compared(name: str = "again", first: str = "first", **more) -> Compared:
    return Compared(
        kind=more.pop("kind", "scale"),
        first=first,
        again=name != first,
        box=name,
        shape=f"{name}-drawn",
        lead=more.pop("lead", name),
        heading="",
        at=Location(file="b.md", line=7),
    )


def page(*placements: Placement, number: int = 0) -> list[Placement]:
    return [placed("page-area", HEAD, FOOT, number), *placements]


def scale(name: str, top: float, page_number: int = 0, *, title: float = 10.0) -> list[Placement]:
    """A scale whose row stands so low, below a title of so many mm."""
    return [
        placed(name, top - title, top + 20, page_number),
        placed(f"{name}-drawn", top, top + 10, page_number),
    ]


def settled(same: SamePlaces, layout) -> dict[str, list[float]]:
    better = same.settle(layout, same.begin()) or same.begin()
    return {name: [round(part.height_mm, 2) for part in parts] for name, parts in better.items()}


def again(**more) -> SamePlaces:
    return SamePlaces([compared(**more)], (("first", STOOD),))


def test_one_that_stands_higher_gets_air_above_it():
    assert settled(again(), page(*scale("again", 60))) == {"again": [40]}


def test_one_that_stands_as_high_needs_nothing():
    same = again()

    assert same.settle(page(*scale("again", 100)), same.begin()) is None


def test_one_that_stands_lower_begins_a_page_with_what_it_lacks_there():
    # 170 mm of 240 are used above its title.
    assert settled(again(), page(*scale("again", 200))) == {"again": [0, 70]}


def test_its_heading_goes_along():
    layout = page(placed("heading", 150, 160), *scale("again", 200))

    assert settled(again(lead="heading"), layout) == {"again": [0], "heading": [0, 30]}


def test_air_is_above_the_heading_that_leads_to_it():
    layout = page(placed("heading", 40, 48), *scale("again", 60))

    assert settled(again(lead="heading"), layout) == {"again": [0], "heading": [40]}


def test_one_that_its_heading_is_parted_from_gets_the_air_itself():
    layout = [*page(placed("heading", 240, 248)), *page(*scale("again", 60, 1), number=1)]

    assert settled(again(lead="heading"), layout) == {"again": [40]}


def test_air_above_a_heading_that_has_come_to_stand_elsewhere_goes_to_what_is_drawn():
    same = again(lead="heading")
    layout = [*page(placed("heading", 240, 248)), *page(*scale("again", 60, 1), number=1)]

    better = same.settle(layout, same.begin() | {"heading": (Part(height_mm=30),)})

    assert {name: parts[-1].height_mm for name, parts in better.items()} == {
        "again": pytest.approx(40)
    }


@pytest.mark.parametrize(("begins", "turns"), [(99.0, False), (101.0, True)])
def test_no_page_is_left_more_than_two_thirds_empty_for_it(begins, turns):
    layout = page(*scale("again", begins + 10))
    low = SamePlaces([compared()], (("first", STOOD),))

    assert (len(settled(low, layout)["again"]) == 2) == turns


def test_what_is_too_low_on_a_page_of_its_own_too_stays_where_it_is():
    same = again()

    assert same.settle(page(*scale("again", 220, title=90)), same.begin()) is None


def test_what_stands_inside_another_block_begins_no_page():
    same = again(lead="")

    assert same.settle(page(*scale("again", 200)), same.begin()) is None


def test_what_would_reach_below_its_page_stays_where_it_is():
    same = again()
    low = page(placed("again", 50, 230), placed("again-drawn", 60, 70))

    assert same.settle(low, same.begin()) is None


def test_air_that_is_too_much_is_taken_away_again():
    same = again()
    allotment = {"again": (Part(height_mm=40),)}

    better = same.settle(page(*scale("again", 106, title=50)), allotment)

    assert better["again"][-1].height_mm == pytest.approx(34)


def test_what_follows_on_its_page_moves_along():
    stood = (("first", STOOD), ("second", STOOD.__class__(**{**_fields(STOOD), "top": 150.0})))
    both = SamePlaces([compared(), compared("later", "second")], stood)
    layout = page(*scale("again", 60), *scale("later", 110))

    assert settled(both, layout) == {"again": [40], "later": [0]}


def _fields(stand: Stand) -> dict:
    return {name: getattr(stand, name) for name in Stand.__dataclass_fields__}


def test_of_two_in_one_chapter_the_later_is_brought_to_the_earlier():
    both = SamePlaces([compared("first", "first"), compared()], ())
    layout = [*page(*scale("first", 90)), *page(*scale("again", 70, 1), number=1)]

    assert settled(both, layout) == {"again": [20]}


def test_what_is_drawn_again_nowhere_is_left_alone():
    alone = SamePlaces([compared("first", "first")], ())

    assert alone.begin() == {}
    assert alone.settle(page(*scale("first", 90)), {}) is None


def test_a_room_is_as_high_as_the_first_one_came_out():
    drawing = Compared(
        kind="drawing",
        first="first",
        again=True,
        box="again",
        shape="again-1-room",
        lead="again",
        heading="",
        at=Location(file="b.md"),
    )

    begun = SamePlaces([drawing], (("first", STOOD),)).begin()

    assert begun["again-1-room"] == (Part(height_mm=10),)


def test_rooms_above_it_get_no_more_than_they_have():
    demand = Demand(height=30, weight=1, step=10, above=0, below=0, keep="q", spare=20)
    demands = dict.fromkeys(("above", "below", "elsewhere"), demand)
    layout = [
        *page(placed("above", 20, 50), *scale("again", 100), placed("below", 130, 160)),
        *page(placed("elsewhere", 20, 50, 1), number=1),
    ]

    calm = again().calmed(demands, layout, again().begin())

    assert {name: (one.weight, one.spare) for name, one in calm.items()} == {
        "above": (0, 0),
        "below": (1, 20),
        "elsewhere": (1, 20),
    }


def told(layout, **more) -> list[tuple[str, str]]:
    same = again(**more)
    found = same.misplaced(layout, same.begin(), {}, first_page=40, edition="")
    return [(str(one).split("\n")[0], one.hint) for one in found]


def test_what_stands_lower_is_told_with_its_line_and_page():
    assert told(page(*scale("again", 137))) == [
        (
            "warning: b.md:7: page 40: "
            "this scale stands 37 mm lower on its page than in chapter 2, page 11",
            "begin a new page above it with a block newpage, or shorten what stands above it",
        )
    ]


def test_what_is_narrower_is_told():
    layout = page(placed("again", 90, 120), placed("again-drawn", 100, 110, x0=45))

    ((said, hint),) = told(layout)

    assert said.endswith("this scale is 20 mm narrower than in chapter 2, page 11")
    assert hint == "let both stand in the text itself, in no list, note or column"


def test_nothing_is_told_of_what_stands_where_it_should():
    assert told(page(*scale("again", 100.05))) == []
