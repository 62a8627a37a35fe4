import os
import sys
import threading

import pytest

from generator.making import bind, processes
from generator.making.request import Request
from tests.helpers.workbooks import one_chapter, write_workbook

EDITIONS = "editions:\n  first: {}\n  second: {paper: a5}\n"


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="no such call here")
def test_processors_that_may_not_be_used_are_not_counted():
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(allowed)})
    try:
        assert processes.processors() == 1
    finally:
        os.sched_setaffinity(0, allowed)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process is copied")
def test_a_process_with_threads_is_not_copied():
    end = threading.Event()
    thread = threading.Thread(target=end.wait)
    thread.start()
    try:
        assert not processes.can_fork()
    finally:
        end.set()
        thread.join()


@pytest.fixture
def started(monkeypatch):
    """How many processes a request is given."""
    asked = []
    usual = bind.side_by_side

    def note(*given, processes):
        asked.append(processes)
        return usual(*given, processes=1)

    monkeypatch.setattr(bind, "side_by_side", note)
    monkeypatch.setattr(bind, "processors", lambda: 2)

    def count(folder, **options) -> int:
        bind.make_books(Request(workbook=folder, **options), lambda *_: None)
        return asked[-1]

    return count


def test_one_book_starts_nothing(tmp_path, started):
    assert started(one_chapter(tmp_path / "ours", "# A\n\nx\n")) == 1


def test_two_books_are_shared_where_that_costs_nothing(tmp_path, started, monkeypatch):
    folder = one_chapter(tmp_path / "ours", "# A\n\nx\n", EDITIONS)
    monkeypatch.setattr(bind, "can_fork", lambda: True)

    assert started(folder, editions=("all",)) == 2


def test_small_books_are_not_shared_where_a_start_takes_longer(tmp_path, started, monkeypatch):
    small = one_chapter(tmp_path / "small", "# A\n\nx\n", EDITIONS)
    chapters = {f"{number:02}-a.md": f"# A{number}\n\nx\n" for number in range(1, 10)}
    large = write_workbook(tmp_path / "large", chapters, EDITIONS)
    monkeypatch.setattr(bind, "can_fork", lambda: False)

    assert started(small, editions=("all",)) == 1
    assert started(large, editions=("all",)) == 2


def test_with_one_processor_nothing_is_started(tmp_path, started, monkeypatch):
    folder = one_chapter(tmp_path / "ours", "# A\n\nx\n", EDITIONS)
    monkeypatch.setattr(bind, "processors", lambda: 1)

    assert started(folder, editions=("all",)) == 1
