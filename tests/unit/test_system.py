"""What is said and done where the libraries of the system are missing."""

import ctypes.util
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path
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


@pytest.fixture
def windows(machine, monkeypatch):
    """Pretend to be Windows with these files; give what sets the folders that are named."""
    monkeypatch.setattr(ctypes.util, "find_library", lambda _name: None)

    def windows(*files: str, path: str = "", told: str = "") -> None:
        machine("Windows")
        monkeypatch.setattr(
            system.Path, "is_file", lambda one: str(one).replace("/", "\\") in files
        )
        monkeypatch.setenv("PATH", path)
        monkeypatch.setenv(system.DLL_FOLDERS, told)

    return windows


UCRT, MINGW = r"C:\msys64\ucrt64\bin", r"C:\msys64\mingw64\bin"
GTK = r"C:\Program Files\GTK3-Runtime Win64\bin"
DLL = r"\libpango-1.0-0.dll"


@pytest.mark.parametrize(
    ("files", "path", "told", "named"),
    [
        ([UCRT + DLL, MINGW + DLL], "", "", UCRT),
        ([MINGW + DLL, GTK + DLL], "", "", MINGW),
        ([GTK + DLL], r"D:\tools", "", GTK),
        ([r"D:\gtk\bin" + DLL], r'D:\tools;"D:\gtk\bin"', "", r"D:\gtk\bin"),
        ([r"E:\own" + DLL, UCRT + DLL], "", r"E:\own", r"E:\own"),
        ([UCRT + DLL], "", r"E:\gone", rf"{UCRT};E:\gone"),
    ],
    ids=["msys2", "the first of two", "gtk", "on the path", "as told", "beside what is told"],
)
def test_on_windows_the_runtime_is_found_and_named_to_weasyprint(windows, files, path, told, named):
    windows(*files, path=path, told=told)

    system.use_windows_runtime()

    assert os.environ[system.DLL_FOLDERS] == named


def test_on_windows_without_a_runtime_nothing_is_named(windows):
    windows()

    system.use_windows_runtime()

    assert os.environ[system.DLL_FOLDERS] == ""
    assert system.missing_libraries() == ("Pango", "PangoFT2", "HarfBuzz subset")


def test_on_windows_a_folder_named_from_the_current_one_is_never_taken(windows):
    windows(r"gtk" + DLL, DLL, path=r"gtk;.;\;")

    assert system.find_windows_runtime() is None


def test_on_windows_a_folder_that_may_not_be_looked_into_is_passed_over(windows, monkeypatch):
    windows()

    def is_file(one):
        if UCRT in str(one):
            raise PermissionError(13, "denied")
        return GTK in str(one)

    monkeypatch.setattr(system.Path, "is_file", is_file)

    assert system.find_windows_runtime() == GTK


def test_on_windows_the_libraries_of_the_runtime_count_as_found(windows):
    names = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset-0")
    windows(*(rf"{MINGW}\{name}.dll" for name in names))

    assert system.missing_libraries() == ()


def test_elsewhere_no_folder_is_named_to_weasyprint(machine, monkeypatch):
    machine("Linux")
    monkeypatch.delenv(system.DLL_FOLDERS, raising=False)

    system.use_windows_runtime()

    assert system.DLL_FOLDERS not in os.environ


def test_the_runtime_is_named_before_weasyprint_is_imported():
    """Its folders are read when it is imported, and never again."""
    code = (
        "import sys\nfrom generator import system\n"
        "system.use_windows_runtime = lambda: print('weasyprint' in sys.modules)\n"
        "import generator.printing.typeset\nprint('weasyprint' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["False", "True"]


CACHE = """3 libs found in cache `/etc/ld.so.cache'
\tlibpango-1.0.so.0 (libc6,x86-64) => /lib/x86_64-linux-gnu/libpango-1.0.so.0
\tlibpango-1.0.so.0 (libc6) => /lib/i386-linux-gnu/libpango-1.0.so.0
\tlibpangoft2-1.0.so.0 (libc6,x86-64) => /lib/x86_64-linux-gnu/libpangoft2-1.0.so.0
"""
SUBSET = "\tlibharfbuzz-subset.so (libc6,x86-64) => /lib/x86_64-linux-gnu/libharfbuzz-subset.so\n"


@pytest.fixture
def linker(machine, monkeypatch):
    """Pretend that the linker of a Linux prints this."""

    def linker(printed: str) -> None:
        machine("Linux", "ldconfig")
        monkeypatch.setattr(shutil, "which", lambda *_args, **_named: "/sbin/ldconfig")
        done = SimpleNamespace(stdout=printed)
        monkeypatch.setattr(subprocess, "run", lambda *_args, **_named: done)

    return linker


def test_libraries_are_looked_for_in_the_linkers_cache_alone(linker, monkeypatch):
    monkeypatch.setattr(ctypes.util, "find_library", pytest.fail)
    linker(CACHE + SUBSET)

    system.look_in_linker_cache()

    names = ("pango-1.0", "harfbuzz-subset", "libpango-1.0-0")
    assert [*map(ctypes.util.find_library, names)] == [
        "libpango-1.0.so.0",
        "libharfbuzz-subset.so",
        None,
    ]


def test_where_one_that_is_needed_is_not_in_it_python_looks_as_ever(linker, monkeypatch):
    monkeypatch.setattr(ctypes.util, "find_library", as_ever := object())
    linker(CACHE)

    system.look_in_linker_cache()

    assert ctypes.util.find_library is as_ever


@pytest.mark.parametrize("name", ["Darwin", "Windows"])
def test_other_systems_have_no_such_cache(machine, monkeypatch, name):
    machine(name, "ldconfig")
    monkeypatch.setattr(ctypes.util, "find_library", as_ever := object())
    monkeypatch.setattr(subprocess, "run", pytest.fail)

    system.look_in_linker_cache()

    assert ctypes.util.find_library is as_ever


@pytest.mark.skipif(sys.platform != "linux", reason="compilers are started on Linux alone")
def test_no_compiler_is_started_when_pages_are_to_be_laid_out():
    script = (
        "import sys\n"
        "sys.addaudithook(lambda name, given: name == 'subprocess.Popen' and print(given[0]))\n"
        "import generator.printing.typeset"
    )

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (0, "")
    assert [Path(line).name for line in done.stdout.split()] in (["ldconfig"], [])
