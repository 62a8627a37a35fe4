"""One file -> a draft: a document, a web page, Markdown or plain text."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator import files, gate
from generator.diagnostics import Findings, Location, warning
from generator.reading.article.article_text import read_text
from generator.reading.article.carried_pictures import CarriedPictures, inner_picture
from generator.reading.article.draft import (
    LIMIT_BYTES,
    Draft,
    DraftChapter,
    LeftOut,
    refused,
)
from generator.reading.article.folder_export import read_folder
from generator.reading.article.html_pieces import PictureWriter, html_pieces
from generator.reading.article.leftovers import count_leftovers
from generator.reading.article.markdown_article import (
    Carrier,
    find_title,
    plain_title,
    split_front_matter,
)
from generator.reading.article.markdown_writer import take_leftovers, take_title, write_markdown
from generator.reading.article.open_document import convert_open
from generator.reading.article.pieces import Kind, Piece, escaped
from generator.reading.article.plain_text import text_pieces
from generator.reading.article.rich_text import convert_rich
from generator.reading.article.traces import take_traces, trace, without_reserved
from generator.reading.article.word_document import convert_word
from generator.slugs import slugify, title_of

KINDS = ".docx, .odt, .rtf, .html, .md or .txt"
_SAVE_AS = {
    ".doc": "open it in a word processor and save it as .docx",
    ".pages": "export it from Pages as .docx",
    ".gdoc": "download it from Google Docs as .docx",
    ".pdf": "save the document it was made of as .docx, or copy its text into a .txt file",
}


def read_article(path: Path) -> Draft:
    """Read an article, or a folder of notes. Raises `WorkbookError` where it can't be read."""
    if path.is_dir():
        return read_folder(path)
    kind = path.suffix.lower()
    if not path.exists():
        raise refused(path, "there is no such article", f"name a {KINDS} file, or a folder of .md")
    if kind not in _READERS:
        hint = _SAVE_AS.get(kind, f"save it as {KINDS}")
        raise refused(path, "is no article that can be read", hint)
    findings = Findings()
    try:
        return _READERS[kind](path, findings)
    except RecursionError:
        hint = "take some levels of lists, tables or quotations away"
        raise refused(path, "is nested too deeply to be read", hint) from None


def _read_text(path: Path, findings: Findings) -> Draft:
    text = read_text(path, typed=True).text
    return _draft(path, text_pieces(text), findings, typed=True)


def _read_html(path: Path, findings: Findings) -> Draft:
    pictures = CarriedPictures()
    source = read_text(path, typed=False)
    pieces = html_pieces(source.text, _picture_writer(path, pictures, source.pictures))
    return _draft(path, pieces, findings, pictures=pictures)


def _read_word(path: Path, findings: Findings) -> Draft:
    document = convert_word(path)
    pictures = CarriedPictures()
    pieces = html_pieces(document.html, _picture_writer(path, pictures, document.pictures))
    return _draft(path, pieces, findings, pictures=pictures, left_out=document.left_out)


def _read_open(path: Path, findings: Findings) -> Draft:
    document = convert_open(path)
    pictures = CarriedPictures()
    pieces = html_pieces(document.html, _picture_writer(path, pictures, document.pictures))
    return _draft(path, pieces, findings, pictures=pictures, left_out=document.left_out)


def _read_rich(path: Path, findings: Findings) -> Draft:
    document = convert_rich(path)
    pieces = text_pieces(document.text)
    return _draft(path, pieces, findings, left_out=document.left_out, typed=True)


