"""What is said and done where the libraries of the system are missing."""

import ctypes.util
import os
import platform
import shutil
import subprocess
import sys
from types import SimpleNamespace

import pytest

from generator import system

APT = "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


@pytest.fixture
def machine(monkeypatch):
    """Pretend to be a machine of a system, with these commands, as this user."""

    def machine(name: str, *commands: str, user: int = 1000) -> None:
        monkeypatch.setattr(platform, "system", lambda: name)
        monkeypatch.setattr(shutil, "which", lambda word: word if word in commands else None)
        monkeypatch.setattr(os, "geteuid", lambda: user, raising=False)

    return machine


@pytest.fixture
def libraries(monkeypatch):
    """Pretend that these libraries are found, and only these."""
    found: set[str] = set()
    monkeypatch.setattr(ctypes.util, "find_library", lambda name: name if name in found else None)
    monkeypatch.delenv("WEASYPRINT_DLL_DIRECTORIES", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    return found


@pytest.mark.parametrize(
    ("name", "commands", "first"),
    [
        ("Linux", ["apt-get"], f"  Debian, Ubuntu:  {APT}"),
        ("Linux", ["dnf"], "  Fedora:          sudo dnf install pango harfbuzz"),
        ("Darwin", [], "  macOS:           brew install pango harfbuzz"),
        ("Windows", [], "  Windows:         in an MSYS2 shell: pacman -S "),
        ("FreeBSD", [], f"  Debian, Ubuntu:  {APT}"),
    ],
)
def test_the_command_for_this_system_comes_first(machine, name, commands, first):
    machine(name, *commands)

    lines = system.advice(("Pango",)).split("\n")

    assert lines[0] == "Missing on this machine: Pango. To install:"
    assert lines[1].startswith(first)


def test_the_command_of_every_system_is_named(machine):
    machine("Linux", "apt-get")

    advice = system.advice(("Pango", "HarfBuzz subset"))

    for command in system.COMMANDS.values():
        assert command in advice
    assert advice.endswith("Then run the same command again.")


def test_all_libraries_are_named_that_are_missing(libraries):
    libraries.add("pango-1.0")

    assert system.missing_libraries() == ("PangoFT2", "HarfBuzz subset")


def test_a_library_counts_under_any_of_its_names(libraries):
    libraries.update(["libpango-1.0-0", "pangoft2-1.0-0", "harfbuzz-subset"])

    assert system.missing_libraries() == ()


@pytest.mark.usefixtures("libraries")
def test_a_library_is_found_in_the_folder_that_weasyprint_is_told(monkeypatch, tmp_path):
    for name in ("libpango-1.0-0.dll", "libpangoft2-1.0.dylib", "libharfbuzz-subset.0.dylib"):
        (tmp_path / name).write_bytes(b"")
    monkeypatch.setenv("WEASYPRINT_DLL_DIRECTORIES", str(tmp_path))

    assert system.missing_libraries() == ()


@pytest.mark.usefixtures("libraries")
def test_without_libraries_and_rights_the_commands_are_told(machine, capsys):
    machine("Linux", "apt-get")

    status = system.main()

    assert status == 1
    assert APT in capsys.readouterr().err


def test_with_all_libraries_nothing_is_said(libraries, capsys):
    libraries.update(names[0] for names in system.LIBRARIES.values())

    assert system.main() == 0
    assert capsys.readouterr().err == ""


def test_as_root_the_libraries_are_installed_by_apt(machine, libraries, monkeypatch):
    machine("Linux", "apt-get", user=0)
    ran = []

    def run(command, **_options):
        ran.append(command[:2])
        libraries.update(names[0] for names in system.LIBRARIES.values())
        return SimpleNamespace(returncode=0, stderr="")

    monkeypatch.setattr(subprocess, "run", run)

    assert system.main() == 0
    assert ran == [["apt-get", "install"]]


@pytest.mark.usefixtures("libraries")
def test_the_lists_of_apt_are_renewed_where_it_knows_no_such_package(machine, monkeypatch, capsys):
    machine("Linux", "apt-get", user=0)
    ran = []

    def run(command, **_options):
        ran.append(command[1])
        return SimpleNamespace(returncode=100, stderr="E: no such package")

    monkeypatch.setattr(subprocess, "run", run)

    assert system.main() == 1
    assert ran == ["install", "update", "install"]
    said = capsys.readouterr().err
    assert "E: no such package" in said
    assert APT in said


def test_an_old_python_is_told_and_what_to_do(monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    monkeypatch.setattr(sys, "version", "3.10.4 (main)")

    assert system.main() == 1
    assert capsys.readouterr().err == (
        "Python 3.10.4 is too old: 3.11 or later is needed.\n"
        "Install a newer one and run again with: make PYTHON=python3.11 workbook\n"
    )
