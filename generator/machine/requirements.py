"""The packages that the program asks for, and the versions that are installed.

What it asks for stands in `pyproject.toml` of a checkout, and in the record of an installed copy.
"""

import importlib.metadata
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.gate import ANYWHERE, read_within
from generator.machine.aspect import Aspect, fine, lacking, optional

if TYPE_CHECKING:
    from packaging.requirements import Requirement

NAME = "workbook-generator"
# Extras that only those need who work on the program itself.
_OF_DEVELOPERS = frozenset({"bench", "dev", "editor", "pythons"})
_LARGEST_FILE = 1_000_000  # bytes


def requirement_aspects(python: str) -> Iterator[Aspect]:
    """Give each package that is not as it is asked for, all that are in one, then what is optional.

    `python` is the interpreter that they are installed for.
    """
    install = f"{python} -m pip install"
    try:
        needed, extras = _asked_for()
    except importlib.metadata.PackageNotFoundError:
        said = "this copy does not say what it needs: it was not installed"
        yield lacking("packages", said, mend=f"{install} {NAME}")
        return
    except ImportError:
        said = "packaging, which compares the versions of all others, is not installed"
        yield lacking("packages", said, mend=f"{install} packaging")
        return
    there = []
    for one in needed:
        version, wrong = _compared(one)
        if wrong:
            yield lacking(one.name, wrong, mend=f'{install} "{_typed(one)}"')
        else:
            there.append(f"{one.name} {version}")
    if there:
        yield fine("packages", f"{len(there)} as asked for: {', '.join(there)}")
    for extra, asked in extras.items():
        versions = [(one.name, *_compared(one)) for one in asked]
        wrongs = [f"{name} {wrong}" for name, _, wrong in versions if wrong]
        if wrongs:
            named = " ".join(f'"{_typed(one)}"' for one in asked)
            yield optional(f"extra {extra}", "; ".join(wrongs), mend=f"{install} {named}")
        else:
            there = [f"{name} {version}" for name, version, _ in versions]
            yield fine(f"extra {extra}", ", ".join(there))


def _asked_for() -> tuple[Sequence["Requirement"], Mapping[str, Sequence["Requirement"]]]:
    """Give what is asked for by all, and by each extra.

    Raises `ImportError` where what reads it is not installed, `PackageNotFoundError` where nothing
    says it.
    """
    from packaging.requirements import Requirement

    project = Path(__file__).resolve().parent.parent.parent / "pyproject.toml"
    if project.is_file():
        told = tomllib.loads(read_within(project, ANYWHERE, at_most=_LARGEST_FILE).decode("utf-8"))
        asked = told["project"]
        if asked["name"] == NAME:
            needed = [Requirement(one) for one in asked["dependencies"]]
            extras = asked["optional-dependencies"]
            return needed, {
                name: [Requirement(one) for one in extras[name]] for name in _for_users(extras)
            }
    record = importlib.metadata.metadata(NAME)
    requirements = [Requirement(one) for one in record.get_all("Requires-Dist") or []]
    by_extra = {
        extra: [one for one in requirements if one.marker and one.marker.evaluate({"extra": extra})]
        for extra in ("", *_for_users(record.get_all("Provides-Extra") or []))
    }
    always = [one for one in requirements if not one.marker]
    return [*always, *by_extra.pop("")], by_extra


def _for_users(extras: Iterable[str]) -> Iterator[str]:
    return (one for one in extras if one not in _OF_DEVELOPERS)


def _typed(requirement: "Requirement") -> str:
    """Give a requirement as pip takes it, without what it is asked for under."""
    extras = f"[{','.join(sorted(requirement.extras))}]" if requirement.extras else ""
    return f"{requirement.name}{extras}{requirement.specifier}"


def _compared(requirement: "Requirement") -> tuple[str, str]:
    """Give the version that is installed, and what is wrong with it, or nothing."""
    try:
        version = importlib.metadata.version(requirement.name)
    except importlib.metadata.PackageNotFoundError:
        return "", "not installed"
    if not requirement.specifier.contains(version, prereleases=True):
        return version, f"{version} is installed, {requirement.specifier} is needed"
    return version, ""
