"""What the machine can do at once."""

import errno
from types import SimpleNamespace

import pytest

from generator.machine import State, power


@pytest.fixture
def container(monkeypatch, tmp_path):
    """The file that says what memory a container may take."""
    file = tmp_path / "memory.max"
    monkeypatch.setattr(power, "CONTAINER_LIMIT", file)
    return file


def looked_at():
    return {one.part: one for one in power.power_aspects()}


@pytest.mark.usefixtures("container")
def test_a_machine_with_enough_of_all_is_fine():
    found = looked_at()

    assert list(found) == ["processors", "memory", "processes"]
    assert {one.state for one in found.values()} == {State.FINE}


def test_a_container_that_may_take_little_is_told(container):
    container.write_text("268435456\n")

    found = looked_at()["memory"]

    assert found.state is State.LACKING
    assert found.found == "256 MB may be used, 512 MB are needed"


@pytest.mark.parametrize("said", ["max\n", "", "\u00b2"])
def test_a_container_that_is_not_bounded_has_the_memory_of_the_machine(container, said):
    whole = power.memory_bytes()
    container.write_text(said, encoding="utf-8")

    assert power.memory_bytes() == whole
    assert whole > power.LEAST_MEMORY_BYTES


@pytest.mark.usefixtures("container")
def test_windows_says_how_much_memory_it_has(monkeypatch):
    def tell(reference):
        reference._obj.ullTotalPhys = 8 * 2**30
        return 1

    kernel = SimpleNamespace(GlobalMemoryStatusEx=tell)
    monkeypatch.delattr(power.os, "sysconf", raising=False)
    monkeypatch.setattr(power.ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)

    assert power.memory_bytes() == 8 * 2**30


@pytest.mark.usefixtures("container")
def test_a_system_that_does_not_say_its_memory_is_taken_as_it_is(monkeypatch):
    monkeypatch.delattr(power.os, "sysconf", raising=False)
    monkeypatch.delattr(power.ctypes, "windll", raising=False)

    assert looked_at()["memory"].found == "this system does not say how much there is"


@pytest.mark.parametrize("what", ["refused", "broken"])
def test_where_no_process_can_begin_that_is_told(monkeypatch, what):
    class Process:
        exitcode = 3

        def __init__(self, target):
            pass

        def start(self):
            if what == "refused":
                raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

        def join(self, _seconds):
            pass

    monkeypatch.setattr(power, "cheapest", lambda: SimpleNamespace(Process=Process))

    found = looked_at()["processes"]

    assert found.state is State.LACKING
    assert ("unavailable" in found.found) == (what == "refused")
    assert found.mend
