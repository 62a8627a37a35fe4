"""Letters that were damaged before a list came here: told by what they were."""

import re

LOST = "\ufffd"  # what stands for letters that a program could not read
_BEYOND = re.compile(r"[^\x00-\x7f]{2,}")
_QUESTION = re.compile(r"(?<=[^\W\d_])\?(?=[^\W\d_])|(?<!\S)\?(?=[^\W\d_])")
# What texts hold beside letters: marks of quotation and dashes, signs of Latin-1, emoji.
_SIGNS = re.compile("[\u00a0-\u00bf\u0300-\u036f\u2010-\u2026\U0001f300-\U0001faff]")
# What UTF-8 has been read as by mistake, and how it looks then where names may look alike.
_MISTAKEN = {
    "cp1252": None,
    "mac_roman": None,
    "cp850": re.compile("[\u2500-\u259f]"),
    "cp437": re.compile("[\u2500-\u259f]"),
    "cp1250": None,
    "cp1251": re.compile(".{3}"),
}


def repaired(text: str) -> str:
    """Give a text as it was before it was read as something else than the UTF-8 it is.

    `MÃ¼ller` was Müller. What is not damaged so is given as it is.
    """
    if text.isascii():
        return text
    return _BEYOND.sub(_repaired_run, text)


def has_question(name: str) -> bool:
    """Tell whether a question mark stands where a name had a letter: `Mar?a`."""
    return "?" in name and bool(_QUESTION.search(name))


def _repaired_run(found: re.Match[str]) -> str:
    run = found[0]
    amid_latin = _is_latin(found.string[: found.start()][-1:]) or _is_latin(
        found.string[found.end() :][:1]
    )
    for encoding, looks in _MISTAKEN.items():
        # A run of Cyrillic in a word of Latin letters is no name.
        if looks and not looks.search(run) and not (encoding == "cp1251" and amid_latin):
            continue
        try:
            before = _encoded(run, encoding).decode("utf-8")
        except UnicodeError:
            continue
        if all(one.isalpha() or _SIGNS.match(one) for one in before) and not _is_rare(before):
            return repaired(before)
    return run


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalpha()


def _is_rare(text: str) -> bool:
    """Tell whether a text has letters of phonetics: by chance, two others may look so."""
    return any("\u0250" <= one <= "\u02b8" or "\u0180" <= one <= "\u0217" for one in text)


def _encoded(run: str, encoding: str) -> bytes:
    """Give a text in an encoding; of what Windows-1252 leaves free, the numbers themselves."""
    return b"".join(
        bytes((ord(one),))
        if encoding == "cp1252" and 0x80 <= ord(one) < 0xA0
        else one.encode(encoding)
        for one in run
    )
