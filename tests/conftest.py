"""How a run goes, and what many tests look at: the starter workbook, built once."""

import gc
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from pypdf import PdfReader

from generator.build import Book
from tests.helpers.command_line import Run, run_command
from tests.helpers.made_once import use_shelf
from tests.helpers.pdf import reader
from tests.helpers.qpdf import unsound
from tests.helpers.workbooks import STARTER, book_of

# The same examples in every run: a test that fails here fails there too. For a search of new
# ones: HYPOTHESIS_PROFILE=search make test.
hypothesis.settings.register_profile("search", deadline=None, max_examples=2000)
hypothesis.settings.register_profile("same", deadline=None, derandomize=True)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

# The boxes of laid-out pages refer to each other by the hundred thousand: looking for garbage among
# them as often as usual takes an eighth of the time.
gc.freeze()
gc.set_threshold(50_000, 20, 20)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The file that takes longest begins first: nobody waits for it in the end."""
    items.sort(key=lambda one: one.path.name != "test_readme.py")


@pytest.fixture(scope="session", autouse=True)
def _shelf(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A folder in which the processes of a run find what one of them made."""
    own = tmp_path_factory.getbasetemp()
    use_shelf((own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own) / "made-once")


@pytest.fixture(scope="module", autouse=True)
def _sound_pdfs(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """See that qpdf takes every PDF that the tests of a file wrote, as `qpdf --check` does.

    What a test spoils on purpose it names: `pytest.mark.spoils("torn.pdf")`; without
    a name, all of its own.
    """
    made, make = [], tmp_path_factory.mktemp

    def noted(*given: Any, **named: Any) -> Path:
        made.append(make(*given, **named))
        return made[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tmp_path_factory, "mktemp", noted)
        yield
    spoilt = [
        (re.sub(r"\W", "_", one.name)[:30], name)  # the folder of a test begins so
        for one in request.session.items
        if one.path == request.path
        for mark in one.iter_markers("spoils")
        for name in mark.args or ("",)
    ]
    assert unsound(made, spoilt) == []


@pytest.fixture(scope="session")
def starter() -> Book:
    return book_of(STARTER)


@pytest.fixture(scope="session")
def starter_pdf(starter: Book) -> PdfReader:
    return reader(starter.pdf)


@pytest.fixture
def workbook(capsys, tmp_path, monkeypatch):
    """Run `workbook ...` in an empty folder; give its exit status and what it printed."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: object) -> Run:
        return run_command(arguments, capsys)

    return run
