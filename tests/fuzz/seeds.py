"""What may be hostile, and what good ones of its kind are: the repository's own content."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.fuzz.finished import MANIFEST, NOTE, PAGE, RICH, books, forms, lists
from tests.helpers.documents import open_document, paragraph, picture, png, table, word_document

ROOT = Path(__file__).resolve().parent.parent.parent
CONTENT = ROOT / "content"
BASE = ROOT / "templates/base"
LONGEST = 3_000  # bytes of a seed, so that a book takes half a second

BUILD = ("build", "ours", "-o", "out")
THEMED = (*BUILD, "--theme", "theme")
CHECK = ("check", "a.pdf", "--for", "shop")
CARRY = ("carry", "a.pdf", "-w", "ours", "-o", "out")
COPIES = ("copies", "roster.csv", "-w", "ours", "-o", "out", "-j", "1")
PLAIN = """\
# Trust

Words of {{ name }}, and *more* of them.

![A drawing](images/a.svg)

1. What now? { lines=2 }
2. And then?

| a | b |
|---|---|
| 1 | 2 |

/// note | By the way
Words.
///
"""
CERTIFICATE = """\
---
orientation: landscape
signatures: [Our practice]
---
# For {{ name }}

Has come to **all** evenings, on {{ date }}.
"""
DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" width="40" height="40">'
    b'<circle cx="20" cy="20" r="18" fill="none" stroke="#1F5F5B"/></svg>'
)
ROSTERS = (
    "name,partner,email\nAda,Ben,a@x.example\nCy,Dee,\n",
    "\ufeffName;Partner\r\nAda;Ben\r\nCy;Dee\r\n",
    'name\tpartner\n"Ada ""A"" B"\tBen\n',
    "List of couples\n\nFirst name,Last name,Partner first name\nAda,Bee,Cy\n",
)


@dataclass(frozen=True, kw_only=True)
class Target:
    """A kind of input: where its file goes in a folder of its own, good ones, what is run."""

    place: str
    seeds: tuple[bytes, ...]
    command: tuple[str, ...] = BUILD
    more: tuple[tuple[str, bytes], ...] = ()


@cache
def targets() -> dict[str, Target]:
    """The kinds of input by their names; a defect of one is kept in a folder of that name."""
    found = {
        "chapter": Target(
            place="ours/01-trust.md", seeds=_chapters(), more=_pictures("*/images/*.svg")
        ),
        "settings": Target(
            place="ours/workbook.yml",
            seeds=(*_read(CONTENT.glob("*/workbook.yml")), *map(str.encode, SETTINGS)),
            command=(*BUILD, "-e", "all"),
        ),
        "brand": Target(
            place="ours/_brand.yml",
            seeds=_read(CONTENT.glob("brands/*/_brand.yml"), whole=True),
            more=_pictures("brands/*/images/*.svg"),
        ),
        "drawing": Target(
            place="ours/images/a.svg", seeds=(DRAWING, *_read(CONTENT.rglob("*.svg"), whole=True))
        ),
        "roster": Target(place="roster.csv", seeds=tuple(map(str.encode, ROSTERS)), command=COPIES),
        "manifest": Target(
            place="out/copies/ours/manifest.csv",
            seeds=(MANIFEST.encode(), MANIFEST.replace(",", ";").encode("utf-16")),
            command=COPIES,
            more=(("roster.csv", ROSTERS[0].encode()),),
        ),
        "print shop": Target(
            place="shop.yml",
            seeds=_read((ROOT / "templates/press").glob("*.yml"), whole=True),
            command=(*BUILD, "--press", "shop.yml"),
        ),
        "certificate": Target(
            place="ours/certificate.md",
            seeds=(CERTIFICATE.encode(),),
            command=(*COPIES[:-2], "--certificates"),
            more=(("roster.csv", ROSTERS[0].encode()),),
        ),
        "pdf/check": Target(place="a.pdf", seeds=books(), command=CHECK),
        "pdf/answers": Target(place="a.pdf", seeds=forms(), command=("answers", "a.pdf")),
        "pdf/carry": Target(place="a.pdf", seeds=forms(), command=CARRY),
        "article/docx": Target(place="a.docx", seeds=_word(), command=("new", "ours")),
        "article/odt": Target(place="a.odt", seeds=_odt(), command=("new", "ours")),
    }
    for end, data in lists().items():
        command = ("copies", f"list.{end}", *COPIES[2:])
        found[f"roster/{end}"] = Target(place=f"list.{end}", seeds=(data,), command=command)
    for end, text in (("rtf", RICH), ("html", PAGE), ("md", NOTE), ("txt", PLAIN)):
        found[f"article/{end}"] = Target(
            place=f"a.{end}", seeds=(text.encode(),), command=("new", "ours")
        )
    for name in ("css/theme.css", "tokens.yml", "labels/en.yml"):
        found[f"theme/{name}"] = _of_theme(name, (ROOT / "templates").glob(f"*/{name}"))
    for one in sorted(BASE.glob("partials/*.html")):
        if one.stem in PRINTED:
            found[f"theme/partials/{one.name}"] = _of_theme(f"partials/{one.name}", [one])
    for name in ("prompt", "note"):
        file = f"exercises/{name}.html"
        found[f"theme/{file}"] = _of_theme(file, [BASE / file])
    return found


PRINTED = ("blocks", "chapter", "contents", "cover", "document", "imprint", "opener", "tables")
SETTINGS = (
    "title: Ours\npaper: a5\neditions:\n  one: {}\n  two: {paper: letter, fields: true}\n",
    "title: Ours\nsubtitle: Of us\nlanguage: de\nnumbering: chapter\n",
)


def inputs(target: Target, data: bytes) -> dict[str, bytes]:
    """Give the files, by their paths, of a folder in which a command meets the data."""
    if target.command[0] == "new":
        return {target.place: data}
    plain = {"ours/images/a.svg": DRAWING, "ours/01-trust.md": PLAIN.encode()}
    return {**plain, **dict(target.more), target.place: data}


def commands(target: Target) -> list[tuple[str, ...]]:
    """Give the command lines that are tried one after the other, while they succeed."""
    if target.command[0] == "new":
        return [(*target.command, "--from", target.place), BUILD]
    return [target.command]


def _of_theme(name: str, files) -> Target:
    return Target(place=f"theme/{name}", seeds=_read(files, whole=True), command=THEMED)


def _pictures(which: str) -> tuple[tuple[str, bytes], ...]:
    found = sorted(CONTENT.glob(which))
    return tuple((f"ours/images/{one.name}", one.read_bytes()) for one in found)


def _chapters() -> tuple[bytes, ...]:
    golden = (
        one.split(b"\n# output\n")[0] for one in _read((ROOT / "tests/golden").glob("*.md"), True)
    )
    long = _read(CONTENT.glob("*/*.md"), whole=True)
    parts = [one[at : at + LONGEST] for one in long for at in range(0, len(one), LONGEST)]
    return (PLAIN.encode(), *golden, *parts)


def _read(files, whole: bool = False) -> tuple[bytes, ...]:
    return tuple(one.read_bytes()[: None if whole else LONGEST] for one in sorted(files))


def _word() -> tuple[bytes, ...]:
    body = (
        paragraph("The title", style="Title"),
        paragraph("Words of it, and more."),
        paragraph("Part", style="Heading1"),
        paragraph("What now?", item=(1, 0)),
        paragraph("below", item=(1, 1)),
        paragraph("a point", item=(2, 0)),
        paragraph(picture("A face")),
        table(("a", "b"), ("1", "2")),
    )
    return (word_document(*body, image=png()), word_document(*body[:2]))


def _odt() -> tuple[bytes, ...]:
    text: Callable[[str], str] = "<text:p>{}</text:p>".format
    items = "".join(f"<text:list-item>{text(one)}</text:list-item>" for one in ("What?", "Why?"))
    cell = f"<table:table-cell>{text('a')}</table:table-cell>"
    rows = f"<table:table><table:table-row>{cell}{cell}</table:table-row></table:table>"
    return (
        open_document(
            f'<text:h text:outline-level="1">Part</text:h>{text("Words.")}'
            f"<text:list>{items}</text:list>{rows}",
            image=png(),
        ),
    )
