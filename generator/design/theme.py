"""Themes: folders of templates, CSS and words, searched in order, the user's first."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

from markupsafe import Markup as SafeText

from generator import files, gate
from generator.colour import as_grey
from generator.design.branding import palette, type_tokens
from generator.design.css_files import Sheet, join_sheets, whole_sheet
from generator.design.labels import read_labels
from generator.design.language import merge_words, missing_words, prefixes
from generator.design.templates import Templates
from generator.design.tokens import read_tokens
from generator.diagnostics import Diagnostic, Findings, Location, WorkbookError, error, warning
from generator.model import Brand, Edition
from generator.model.merge_fields import OPEN, mark
from generator.model.recipients import WORDS
from generator.units import MM_PER_POINT, parse_length

LIMIT_BYTES = 500_000
# Words and fine lines of a drawing that follow the look of a book: black is often meant as such.
DRAWN_SOFT = "#4A5152"
# What themes change comes after all they change, what makes reading easier over that, and what a
# practice sets last.
_LAST = ("css/theme.css", "css/large.css", "css/practice.css")


class Theme:
    """The templates, stylesheets, tokens and words of a book."""

    def __init__(
        self,
        folders: tuple[Path, ...],
        *,
        ink_saver: bool = False,
        brand: Brand | None = None,
        columns: Iterable[str] = (),
        least_rule_pt: float = 0.0,
    ):
        """`folders` are searched in order; the last is the base theme. No tints save ink.

        `columns` are those of a roster that templates may print by their names. No rule is thinner
        than `least_rule_pt`.
        """
        self.folders = folders
        self._ink_saver = ink_saver
        self._least_rule_pt = least_rule_pt
        self._labels: dict[str, tuple[Mapping[str, Any], tuple[Diagnostic, ...]]] = {}
        self._brand = brand
        self._templates = Templates(
            self.find,
            {"draw": self.draw, **_named(columns)},
            {
                "columned": lambda text: OPEN in str(text),
                "kind": lambda block: type(block).__name__.lower(),
                "grey": lambda colour: as_grey(str(colour)),
            },
        )

    def check(self, language: str) -> None:
        """Read the tokens, and the words of a language. Raises `WorkbookError` with all that is
        wrong with them.
        """
        findings = Findings()
        for read in (lambda: self.tokens, lambda: self.labels(language)):
            try:
                read()
            except WorkbookError as reason:
                findings.add(*reason.diagnostics)
        findings.raise_errors()

    @cached_property
    def tokens(self) -> dict[str, str | float]:
        """The tokens of all folders, the first folder's winning. Raises `WorkbookError`."""
        findings = Findings()
        tokens = read_tokens(self._each("tokens.yml"), findings)
        findings.raise_errors()
        if parse_length(str(tokens["rule-weight"])) < self._least_rule_pt * MM_PER_POINT:
            tokens["rule-weight"] = f"{self._least_rule_pt:g}pt"
        return tokens

    def labels(self, language: str) -> tuple[Mapping[str, Any], tuple[Diagnostic, ...]]:
        """Give the fixed words of a language; those it lacks are English, and told.

        Raises `WorkbookError` where a file of them is wrong.
        """
        if language in self._labels:
            return self._labels[language]
        self._labels[language] = self._read_labels(language)
        return self._labels[language]

    def _read_labels(self, language: str) -> tuple[Mapping[str, Any], tuple[Diagnostic, ...]]:
        findings = Findings()
        pattern: dict[str, Any] = {}
        for path, text in self._each("labels/en.yml", self.folders[-1:]):
            pattern = read_labels(path, text, None, findings)
        # English of the base theme alone is the pattern itself.
        plain = len(self.folders) == 1
        english = pattern if plain else self._words("en", pattern, findings)
        short = language.split("-")[0].lower()
        words: dict[str, Any] = {}
        for tag in prefixes(language):
            for name in dict.fromkeys((tag.lower(), tag)):
                own = english if name == "en" else self._words(name, pattern, findings)
                words = merge_words(words, own)
        findings.raise_errors()
        missing = missing_words(english, words)
        if not missing:
            return words, ()
        hint = f"put them into a theme: labels/{short}.yml, such as {missing[0]}: ..."
        what = ", ".join(missing) if words else "the printed words"
        problem = f'there are no words for the language "{language}": {what} will be English'
        return merge_words(english, words), (warning(problem, hint=hint),)

    def _words(self, tag: str, pattern: Mapping[str, Any], findings: Findings) -> dict[str, Any]:
        words: dict[str, Any] = {}
        for path, text in self._each(f"labels/{tag}.yml"):
            words = merge_words(words, read_labels(path, text, pattern, findings))
        return words

    def render(self, template: str, **context: Any) -> str:
        """Fill a template. Raises `WorkbookError` naming the template's file and line."""
        return self._templates.fill(template, **context)

    def length(self, name: str) -> float:
        """Give a token that is a length, in mm."""
        return parse_length(str(self.tokens[name]))

    def is_sans(self, edition: Edition) -> bool:
        """Tell whether the text of an edition is set in the typeface of labels."""
        return (edition.face or self.tokens["face"]) == "sans"

    @cached_property
    def palette(self) -> dict[str, str]:
        """The colours that follow from the tokens and the brand, as CSS writes them."""
        return palette(self.tokens, self._brand, ink_saver=self._ink_saver)

    @property
    def recolour(self) -> tuple[tuple[str, str], ...]:
        """The colours that drawings are drawn in, and what stands for each here."""
        usual = Theme(self.folders[-1:]).palette
        pairs = {
            usual["accent"]: self.palette["accent"],
            usual["tint"]: self.palette["tint"],
            DRAWN_SOFT: self.palette["soft"],
        }
        return tuple((one, other) for one, other in pairs.items() if one != other)

    def draw(self, template: str, **context: Any) -> SafeText:
        """Fill the template of a drawing and give it as an address that CSS can take."""
        svg = self.render(template, palette=self.palette, **context)
        return SafeText("data:image/svg+xml," + quote(" ".join(svg.split()), safe=" =:/;,.-_"))

    def stylesheets(
        self, edition: Edition, **context: Any
    ) -> tuple[str, tuple[tuple[int, str], ...]]:
        """Give all the CSS: the tokens first, then a part a concern, addresses made absolute; and
        the line at which each file begins in it.
        """
        names = {
            f"{place}{name}"
            for folder in self.folders
            for place in ("css/", "css/exercises/")
            if (folder / place).is_dir()
            for name in files.list_folder(folder / place, ".css")
        }
        given = {
            "palette": self.palette,
            "type": type_tokens(
                self._brand,
                ink_saver=self._ink_saver,
                sans=self.is_sans(edition),
                eases=edition.size.eases,
            ),
            "edition": edition,
            **context,
        }
        parts = [("css/tokens.css", self.render("css/tokens.css", **given))]
        for name in sorted(names - {"css/tokens.css", *_LAST}):
            parts += self._stylesheet(name)
        parts += self._changes("css/theme.css")
        parts += self._changes("css/large.css") if edition.size.eases else ()
        return join_sheets([*parts, *self._stylesheet("css/practice.css")])

    def _changes(self, name: str) -> Iterator[Sheet]:
        """Give what each theme says of its own in a stylesheet, the base theme first."""
        for found in self._each(name):
            yield whole_sheet(*found)

    def _each(self, name: str, folders: tuple[Path, ...] = ()) -> Iterator[tuple[Path, str]]:
        """Give the files of a name in all folders, or in some, the base theme's first."""
        for folder in reversed(folders or self.folders):
            found = self.find(name, (folder,))
            if found is not None:
                yield found

    def find(self, name: str, folders: tuple[Path, ...] = ()) -> tuple[Path, str] | None:
        """Give the first folder's file of a name and its text, or nothing.

        Raises `WorkbookError` where it leads out of the theme or can't be read.
        """
        for folder in folders or self.folders:
            try:
                data = gate.read_within(folder / name, (folder,), at_most=LIMIT_BYTES)
                return folder / name, data.decode("utf-8")
            except gate.GateError as reason:
                if reason.why is gate.Why.MISSING and not (folder / name).is_symlink():
                    continue
                outside = reason.why is gate.Why.OUTSIDE
                problem = "leads out of the theme's folder" if outside else reason.problem
            except UnicodeDecodeError:
                problem = "is not UTF-8"
            raise WorkbookError(
                error(
                    problem,
                    hint="put an ordinary text file there, or delete it to get the built-in one",
                    at=Location(file=files.display(folder / name)),
                )
            )
        return None

    def place_of(self, name: str) -> Location | None:
        """Give where a file stands that this theme has of its own, or nothing where it takes the
        base theme's.
        """
        found = self.find(name, self.folders[:-1]) if self.folders[:-1] else None
        return Location(file=files.display(found[0])) if found else None

    def _stylesheet(self, name: str) -> list[Sheet]:
        found = self.find(name)
        return [whole_sheet(*found)] if found else []


def _named(columns: Iterable[str]) -> dict[str, str]:
    """Give the marks of columns by what templates call them: hyphens are none of their letters."""
    return {word.replace("-", "_"): mark(word) for word in (*columns, *WORDS)}
