"""The wheel carries templates and starter content, and works without the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.helpers.workbooks import ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> Path:
    """The folder the wheel is unpacked to, as pip does it."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("workbook_generator-*.whl")
    site = folder / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    return site


@pytest.mark.slow
def test_an_installed_copy_builds_the_starter_without_the_checkout(installed, tmp_path):
    command = [sys.executable, "-c", "from generator.cli import main; main()"]
    command += ["build", "healthy-interdependence"]
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}

    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr.count("error:")) == (0, 0)
    assert (tmp_path / "output/healthy-interdependence.pdf").is_file()


@pytest.mark.slow
def test_the_wheel_holds_the_program_its_templates_and_its_content_alone(installed):
    top = {path.name for path in installed.iterdir()}
    shared = {path.name for path in (installed / "generator/share").iterdir()}

    assert {name for name in top if not name.endswith(".dist-info")} == {"generator"}
    assert shared == {"templates", "content"}


@pytest.mark.slow
def test_the_installed_copy_is_the_one_that_runs(installed, tmp_path):
    code = "from generator import files; print(files.shipped('templates'))"
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}

    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )

    assert Path(done.stdout.strip()) == installed / "generator/share/templates"
