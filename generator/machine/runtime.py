"""Python, and the libraries of the system that typesetting needs."""

import platform
import sys
from collections.abc import Iterator

from generator import system
from generator.machine.aspect import Aspect, fine, lacking

# What installs a Python that is new enough, by the names of `system.COMMANDS`.
_PYTHONS = {
    "Debian, Ubuntu": "sudo apt-get install python3",
    "Fedora": "sudo dnf install python3",
    "macOS": "brew install python",
    "Windows": "winget install Python.Python.3.13",
}


def runtime_aspects() -> Iterator[Aspect]:
    """Give Python, then each library of the system."""
    here = system.this_system()
    version = platform.python_version()
    if sys.version_info < system.OLDEST_PYTHON:
        oldest = ".".join(map(str, system.OLDEST_PYTHON))
        yield lacking("Python", f"{version}: {oldest} or later is needed", mend=_PYTHONS[here])
    else:
        yield fine("Python", version)
    missing = system.missing_libraries()
    for name in system.LIBRARIES:
        if name in missing:
            yield lacking(name, "not found on this machine", mend=system.COMMANDS[here])
        else:
            yield fine(name, "found")
