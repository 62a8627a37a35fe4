"""A folder of Markdown, or what Notion or Obsidian exports -> a workbook: each note a chapter."""

import re
from collections import Counter
from pathlib import Path

from generator import files
from generator.gate import is_within
from generator.reading.article.article_text import ArticleText, read_text
from generator.reading.article.carried_pictures import CarriedPictures
from generator.reading.article.draft import Draft, DraftChapter, LeftOut, refused
from generator.reading.article.markdown_article import (
    PICTURES,
    SETTINGS,
    Carrier,
    find_title,
    key_of,
    plain_title,
    settings_in,
    split_front_matter,
    without_hash,
)
from generator.reading.article.traces import take_traces
from generator.slugs import slugify, title_of

MOST_NOTES = 500
MOST_FILES = 20_000
DEEPEST = 12
_SETTINGS = "workbook.yml"


def read_folder(root: Path) -> Draft:
    """Read a folder of notes. Raises `WorkbookError` where it has none, or one can't be read."""
    found = _files(root)
    notes = [one for one in found if one.suffix.lower() in (".md", ".markdown")]
    notes.sort(key=lambda one: _order(one.relative_to(root)))
    if not notes:
        raise refused(root, "has no Markdown in it", "name a folder of .md files, or one article")
    if len(notes) > MOST_NOTES:
        hint = "name the folder of the notes that belong to the workbook"
        raise refused(root, f"holds {len(notes):,} notes, more than {MOST_NOTES}", hint)
    sources = {one: read_text(one, (root,), typed=True) for one in notes}
    texts = {one: source for one, source in sources.items() if source.text.strip()}
    if not texts:
        raise refused(root, "has no text in its notes", "write something into one of them")
    return _draft(root, found, texts)


def _draft(root: Path, found: list[Path], texts: dict[Path, ArticleText]) -> Draft:
    settings, left_out = _own_settings(root, found)
    title = settings.pop("title", "")
    heads: dict[Path, tuple[str, str]] = {}
    for path, source in texts.items():
        given, text = split_front_matter(source.text)
        head, body = find_title(text) if re.search(r"^#\s|^=+\s*$", text, re.M) else ("", text)
        own = dict(given)
        heads[path] = own.pop("title", "") or head or title_of(without_hash(path.stem)), body
        settings = own | settings
    names = _names([plain_title(head) for head, _ in heads.values()])
    chapters = dict(zip(heads, names, strict=True))
    keys = {key_of(path.name): name for path, name in chapters.items()}
    keys |= {key_of(path.relative_to(root).as_posix()): name for path, name in chapters.items()}
    pictures = CarriedPictures()
    beside = {one.name.lower(): one for one in found if one.suffix.lower() in PICTURES}
    written: list[DraftChapter] = []
    for path, (head, body) in heads.items():
        carrier = Carrier(
            root=root,
            folder=path.parent,
            pictures=pictures,
            chapters=keys,
            beside=beside,
            inside=texts[path].pictures,
        )
        text, lost = take_traces(f"# {head}\n\n{carrier.carry(body)}\n", chapters[path])
        written.append(DraftChapter(file=chapters[path], text=text.rstrip("\n") + "\n"))
        left_out += lost
    return Draft(
        title=title or _title(root, heads),
        chapters=tuple(written),
        pictures=pictures.all,
        settings=tuple(settings.items()),
        left_out=(*left_out, *_others(found, texts)),
    )


def _own_settings(root: Path, found: list[Path]) -> tuple[dict[str, str], list[LeftOut]]:
    """Give what a folder's own settings say, where it is a workbook already, and what is left."""
    path = root / _SETTINGS
    if path not in found:
        return {}, []
    text = read_text(path, (root,), typed=True).text
    others = [key for key in re.findall(r"^([\w-]+)[ \t]*:", text, re.M) if key not in SETTINGS]
    return settings_in(text) or {}, [LeftOut(what=f'setting "{key}"') for key in others]


def _files(root: Path) -> list[Path]:
    """Give the visible files below a folder, no links followed out of it."""
    found: list[Path] = []
    waiting = [(root, 0)]
    while waiting:
        folder, depth = waiting.pop()
        try:
            names = files.list_folder(folder, "")
        except OSError as reason:
            raise refused(folder, f"can't be read: {reason.strerror}", "see its rights") from None
        for name in names:
            path = folder / name
            if not is_within(path, (root,)) or name.startswith(("~", "__")):
                continue
            if path.is_dir() and depth < DEEPEST:
                waiting.append((path, depth + 1))
            elif path.is_file():
                found.append(path)
        if len(found) > MOST_FILES:
            hint = "name the folder of the notes that belong to the workbook"
            raise refused(root, f"holds more than {MOST_FILES:,} files", hint)
    return sorted(found)


def _order(path: Path) -> list[tuple[str, list[tuple[bool, int, str]]]]:
    """Give a key by which a note stands before those in the folder of its name."""
    parts = [without_hash(part) for part in (*path.parts[:-1], path.stem)]
    if parts[-1].lower() in ("readme", "index"):
        parts.pop()
    return [
        ("", [(not one.isdigit(), int(one) if one.isdigit() else 0, one) for one in
              re.findall(r"\d+|\D+", part.lower())])
        for part in parts
    ]  # fmt: skip


def _names(titles: list[str]) -> list[str]:
    width = max(2, len(str(len(titles))))
    return [
        f"{number:0{width}}-{slugify(title) or 'chapter'}.md"
        for number, title in enumerate(titles, start=1)
    ]


def _title(root: Path, heads: dict[Path, tuple[str, str]]) -> str:
    """Give the book's title: that of the one page everything lies below, else the folder's name."""
    top = [path for path in heads if path.parent == root]
    if len(top) == 1 and (len(heads) > 1 or not root.resolve().name):
        return plain_title(heads[top[0]][0])
    name = without_hash(root.resolve().name)
    exported = re.fullmatch(r"(?:private-)?export[\w-]*", name, re.I)
    first = plain_title(next(iter(heads.values()))[0])
    return first if exported or len(heads) == 1 else title_of(name)


def _others(found: list[Path], texts: dict[Path, ArticleText]) -> list[LeftOut]:
    """Give what else lies in the folder and is no part of a workbook, by the ends of its names."""
    others = [
        one
        for one in found
        if one not in texts and one.suffix.lower() not in PICTURES and one.name != _SETTINGS
    ]
    kinds = Counter(
        "empty note" if one.suffix.lower() == ".md" else f"{one.suffix.lower() or one.name} file"
        for one in others
    )
    return [LeftOut(what=what) for what, count in kinds.items() for _ in range(count)]
