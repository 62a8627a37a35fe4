"""Themes: folders of templates, CSS and words, searched in order, the user's first.

Templates run in a sandbox: they can loop and choose over what they are given, no more.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import (
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.exceptions import SecurityError
from jinja2.loaders import BaseLoader
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup as SafeText
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from generator import files
from generator.colour import as_grey
from generator.design.branding import palette, type_tokens
from generator.design.language import merge_words, missing_words, prefixes
from generator.diagnostics import Diagnostic, Location, WorkbookError, did_you_mean, error, warning
from generator.model import Brand
from generator.model.merge_fields import OPEN, mark
from generator.model.recipients import WORDS
from generator.units import parse_length

LIMIT_BYTES = 500_000
_CSS_URL = re.compile(r"""url\(\s*(["']?)(?!data:|#|[a-z]{2,}:)([^)"']+)\1\s*\)""", re.I)
# What themes change comes after all they change, what a practice sets after that.
_LAST = ("css/theme.css", "css/practice.css")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


class Theme:
    """The templates, stylesheets, tokens and words of a book."""

    def __init__(
        self,
        folders: tuple[Path, ...],
        *,
        ink_saver: bool = False,
        brand: Brand | None = None,
        columns: Iterable[str] = (),
    ):
        """`folders` are searched in order; the last is the base theme. No tints save ink.

        `columns` are those of a roster that templates may print by their names.
        """
        self.folders = folders
        self._ink_saver = ink_saver
        self._brand = brand
        self._environment = ImmutableSandboxedEnvironment(
            loader=_Loader(self),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            cache_size=-1,
        )
        self._environment.filters["safe_html"] = SafeText
        self._environment.filters["columned"] = lambda text: OPEN in str(text)
        self._environment.filters["kind"] = lambda block: type(block).__name__.lower()
        self._environment.filters["grey"] = lambda colour: as_grey(str(colour))
        self._environment.globals["draw"] = self.draw
        self._environment.globals["column"] = mark
        named = {word.replace("-", "_"): mark(word) for word in (*columns, *WORDS)}
        self._environment.globals |= named

    @cached_property
    def tokens(self) -> dict[str, Any]:
        """The tokens of all folders, the first folder's winning. Raises `WorkbookError`."""
        merged: dict[str, Any] = {}
        for folder in reversed(self.folders):
            given = self._mapping(folder, "tokens.yml")
            unknown = [key for key in given if merged and key not in merged]
            if unknown:
                raise WorkbookError(
                    *(
                        error(
                            f'unknown token "{key}"',
                            hint=did_you_mean(key, merged),
                            at=_line_of(folder / "tokens.yml", f"{key}:"),
                        )
                        for key in unknown
                    )
                )
            merged |= given
        self._check_colours(merged)
        return merged

    def labels(self, language: str) -> tuple[Mapping[str, Any], tuple[Diagnostic, ...]]:
        """Give the fixed words of a language; those it lacks are English, and told."""
        english = self._words("en")
        short = language.split("-")[0].lower()
        words: dict[str, Any] = {}
        for tag in prefixes(language):
            for name in dict.fromkeys((tag.lower(), tag)):
                words = merge_words(words, self._words(name))
        missing = missing_words(english, words)
        if not missing:
            return words, ()
        hint = f"put them into a theme: labels/{short}.yml, such as {missing[0]}: ..."
        what = ", ".join(missing) if words else "the printed words"
        problem = f'there are no words for the language "{language}": {what} will be English'
        return merge_words(english, words), (warning(problem, hint=hint),)

    def _words(self, tag: str) -> dict[str, Any]:
        words: dict[str, Any] = {}
        for folder in reversed(self.folders):
            words = merge_words(words, self._mapping(folder, f"labels/{tag}.yml"))
        return words

    def render(self, template: str, **context: Any) -> str:
        """Fill a template. Raises `WorkbookError` naming the template's file and line."""
        try:
            return self._environment.get_template(template).render(**context)
        except (TemplateError, TypeError, ValueError, RecursionError, OverflowError) as reason:
            raise WorkbookError(self._template_problem(reason)) from reason

    def length(self, name: str) -> float:
        """Give a token that is a length, in mm. Raises `WorkbookError` where it is none."""
        try:
            return parse_length(str(self.tokens[name]))
        except ValueError as reason:
            raise WorkbookError(
                error(
                    f"{name}: {reason}",
                    hint="write a number and mm, cm, in or pt, such as 27mm",
                    at=self._line_of_token(name),
                )
            ) from None

    @cached_property
    def palette(self) -> dict[str, str]:
        """The colours that follow from the tokens and the brand, as CSS writes them."""
        return palette(self.tokens, self._brand, ink_saver=self._ink_saver)

    @property
    def recolour(self) -> tuple[tuple[str, str], ...]:
        """The colours of the usual look and what stands for each here, where it is another."""
        usual = Theme(self.folders[-1:]).palette
        names = ("accent", "tint", "soft")
        pairs = ((usual[name], self.palette[name]) for name in names)
        return tuple((one, other) for one, other in pairs if one != other)

    def draw(self, template: str, **context: Any) -> SafeText:
        """Fill the template of a drawing and give it as an address that CSS can take."""
        svg = self.render(template, palette=self.palette, **context)
        return SafeText("data:image/svg+xml," + quote(" ".join(svg.split()), safe=" =:/;,.-_"))

    def stylesheets(self, **context: Any) -> str:
        """Give all the CSS: the tokens first, then a part a concern, addresses made absolute."""
        names = {
            f"{place}{name}"
            for folder in self.folders
            for place in ("css/", "css/exercises/")
            if (folder / place).is_dir()
            for name in files.list_folder(folder / place, ".css")
        }
        given = {"palette": self.palette, "type": type_tokens(self._brand), **context}
        parts = [self.render("css/tokens.css", **given)]
        parts += [self._stylesheet(name) for name in sorted(names - {"css/tokens.css", *_LAST})]
        return "\n".join([*parts, *self._changes(), self._stylesheet("css/practice.css")])

    def _changes(self) -> Iterator[str]:
        """Give what each theme says of its own in `css/theme.css`, the base theme first."""
        for folder in reversed(self.folders):
            yield Theme((folder,))._stylesheet("css/theme.css")

    def find(self, name: str) -> tuple[Path, str] | None:
        """Give the first folder's file of a name and its text, or nothing.

        Raises `WorkbookError` where it leads out of the theme or can't be read.
        """
        for folder in self.folders:
            try:
                path = files.resolve_within(folder, name)
                return folder / name, files.read_bytes(path, limit=LIMIT_BYTES).decode("utf-8")
            except FileNotFoundError:
                continue
            except files.OutsideError:
                problem = "leads out of the theme's folder"
            except UnicodeDecodeError:
                problem = "is not UTF-8"
            except OSError as reason:
                problem = f"can't be read: {reason}"
            raise WorkbookError(
                error(
                    problem,
                    hint="put an ordinary text file there, or delete it to get the built-in one",
                    at=Location(file=files.display(folder / name)),
                )
            )
        return None

    def _stylesheet(self, name: str) -> str:
        found = self.find(name)
        if found is None:
            return ""
        path, text = found
        at = re.search(r"@import\b", text)
        if at:
            raise WorkbookError(
                error(
                    "@import is not followed",
                    hint="put the stylesheet into the theme: every file css/NAME.css is used",
                    at=Location(file=files.display(path), line=text.count("\n", 0, at.start()) + 1),
                )
            )

        def absolute(match: re.Match[str]) -> str:
            return f'url("{path.resolve().parent.as_uri()}/{match[2].strip()}")'

        return _CSS_URL.sub(absolute, text)

    def _mapping(self, folder: Path, name: str) -> dict[str, Any]:
        found = Theme((folder,)).find(name) if len(self.folders) > 1 else self.find(name)
        if found is None:
            return {}
        try:
            data = YAML(typ="safe", pure=True).load(found[1])
        except (YAMLError, RecursionError) as reason:
            mark = getattr(reason, "problem_mark", None)
            place = Location(file=files.display(found[0]), line=mark.line + 1 if mark else None)
            problem = f"this is no YAML: {getattr(reason, 'problem', reason)}"
            hint = "compare it with the base theme's file of that name"
            raise WorkbookError(error(problem, hint=hint, at=place)) from reason
        if not isinstance(data, dict | None):
            problem = "these are no settings: each line is a name, a colon, a space and a value"
            hint = "compare it with the base theme's file of that name"
            place = Location(file=files.display(found[0]), line=1)
            raise WorkbookError(error(problem, hint=hint, at=place))
        return dict(data or {})

    def _check_colours(self, tokens: dict[str, Any]) -> None:
        for name in ("accent", "ink", "soft", "rule"):
            if not _COLOUR.fullmatch(str(tokens[name])):
                raise WorkbookError(
                    error(
                        f'{name}: "{tokens[name]}" is no colour',
                        hint='write it as six digits between quotes, such as "#1F5F5B"',
                        at=self._line_of_token(name),
                    )
                )

    def _line_of_token(self, name: str) -> Location:
        return _line_of(self.folders[0] / "tokens.yml", f"{name}:")

    def _template_problem(self, reason: Exception) -> Diagnostic:
        if isinstance(reason, TemplateNotFound):
            hint = "correct the name, or put the file into the theme"
            return error(f'there is no template "{reason.name}"', hint=hint)
        hint = "correct the template; what may stand in one is in the author's guide"
        if isinstance(reason, UndefinedError):
            hint += '; a column of a roster is written {{ column("NAME") }}'
        if isinstance(reason, TemplateSyntaxError):
            place = Location(file=reason.filename or reason.name or "template", line=reason.lineno)
            return error(f"the template can't be read: {reason.message}", hint=hint, at=place)
        place = None
        trace = reason.__traceback__
        while trace is not None:
            name = trace.tb_frame.f_code.co_filename
            if name.endswith((".html", ".css", ".svg")):
                place = Location(file=name, line=trace.tb_lineno)
            trace = trace.tb_next
        kind = "does what is not allowed" if isinstance(reason, SecurityError) else "fails"
        words = "it includes itself for ever" if isinstance(reason, RecursionError) else str(reason)
        return error(f"the template {kind}: {words}", hint=hint, at=place)


class _Loader(BaseLoader):
    def __init__(self, theme: Theme):
        self._theme = theme

    def get_source(self, environment, template):  # noqa: ARG002 (the library's signature)
        found = self._theme.find(template)
        if found is None:
            raise TemplateNotFound(template)
        path, text = found
        return text, files.display(path), lambda: True


def _line_of(path: Path, fragment: str) -> Location:
    try:
        lines = files.read_bytes(path, limit=LIMIT_BYTES).decode("utf-8", "replace").split("\n")
    except OSError:
        return Location(file=files.display(path))
    numbers = [number for number, line in enumerate(lines, 1) if line.startswith(fragment)]
    return Location(file=files.display(path), line=numbers[0] if numbers else None)
