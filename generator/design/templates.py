"""Templates in a sandbox: they loop and choose over what they are given, within bounds, no more.

What a template does wrong is told with its file and line. The bounds are far beyond what the
pages of a book take; they end loops in loops, texts that double, and templates that call
themselves, before these take the machine's memory or an evening.
"""

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any

from jinja2 import (
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
    nodes,
)
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.loaders import BaseLoader
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup as SafeText

from generator import files
from generator.design.compiled_templates import COMPILED
from generator.diagnostics import Diagnostic, Location, WorkbookError, error
from generator.model.merge_fields import COLUMN, mark

LIMIT_STEPS = 10_000_000  # of what a document takes: turns of loops, calls, includes
LIMIT_TEXT = 3_000_000  # characters, or items, that an operator or a filter makes
LIMIT_NUMBER = 1_000_000  # that a function or a filter is given
LIMIT_DOCUMENT = 30_000_000  # characters
LIMIT_BITS = 10_000  # of a whole number

TURN, CALL, INCLUDE = 1, 20, 100  # steps, by the time they take

# What may be raised by what a template does.
_FAULTS = (
    TemplateError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    NameError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)
# Our words for it, the narrower kind first.
_SAID: tuple[tuple[type[Exception], str], ...] = (
    (RecursionError, "it includes itself for ever"),
    (ZeroDivisionError, "it divides by zero"),
    (OverflowError, "it counts or makes too much"),
    (MemoryError, "it counts or makes too much"),
    (SyntaxError, "it is nested too deeply"),
    (LookupError, "it asks for an item that is not there"),
    (AttributeError, "it asks for something that is not there"),
    (TypeError, "it uses or joins what does not fit together"),
    (ValueError, "it uses a value that can't stand there"),
    (AssertionError, "it uses a value that can't stand there"),
)
_TEMPLATES = (".html", ".css", ".svg")
_WIDE = re.compile(r"\d{6}|\*|:[^{}]*\{")  # a format that fills up with spaces, or may

Find = Callable[[str], tuple[Path, str] | None]


class RefusedError(SecurityError):
    """What a template does is not allowed, in words for who wrote it."""


class Templates:
    """The templates that `find` gives by their names, filled with what they are given."""

    def __init__(self, find: Find, functions: Mapping[str, Any], filters: Mapping[str, Any]):
        self._loader = _Loader(find)
        self._sandbox = _Sandbox(
            loader=self._loader,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            cache_size=-1,
            bytecode_cache=COMPILED,
        )
        self._sandbox.filters["safe_html"] = SafeText
        self._sandbox.filters |= filters
        self._sandbox.globals |= {"column": _column, **functions}
        self._filling = False

    def fill(self, name: str, **context: Any) -> str:
        """Fill a template. Raises `WorkbookError` naming the template's file and line."""
        if self._filling:  # a drawing in another template: what goes wrong is told for both
            return self._sandbox.get_template(name).render(**context)
        self._filling, self._sandbox.steps = True, 0
        try:
            return self._sandbox.get_template(name).render(**context)
        except _FAULTS as reason:
            raise WorkbookError(_problem(reason, self._loader.last)) from reason
        finally:
            self._filling = False


class _Loader(BaseLoader):
    def __init__(self, find: Find):
        self._find = find
        self.last = ""  # the file that was read last

    def get_source(self, environment, template):  # noqa: ARG002 (the library's signature)
        found = self._find(template)
        if found is None:
            raise TemplateNotFound(template)
        path, text = found
        self.last = files.display(path)
        return text, self.last, lambda: True


class _Code(CodeGenerator):
    """Code that counts the turns of loops, and bounds what `~` joins."""

    def visit_For(self, node: nodes.For, frame: Frame) -> None:  # noqa: N802 (the library's name)
        counted = nodes.EnvironmentAttribute("counted", lineno=node.lineno)
        node.iter = nodes.Call(counted, [node.iter], [], None, None, lineno=node.lineno)
        node.iter.set_environment(self.environment)
        super().visit_For(node, frame)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 (likewise)
        self.write("environment.bounded(")
        super().visit_Concat(node, frame)
        self.write(")")


