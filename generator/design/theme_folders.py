"""Which folders a look comes from: the theme that is chosen, the practice's own, the base."""

from collections.abc import Iterable
from pathlib import Path

from generator import files, gate
from generator.design.stray_files import find_strays
from generator.design.theme import LIMIT_BYTES, Theme
from generator.diagnostics import Diagnostic, Location, WorkbookError, did_you_mean, error
from generator.model import Brand

BASE = "base"
_NO_THEMES = frozenset([BASE, "new", "press"])  # of the folders beside the themes
OWN_FOLDER = "theme"  # beside a brand file


def theme_names() -> tuple[str, ...]:
    """Give the names of the themes that come with the program."""
    folder = files.shipped("templates")
    names = files.list_folder(folder, "")
    return tuple(name for name in names if (folder / name).is_dir() and name not in _NO_THEMES)


def make_theme(
    chosen: str | Path | None = None,
    *,
    brand: Brand | None = None,
    ink_saver: bool = False,
    columns: Iterable[str] = (),
    least_rule_pt: float = 0.0,
) -> Theme:
    """Give the theme of a book: a name or a folder, over it what the brand brings along.

    `columns` are those of a roster, which templates may print by their names. No rule is thinner
    than `least_rule_pt`.

    Raises `WorkbookError` where there is no such theme.
    """
    return Theme(
        _folders(chosen, brand),
        ink_saver=ink_saver,
        brand=brand,
        columns=columns,
        least_rule_pt=least_rule_pt,
    )


def strays(theme: Theme) -> tuple[Diagnostic, ...]:
    """Say which files of the user's folders are of no use."""
    return tuple(find_strays(theme.folders, limit=LIMIT_BYTES))


def _folders(chosen: str | Path | None, brand: Brand | None) -> tuple[Path, ...]:
    folders: list[Path] = []
    if brand:
        own = brand.folder / OWN_FOLDER
        folders += [own] if own.is_dir() and gate.is_within(own, (brand.folder,)) else []
    if chosen:
        named = _named(str(chosen))
        if named is None and not Path(chosen).is_dir():
            hint = f"{did_you_mean(str(chosen), (*theme_names(), BASE))}; or name a folder"
            place = Location(file=Path(chosen).as_posix())
            raise WorkbookError(error("there is no such theme", hint=hint, at=place))
        # A folder that is named now wins over the practice's own files, a shipped theme does not.
        folders = [*folders, *named] if named is not None else [Path(chosen), *folders]
    elif brand and brand.printing.theme:
        folders += _of_brand(brand)
    return (*folders, files.shipped("templates") / BASE)


def _named(name: str) -> tuple[Path, ...] | None:
    if name == BASE:
        return ()
    return (files.shipped("templates") / name,) if name in theme_names() else None


def _of_brand(brand: Brand) -> tuple[Path, ...]:
    name = brand.printing.theme
    named = _named(name)
    if named is not None:
        return named
    try:
        return (gate.folder_within(brand.folder / name, brand.folder),)
    except gate.GateError:
        hint = (
            f"{did_you_mean(name, (*theme_names(), BASE))}; or name a folder beside the brand file"
        )
        line = brand.lines.get("defaults.workbook.theme")
        place = Location(file=brand.file, line=line)
        raise WorkbookError(error(f'there is no theme "{name}"', hint=hint, at=place)) from None
