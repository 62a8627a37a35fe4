"""Remarks that other programs set apart, and which kind of note each becomes.

GitHub writes `> [!NOTE]`, Obsidian `> [!tip]- Title`; Quarto, Docusaurus and MyST fence them with
`:::`, MkDocs begins them with `!!!`, Notion puts them into `<aside>`.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from generator.reading.text.element_text import texts

CALLOUT, CALLOUT_TITLE = "data-callout", "data-callout-title"  # of a quotation
# What is not here is a note that its author called so: the word is its title.
_KINDS = {
    "remark": "note info abstract summary tldr todo example seealso hint-info success check done "
    "question help faq details aside admonition collapse callout box",
    "tip": "tip hint",
    "care": "important warning caution attention danger error failure fail missing bug alert",
    "quote": "quote cite blockquote",
    "definition": "definition term",
}
_BY_WORD = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_HEAD = re.compile(r"\s*\[!(?P<word>[\w-]+)(?:\s*\|[^\]\n]*)?\][-+]?[ \t]*(?P<title>[^\n]*)\n?")


def known_callouts() -> frozenset[str]:
    """Give the words that other programs begin a remark with."""
    return frozenset(_BY_WORD)


def note_of(word: str, title: str) -> tuple[str, str]:
    """Give the kind of note that a callout becomes, and its title.

    One without a title has the label of its kind, in the language of the book.
    """
    kind = _BY_WORD.get(word.lower())
    if kind:
        return kind, title
    return "remark", title or word.replace("-", " ").capitalize()


def mark_callouts(root: Element) -> None:
    """Take the heads of callouts off the quotations of a tree, and keep them as attributes."""
    for parent in list(root.iter()):
        if any(child.tag == "blockquote" for child in parent):
            parent[:] = [part for child in parent for part in _parted(child)]
    for quotation in root.iter("blockquote"):
        head = _head(quotation[0]) if len(quotation) else None
        if head:
            _take_head(quotation, head)


def _parted(element: Element) -> Iterator[Element]:
    """Part a quotation that holds several callouts: an empty line has parted them."""
    if element.tag != "blockquote" or not any(map(_head, element)):
        yield element
        return
    part = Element("blockquote", element.attrib)
    for child in list(element):
        if _head(child) and len(part):
            yield part
            part = Element("blockquote", element.attrib)
        part.append(child)
    yield part


def _head(element: Element) -> re.Match[str] | None:
    return _HEAD.match(element.text or "") if element.tag == "p" else None


def _take_head(quotation: Element, head: re.Match[str]) -> None:
    first = quotation[0]
    title = head["title"].strip()
    if "\n" in head[0] or not len(first):
        first.text = (first.text or "")[head.end() :]
    else:
        title = _take_title(first, head)
    if not (first.text or "").strip() and not len(first):
        quotation.remove(first)
    quotation.set(CALLOUT, head["word"])
    quotation.set(CALLOUT_TITLE, title)


def _take_title(paragraph: Element, head: re.Match[str]) -> str:
    """Take a title with marks in it: all up to the end of the first line."""
    words = [head["title"]]
    paragraph.text = ""
    while len(paragraph):
        child = paragraph[0]
        words += ["".join(texts(child))]
        before, end, after = (child.tail or "").partition("\n")
        words.append(before)
        paragraph.remove(child)
        if end:
            paragraph.text = after
            break
    return "".join(words).strip()
