"""YAML read with its lines, and checked by a model: every mistake is a finding with its place."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from ruamel.yaml.comments import CommentedMap

from generator.diagnostics import Findings, Location, did_you_mean, error
from generator.mistakes import find_mistakes
from generator.yaml_reader import YamlError, read_yaml

Model = TypeVar("Model", bound=BaseModel)
Places = Callable[[int], Location]  # the place of a line of the file, counted from 1


def load_mapping(
    text: str, at: Places, findings: Findings, *, first_line: int = 1, shared: bool = False
) -> CommentedMap | None:
    """Parse a YAML mapping that begins at a line of a file; an empty text is an empty one.

    One that is `shared` is parsed once for all who ask for this text: nobody may change it.
    """
    try:
        data = _read_once(text) if shared else read_yaml(text)
    except YamlError as reason:
        findings.add(error(str(reason), hint=reason.hint, at=at(first_line + reason.line)))
        return None
    if data is None:
        return CommentedMap()
    if not isinstance(data, CommentedMap):
        findings.add(
            error(
                "these are no settings",
                hint="write one setting a line: its name, a colon, a space, its value",
                at=at(first_line),
            )
        )
        return None
    return data


@lru_cache(maxsize=32)
def _read_once(text: str) -> Any:
    return read_yaml(text)


def error_line(data: CommentedMap, key: Any, first_line: int, item: int | None = None) -> int:
    """Give the line of a key of a parsed mapping, or that of an item of the list it names."""
    try:
        if item is not None:
            return first_line + data[key].lc.item(item)[0]
        return first_line + data.lc.key(key)[0]
    except (KeyError, AttributeError, TypeError):
        return first_line if item is None else error_line(data, key, first_line)


def validate(
    model: type[Model],
    data: CommentedMap,
    at: Places,
    findings: Findings,
    *,
    what: str = "setting",
    hints: dict[str, str] | None = None,
    first_line: int = 1,
    alone: bool = False,
) -> Model | None:
    """Check a mapping by a pydantic model; every mistake becomes a finding with its line.

    Messages call a setting `what` and its name, or by its name `alone`.
    """
    given = {str(key): value for key, value in data.items()}
    try:
        return model.model_validate(given)
    except ValidationError as reason:
        for one in find_mistakes(reason, given):
            known = {field.alias or name for name, field in model.model_fields.items()}
            if one.kind == "extra_forbidden":
                problem, hint = f'unknown {what} "{one.key}"', did_you_mean(one.key, known)
            elif one.kind == "missing":
                problem = f'the {what} "{one.key}" is missing'
                hint = f"write {one.key}: and its value"
            elif not one.key:  # of the options together
                problem, hint = one.words, "correct the values that do not fit together"
            else:
                problem = f"{one.key if alone else f'{what} {one.key}'}: {one.words}"
                hint = (
                    one.hint
                    or (hints or {}).get(one.key)
                    or "see the settings in the author's guide"
                )
            line = error_line(data, one.key, first_line, one.item)
            findings.add(error(problem, hint=hint, at=at(line)))
        return None
