"""Which packages are there, and the command for those that are not."""

import importlib.metadata
import sys
from email.message import Message

import pytest

from generator.machine import State
from generator.machine.requirements import NAME, requirement_aspects


@pytest.fixture
def installed(monkeypatch):
    """Pretend that these packages have these versions, or, with nothing, are not there."""
    usual = importlib.metadata.version
    versions: dict[str, str | None] = {}

    def version(name: str) -> str:
        found = versions.get(name, "")
        if found is None:
            raise importlib.metadata.PackageNotFoundError(name)
        return found or usual(name)

    monkeypatch.setattr(importlib.metadata, "version", version)
    return versions


def by_part() -> dict:
    return {one.part: one for one in requirement_aspects(".venv/bin/python")}


def test_a_package_that_is_there_is_named_with_its_version(installed):
    installed["weasyprint"] = "70.3"

    packages = by_part()["packages"]

    assert packages.state is State.FINE
    assert "weasyprint 70.3" in packages.found


def test_a_package_that_is_missing_is_told_with_its_command(installed):
    installed["weasyprint"] = None

    found = by_part()

    assert (found["weasyprint"].state, found["weasyprint"].found) == (
        State.LACKING,
        "not installed",
    )
    assert found["weasyprint"].mend == '.venv/bin/python -m pip install "weasyprint<71,>=70"'
    assert "weasyprint" not in found["packages"].found


@pytest.mark.parametrize("version", ["69.9", "71.0"])
def test_a_version_that_is_not_asked_for_is_told_with_both(installed, version):
    installed["weasyprint"] = version

    found = by_part()["weasyprint"]

    assert found.state is State.LACKING
    assert found.found == f"{version} is installed, <71,>=70 is needed"


def test_an_extra_that_is_not_installed_is_optional(installed):
    installed["distributed"] = None

    extra = by_part()["extra cluster"]

    assert (extra.state, extra.found) == (State.OPTIONAL, "distributed not installed")
    assert extra.mend == '.venv/bin/python -m pip install "distributed>=2024.8"'


def test_extras_of_who_works_on_the_program_are_not_told():
    assert [part for part in by_part() if part.startswith("extra ")] == [
        "extra cluster",
        "extra studio",
    ]


def test_without_what_compares_versions_that_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "packaging.requirements", None)

    (found,) = requirement_aspects("python")

    assert found.state is State.LACKING
    assert found.mend == "python -m pip install packaging"


@pytest.fixture
def without_checkout(monkeypatch, tmp_path):
    """Pretend that the module lies in an installed copy."""
    from generator.machine import requirements

    monkeypatch.setattr(requirements, "__file__", str(tmp_path / "a/b/c.py"))


@pytest.mark.usefixtures("without_checkout")
def test_an_installed_copy_asks_for_what_its_record_says(monkeypatch, installed):
    record = Message()
    for one in ("click>=8.1", 'distributed>=2024.8; extra == "cluster"', 'ruff; extra == "dev"'):
        record["Requires-Dist"] = one
    record["Provides-Extra"] = "cluster"
    record["Provides-Extra"] = "dev"
    monkeypatch.setattr(importlib.metadata, "metadata", {NAME: record}.__getitem__)
    installed.update({"click": "8.0", "distributed": None})

    found = by_part()

    assert list(found) == ["click", "extra cluster"]
    assert found["click"].mend.endswith('"click>=8.1"')
    assert found["extra cluster"].state is State.OPTIONAL


@pytest.mark.usefixtures("without_checkout")
def test_a_copy_without_a_record_is_told_to_be_installed(monkeypatch):
    def metadata(name):
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "metadata", metadata)

    (found,) = requirement_aspects("python")

    assert found.mend == "python -m pip install workbook-generator"
