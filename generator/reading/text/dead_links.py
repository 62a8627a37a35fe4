"""Links that lead nowhere in a book, by what they lead to: only their words are printed."""

import difflib
import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from urllib.parse import unquote

from generator.slugs import slugify

_WORDS = "only the words of the link are printed"
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)
_MEDIA = frozenset(
    ".mp3 .wav .m4a .aac .ogg .oga .flac .mp4 .m4v .mov .webm .avi .mkv .ogv .wma".split()
)
_TEXTS = frozenset(["", ".md", ".markdown", ".mdx", ".qmd"])


def is_medium(address: str) -> bool:
    """Tell whether an address is that of a sound or a film."""
    return PurePosixPath(address.partition("?")[0].partition("#")[0]).suffix.lower() in _MEDIA


def why_dead(address: str, chapters: Iterable[str], own: str) -> tuple[str, str]:
    """Say of what kind a link is that leads nowhere, and what to do about it.

    `chapters` are the files of the book's chapters, `own` is the one that the link stands in.
    """
    path = PurePosixPath(unquote(address).partition("#")[0].partition("?")[0])
    if _SCHEME.match(address):
        return (
            f"a link needs a screen; {_WORDS}",
            "say in the text what is to be found there, or give its web address",
        )
    if is_medium(address):
        return (
            f"a link leads to a sound or a film; {_WORDS}",
            "say in the text where it is to be heard or seen, such as its web address",
        )
    if address.startswith(("/", "?", "..")) or address.endswith("/"):
        return (
            f"a link leads to a page of a web site; {_WORDS}",
            "write its whole address, such as https://example.org/about",
        )
    if path.suffix.lower() in _TEXTS:
        others = [name for name in chapters if name != own]
        near = difflib.get_close_matches(path.name, others, n=1, cutoff=0.75)
        named = near[0] if near else next(iter(others), "")
        hint = f'did you mean "{near[0]}"?' if near else f"name a chapter's file, such as {named}"
        if not named:
            hint = "say in the text where it is to be found"
        return f"a link leads to no chapter of this book; {_WORDS}", hint
    return (
        f"a link leads to a file; {_WORDS}",
        "say in the text where the file is to be found, or give its web address",
    )


def find_note(name: str, chapters: dict[str, str]) -> str | None:
    """Give the file of the chapter that a name in [[...]] means, or nothing."""
    wanted = slugify(name.removesuffix(".md").rpartition("/")[2])
    for file, slug in chapters.items():
        if wanted and wanted in (slugify(file.removesuffix(".md")), slug):
            return file
    return None