def _read_markdown(path: Path, findings: Findings) -> Draft:
    source = read_text(path, typed=True)
    settings, text = split_front_matter(source.text)
    lines = text.split("\n")
    count = count_leftovers([line.strip().lstrip("#").strip("* ") for line in lines])
    _tell_leftovers(path, [line.strip() for line in lines[len(lines) - count :]], findings)
    text = "\n".join(lines[: len(lines) - count])
    given = dict(settings)
    title, body = find_title(text)
    title = given.pop("title", "") or title
    pictures = CarriedPictures()
    carrier = Carrier(
        root=path.parent, folder=path.parent, pictures=pictures, inside=source.pictures
    )
    body = carrier.carry(body)
    if not body.strip() and not title:
        raise refused(path, "has no text", "name an article that has")
    title = title or title_of(path.stem)
    return _finished(title, body, pictures, tuple(given.items()), (), findings)


_READERS: dict[str, Callable[[Path, Findings], Draft]] = {
    ".txt": _read_text,
    ".text": _read_text,
    ".md": _read_markdown,
    ".markdown": _read_markdown,
    ".html": _read_html,
    ".htm": _read_html,
    ".xhtml": _read_html,
    ".docx": _read_word,
    ".odt": _read_open,
    ".rtf": _read_rich,
}


def _draft(
    path: Path,
    pieces: list[Piece],
    findings: Findings,
    *,
    pictures: CarriedPictures | None = None,
    left_out: tuple[LeftOut, ...] = (),
    typed: bool = False,
) -> Draft:
    kept, leftovers = take_leftovers(pieces)
    _tell_leftovers(path, leftovers, findings)
    if not any(one.text for one in kept):
        raise refused(path, "has no text", "name an article that has")
    title, kept = take_title(kept)
    below = next((one for one in kept if one.kind is Kind.SUBTITLE and one.text), None)
    kept = [one for one in kept if one is not below]
    settings = (("subtitle", below.words),) if below else ()
    title = title or escaped(title_of(path.stem))
    body = write_markdown(kept, typed=typed)
    return _finished(title, body, pictures or CarriedPictures(), settings, left_out, findings)


def _finished(
    title: str,
    body: str,
    pictures: CarriedPictures,
    settings: tuple[tuple[str, str], ...],
    left_out: tuple[LeftOut, ...],
    findings: Findings,
) -> Draft:
    title = re.sub(r"^\*+(.*?)\*+$", r"\1", " ".join(take_traces(title, "")[0].split()))
    plain = plain_title(title)
    file = f"01-{slugify(plain) or 'chapter'}.md"
    text, lost = take_traces(f"# {title}\n\n{body}\n", file)
    return Draft(
        title=plain,
        chapters=(DraftChapter(file=file, text=text.rstrip("\n") + "\n"),),
        pictures=pictures.all,
        settings=settings,
        left_out=(*lost, *left_out),
        notices=findings.all,
    )


def _tell_leftovers(path: Path, words: list[str], findings: Findings) -> None:
    dropped = [one for one in words if one]
    if dropped:
        findings.add(
            warning(
                f"left out what a web page left at its end: {', '.join(dropped)}",
                hint="write it into the chapter by hand if it belongs there",
                at=Location(file=files.display(path)),
            )
        )


def _picture_writer(
    path: Path, pictures: CarriedPictures, inside: tuple[bytes, ...]
) -> PictureWriter:
    """Give what keeps the pictures of a document, `inside` it or beside it, and refers to them."""

    def write(address: str, about: str, share: int | None) -> str:
        data = inner_picture(address, inside)
        name = "picture" if data is not None else unquote(address).rpartition("/")[2]
        data = data if data is not None else _beside(path.parent, address)
        file = pictures.keep(data, name) if data else ""
        words = " ".join(without_reserved(about).split())
        if not file:
            return trace("picture") + (f"*{escaped(words)}*" if words else "")
        width = f"{{ width={share}% }}" if share and share < 100 else ""
        words = re.sub(r"[\[\]\\]", "", words)
        return f"![{words}]({file}){width}"

    return write


def _beside(folder: Path, address: str) -> bytes | None:
    try:
        named = folder / unquote(urlsplit(address).path)
        return gate.read_within(named, (folder,), at_most=LIMIT_BYTES)
    except (ValueError, gate.GateError):
        return None
