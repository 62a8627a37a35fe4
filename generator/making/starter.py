"""A new workbook: its folder, from an article where one is named."""

from dataclasses import dataclass
from pathlib import Path

from generator import files
from generator.diagnostics import Diagnostic, Location, WorkbookError, error
from generator.reading.article import read_article, start_texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The files of a new workbook, and what was noticed about the article it comes from."""

    files: tuple[Path, ...]
    notices: tuple[Diagnostic, ...]


def start(folder: Path, article: Path | None) -> Start:
    """Write a new workbook's folder that builds at once, from an article where one is named.

    Raises `WorkbookError` where something stands there already, or the article can't be read.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        hint = "name a folder that is not there yet, or an empty one"
        place = Location(file=folder.as_posix())
        raise WorkbookError(error("something stands there already", hint=hint, at=place))
    draft = read_article(article) if article else None
    texts = start_texts(files.shipped("templates") / "new", folder, draft)
    files.prepare_output(folder)
    for name, text in texts.items():
        files.write_atomically(folder / name, text.encode())
    return Start(
        files=tuple(folder / name for name in texts), notices=draft.notices if draft else ()
    )
