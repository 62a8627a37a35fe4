"""workbook.yml: the settings of a workbook, checked, each mistake with its line."""

import io
import re
import warnings
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError, YAMLError, YAMLWarning

from generator.diagnostics import Findings, did_you_mean, error
from generator.model.merge_fields import without_marks
from generator.reading.source import CONTROL, Source
from generator.units import PAPER_HINT, parse_paper

LIMIT_ALIASES = 20

# What ruamel.yaml raises where a tag such as !!omap or !!float stands before another kind of value.
_OF_TAGS = (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError)

Model = TypeVar("Model", bound=BaseModel)

# RFC 5646 in the part that names a language: en, en-GB, zh-Hant, pt-BR.
_LANGUAGE = re.compile(
    r"[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z0-9]{5,8}|\d[a-z0-9]{3}))*", re.I
)

HINTS = {
    "paper": PAPER_HINT,
    "language": "a language tag such as en, en-GB, fr or pt-BR",
    "openings": 'write "recto" for chapters on right-hand pages, or "any"',
    "space": "a writing space such as lines=6 or box=45mm",
}


def _language(tag: str) -> str:
    if not _LANGUAGE.fullmatch(tag):
        raise ValueError(f'"{tag}" is no language')
    return tag


def check_paper(name: str) -> str:
    """Give a paper's name as it is. Raises `ValueError` where it is none."""
    parse_paper(name)
    return name


class Settings(BaseModel):
    """What may stand in workbook.yml; everything has a default."""

    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)

    title: str = ""
    subtitle: str = ""
    author: str = ""
    language: Annotated[str, AfterValidator(_language)] = "en"
    description: str = ""
    rights: str = ""
    paper: Annotated[str, AfterValidator(check_paper)] | None = None
    space: str = "lines=6"
    openings: Literal["recto", "any"] = "recto"
    editions: Any = None  # read by `plans`


def read_settings(source: Source, findings: Findings) -> tuple[Settings, CommentedMap]:
    """Read settings from YAML: checked, and as they were parsed.

    What is wrong goes to `findings`, the defaults stand in.
    """
    data = load_mapping(source.text, source, findings)
    if data is None:
        return Settings(), CommentedMap()
    settings = validate(Settings, data, source, findings, hints=HINTS)
    return settings or Settings(), data


def load_mapping(
    text: str, source: Source, findings: Findings, *, first_line: int = 1
) -> CommentedMap | None:
    """Parse a YAML mapping that begins at a line of a source; an empty text is an empty one."""
    try:
        _refuse_bombs(text)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", YAMLWarning)
            data = YAML(typ="rt").load(io.StringIO(text))
    except (YAMLError, RecursionError, ValueError, *_OF_TAGS) as reason:
        mark = getattr(reason, "problem_mark", None) or getattr(reason, "context_mark", None)
        line = first_line + (mark.line if mark else 0)
        problem, hint = _yaml_problem(reason)
        findings.add(error(problem, hint=hint, at=source.at(line)))
        return None
    if data is None:
        return CommentedMap()
    if not isinstance(data, CommentedMap):
        findings.add(
            error(
                "these are no settings",
                hint="write one setting a line: its name, a colon, a space, its value",
                at=source.at(first_line),
            )
        )
        return None
    for key, value in data.items():
        control = CONTROL.search(without_marks(f"{key}{value}"))
        if control:
            problem = f"has a character that can't be printed (U+{ord(control[0]):04X})"
            place = source.at(error_line(data, key, first_line))
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
    source: Source,
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
            findings.add(error(problem, hint=hint, at=source.at(line)))
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
