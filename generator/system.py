"""The system libraries that typesetting needs: found, installed where that is allowed, or named.

Runs before anything is installed (`python3 generator/system.py`), so it uses the standard
library alone. What is needed: https://doc.courtbouillon.org/weasyprint/stable/first_steps.html
"""

import contextlib
import ctypes.util
import os
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path, PureWindowsPath

OLDEST_PYTHON = (3, 11)

# Each as ctypes finds it: on Linux and macOS by its short name, on Windows by the DLL's.
LIBRARIES = {
    "Pango": ("pango-1.0", "libpango-1.0-0", "pango-1.0-0"),
    "PangoFT2": ("pangoft2-1.0", "libpangoft2-1.0-0", "pangoft2-1.0-0"),
    "HarfBuzz subset": ("harfbuzz-subset", "libharfbuzz-subset-0", "harfbuzz-subset-0"),
}
APT_PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
COMMANDS = {
    "Debian, Ubuntu": "sudo apt-get install " + " ".join(APT_PACKAGES),
    "Fedora": "sudo dnf install pango harfbuzz",
    "macOS": "brew install pango harfbuzz",
    "Windows": "in an MSYS2 shell: pacman -S mingw-w64-x86_64-pango mingw-w64-x86_64-harfbuzz",
}

# Where MSYS2 and the GTK runtime put the DLLs when nobody says otherwise.
WINDOWS_FOLDERS = (
    r"C:\msys64\ucrt64\bin",
    r"C:\msys64\mingw64\bin",
    r"C:\msys64\clang64\bin",
    r"C:\msys64\clangarm64\bin",
    r"C:\Program Files\GTK3-Runtime Win64\bin",
)
DLL_FOLDERS = "WEASYPRINT_DLL_DIRECTORIES"  # a variable that WeasyPrint reads when it is imported


def main() -> int:
    """Find the libraries, install them by apt as root, else say the command. Exit status."""
    if sys.version_info < OLDEST_PYTHON:
        say(f"Python {sys.version.split()[0]} is too old: 3.11 or later is needed.")
        say("Install a newer one and run again with: make PYTHON=python3.11 workbook")
        return 1
    if not missing_libraries():
        return 0
    if may_install_by_apt():
        install_by_apt()
    missing = missing_libraries()
    if missing:
        say(advice(missing))
        return 1
    return 0


def missing_libraries() -> tuple[str, ...]:
    """Give the names of the libraries that are not found on this machine."""
    return tuple(name for name, files in LIBRARIES.items() if not any(map(_find, files)))


def may_install_by_apt() -> bool:
    """Tell whether this is root on a system with apt."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install_by_apt() -> None:
    """Install what is missing with apt-get; what that can't do, the caller finds still missing."""
    say("Installing " + ", ".join(APT_PACKAGES) + " ...")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *APT_PACKAGES]
    for command in (install, ["apt-get", "update", "-qq"], install):
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if command is install and done.returncode == 0:
            return
    say(done.stderr.strip())


def advice(missing: tuple[str, ...]) -> str:
    """Give the words that tell what is missing and the command for each system, this one first."""
    here = this_system()
    order = sorted(COMMANDS, key=lambda name: name != here)
    lines = [f"Missing on this machine: {', '.join(missing)}. To install:"]
    lines += [f"  {name + ':':<16} {COMMANDS[name]}" for name in order]
    return "\n".join([*lines, "Then run the same command again."])


def this_system() -> str:
    """Give which of `COMMANDS` is meant for this machine."""
    system = platform.system()
    if system == "Linux":
        return "Fedora" if shutil.which("dnf") else "Debian, Ubuntu"
    return {"Darwin": "macOS", "Windows": "Windows"}.get(system, "Debian, Ubuntu")


def use_windows_runtime() -> None:
    """Name the folder of Pango to WeasyPrint, where this is Windows: before it is imported.

    Folders that the variable `DLL_FOLDERS` holds already stay in it.
    """
    if platform.system() != "Windows":
        return
    found = find_windows_runtime()
    given = _named(DLL_FOLDERS)
    if found and found not in given:
        os.environ[DLL_FOLDERS] = ";".join([found, *given])


def look_in_linker_cache() -> None:
    """Have libraries looked for in the linker's cache alone, if those that are needed are in it.

    WeasyPrint asks for each by its names on all systems, and for a name that is not in the cache
    Python on Linux starts a compiler and a linker: twenty times, which takes as long as a page.
    """
    known = _linker_cache()
    if all(names[0] in known for names in LIBRARIES.values()):
        ctypes.util.find_library = known.get  # type: ignore[assignment]


def _linker_cache() -> dict[str, str]:
    """Give the files of libraries by their short names, as the dynamic linker of Linux has them."""
    if platform.system() != "Linux":
        return {}
    program = shutil.which("ldconfig", path="/sbin:/usr/sbin:/bin:/usr/bin")
    if program is None:
        return {}
    try:
        done = subprocess.run(
            [program, "-p"], env={"LC_ALL": "C"}, capture_output=True, text=True, check=False
        )
    except OSError:
        return {}
    known: dict[str, str] = {}
    for file, name in re.findall(r"^\s+(lib([^\s/]+?)\.so(?:\.\S+)?) \(", done.stdout, re.M):
        known.setdefault(name, file)
    return known


def find_windows_runtime() -> str | None:
    """Give the first folder with Pango's DLL, or nothing: of those that WeasyPrint is told, of the
    usual ones, of those that programs are looked for in.
    """
    for folder in (*_named(DLL_FOLDERS), *WINDOWS_FOLDERS, *_named("PATH")):
        # A folder that is named from the current one may hold anything.
        if PureWindowsPath(folder).is_absolute():
            with contextlib.suppress(OSError):  # not to be looked into
                if any(Path(folder, f"{name}.dll").is_file() for name in LIBRARIES["Pango"]):
                    return folder
    return None


def _named(variable: str) -> list[str]:
    """Give the folders in a variable of Windows."""
    folders = os.environ.get(variable, "").split(";")
    return [one.strip().strip('"') for one in folders if one.strip()]


def say(text: str) -> None:
    """Print to where it is seen beside other programs' output."""
    print(text, file=sys.stderr, flush=True)


def _find(name: str) -> bool:
    if ctypes.util.find_library(name):
        return True
    # Homebrew's folder is searched by WeasyPrint, yet not by ctypes on Apple silicon.
    folders = os.environ.get(DLL_FOLDERS, "").split(os.pathsep)
    if platform.system() == "Windows":
        folders = [find_windows_runtime() or "", *_named(DLL_FOLDERS)]
    folders += ["/opt/homebrew/lib", "/usr/local/lib"] if sys.platform == "darwin" else []
    endings = (".dll", ".dylib", ".0.dylib")
    return any(Path(folder, stem + end).is_file()
               for folder in filter(None, folders)
               for stem in (name, f"lib{name}")
               for end in endings)  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
