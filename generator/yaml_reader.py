"""YAML as people write it, read within bounds: what was typed stays what was typed.

A value is a number only where its digits say all of it, so `007`, `0x10`, `1.10` and `.inf` stay
text. Tags are refused. What is wrong is a `YamlError` in plain words with the line it stands in.
"""

import io
import re
import warnings
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.constructor import DuplicateKeyError, RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError, YAMLWarning
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    NodeEvent,
    ScalarEvent,
)
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.parser import RoundTripParser
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.tag import Tag

from generator.characters import CONTROL
from generator.model.merge_fields import without_marks

LIMIT_DEPTH = 20
LIMIT_ALIASES = 20
LIMIT_REPEATED = 100_000  # characters that aliases stand for
LIMIT_EVENTS = 30_000  # names, values, beginnings and ends

_QUOTE = "put values that have a colon or quotes in them between double quotes"
_TAGS = "tag:yaml.org,2002:"
_EMPTY = re.compile("|~|null|Null|NULL")
_WHOLE = re.compile("0|-?[1-9][0-9]{0,8}")
_BROKEN = re.compile(r"-?(?:0|[1-9][0-9]{0,8})\.(?:0|[0-9]{0,8}[1-9])")

# What the library says, whether the line is that of the beginning of what is wrong, and what is
# said here, with a hint.
_PROBLEMS = (
    (
        r"mapping values are not allowed",
        False,
        "a colon stands where none can",
        _QUOTE + "; begin names that belong together in the same column",
    ),
    (r"expected ',' or '\]'", True, "a list that begins with [ has no end", "write ] at its end"),
    (r"expected ',' or '\}'", True, "what begins with { has no end", "write } at its end"),
    (
        r"unexpected (end of stream|document separator)",
        True,
        "a text that begins with a quotation mark has no end",
        "write the same quotation mark at its end",
    ),
    (
        r"could not find expected ':'",
        True,
        "this line has no colon after its name",
        "write one setting a line: its name, a colon, a space, its value",
    ),
    (
        r"expected <block end>|sequence entries are not allowed|mapping keys are not allowed",
        False,
        "this line does not go on what stands above it",
        "begin names that belong together in the same column, and each item of a list with -; "
        "where a text has quotes in it, put all of it between double quotes",
    ),
    (
        r"unknown escape character|hexdecimal numbers",
        False,
        "a \\ between double quotes begins a sign, and there is none of these letters",
        "write \\\\ for a \\, or put the text between single quotes",
    ),
    (
        r"cannot start any token|expected alphabetic or numeric character|a tag|tag handle|URI",
        False,
        "a value can't begin with this sign",
        "put the value between double quotes",
    ),
    (
        r"a directive|YAML directive|YAML document",
        False,
        "a line can't begin with %",
        "delete the line, or put the text between double quotes",
    ),
    (
        r"another document|document end marker|<document start>",
        False,
        "a second list of settings begins here",
        "delete the line --- or ... and write all settings as one list",
    ),
    (
        r"while scanning a block scalar|indentation",
        False,
        "the text below | or > can't be read",
        "write nothing after the | or >, and indent all lines below it in the same way",
    ),
    (
        r"expected the node content",
        False,
        "a value is missing, or begins with a sign of YAML's",
        "write it, or put it between double quotes where it is that sign",
    ),
    (
        r"for merging",
        False,
        "<< takes in the settings of another name, and these are none",
        "write the settings out",
    ),
)


class YamlError(Exception):
    """A text that can't be read as YAML: what is wrong, and in which line, counted from 0."""

    def __init__(self, problem: str, hint: str, line: int = 0):
        super().__init__(problem)
        self.hint = hint
        self.line = line


def read_yaml(text: str) -> Any:
    """Give what a text of YAML says, mappings and lists with their lines. Raises `YamlError`."""
    yaml = YAML(typ="rt")
    yaml.Parser, yaml.Resolver, yaml.Constructor = _Parser, _Resolver, _Constructor
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", YAMLWarning)
            return yaml.load(io.StringIO(text))
    except YAMLError as reason:
        raise _in_plain_words(reason, text) from reason
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as reason:
        # What the library stumbles over in a text that breaks YAML's rules in an odd way.
        problem = "this is no YAML: it can't be read"
        raise YamlError(problem, "write one setting a line: name: value") from reason


