"""The wheel carries templates and starter content, and works without the checkout."""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.helpers.workbooks import ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> Path:
    """The folder that the wheel is installed to, and nothing else with it."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("workbook_generator-*.whl")
    site = folder / "site"
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*install, "--target", str(site), str(wheel)], check=True, capture_output=True)
    return site


def run(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command that was installed."""
    command = shutil.which("workbook", path=installed / "bin")
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    return subprocess.run(
        [command, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_an_installed_copy_builds_the_starter_without_the_checkout(installed, tmp_path):
    done = run(installed, tmp_path, "build", "healthy-interdependence")

    assert (done.returncode, done.stderr.count("error:")) == (0, 0)
    assert (tmp_path / "output/healthy-interdependence.pdf").is_file()


@pytest.mark.slow
def test_an_installed_copy_knows_what_it_needs(installed, tmp_path):
    done = run(installed, tmp_path, "doctor", "--format", "json")

    found = {one["part"]: one for one in json.loads(done.stdout)["parts"]}
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert done.returncode == 0, done.stdout
    assert found["packages"]["found"].startswith(f"{len(asked['dependencies'])} as asked for: ")
    assert [part for part in found if part.startswith("extra ")] == [
        "extra cluster",
        "extra studio",
    ]


@pytest.mark.slow
def test_the_wheel_holds_the_program_its_templates_and_its_content_alone(installed):
    top = {path.name for path in installed.iterdir()}
    shared = {path.name for path in (installed / "generator/share").iterdir()}

    assert {name for name in top if not name.endswith(".dist-info")} == {"bin", "generator"}
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
