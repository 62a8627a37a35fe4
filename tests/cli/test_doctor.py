"""`workbook doctor` answers where much is missing, and other commands point to it."""

import json

import pytest

from tests.helpers.guarded import Commands

NO_WEASYPRINT = """\
import importlib.metadata, sys
sys.modules["weasyprint"] = None
usual = importlib.metadata.version
def version(name):
    if name == "weasyprint":
        raise importlib.metadata.PackageNotFoundError(name)
    return usual(name)
importlib.metadata.version = version
"""
NO_PANGO = """\
import cffi, ctypes.util
ctypes.util.find_library = lambda name: None
def dlopen(self, name, *flags):
    raise OSError(f"cannot load library '{name}': no such file. Additionally, nothing")
cffi.FFI.dlopen = dlopen
"""
NO_TEMPORARY_FOLDER = "import tempfile; tempfile._candidate_tempdir_list = list"
NO_PROCESSES = """\
import os
def fork():
    raise BlockingIOError(11, "Resource temporarily unavailable")
os.fork = fork
import subprocess, multiprocessing.util
multiprocessing.util.spawnv_passfds = lambda *given: fork()
"""


@pytest.fixture
def commands(tmp_path) -> Commands:
    return Commands(tmp_path)


def test_where_nothing_is_lacking_it_ends_well_and_leaves_nothing(commands):
    done = commands.run("doctor")

    assert (done.status, done.err) == (0, "")
    assert done.out.endswith("\nnothing is lacking\n")
    assert "set in Workbook Serif" in done.out
    assert str(commands.folder) not in done.out
    assert commands.left() == []
    assert not (commands.folder / "output").exists()


@pytest.mark.parametrize(
    ("before", "lacking"),
    [
        (NO_WEASYPRINT, {"weasyprint", "a line of text"}),
        (NO_PANGO, {"Pango", "PangoFT2", "HarfBuzz subset", "a line of text"}),
        (NO_TEMPORARY_FOLDER, {"temporary folder", "a line of text"}),
        (NO_PROCESSES, {"processes"}),
    ],
    ids=["WeasyPrint", "Pango", "a temporary folder", "processes"],
)
def test_it_answers_without(commands, before, lacking):
    done = commands.run("doctor", "--format", "json", before=before)

    found = json.loads(done.out)
    assert done.status == 1
    assert {one["part"] for one in found["parts"] if one["state"] == "lacking"} == lacking
    assert all(one["mend"] for one in found["parts"] if one["state"] != "ok")
    assert found["lacking"] == len(lacking)


@pytest.mark.parametrize("before", [NO_TEMPORARY_FOLDER, NO_PROCESSES])
def test_what_cannot_begin_points_to_it(commands, before):
    done = commands.run("build", before=before)

    assert done.status == 1
    assert done.err.startswith("error: can't begin: ")
    assert done.err.endswith("doctor\n")
    assert "Traceback" not in done.err
