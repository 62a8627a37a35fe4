"""Addresses of the web, of mail and of telephones, which paper prints behind a link's words.

Each stands once in a chapter, and not where the words of the link are the address already.
"""

import re
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from markdown.util import ETX, STX

from generator.reading.text.element_text import texts

TOLD = "told"  # the class of a link whose address is not printed behind it
_SCHEME = re.compile(r"(?:https?://(?:www\.)?|mailto:|tel:)", re.I)
_SPOKEN = re.compile(r"(?:mailto|tel):", re.I)
# Letters of a mail address as the parser hides them from programs that collect addresses.
_HIDDEN = re.compile(f"{STX}amp{ETX}#(\\d+);")


def mark_told(root: Element) -> None:
    """Mark the links of a tree whose addresses need not be printed."""
    told: set[str] = set()
    for link in root.iter("a"):
        address = _shown(link.get("href", ""))
        bare = _bare(address)
        if not _SCHEME.match(address):
            continue
        if bare in told or _bare(_shown("".join(texts(link)))) == bare:
            link.set("class", f"{link.get('class', '')} {TOLD}".strip())
        elif _SPOKEN.match(address) and not link.get("title"):
            link.set("title", unquote(_SPOKEN.sub("", address)).partition("?")[0])
        told.add(bare)


def _shown(text: str) -> str:
    return _HIDDEN.sub(lambda found: chr(int(found[1])), text).strip()


def _bare(address: str) -> str:
    return _SCHEME.sub("", address).rstrip("/").casefold()
