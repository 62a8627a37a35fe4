"""Python and the libraries, each with the one command for this system."""

import platform
import sys

import pytest

from generator import system
from generator.machine import State
from generator.machine.runtime import runtime_aspects


def looked_at():
    return {one.part: one for one in runtime_aspects()}


@pytest.mark.parametrize("here", system.COMMANDS)
def test_a_library_that_is_missing_is_told_with_the_command_of_this_system(monkeypatch, here):
    monkeypatch.setattr(system, "missing_libraries", lambda: ("PangoFT2",))
    monkeypatch.setattr(system, "this_system", lambda: here)

    found = looked_at()

    assert found["PangoFT2"].state is State.LACKING
    assert found["PangoFT2"].mend == system.COMMANDS[here]
    assert found["Pango"].state is State.FINE


@pytest.mark.parametrize("here", system.COMMANDS)
def test_a_python_that_is_too_old_is_told_with_a_command(monkeypatch, here):
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    monkeypatch.setattr(platform, "python_version", lambda: "3.10.4")
    monkeypatch.setattr(system, "this_system", lambda: here)

    found = looked_at()["Python"]

    assert (found.state, found.found) == (State.LACKING, "3.10.4: 3.11 or later is needed")
    assert found.mend
