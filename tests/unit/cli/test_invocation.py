"""A command that is printed works as it stands."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from generator.cli.invocation import python_as_typed

posix = pytest.mark.skipif(os.name == "nt", reason="~ is of other shells")


@pytest.fixture
def python(monkeypatch, tmp_path):
    """Pretend to run by a Python in this folder; `found` is what its name alone means."""

    def python(*folders: str, found: str | None = None) -> None:
        monkeypatch.setattr(sys, "executable", str(tmp_path.joinpath(*folders, "python3")))
        monkeypatch.setattr(shutil, "which", lambda _name: found)

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    (tmp_path / "here").mkdir()
    return python


def test_a_python_that_its_name_means_is_called_by_it(python, tmp_path):
    python("bin", found=str(tmp_path / "bin/python3"))

    assert python_as_typed() == "python3"


def test_another_python_of_that_name_is_not_meant(python):
    python("my own", "bin", found="/usr/bin/python3")

    assert python_as_typed().strip("'\"").replace("\\", "/") == "my own/bin/python3"


@posix
def test_a_python_of_the_user_is_called_without_their_name(python, tmp_path, monkeypatch):
    python("home", "env", "bin")
    monkeypatch.chdir(tmp_path / "here")

    assert python_as_typed() == "~/env/bin/python3"


def test_a_python_elsewhere_is_called_by_its_path(python, tmp_path, monkeypatch):
    python("bin")
    monkeypatch.chdir(tmp_path / "here")

    assert python_as_typed() == str(tmp_path / "bin/python3")
