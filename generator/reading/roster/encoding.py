"""How the letters of a text file are written: what it says itself, or what all of it reads as."""

import re
from dataclasses import dataclass
from pathlib import Path

from generator.reading.roster.alphabets import Likeness, Region, likeness
from generator.reading.roster.roster_file import first_undecodable, iterate_lines, read_start

UTF8, UTF16 = "utf-8-sig", "utf-16"
_MARKS = ((b"\xef\xbb\xbf", UTF8), (b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"))
_MARKS_16 = (b"\xff\xfe", b"\xfe\xff")
_PROBE = 4096  # bytes that tell UTF-16 without its mark

# What programs wrote before all of them wrote UTF-8, the most used first: what it is called, and
# whose letters it was made for.
_OLD = {
    "cp1252": ("Windows-1252", Region.WEST),
    "iso8859_15": ("ISO 8859-15", Region.WEST),
    "mac_roman": ("Mac Roman", Region.WEST),
    "cp850": ("DOS (code page 850)", Region.WEST),
    "cp1250": ("Windows-1250", Region.CENTRE),
    "iso8859_2": ("ISO 8859-2", Region.CENTRE),
    "mac_latin2": ("Mac Central European", Region.CENTRE),
    "cp852": ("DOS (code page 852)", Region.CENTRE),
    "cp1254": ("Windows-1254", Region.TURKEY),
    "cp857": ("DOS (code page 857)", Region.TURKEY),
    "cp1257": ("Windows-1257", Region.BALTIC),
    "cp1251": ("Windows-1251", Region.OTHER),
    "koi8_r": ("KOI8-R", Region.OTHER),
    "mac_cyrillic": ("Mac Cyrillic", Region.OTHER),
    "cp866": ("DOS (code page 866)", Region.OTHER),
    "cp1253": ("Windows-1253", Region.OTHER),
    "mac_greek": ("Mac Greek", Region.OTHER),
    "cp1255": ("Windows-1255", Region.OTHER),
    "cp1256": ("Windows-1256", Region.OTHER),
}
_NAMES = {
    UTF8: "UTF-8",
    UTF16: "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
} | {encoding: name for encoding, (name, _) in _OLD.items()}
_WORD = re.compile(rb"[A-Za-z'\x80-\xff]*[\x80-\xff][A-Za-z'\x80-\xff]*")
_MOST_WORDS = 20_000  # of different ones that are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """How a file is written can't be told for certain: the first line it shows in, and what it
    could be; nothing where it reads as nothing.
    """

    line: int
    readings: tuple[str, ...]


def is_old(encoding: str) -> bool:
    """Tell whether an encoding is one that a file was only taken for."""
    return encoding in _OLD


def encoding_name(encoding: str) -> str:
    """Give what people call an encoding."""
    return _NAMES[encoding]


def find_encoding(path: Path) -> str | Unknown:
    """Give how a text file is written, by the name that Python knows it by.

    One that says nothing is UTF-8 where all of it is. Else it is read in the old ways: it is taken
    for the one in which each of its words is like a word, where there is one such. Raises `OSError`
    where the file can't be read.
    """
    start = read_start(path, _PROBE)
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return _checked(path, encoding)
    if start.startswith(_MARKS_16):
        return _checked(path, UTF16)
    unmarked = _unmarked(start)
    if unmarked:
        return _checked(path, unmarked)
    line = first_undecodable(path)
    return _old(path, line) if line else UTF8


def _checked(path: Path, encoding: str) -> str | Unknown:
    """Give an encoding where all of a file is written so."""
    line = first_undecodable(path, encoding)
    return Unknown(line=line, readings=(encoding_name(encoding),)) if line else encoding


def _unmarked(start: bytes) -> str:
    """Give the kind of UTF-16 that every second byte tells, where a file has no mark."""
    half = len(start) // 2
    even, odd = start[::2].count(0), start[1::2].count(0)
    if half > 8 and odd > half * 0.7 and even == 0:
        return "utf-16-le"
    return "utf-16-be" if half > 8 and even > half * 0.7 and odd == 0 else ""


def _old(path: Path, line: int) -> str | Unknown:
    words: set[bytes] = set()
    used: set[int] = set()
    for chunk in iterate_lines(path):
        if chunk.isascii():
            continue
        used.update(chunk)
        if len(words) < _MOST_WORDS:
            words.update(_WORD.findall(chunk))
    # How it reads, and in which ways; the best likeness that all of its words have.
    readings: dict[tuple[str, ...], str] = {}
    strong: list[tuple[str, ...]] = []
    for encoding, (_, region) in _OLD.items():
        try:
            bytes(used).decode(encoding)
            text = tuple(word.decode(encoding) for word in sorted(words))
        except UnicodeDecodeError:
            continue
        like = min((likeness(word, region) for word in text), default=Likeness.NONE)
        if like is Likeness.NONE or text in readings:
            continue
        readings[text] = encoding
        if like is Likeness.MANY:
            strong.append(text)
    certain = strong or list(readings)
    if len(certain) == 1 or (certain and readings[certain[0]] == "cp1252"):
        return readings[certain[0]]
    return Unknown(line=line, readings=tuple(encoding_name(readings[one]) for one in certain))
