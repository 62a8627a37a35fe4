"""The README tells the truth: its commands run, its example builds, its reference is current."""

import gc
import io
import os
import re
import shutil
from pathlib import Path

import click
import pytest
from pypdf import PdfReader

from generator import build
from generator.cli import workbook as command
from tests.helpers.command_line import run_command
from tests.helpers.forms import filled
from tests.helpers.press_profile import press_profile
from tests.helpers.workbooks import ROOT, STARTER, book_of

README = (ROOT / "README.md").read_text(encoding="utf-8")
HALF = 5  # chapters of the starter: those of its first four sessions
BEGIN, END = "<!-- commands: kept true by a test -->\n", "<!-- end of commands -->"


def fenced(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.M | re.S)


def shell_commands() -> list[str]:
    lines = [line for block in fenced("sh") for line in block.splitlines()]
    return [line.split("#")[0].strip() for line in lines if line.startswith(".venv")]


def reference() -> str:
    """The help of every command, as the README prints it."""
    parts = []
    above = click.Context(command, info_name="workbook", **command.context_settings)
    for name, one in sorted(command.commands.items()):
        context = click.Context(one, parent=above, info_name=name, terminal_width=90)
        text = "\n".join(line.rstrip() for line in one.get_help(context).splitlines())
        parts.append(f"### workbook {name}\n\n```text\n{text}\n```\n")
    return "\n".join(parts)


def test_the_reference_of_commands_is_current():
    """To renew it: WORKBOOK_KEEP_REFERENCE=1 make test."""
    before, rest = README.split(BEGIN)
    kept, after = rest.split(END)
    if os.environ.get("WORKBOOK_KEEP_REFERENCE"):
        text = before + BEGIN + "\n" + reference() + "\n" + END + after
        (ROOT / "README.md").write_text(text, encoding="utf-8")
        return

    assert kept.strip() == reference().strip()


@pytest.fixture(scope="module")
def reader_folder(tmp_path_factory) -> Path:
    """A folder in which a reader has followed the README: the example and the theme are there.

    The starter is the first half of it, as long as a print shop asks for.
    """
    folder = tmp_path_factory.mktemp("reader")
    shutil.copytree(ROOT / "content", folder / "content")
    short = folder / "content/healthy-interdependence"
    for chapter in sorted(short.glob("[01]*.md"))[HALF:]:
        chapter.unlink()
    settings = (short / "workbook.yml").read_text(encoding="utf-8").partition("  - title: Fifth")
    (short / "workbook.yml").write_text(settings[0], encoding="utf-8")
    own = folder / "content/coming-home"
    own.mkdir()
    (own / "01-welcome.md").write_text(fenced("markdown")[0], encoding="utf-8")
    settings, brand, theme = fenced("yaml")
    (own / "workbook.yml").write_text(settings, encoding="utf-8")
    (own / "_brand.yml").write_text(brand, encoding="utf-8")
    (folder / "roster.csv").write_text(fenced("csv")[0], encoding="utf-8")
    (folder / "coated.icc").write_bytes(press_profile())
    (folder / "came-back").mkdir()
    book = book_of(STARTER, editions=("fillable",)).pdf
    form = PdfReader(io.BytesIO(book))
    name = next(name for name in form.get_fields() if name.endswith("-room"))
    (folder / "came-back/kit.pdf").write_bytes(filled(form, {name: "Tea"}))
    (folder / "output").mkdir()
    (folder / "output/healthy-interdependence.pdf").write_bytes(book)
    (folder / "my-theme").mkdir()
    (folder / "my-theme/tokens.yml").write_text(theme, encoding="utf-8")
    return folder


@pytest.mark.parametrize("line", shell_commands())
def test_every_command_runs(reader_folder, line, capsys, monkeypatch):
    monkeypatch.chdir(reader_folder)
    monkeypatch.setattr(build, "changes", lambda _: iter(()))  # nothing to wait for

    done = run_command(tuple(line.split()[1:]), capsys)
    gc.collect()  # of a whole book each

    assert (done.status, "error:" in done.err, "warning:" in done.err) == (0, False, False)


def test_the_example_has_room_for_its_questions(reader_folder):
    book = book_of(reader_folder / "content/coming-home")

    assert [space.rows for space in book.spaces] == [
        8,
        4,
    ]  # a third more than it asks for: the page has them left


def test_the_number_of_pages_it_names_is_right(starter):
    assert f"{starter.pages} pages" in README


def test_its_pictures_and_pages_are_there():
    targets = re.findall(r"\]\((?!http)([^)]+)\)", README.split("## Writing")[0])
    targets += re.findall(r"\]\((?!http)([^)]+)\)", README.split("## Where to go next")[1])

    assert [target for target in targets if not (ROOT / target).is_file()] == []
