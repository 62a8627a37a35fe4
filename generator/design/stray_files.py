"""Files in a theme's folder that stand in for none of the base theme and are of no other use."""

import difflib
import itertools
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from generator import files
from generator.diagnostics import Diagnostic, Location, did_you_mean, warning
from generator.gate import GateError, read_within

LIMIT_FILES = 2_000  # of a folder that are looked at
LIMIT_DEPTH = 6
LIMIT_TEXT = 500_000  # bytes of one of them
MOST_TOLD = 12
NEAR, NEAR_STYLE = 0.8, 0.85
_LABELS = re.compile(r"labels/[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\.yml")
_STYLES = re.compile(r"css/(exercises/)?[^/]+\.css")
_TEXTS = (".html", ".css", ".svg")
_FOR_PEOPLE = re.compile(r"(readme|licen[cs]e|copying|changelog|notice)(\..*)?|.*\.(md|txt)", re.I)
_NO_STAND_IN = "stands in for no file of the base theme"


def find_strays(folders: tuple[Path, ...], *, limit: int) -> Iterator[Diagnostic]:
    """Say which files of a theme's folders do nothing, and what may be meant; the last folder is
    the base theme. `limit` is how many bytes a text may have.

    Every stylesheet in `css` is used, and so are words in any language; a picture, a typeface or a
    template of a new name is where a text of the theme names it.
    """
    *own_folders, base = folders
    known = tuple(_walk(base))
    own = {folder: tuple(itertools.islice(_walk(folder), LIMIT_FILES)) for folder in own_folders}
    named = "\n".join(
        _text(folder, name, limit)
        for folder, names in own.items()
        for name in names
        if name.endswith(_TEXTS)
    )
    for folder, names in own.items():
        for name, problem, hint in itertools.islice(_judged(names, known, named), MOST_TOLD):
            yield warning(problem, hint=hint, at=Location(file=files.display(folder / name)))


def own_texts(folders: tuple[Path, ...]) -> tuple[tuple[str, str], ...]:
    """Give the names and texts of a theme's own templates and drawings; the last folder is the
    base theme.
    """
    return tuple(
        (files.display(folder / name), _text(folder, name, LIMIT_TEXT))
        for folder in folders[:-1]
        for name in itertools.islice(_walk(folder), LIMIT_FILES)
        if name.endswith((".html", ".svg"))
    )


def _judged(
    names: tuple[str, ...], known: tuple[str, ...], named: str
) -> Iterator[tuple[str, str, str]]:
    """Give the files and folders that do nothing, with what to say of them."""
    tops = {_top(name) for name in known}
    of_use = {name for name in names if name in known or _is_of_use(name, named)}
    used_tops = tops | {_top(name) for name in of_use}
    told: set[str] = set()
    for name in names:
        if name in known:
            continue
        if name in of_use:
            near = _near_style(name, known)
            if near and near not in names:
                hint = f'did you mean "{near}"? Else give it a name that is less like it'
                yield name, "is laid over all other stylesheets and stands in for none", hint
        elif _top(name) in used_tops or "/" not in name:
            near = _nearest(name, known)
            use = "let a template or a stylesheet of the theme name it, or delete it"
            yield name, _NO_STAND_IN, f'did you mean "{near}"?' if near else use
        elif _top(name) not in told:
            told.add(_top(name))
            yield _top(name), _NO_STAND_IN, did_you_mean(_top(name), tops)


def _walk(folder: Path, prefix: str = "", depth: int = 0) -> Iterator[str]:
    """Give the paths of the visible files below a folder, in order; no linked folder is entered."""
    for name in files.list_folder(folder, ""):
        path = folder / name
        if path.is_dir():
            if depth < LIMIT_DEPTH and not path.is_symlink():
                yield from _walk(path, f"{prefix}{name}/", depth + 1)
        else:
            yield f"{prefix}{name}"


def _top(name: str) -> str:
    return name.partition("/")[0]


def _is_of_use(name: str, named: str) -> bool:
    """Tell whether a file is used by the program, named by another, or there for people."""
    own = PurePosixPath(name).name
    return bool(
        _STYLES.fullmatch(name)
        or _LABELS.fullmatch(name)
        or _FOR_PEOPLE.fullmatch(own)
        or re.search(rf"""[/"'(]{re.escape(own)}["')\\s#?]""", named)
    )


def _near_style(name: str, known: tuple[str, ...]) -> str:
    """Give the stylesheet of the base theme whose name one of a new name nearly has."""
    if not _STYLES.fullmatch(name):
        return ""
    folder, _, own = name.rpartition("/")
    stems = {PurePosixPath(one).stem: one for one in known if one.rpartition("/")[0] == folder}
    stem = PurePosixPath(own).stem
    near = difflib.get_close_matches(stem, stems, n=1, cutoff=NEAR_STYLE)
    return stems[near[0]] if near else ""


def _nearest(name: str, known: tuple[str, ...]) -> str:
    """Give the file of the base theme whose path is most like one, or that has its name."""
    near = difflib.get_close_matches(name.lower(), known, n=1, cutoff=NEAR)
    same = [one for one in known if PurePosixPath(one).name == PurePosixPath(name).name]
    return next(iter(near or same), "")


def _text(folder: Path, name: str, limit: int) -> str:
    try:
        return read_within(folder / name, (folder,), at_most=limit).decode("utf-8", "replace")
    except GateError:
        return ""
