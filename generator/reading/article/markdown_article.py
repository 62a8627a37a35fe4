"""Markdown of others -> ours: its settings, pictures, links and notes in the forms we know."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.diagnostics import Findings, Location
from generator.gate import GateError, read_within
from generator.reading.article.carried_pictures import CarriedPictures, inner_picture
from generator.reading.article.draft import LIMIT_BYTES
from generator.reading.article.foreign_notes import notes_of_asides, notes_of_callouts
from generator.reading.article.pieces import asks_by_quoting, is_byline, looks_like_heading
from generator.reading.article.traces import trace, without_reserved
from generator.slugs import slugify
from generator.yaml import load_mapping

SETTINGS = ("title", "subtitle", "author", "language", "description", "rights")
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp", ".tif", ".tiff")
_MEDIA_NAMES = {
    "audio": "sound", "video": "video", "iframe": "embedded page", "object": "embedded object",
    "embed": "embedded object",
}  # fmt: skip
_LANGUAGES = {"lang": "language", "summary": "description", "authors": "author"}
_FRONT = re.compile(r"\ufeff?---[ \t]*\n(?P<inside>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.S)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,}).*?^ {0,3}\1[`~]*[ \t]*$", re.M | re.S)
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)|<!--.*?-->", re.S)
_HEADING = re.compile(r"^(#{1,6})[ \t]+(\S.*?)[ \t]*#*[ \t]*$", re.M)
_EMPTY_HEADING = re.compile(r"^#{1,6}[ \t]*#*[ \t]*$\n?", re.M)
_MEDIA = re.compile(
    r"<(audio|video|iframe|object|embed)\b[^>]*>(?:(?:(?!<\1\b).)*?</\1>)?", re.I | re.S
)
_SETEXT = re.compile(r"^(\S[^\n]*)\n=+[ \t]*$", re.M)
_BRACES = re.compile(r"\s*\{[^{}]*\}\s*$")
_DEFINED = re.compile(
    r"^ {0,3}\[(?P<name>[^\]\n]+)\]:[ \t]*<?(?P<address>picture:\d+|[^\s<>]+\.\w{3,4})>?"
    r"(?P<rest>[ \t]+\"[^\"\n]*\")?[ \t]*$\n?",
    re.M,
)
_EMBED = re.compile(r"!\[\[([^\]|#\n]+)(?:#[^\]|\n]*)?(?:\|([^\]\n]*))?\]\]")
_WIKI = re.compile(r"\[\[([^\]|#\n]*)(?:#([^\]|\n]*))?(?:\|([^\]\n]*))?\]\]")
_PICTURE = re.compile(
    r"!\[(?P<about>[^\]]*)\]\(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<bare>[^\s()]*(?:\([^\s()]*\)[^\s()]*)*))"
    r"(?P<rest>\s+\"[^\"\n]*\"|\s+'[^'\n]*')?\s*\)"
)
_LINK = re.compile(
    r"(?<![!\\])\[(?P<words>(?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*"
    r"(?:<(?P<angled>[^<>\n]*)>|(?P<bare>[^\s()]*(?:\([^\s()]*\)[^\s()]*)*))(?:\s+\"[^\"\n]*\")?\s*\)"
)
_IMG = re.compile(r"<img\b[^>]*>", re.I)
_WORLD = re.compile(r"(?:https?://|mailto:|tel:|#)", re.I)
_KEPT_OPEN, _KEPT_CLOSE = "\ue01f", "\ue01e"
_KEPT = re.compile(f"{_KEPT_OPEN}(\\d+){_KEPT_CLOSE}")
_ITEM = re.compile(r"^[ \t]*\d{1,3}[.)][ \t]+(?P<words>\S.*)$", re.M)


def split_front_matter(text: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """Give the settings that stand between --- lines above a text, and the text below them."""
    front = _FRONT.match(text)
    if not front:
        return (), text
    settings = settings_in(front["inside"])
    if settings is None:  # no YAML: a rule, and words below it
        return (), text
    return tuple(settings.items()), text[front.end() :]


def settings_in(text: str) -> dict[str, str] | None:
    """Give the settings that stand in a YAML, by our names; nothing where it is none."""
    data = load_mapping(text, lambda line: Location(file="", line=line), Findings())
    if data is None:
        return None
    settings: dict[str, str] = {}
    for key, value in data.items():
        name = _LANGUAGES.get(str(key).lower(), str(key).lower())
        value = ", ".join(map(str, value)) if isinstance(value, list) else value
        if name in SETTINGS and isinstance(value, str | int | float) and str(value).strip():
            settings[name] = " ".join(str(value).split())
    return settings


def find_title(text: str) -> tuple[str, str]:
    """Give the title of a text as Markdown, and the text without its line; nothing for none.

    It is the heading or the short line it begins with, else its first heading.
    """
    bare = _FENCE.sub(lambda fence: " " * len(fence[0]), text)
    start = len(bare) - len(bare.lstrip())
    setext, heading = _SETEXT.search(bare), _HEADING.search(bare)
    first = min(
        (one for one in (setext, heading) if one), key=lambda one: one.start(), default=None
    )
    marks = heading[1] if heading else ""
    if first and (first.start() == start or first is setext or len(marks) == 1):
        words = text[first.start(1) : first.end(1)] if first is setext else first[2]
        return words.strip(), text[: first.start()] + text[first.end() :].lstrip("\n")
    line, _, rest = text[start:].partition("\n")
    words = line.strip().strip("*_").strip()
    alone = not rest.partition("\n")[0].strip()
    if alone and looks_like_heading(words) and re.match(r"[\w*]", line) and not is_byline(words):
        return words, rest.lstrip("\n")
    return (heading[2] if heading else ""), text


@dataclass(slots=True, kw_only=True)
class Carrier:
    """Carries the Markdown of files over. Nothing outside `root` is read.

    `folder` is that of the file; `chapters` are the new files by the names of the old ones, as
    `key_of` gives them; `beside` are the pictures anywhere in `root` by their names, `inside`
    those that the text holds itself.
    """

    root: Path
    folder: Path
    pictures: CarriedPictures
    chapters: Mapping[str, str] = field(default_factory=dict)
    beside: Mapping[str, Path] = field(default_factory=dict)
    inside: Sequence[bytes] = ()

    def carry(self, text: str) -> str:
        """Give a text in our notation; what can't be carried over leaves a trace."""
        text = _with_addresses(notes_of_asides(notes_of_callouts(without_reserved(text))))
        shift = "#" if re.search(r"^# ", _FENCE.sub("", text), re.M) else ""
        pieces, at = [], 0
        for fence in _FENCE.finditer(text):
            pieces += [self._prose(text[at : fence.start()], shift), fence[0]]
            at = fence.end()
        return "".join([*pieces, self._prose(text[at:], shift)]).strip("\n")

    def _prose(self, text: str, shift: str) -> str:
        if shift:
            text = _HEADING.sub(lambda one: f"{(shift + one[1])[:6]} {one[2]}", text)
        text = _EMPTY_HEADING.sub("", text)
        text = _ITEM.sub(_without_room, text)
        return _outside_code(text, self._inline)

    def _inline(self, text: str, keep: Callable[[str], str]) -> str:
        def kept(carry: Callable[[re.Match[str]], str], found: re.Match[str]) -> str:
            return keep(carry(found))

        for pattern, carry in (
            (_EMBED, self._embed),
            (_WIKI, self._wiki),
            (_PICTURE, self._picture),
            (_IMG, self._img),
            (_MEDIA, lambda one: trace(_MEDIA_NAMES[one[1].lower()])),
            (_LINK, self._link),
        ):
            text = pattern.sub(partial(kept, carry), text)
        text = re.sub(r"(?<!=)==(?=[^\s=])([^=\n]*[^\s=])==(?!=)", r"<mark>\1</mark>", text)
        text = re.sub(r"%%.*?%%", trace("private comment"), text, flags=re.S)
        text = re.sub(r"[ \t]+\^[\w-]{4,}[ \t]*$", "", text, flags=re.M)
        return re.sub(r"\n{3,}", "\n\n", text)

    def _embed(self, found: re.Match[str]) -> str:
        name, words = found[1].strip(), (found[2] or "").strip()
        if not name.lower().endswith(PICTURES):
            return self._chapter_link(name, "", words or name) or trace("embedded note") + name
        pixels = re.fullmatch(r"(\d{2,4})(?:x\d+)?", words)
        about = "" if pixels else words
        share = f"{max(5, min(100, round(int(pixels[1]) / 6.5)))}%" if pixels else ""
        return self._kept(name, about, f"{{ width={share} }}" if share not in ("", "100%") else "")

    def _wiki(self, found: re.Match[str]) -> str:
        name, place, words = found[1].strip(), (found[2] or "").strip(), (found[3] or "").strip()
        words = words or (f"{name}: {place}" if name and place else name or place)
        if not name:
            return f"[{words}](#{slugify(place)})" if slugify(place) else words
        return self._chapter_link(name, place, words) or words + trace("link")

    def _picture(self, found: re.Match[str]) -> str:
        address = found["angled"] if found["angled"] is not None else found["bare"] or ""
        return self._kept(address, found["about"], "", found["rest"] or "")

    def _img(self, found: re.Match[str]) -> str:
        given = dict(re.findall(r"""([\w-]+)\s*=\s*["']([^"']*)["']""", found[0]))
        width = given.get("width", "").removesuffix("px")
        share = max(5, min(100, round(int(width) / 6.5))) if width.isdigit() else 100
        braces = f"{{ width={share}% }}" if share < 100 else ""
        return self._kept(given.get("src", ""), given.get("alt", ""), braces)

    def _kept(self, address: str, about: str, braces: str, rest: str = "") -> str:
        data = inner_picture(address, self.inside)
        name = "picture" if data is not None else unquote(address).rpartition("/")[2]
        data = data if data is not None else self._read(address)
        file = self.pictures.keep(data, name) if data else ""
        if not file:
            return trace("picture") + (f"*{about}*" if about.strip() else "")
        return f"![{about}]({file}{rest}){braces}"

    def _read(self, address: str) -> bytes | None:
        if re.match(r"[a-z][a-z0-9+.-]+:|//", address, re.I):
            return None
        name = unquote(urlsplit(address).path)
        here = self.folder.resolve().relative_to(self.root.resolve())
        for place in (str(here / name), name.lstrip("/")):
            try:
                return self._at_gate(self.root / place)
            except GateError:
                continue
        found = self.beside.get(Path(name).name.lower())
        return self._at_gate(found) if found else None

    def _at_gate(self, path: Path) -> bytes:
        return read_within(path, (self.root,), at_most=LIMIT_BYTES)

    def _link(self, found: re.Match[str]) -> str:
        address = found["angled"] if found["angled"] is not None else found["bare"] or ""
        if _WORLD.match(address):
            return found[0]
        name, _, place = unquote(address).partition("#")
        words = found["words"]
        return self._chapter_link(name, place, words) or words + trace("link")

    def _chapter_link(self, name: str, place: str, words: str) -> str:
        here = self.folder.resolve().relative_to(self.root.resolve())
        for key in (key_of(str(here / name)), key_of(name), key_of(Path(name).name)):
            if key in self.chapters:
                end = f"#{slugify(place)}" if slugify(place) else ""
                return f"[{words}]({self.chapters[key]}{end})"
        return ""