class _Parser(RoundTripParser):
    """Hands out what stands in a text as long as it is within bounds."""

    def __init__(self, loader: Any):
        super().__init__(loader)
        self._events = self._aliases = self._repeated = 0
        self._open: list[tuple[str | None, int]] = []  # the anchors of what is open, their sizes
        self._sizes: dict[str, int] = {}  # of what has an anchor

    def get_event(self) -> Any:
        event = super().get_event()
        line = event.start_mark.line
        self._events += 1
        if self._events > LIMIT_EVENTS:
            problem = f"has more than {LIMIT_EVENTS:,} names and values"
            raise YamlError(problem, "take out what is not needed", line)
        if isinstance(event, NodeEvent):
            self._check(event, line)
        elif isinstance(event, CollectionEndEvent):
            anchor, size = self._open.pop()
            self._count(anchor, size)
        return event

    def _check(self, event: NodeEvent, line: int) -> None:
        if isinstance(event, AliasEvent):
            self._repeat(event.anchor, line)
            return
        tag = getattr(event, "ctag", None)
        if tag is not None and str(tag):
            problem = "a value can't begin with !"
            raise YamlError(
                problem, "delete the word with the !, or put all in double quotes", line
            )
        if isinstance(event, CollectionStartEvent):
            self._open.append((event.anchor, 0))
            if len(self._open) > LIMIT_DEPTH:
                hint = "settings have one level: name: value"
                raise YamlError("the settings are nested too deeply", hint, line)
        elif isinstance(event, ScalarEvent):
            control = CONTROL.search(without_marks(event.value))
            if control:
                problem = f"has a character that can't be printed (U+{ord(control[0]):04X})"
                raise YamlError(problem, "delete what stands for it after a \\", line)
            self._count(event.anchor, len(event.value))

    def _repeat(self, name: str, line: int) -> None:
        if name not in self._sizes:
            problem = f'a value begins with *, and nothing above is called "&{name}"'
            hint = "put the whole text between double quotes"
            raise YamlError(problem, hint, line)
        self._aliases += 1
        self._repeated += self._sizes[name]
        if self._aliases > LIMIT_ALIASES or self._repeated > LIMIT_REPEATED:
            problem = "too many YAML aliases"
            hint = "write out what each * stands for; put a text that begins with * in quotes"
            raise YamlError(problem, hint, line)
        self._count(None, self._sizes[name])

    def _count(self, anchor: str | None, size: int) -> None:
        if anchor is not None:
            self._sizes[anchor] = size + 1
        if self._open:
            around, before = self._open[-1]
            self._open[-1] = around, before + size + 1


class _Resolver(VersionedResolver):
    """Takes nothing for a number, a day or a truth that is more, or less, than it says."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        if kind is not ScalarNode:
            return super().resolve(kind, value, implicit)
        name = _kind(value) if implicit[0] else "str"
        return Tag(suffix=_TAGS + name)


def _kind(value: str) -> str:
    """Give YAML's name for what a value without quotes is."""
    if _EMPTY.fullmatch(value):
        return "null"
    if _WHOLE.fullmatch(value):
        return "int"
    if _BROKEN.fullmatch(value):
        return "float"
    return "merge" if value == "<<" else "str"


class _Constructor(RoundTripConstructor):
    def construct_mapping(  # type: ignore[override]  # as the library's own of this name
        self, node: Any, maptyp: Any, deep: bool = False
    ) -> Any:
        for key, _ in node.value:
            line = key.start_mark.line
            if not isinstance(key, ScalarNode):
                problem = "a list or other settings stand where a name belongs"
                raise YamlError(problem, "write a name, a colon, a space, a value", line)
            if _is(key, "null"):
                hint = "write a name before the colon, or put the whole text in double quotes"
                raise YamlError("a name is missing before a colon", hint, line)
            if not _is(key, "merge"):
                key.tag = Tag(suffix=_TAGS + "str")
        return super().construct_mapping(node, maptyp, deep=deep)


def _is(node: Any, name: str) -> bool:
    return str(node.tag) == _TAGS + name


_Constructor.add_constructor(_TAGS + "float", lambda _self, node: float(node.value))


def _in_plain_words(reason: YAMLError, text: str) -> YamlError:
    problem, begins = str(getattr(reason, "problem", None) or reason), False
    if isinstance(reason, DuplicateKeyError):
        key = re.search(r'key "(.+?)"', problem)
        said = f'"{key[1] if key else "a setting"}" is set twice', "keep one of the two lines"
    elif "'\\t'" in problem:
        said = "a tab stands where YAML wants spaces", "use the space bar, not the tab key"
    else:
        whole = f"{problem}\n{getattr(reason, 'context', '')}"
        found = (one for one in _PROBLEMS if re.search(one[0], whole))
        _, begins, what, hint = next(found, ("", False, "this line can't be read", _QUOTE))
        said = f"this is no YAML: {what}", hint
    marks: list[Any] = [getattr(reason, one, None) for one in ("problem_mark", "context_mark")]
    marks = [one for one in (reversed(marks) if begins else marks) if one]
    if not isinstance(reason, MarkedYAMLError):  # of a character: only its place is known
        return YamlError(*said, text.count("\n", 0, getattr(reason, "position", 0) or 0))
    return YamlError(*said, marks[0].line if marks else 0)
