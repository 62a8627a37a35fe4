"""A chapter's file as it stands on the disk: its text, and what is no text of it but stays."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from generator import gate

LARGEST_BYTES = 40_000_000  # what a build reads of a text with pictures in it
_BOM = b"\xef\xbb\xbf"


@dataclass(slots=True, kw_only=True)
class OnDisk:
    """A file as it was last read or written."""

    text: str = ""
    digest: bytes = b""
    ending: str = "\n"
    mark: bool = False  # of the order of bytes, at the beginning
    readable: bool = True

    def encoded(self, text: str) -> bytes:
        """Give a text as the file has it: its ends of lines, its mark."""
        data = text.replace("\n", self.ending).encode()
        return _BOM + data if self.mark else data


def read_text(path: Path, folder: Path) -> OnDisk | None:
    """Give what is on the disk, or nothing where no file of this name is there.

    What is outside of the folder, no ordinary file or no UTF-8 is given as not readable.
    """
    try:
        data = gate.read_within(path, (folder,), at_most=LARGEST_BYTES)
    except gate.GateError as reason:
        return None if reason.why is gate.Why.MISSING else OnDisk(readable=False)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return OnDisk(digest=digest_of(data), readable=False)
    return OnDisk(
        text=text.replace("\r\n", "\n").replace("\r", "\n"),
        digest=digest_of(data),
        ending="\r\n" if "\r\n" in text else "\n",
        mark=data.startswith(_BOM),
    )


def digest_of(data: bytes) -> bytes:
    """Give what tells the bytes of a file from others."""
    return hashlib.sha256(data).digest()
