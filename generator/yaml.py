"""YAML read with its lines, and checked by a model: every mistake is a finding with its place."""

import io
import re
import warnings
from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError, YAMLError, YAMLWarning

from generator.characters import CONTROL
from generator.diagnostics import Findings, Location, did_you_mean, error
from generator.model.merge_fields import without_marks

LIMIT_ALIASES = 20

# What ruamel.yaml raises where a tag such as !!omap or !!float stands before another kind of value.
_OF_TAGS = (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError)

Model = TypeVar("Model", bound=BaseModel)
Places = Callable[[int], Location]  # the place of a line of the file, counted from 1


def load_mapping(
    text: str, at: Places, findings: Findings, *, first_line: int = 1
) -> CommentedMap | None:
    """Parse a YAML mapping that begins at a line of a file; an empty text is an empty one."""
    try:
        _refuse_bombs(text)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", YAMLWarning)
            data = YAML(typ="rt").load(io.StringIO(text))
    except (YAMLError, RecursionError, ValueError, *_OF_TAGS) as reason:
        mark = getattr(reason, "problem_mark", None) or getattr(reason, "context_mark", None)
        line = first_line + (mark.line if mark else 0)
        problem, hint = _yaml_problem(reason)
        findings.add(error(problem, hint=hint, at=at(line)))
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
    for key, value in data.items():
        control = CONTROL.search(without_marks(f"{key}{value}"))
        if control:
            problem = f"has a character that can't be printed (U+{ord(control[0]):04X})"
            place = at(error_line(data, key, first_line))
            findings.add(error(problem, hint="delete what stands for it after a \\", at=place))
            return None
    return data


def error_line(data: CommentedMap, key: Any, first_line: int) -> int:
    """Give the line of a key of a parsed mapping."""
    try:
        return first_line + data.lc.key(key)[0]
    except (KeyError, AttributeError, TypeError):
        return first_line


def validate(
    model: type[Model],
    data: CommentedMap,
    at: Places,
    findings: Findings,
    *,
    what: str = "setting",
    hints: dict[str, str] | None = None,
    first_line: int = 1,
) -> Model | None:
    """Check a mapping by a pydantic model; every mistake becomes a finding with its line."""
    try:
        return model.model_validate({str(key): value for key, value in data.items()})
    except ValidationError as reason:
        for one in reason.errors():
            key = str(one["loc"][0]) if one["loc"] else ""
            known = {field.alias or name for name, field in model.model_fields.items()}
            if one["type"] == "extra_forbidden":
                problem, hint = f'unknown {what} "{key}"', did_you_mean(key, known)
            elif one["type"] == "missing":
                problem, hint = f'the {what} "{key}" is missing', f"write {key}: and its value"
            elif not key:  # of the options together
                problem, hint = _sentence(one), "correct the values that do not fit together"
            else:
                problem = f"{what} {key}: {_sentence(one)}"
                hint = (hints or {}).get(key) or "see the settings in the author's guide"
            line = error_line(data, key, first_line)
            findings.add(error(problem, hint=hint, at=at(line)))
        return None


def _sentence(one: Any) -> str:
    if one["type"] == "value_error":
        return str(one["ctx"]["error"])
    if one["type"] in ("literal_error", "enum"):
        return f'"{one["input"]}" is not one of {one["ctx"]["expected"]}'
    return one["msg"][0].lower() + one["msg"][1:]


def _refuse_bombs(text: str) -> None:
    if len(re.findall(r"(?:^|[\s\[{,])\*\w", text)) > LIMIT_ALIASES:
        raise ValueError("too many YAML aliases")


def _yaml_problem(reason: Exception) -> tuple[str, str]:
    if isinstance(reason, RecursionError):
        return "the settings are nested too deeply", "settings have one level: name: value"
    if "'\\t'" in str(reason):
        return "a tab stands where YAML wants spaces", "use the space bar, not the tab key"
    if isinstance(reason, DuplicateKeyError):
        key = re.search(r'key "(.+?)"', str(reason.problem))
        name = key[1] if key else "a setting"
        return f'"{name}" is set twice', "keep one of the two lines"
    if isinstance(reason, _OF_TAGS):
        return "this is no YAML: a tag stands before a value of another kind", "delete the !"
    if isinstance(reason, MarkedYAMLError) and reason.problem:
        problem = f"this is no YAML: {reason.problem}"
    else:
        problem = f"this is no YAML: {str(reason).splitlines()[0]}"
    return problem, "put values that have a colon or quotes in them between double quotes"
