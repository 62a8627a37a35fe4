"""labels/TAG.yml: the fixed words of a language, checked against those of the base theme."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml.comments import CommentedMap

from generator import files
from generator.diagnostics import Findings, Location, did_you_mean, error
from generator.yaml import error_line, load_mapping

_PLACE = re.compile(r"\{[^{}]*\}")


def read_labels(
    path: Path, text: str, english: Mapping[str, Any] | None, findings: Findings
) -> dict[str, Any]:
    """Give the words of a file by their names, those of a group as a mapping of their own.

    `english` are the base theme's words, which say what may stand where; none for those words
    themselves. What is wrong goes to `findings`, and is left out.
    """
    name = files.display(path)

    def at(line: int) -> Location:
        return Location(file=name, line=line)

    data = load_mapping(text, at, findings, shared=True)
    if data is None:
        return {}
    return _Reader(at=at, findings=findings).group(data, data if english is None else english, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    at: Any
    findings: Findings

    def group(self, given: CommentedMap, pattern: Mapping[str, Any], prefix: str) -> dict[str, Any]:
        """Give the words that are as they should be."""
        words = {}
        for key, value in given.items():
            line = error_line(given, key, 1)
            if key not in pattern:
                hint = did_you_mean(str(key), pattern)
                self._add(f'unknown words "{prefix}{key}"', hint, line)
                continue
            taken = self._taken(f"{prefix}{key}", value, pattern[key], line)
            if taken is not None:
                words[str(key)] = taken
        return words

    def _taken(self, name: str, value: Any, pattern: Any, line: int) -> Any:
        """Give the words of a name, or nothing where they are of another kind."""
        if isinstance(pattern, Mapping):
            if isinstance(value, CommentedMap):
                return self.group(value, pattern, f"{name}.")
            hint = f"write them below it, indented: {', '.join(map(str, pattern))}"
            return self._add(f"{name}: is a group of words", hint, line)
        if isinstance(pattern, list | tuple):
            if isinstance(value, list) and value and all(map(_is_word, value)):
                return [str(one) for one in value]
            hint = f"write a list of words: {name}: [{', '.join(map(str, pattern[:3]))}]"
            return self._add(f"{name}: is a list of words", hint, line)
        if not _is_word(value):
            hint = f'write words between quotes, "" for none: {name.split(".")[-1]}: "{pattern}"'
            shown = "is empty" if value is None else "is to be words"
            return self._add(f"{name}: {shown}", hint, line)
        places = _PLACE.findall(str(pattern))
        for place in _PLACE.findall(str(value)):
            if place not in places:
                hint = f"what may stand there: {', '.join(places) or 'words alone'}"
                return self._add(f"{name}: nothing is called {place}", hint, line)
        return str(value)

    def _add(self, problem: str, hint: str, line: int) -> None:
        self.findings.add(error(problem, hint=hint, at=self.at(line)))


def _is_word(value: Any) -> bool:
    return isinstance(value, str | int | float)
