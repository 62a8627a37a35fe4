"""`qpdf --check` of PDFs: its library is in pikepdf, so that no program has to be installed."""

import hashlib
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

import pikepdf

_checked: set[bytes] = set()  # what was found sound in this process, by the digests of files


def complaints(data: bytes) -> list[str]:
    """What qpdf finds wrong with a PDF, warnings too; nothing where it is sound."""
    try:
        with pikepdf.open(
            io.BytesIO(data), attempt_recovery=False, suppress_warnings=True
        ) as document:
            return [*document.check_pdf_syntax(), *map(str, document.get_warnings())]
    except pikepdf.PasswordError:
        return []  # what can't be opened without its password is looked at by its own tests
    except pikepdf.PdfError as reason:
        return [str(reason)]


def unsound(folders: Iterable[Path], spoilt: Sequence[tuple[str, str]] = ()) -> list[str]:
    """Say which PDFs below some folders qpdf complains of, but for those that are spoilt: how the
    name of the folder begins, and the name of the file, empty for all.
    """
    files = [
        path
        for folder in folders
        for path in sorted(folder.rglob("*.pdf"))
        if path.is_file()
        and not path.is_symlink()
        and not any(folder.name.startswith(one) and name in ("", path.name) for one, name in spoilt)
    ]
    return [f"{path}: {one}" for path in files for one in _new_complaints(path)]


def _new_complaints(path: Path) -> list[str]:
    data = path.read_bytes()
    digest = hashlib.sha256(data).digest()
    if digest in _checked:
        return []
    found = complaints(data)
    if not found:
        _checked.add(digest)
    return found