class _Sandbox(ImmutableSandboxedEnvironment):
    code_generator_class = _Code
    intercepted_binops = frozenset(["+", "*", "**", "%"])

    def __init__(self, **options: Any):
        super().__init__(**options)
        self.steps = 0
        del self.globals["lipsum"]
        for name, one in self.filters.items():
            self.filters[name] = self._bounded_filter(name, one)

    def step(self, count: int) -> None:
        self.steps += count
        if self.steps > LIMIT_STEPS:
            raise RefusedError(f"it takes more than {LIMIT_STEPS:,} steps")

    def counted(self, items: Iterable[Any]) -> Iterator[Any]:
        for one in items:
            self.step(TURN)
            yield one

    def bounded(self, made: Any) -> Any:
        if isinstance(made, str | list | tuple) and len(made) > LIMIT_TEXT:
            raise RefusedError(f"it makes more than {LIMIT_TEXT:,} letters or items of a few")
        return made

    def compile(self, source: Any, *given: Any, **more: Any) -> Any:
        try:
            return super().compile(source, *given, **more)
        except (MemoryError, RecursionError, SyntaxError) as reason:
            said = "it is nested too deeply"
            raise TemplateSyntaxError(said, 0, *given[:2]) from reason

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        # Whoever has a path can read and write files.
        return not isinstance(obj, PurePath) and super().is_safe_attribute(obj, attr, value)

    def concat(self, pieces: Iterable[str]) -> str:
        kept, length = [], 0
        for piece in pieces:
            length += len(piece)
            if length > LIMIT_DOCUMENT:
                raise RefusedError(f"it makes more than {LIMIT_DOCUMENT:,} letters")
            kept.append(piece)
        return "".join(kept)

    def get_template(self, *given: Any, **more: Any) -> Any:
        self.step(INCLUDE)
        return super().get_template(*given, **more)

    def select_template(self, *given: Any, **more: Any) -> Any:
        self.step(INCLUDE)
        return super().select_template(*given, **more)

    def call(__self, __context: Any, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805 (the library's names)
        __self.step(CALL)
        method = getattr(__obj, "__wrapped__", __obj)
        value, name = getattr(method, "__self__", None), getattr(method, "__name__", "")
        _refuse_wide(value, name, args, kwargs)
        return super().call(__context, __obj, *args, **kwargs)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if operator == "*":
            for one, times in ((left, right), (right, left)):
                if isinstance(one, str | list | tuple) and isinstance(times, int):
                    _refuse_many(len(one) * times)
        if operator == "%" and isinstance(left, str):
            _refuse_wide(left, "format", (), {})
        if operator == "**" and isinstance(left, int) and isinstance(right, int):
            _refuse_many(left.bit_length() * right * LIMIT_TEXT // LIMIT_BITS)
        return self.bounded(super().call_binop(context, operator, left, right))

    def _bounded_filter(self, name: str, filter_: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(filter_)
        def bounded(*args: Any, **kwargs: Any) -> Any:
            texts = [at for at, one in enumerate(args) if isinstance(one, str | list | tuple)]
            value = args[texts[0]] if texts else None
            _refuse_wide(value, name, args[texts[0] + 1 :] if texts else args, kwargs)
            return filter_(*args, **kwargs)

        return bounded


def _column(name: Any) -> str:
    """Give the place of a column of a roster in a template."""
    if not isinstance(name, str) or not re.fullmatch(COLUMN, name):
        raise RefusedError(f'"{name}" can\'t be the name of a column')
    return mark(name)


def _refuse_wide(value: Any, name: str, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> None:
    """Refuse what would make a very long text: of numbers, of formats, of texts in texts."""
    for one in (*args, *kwargs.values()):
        if isinstance(one, int | float) and abs(one) > LIMIT_NUMBER:
            raise RefusedError(f"it uses a number of more than {LIMIT_NUMBER:,}")
    if not isinstance(value, str | list | tuple):
        return
    first, second = (*args, *kwargs.values(), "", "")[:2]
    if name in ("format", "format_map") and _WIDE.search(str(value)):
        raise RefusedError("it fills a text up to a width that is too large")
    if name == "replace" and isinstance(second, str):
        _refuse_many(str(value).count(str(first)) * len(second))
    if name == "join" and isinstance(first, str | list | tuple):
        _refuse_many(max(1, len(value)) * max(1, len(first)))


def _refuse_many(count: int) -> None:
    if count > LIMIT_TEXT:
        raise RefusedError(f"it makes more than {LIMIT_TEXT:,} letters or items of a few")


def _problem(reason: Exception, last: str) -> Diagnostic:
    at = _place(reason) or Location(file=last or "template")
    if isinstance(reason, TemplateNotFound):
        hint = "correct the name, or put the file into the theme"
        names = '" or "'.join(getattr(reason, "templates", [reason.name]))
        return error(f'there is no template "{names}"', hint=hint, at=at)
    hint = "correct the template; what may stand in one is in the author's guide"
    if isinstance(reason, TemplateSyntaxError):
        file = reason.filename or reason.name or "template"
        at = Location(file=file, line=reason.lineno or None)
        return error(f"the template can't be read: {reason.message}", hint=hint, at=at)
    if isinstance(reason, UndefinedError) or "\" can't be the name of a column" in str(reason):
        hint += '; a column of a roster is written {{ column("NAME") }}'
    kind = "does what is not allowed" if isinstance(reason, SecurityError) else "fails"
    return error(f"the template {kind}: {_words(reason)}", hint=hint, at=at)


def _place(reason: Exception) -> Location | None:
    """Give the line of the innermost template that was being filled."""
    place, trace = None, reason.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name.endswith(_TEMPLATES):
            place = Location(file=name, line=trace.tb_lineno)
        trace = trace.tb_next
    return place


def _words(reason: Exception) -> str:
    if isinstance(reason, RefusedError):
        return str(reason)
    if isinstance(reason, SecurityError | UndefinedError):
        name = re.search(r"attribute '(.+?)'|'(.+?)' is undefined|element (.+)", str(reason))
        what = next((one for one in name.groups() if one), "") if name else ""
        if isinstance(reason, SecurityError):
            return f'it asks for "{what}", which is closed to templates'
        return f'nothing is called "{what}" there' if what else "it asks for what is not there"
    said = (words for kind, words in _SAID if isinstance(reason, kind))
    return next(said, str(reason) or "it can't be filled")
