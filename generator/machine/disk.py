"""The folders that are written: the temporary one, and the one for results."""

from collections.abc import Iterator
from pathlib import Path

from generator.broken_runs import outside_own_folder
from generator.files import display
from generator.machine.aspect import Aspect, fine, lacking
from generator.output_folder import LEAST_FREE_BYTES, try_folder

_MB, _GB = 10**6, 10**9


def folder_aspects(output: Path, again: str) -> Iterator[Aspect]:
    """Give both folders: whether they can be written, and what is free in them.

    Nothing is made: of a folder that is not there yet, the one it will be made in is tried. `again`
    is the command to type with another folder behind it.
    """
    elsewhere = "TMPDIR=. " + again.partition(" -o ")[0]
    try:
        temporary = outside_own_folder()
    except FileNotFoundError:
        said = f"none of {', '.join(('TMPDIR', 'TEMP', 'TMP'))} names a folder that can be written"
        yield lacking("temporary folder", said, mend=elsewhere)
    else:
        # Where it lies holds the name of a user, on most systems.
        yield _folder("temporary folder", temporary, "", elsewhere)
    yield _folder("output folder", output, f"{display(output)}: ", f"{again} -o DIR")


def _folder(part: str, folder: Path, named: str, mend: str) -> Aspect:
    nearest = folder.absolute()
    while not nearest.exists() and nearest != nearest.parent:
        nearest = nearest.parent
    try:
        free = try_folder(nearest)
    except OSError as reason:
        return lacking(part, f"{named}can't be written: {reason.strerror or reason}", mend=mend)
    room = f"{free / _GB:,.1f} GB" if free >= _GB else f"{free // _MB} MB"
    if free < LEAST_FREE_BYTES:
        least = f"{LEAST_FREE_BYTES // _MB} MB or more are needed"
        return lacking(part, f"{named}{room} are free, {least}", mend=mend)
    made = "" if nearest == folder.absolute() else "not there yet, can be made, "
    return fine(part, f"{named}{made}can be written, {room} free")
