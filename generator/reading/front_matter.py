"""Front matter: what stands between two lines `---` at the top of a text.

Web sites and notebooks keep a text's title and author there. Those that a book has a place for
are taken; the rest is told, once, by name.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from generator.diagnostics import Findings, Location, shorten, warning
from generator.reading.settings import Settings, is_language
from generator.reading.source import Source
from generator.yaml import error_line, load_mapping

# What other programs call what we take.
_NAMES = {
    "title": "title",
    "subtitle": "subtitle",
    "author": "author",
    "authors": "author",
    "language": "language",
    "lang": "language",
    "description": "description",
    "summary": "description",
    "abstract": "description",
}
_KEY = re.compile(
    r"(?P<quote>[\"']?)(?P<name>[\w][\w .:/-]*?)(?P=quote)[ \t]*(?P<sign>[:=])(?:[ \t]|$)"
)
_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_LONGEST = 200  # lines
_NAMED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What the head of a text says, and in which lines; empty where it says nothing."""

    title: str = ""
    subtitle: str = ""
    author: str = ""
    language: str = ""
    description: str = ""
    lines: dict[str, int] = field(default_factory=dict)


def take_front_matter(source: Source, findings: Findings) -> tuple[Source, FrontMatter]:
    """Give a source with empty lines in place of its front matter, and what that says."""
    lines = source.text.split("\n")
    end = _end(lines)
    if not end:
        return source, FrontMatter()
    text = "\n".join([""] * (end + 1) + lines[end + 1 :])
    data = _values(lines[1:end], toml=lines[0].startswith("+"))
    taken: dict[str, str] = {}
    at: dict[str, int] = {}
    others: list[str] = []
    for name, (value, line) in data.items():
        own = _NAMES.get(name.lower())
        if own is None:
            others.append(name)
        elif value and not taken.get(own):
            taken[own], at[own] = value, line
    if others:
        _tell(source, others, findings)
    return replace(source, text=text), FrontMatter(**taken, lines=at)


def fill_settings(
    settings: Settings, texts: Sequence[tuple[Source, FrontMatter]], findings: Findings
) -> Settings:
    """Give the settings of a book with what the heads of its texts say and workbook.yml does not.

    The first text speaks for the book; what others say otherwise is told. Title and subtitle of
    a text are the book's where it is the only one.
    """
    names = ["author", "language", "description"]
    if len(texts) == 1:
        names += ["title", "subtitle"]
    for position, (source, matter) in enumerate(texts):
        for name in names:
            value, now = getattr(matter, name), getattr(settings, name)
            if not value or value == now:
                continue
            place = source.at(matter.lines.get(name))
            if name in settings.model_fields_set or position > 0:
                _tell_other(name, value, now, place, findings)
            elif name == "language" and not is_language(value):
                hint = "write a language tag such as en, en-GB, fr or pt-BR; Norwegian is nb or nn"
                findings.add(warning(f'"{value}" is no language', hint=hint, at=place))
            else:
                settings = settings.model_copy(update={name: value})
    return settings


def _tell_other(name: str, value: str, now: str, place: Location, findings: Findings) -> None:
    problem = f'the {name} of the book is "{now}", not "{shorten(value, 60)}" as it says here'
    hint = f"a book has one: write {name}: into workbook.yml"
    findings.add(warning(problem if now else f"this {name} is left out", hint=hint, at=place))


def _end(lines: list[str]) -> int:
    """Give the index of the line that ends the front matter, or 0 where there is none."""
    fence = lines[0].rstrip()
    if fence not in _FENCES:
        return 0
    for at, line in enumerate(lines[1:_LONGEST], start=1):
        if line.rstrip() in _FENCES[fence]:
            inside = [one for one in lines[1:at] if one.strip() and not one.startswith("#")]
            # Two rules with a text between them are no front matter.
            return at if not inside or _KEY.match(inside[0]) else 0
    return 0


def _values(lines: list[str], *, toml: bool) -> dict[str, tuple[str, int]]:
    """Give the values by their names, each with its line in the file."""
    found = {} if toml else _yaml(lines)
    if found:
        return found
    # What is no YAML, such as a title with a colon in it, is read line by line.
    for number, line in enumerate(lines, start=2):
        key = _KEY.match(line)
        if key and key["name"] not in found:
            found[key["name"]] = (line[key.end() :].strip().strip("\"'"), number)
    return found


def _yaml(lines: list[str]) -> dict[str, tuple[str, int]]:
    unread = Findings()
    data = load_mapping("\n".join(lines), lambda line: Location(file="", line=line), unread)
    if unread.all or data is None:
        return {}
    return {str(key): (_words(value), error_line(data, key, 2)) for key, value in data.items()}


def _words(value: object) -> str:
    """Give a value as words: of a list its entries, of an entry with a name that name."""
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_words, value)))
    if isinstance(value, dict):
        return _words(value.get("name", ""))
    return " ".join(str(value).split())


def _tell(source: Source, others: list[str], findings: Findings) -> None:
    more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
    named = ", ".join(f'"{shorten(name, 40)}"' for name in others[:_NAMED]) + more
    findings.add(
        warning(
            f"of what stands above the text, {named} is left out",
            hint="title, subtitle, author, language and description are taken; settings of the "
            "book go into workbook.yml",
            at=source.at(1),
        )
    )
