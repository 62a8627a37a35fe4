"""Names made of words, and words made of names: of files, ids, titles."""

import re
import unicodedata
from collections.abc import Collection

# The ids of a book's own parts; the templates give them.
BOOK_IDS = ("contents", "cover", "page-area", "runsheet")

# What Windows takes for a device, whatever comes after the dot.
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{kind}{n}" for kind in ("com", "lpt") for n in range(10))]
)


def slugify(text: str, longest: int = 48) -> str:
    """Give words of a text as a name for ids and files: letters, digits and hyphens."""
    decomposed = unicodedata.normalize("NFKD", text)
    letters = "".join(one for one in decomposed if not unicodedata.combining(one)).lower()
    words = re.findall(r"\w+", re.sub(r"['’]", "", letters).replace("_", " "))
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:longest]
        if len(longer) > longest:
            break
        slug = longer
    return slug


def file_name(text: str, longest: int = 48) -> str:
    """Give words of a text, in any script, as a name for a file in ASCII that every system takes.

    Letters of other scripts are written as they are spelled in Latin ones: Łukasz is `lukasz`,
    Дмитрий is `dmitriy`. Nothing is left of a text without letters and digits.
    """
    from anyascii import anyascii  # its tables are read when they are first used

    name = slugify(anyascii(unicodedata.normalize("NFC", text)), longest)
    return f"{name}-" if name in _DEVICES else name


def place_id(slug: str, name: str, slugs: Collection[str]) -> str:
    """Give the id of a place in the chapter of a slug; nothing in another chapter has it.

    `slugs` are those of all the book's chapters. An id belongs to the chapter with the longest
    slug that it begins with. So where `love` has a place `languages` and there is a chapter
    `love-languages`, a second hyphen, which no slug has, keeps the place with its own chapter.
    """
    own = f"{slug}-{name}"
    for other in (*slugs, *BOOK_IDS):
        longer = other != slug and other.startswith(f"{slug}-")
        if longer and (f"{own}-".startswith(f"{other}-") or other.startswith(f"{own}-")):
            return f"{slug}--{name}"
    return own


def title_of(name: str) -> str:
    """Give the title that the name of a file or a folder stands for: `our-trust` is Our trust."""
    words = re.sub(r"[-_]+", " ", name).strip()
    return words[:1].upper() + words[1:]
