import multiprocessing
import os
import time

import psutil
import pytest

from generator import pulse
from generator.diagnostics import Location, WorkbookError, error, warning
from generator.making import processes as beside
from generator.making import side_by_side as crew
from generator.making.side_by_side import side_by_side
from tests.helpers.made_elsewhere import make

SOON = 20  # seconds, where what is waited for takes a minute


@pytest.fixture(params=("afresh", "cheapest"), autouse=True)
def start(request, monkeypatch):
    if request.param == "afresh":
        monkeypatch.setattr(crew, "cheapest", beside.fresh)


def together(*asked, processes=2, told=lambda *_: None):
    return side_by_side(asked, make, told, processes=processes)


def test_books_come_in_the_order_they_were_asked_for():
    with together("slow a", "quick b", "quick c") as made:
        books = [made(number) for number in range(3)]

    assert [one.split()[0] for one in books] == ["a", "b", "c"]
    assert str(os.getpid()) not in {one.split()[-1] for one in books}


def test_how_far_each_is_is_told_one_after_the_other():
    told = []

    with together("slow a", "quick b", told=lambda *step: told.append(step)) as made:
        for number in range(2):
            made(number)

    assert told == [("slow a", 1, 2), ("slow a", 2, 2), ("quick b", 1, 2), ("quick b", 2, 2)]


def test_one_process_starts_no_other():
    with together("quick a", "quick b", processes=1) as made:
        books = [made(number) for number in range(2)]

    assert books == [f"a by {os.getpid()}", f"b by {os.getpid()}"]


def test_all_that_is_wrong_with_a_book_comes_back_and_the_next_is_made():
    place = Location(file="x.md", line=3)

    with together("refuse x.md", "quick b") as made:
        with pytest.raises(WorkbookError) as refused:
            made(0)
        assert made(1).startswith("b")

    assert refused.value.diagnostics == (
        warning("first", hint="see", at=place),
        error("second", hint="do", at=place),
    )


def test_what_the_system_refuses_comes_back_as_such():
    with together("full", "quick b") as made, pytest.raises(OSError, match="No space") as reason:
        made(0)

    assert (reason.value.errno, reason.value.filename) == (28, "book.tmp")


def test_what_takes_more_memory_than_it_may_is_told_with_its_place():
    with together("eat x.md", "quick b") as made, pytest.raises(WorkbookError) as refused:
        made(0)

    (told,) = refused.value.diagnostics
    assert told.location == Location(file="x.md")
    assert told.message.startswith("takes more than the ")


def test_that_work_goes_on_is_passed_on_with_where_it_is():
    heard = []
    pulse.listen(heard.append)
    try:
        with together("eat x.md", "quick b") as made, pytest.raises(WorkbookError):
            made(0)
    finally:
        pulse.listen(None)

    assert heard == [pulse.Step("x.md")]


def test_a_defect_is_raised_where_the_book_was_asked_for(capfd):
    with together("defect missing", "quick b") as made:
        with pytest.raises(KeyError, match="missing") as reason:
            made(0)
        assert made(1).startswith("b")

    assert reason.traceback[-1].name == "make"
    assert capfd.readouterr() == ("", "")


def test_a_process_that_is_killed_is_told_and_others_make_the_rest():
    with together("die", "quick b", "die", "quick d") as made:
        with pytest.raises(WorkbookError) as lost:
            made(0)
        assert made(1).startswith("b")
        with pytest.raises(WorkbookError):
            made(2)
        assert made(3).startswith("d")

    (told,) = lost.value.diagnostics
    assert told.message == "the process that made book 1 of 4 was ended before it was done"
    assert "--jobs 1" in told.hint


def test_all_processes_end_at_once_when_nobody_wants_the_books_any_more():
    begin = time.monotonic()
    with pytest.raises(KeyboardInterrupt), together("sleep a", "sleep b"):
        children = [psutil.Process(one.pid) for one in multiprocessing.active_children()]
        raise KeyboardInterrupt

    _, alive = psutil.wait_procs(children, timeout=SOON)
    assert len(children) == 2
    assert not alive
    assert time.monotonic() - begin < SOON


def test_a_book_that_is_passed_over_is_not_waited_for():
    begin = time.monotonic()
    with together("refuse x.md", "quick b", "sleep c", "quick d", processes=2) as made:
        with pytest.raises(WorkbookError):
            made(0)
        assert made(3).startswith("d")

    assert time.monotonic() - begin < SOON