def _with_addresses(text: str) -> str:
    """Give a text whose pictures name their addresses where they stand, not at its end."""
    defined = {
        one["name"].lower(): f"{one['address']}{one['rest'] or ''}"
        for one in _DEFINED.finditer(text)
        if one["address"].lower().endswith(PICTURES) or one["address"].startswith("picture:")
    }
    used: set[str] = set()

    def inline(found: re.Match[str]) -> str:
        name = (found[2] or found[1]).lower()
        used.add(name)
        return f"![{found[1]}]({defined[name]})" if name in defined else found[0]

    text = re.sub(r"!\[([^\]\n]*)\]\[([^\]\n]*)\]", inline, text) if defined else text
    return _DEFINED.sub(lambda one: "" if one["name"].lower() in used else one[0], text)


def key_of(name: str) -> str:
    """Give what a note is found by: its path or name without what its file has beyond."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".")]
    while ".." in parts[1:]:
        at = parts.index("..", 1)
        del parts[at - 1 : at + 1]
    plain = [without_hash(re.sub(r"\.(?:md|markdown)$", "", part, flags=re.I)) for part in parts]
    return "/".join(plain).lower()


def without_hash(name: str) -> str:
    """Give a name without the 32 digits that Notion puts behind those of its exports."""
    return re.sub(r"[ _-]+[0-9a-f]{32}$", "", name).strip()


def plain_title(title: str) -> str:
    """Give a title in Markdown as words alone."""
    words = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", _BRACES.sub("", title))
    return " ".join(re.sub(r"\\(?=\W)|[*`]|(?<!\w)_|_(?!\w)|</?\w+>", "", words).split())


def _outside_code(text: str, change: Callable[[str, Callable[[str], str]], str]) -> str:
    """Give a text changed but for its code. `change` gets what keeps a piece as it is then."""
    kept: list[str] = []

    def keep(piece: str) -> str:
        kept.append(piece)
        return f"{_KEPT_OPEN}{len(kept) - 1}{_KEPT_CLOSE}"

    changed = change(_CODE.sub(lambda code: keep(code[0]), text), keep)
    while _KEPT.search(changed):  # a picture in a link, code in both
        changed = _KEPT.sub(lambda one: kept[int(one[1])], changed)
    return changed


def _without_room(found: re.Match[str]) -> str:
    words = found["words"]
    plain = re.sub(r"\*\*?|__?", "", words)
    quoting = asks_by_quoting(plain.strip()) and not plain.rstrip().endswith("}")
    return f"{found[0].rstrip()} {{ space=none }}" if quoting else found[0]
