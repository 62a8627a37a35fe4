"""Names made of words, and words made of names: of files, ids, titles."""

import re
import unicodedata


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


def title_of(name: str) -> str:
    """Give the title that the name of a file or a folder stands for: `our-trust` is Our trust."""
    words = re.sub(r"[-_]+", " ", name).strip()
    return words[:1].upper() + words[1:]
