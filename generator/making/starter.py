"""A new workbook: its folder, from an article where one is named."""

import re
from dataclasses import dataclass
from pathlib import Path

from generator import files, gate
from generator.diagnostics import Diagnostic, Location, Severity, WorkbookError, error
from generator.model import iterate_prompts
from generator.output_folder import prepare_output
from generator.reading.article.article_file import read_article
from generator.reading.article.draft import Draft, LeftOut
from generator.reading.workbook import read_workbook
from generator.slugs import title_of

LIMIT_BYTES = 1_000_000
MOST_MENDINGS = 4
_SETTINGS = "workbook.yml"
_TABLE = re.compile(r"^\|(?:\s*:?-+:?\s*\|)+\s*$", re.M)
_HEAD = re.compile(r"\s*/{3,}\s*\w")
_MEANS_SOMETHING = re.compile(r"(?<!\\)([\\`*{}\[\]>|!])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The files of a new workbook, what was noticed about the article it comes from, and what was
    found in it: how many of each, by name. `left_out` is what could not be carried over.
    """

    files: tuple[Path, ...]
    notices: tuple[Diagnostic, ...]
    found: tuple[tuple[str, int], ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def start(folder: Path, article: Path | None) -> Start:
    """Write a new workbook's folder that builds at once, from an article where one is named.

    Raises `WorkbookError` where something stands there already, or the article can't be read.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        hint = "name a folder that is not there yet, or an empty one"
        place = Location(file=folder.as_posix())
        raise WorkbookError(error("something stands there already", hint=hint, at=place))
    draft = read_article(article) if article else None
    contents = _texts(folder, draft)
    prepare_output(folder)
    if draft and draft.pictures:
        prepare_output(folder / "images")
    for name, data in contents.items():
        files.write_atomically(folder / name, data)
    written = tuple(folder / name for name in contents)
    if draft is None:
        return Start(files=written, notices=())
    notices = (*draft.notices, *_mend(folder))
    return Start(
        files=written, notices=notices, found=_found(folder, draft), left_out=draft.left_out
    )


def _texts(folder: Path, draft: Draft | None) -> dict[str, bytes]:
    """Give the files of a new workbook by name: the sample chapters, or the article's."""
    templates = files.shipped("templates") / "new"
    title = draft.title if draft else title_of(folder.resolve().name)
    settings = _shipped(_SETTINGS).decode()
    settings = settings.replace("{title}", _quoted(title))
    for name, words in draft.settings if draft else ():
        line = f'{name}: "{_quoted(words)}"'
        example = re.search(rf"^# {name}: .*$", settings, re.M)
        if example:
            settings = settings[: example.start()] + line + settings[example.end() :]
        else:
            settings += f"\n{line}\n"
    texts = {_SETTINGS: settings.encode()}
    if draft:
        texts |= {one.file: one.text.encode() for one in draft.chapters}
        return texts | {one.file: one.data for one in draft.pictures}
    names = files.list_folder(templates, ".md")
    return texts | {one: _shipped(one) for one in names}


def _shipped(name: str) -> bytes:
    folder = files.shipped("templates") / "new"
    return gate.read_within(folder / name, (folder,), at_most=LIMIT_BYTES)


def _quoted(words: str) -> str:
    return words.replace("\\", "\\\\").replace('"', '\\"')


def _mend(folder: Path) -> list[Diagnostic]:
    """Make lines plain words that would keep the new workbook from being built, and tell them."""
    told: list[Diagnostic] = []
    for mending in range(MOST_MENDINGS + 1):
        try:
            read_workbook(folder)
            return told
        except WorkbookError as reason:
            wrong = [one for one in reason.diagnostics if one.severity is Severity.ERROR]
        lines: dict[str, set[int]] = {}
        for one in wrong:
            if one.location and one.location.line:
                lines.setdefault(Path(one.location.file).name, set()).add(one.location.line)
        if not lines or mending == MOST_MENDINGS:
            return [*told, *wrong]
        told += [_as_words(one) for one in wrong]
        for name, numbers in lines.items():
            _make_plain(folder / name, numbers)
    return told


def _as_words(one: Diagnostic) -> Diagnostic:
    return Diagnostic(
        severity=Severity.WARNING,
        message=f"{one.message}; the line is printed as it is written",
        hint=one.hint,
        location=one.location,
    )


def _make_plain(path: Path, numbers: set[int]) -> None:
    """Write lines of a file anew so that nothing in them means anything to the program."""
    lines = gate.read_own(path, at_most=20 * LIMIT_BYTES).decode().split("\n")
    for number in sorted(numbers):
        at = min(number, len(lines)) - 1
        if path.name == _SETTINGS:
            lines[at] = f"# {lines[at]}"
            continue
        if _plain(lines[at]) == lines[at]:  # an option: what is wrong is the block's
            at = next((one for one in range(at, -1, -1) if _HEAD.match(lines[one])), at)
        lines[at] = _plain(lines[at])
    files.write_atomically(path, "\n".join(lines).encode())


def _plain(line: str) -> str:
    slashes = re.sub(r"^(\s*)(/{3,})", r"\1\\\2", line)
    if slashes != line:
        return slashes
    # Between tags, a backslash takes the meaning from none.
    return _MEANS_SOMETHING.sub(r"\\\1", line).replace("<", "&lt;")


def _found(folder: Path, draft: Draft) -> tuple[tuple[str, int], ...]:
    """Give what a new workbook has of what its author cares about, as it is read."""
    try:
        chapters = read_workbook(folder).workbook.chapters
    except WorkbookError:  # told by the mending
        return ()
    questions = sum(1 for one in chapters for prompt in iterate_prompts(one.blocks) if prompt.space)
    tables = sum(len(_TABLE.findall(one.text)) for one in draft.chapters)
    counts = [("question", questions), ("table", tables), ("picture", len(draft.pictures))]
    many = [("chapter", len(chapters))] if len(chapters) > 1 else []
    return tuple(many + counts)
