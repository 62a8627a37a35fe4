"""An article -> a chapter's Markdown: its wording kept to the letter, its questions prompts."""

import io
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

from generator import files
from generator.diagnostics import Diagnostic, Findings, Location, WorkbookError, error, warning
from generator.reading.source import read_source
from generator.slugs import slugify, title_of

LIMIT_BYTES = 20_000_000

_BULLET = re.compile(r"\s*(?:[•–*·▪◦‣-]|o(?=\s+[A-Z]))\s+(?=\S)")
_NUMBER = re.compile(r"\s*(\d{1,3})[.)]\s+(?=\S)")
_QUESTIONS = re.compile(
    r"(?:[\w’' -]{0,40}\b)?(?:questions|prompts)(?: [\w’' -]{0,40})?\s*:?\s*", re.I
)
# What web pages leave below an article when it is copied.
_LEFTOVER = re.compile(
    r"""(?:\d+\ )?(?:comments?|shares?|likes?|replies)
      | (?:share\ (?:this|on)|leave\ a\ (?:comment|reply)|related\ (?:posts|articles|reading))\b.*
      | (?:tags?|categor(?:y|ies)|filed\ under|posted\ (?:in|by|on))\b.*
      | (?:subscribe|sign\ up|read\ more|(?:previous|next)\ (?:post|article))\b.*
      | print|e-?mail|facebook|twitter|x|linkedin|pinterest|whatsapp""",
    re.I | re.X,
)
_SPECIAL = re.compile(r"([\\`*{}\[\]<>]|(?<!\w)_(?!_)|(?<!_)_(?!\w|_))")
_AT_START = re.compile(r"(#{1,6}(?=\s)|[+-](?=\s)|:(?=\s)|\||/{3,}|={2,}|-{2,})")
_SENTENCE_END = tuple(".!?:;…”\"')")
_LONGEST_HEADING = 60
_WRAPPED = 50  # a line of this length that ends no sentence goes on in the next


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A chapter made of an article: its title, its Markdown, and what was noticed."""

    title: str
    text: str
    notices: tuple[Diagnostic, ...]


def read_article(path: Path) -> Draft:
    """Read an article: .txt, .md or .docx. Raises `WorkbookError` where it can't be read."""
    findings = Findings()
    lines = _lines(path, findings)
    findings.raise_errors()
    lines = _without_leftovers(lines, path, findings)
    if not any(line.strip() for line in lines):
        raise _refused(path, "has no text", "name an article that has")
    title, lines = _title(lines, path)
    plain = path.suffix.lower() != ".md"
    body = _markdown(lines, plain=plain)
    return Draft(title=title, text=f"# {title}\n\n{body}\n", notices=findings.all)


def start_texts(templates: Path, folder: Path, draft: Draft | None) -> dict[str, str]:
    """Give the texts of a new workbook by file name: the sample chapters, or the article's."""
    title = draft.title if draft else title_of(folder.resolve().name)
    texts = {
        one: files.read_bytes(templates / one, limit=LIMIT_BYTES).decode()
        for one in (*files.list_folder(templates, ".yml"), *files.list_folder(templates, ".md"))
    }
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    settings = {
        one: text.replace("{title}", quoted) for one, text in texts.items() if one.endswith(".yml")
    }
    if draft:
        return settings | {f"01-{slugify(draft.title) or 'chapter'}.md": draft.text}
    return settings | {one: text for one, text in texts.items() if one.endswith(".md")}


def _lines(path: Path, findings: Findings) -> list[str]:
    kind = path.suffix.lower()
    if not path.is_file():
        raise _refused(path, "there is no such article", "name a .txt, .md or .docx file")
    if kind == ".docx":
        return _docx_lines(path)
    if kind not in (".txt", ".md"):
        raise _refused(path, "is no article that can be read", "save it as .txt, .md or .docx")
    source = read_source(path, findings)
    return source.text.split("\n") if source else []


def _docx_lines(path: Path) -> list[str]:
    import mammoth  # only for word processors' files

    try:
        data = files.read_bytes(path, limit=LIMIT_BYTES)
        html = mammoth.convert_to_html(io.BytesIO(data)).value
    except (BadZipFile, ExpatError, OSError, ValueError, KeyError, RuntimeError) as reason:
        hint = "save it again, or as .txt"
        raise _refused(path, f"is damaged or no .docx ({reason})", hint) from None
    collector = _Document()
    collector.feed(html)
    collector.close()
    return collector.lines


class _Document(HTMLParser):
    """The lines of what mammoth makes of a document: headings, items, paragraphs."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._lists: list[int | None] = []
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list) -> None:  # noqa: ARG002
        if tag in ("ol", "ul"):
            self._lists.append(1 if tag == "ol" else None)
        elif tag == "br":
            self._text += " "

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        text = " ".join(self._text.split())
        if tag in ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6"):
            if text:
                self.lines += (
                    [self._mark(tag) + text, ""] if tag[0] == "h" else [self._mark(tag) + text]
                )
                self.lines += [""] if tag == "p" else []
            self._text = ""
        elif tag in ("ol", "ul"):
            self._lists.pop()
            self.lines.append("")

    def _mark(self, tag: str) -> str:
        if tag[0] == "h":
            return "\f"  # a heading for sure
        if tag != "li" or not self._lists:
            return ""
        number = self._lists[-1]
        if number is None:
            return "• "
        self._lists[-1] = number + 1
        return f"{number}. "


def _without_leftovers(lines: list[str], path: Path, findings: Findings) -> list[str]:
    kept = len(lines)
    while kept and (not lines[kept - 1].strip() or _LEFTOVER.fullmatch(lines[kept - 1].strip())):
        kept -= 1
    dropped = [line.strip() for line in lines[kept:] if line.strip()]
    if dropped:
        findings.add(
            warning(
                f"left out what a web page left at its end: {', '.join(dropped)}",
                hint="write it into the chapter by hand if it belongs there",
                at=Location(file=files.display(path), line=kept + 1),
            )
        )
    return lines[:kept]


def _title(lines: list[str], path: Path) -> tuple[str, list[str]]:
    """Take the title: a first line that stands alone and is no sentence; else the file's name."""
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    text = lines[first].strip()
    marked = text.startswith(("\f", "# "))
    below = lines[first + 1] if first + 1 < len(lines) else ""
    if marked or (_looks_like_heading(text) and not below.strip()):
        return text.removeprefix("\f").removeprefix("# ").strip(), lines[first + 1 :]
    return title_of(path.stem), lines


def _markdown(lines: list[str], *, plain: bool) -> str:
    """Give the Markdown of an article's lines; those of Markdown itself go through as they are."""
    out: list[str] = []
    for at, line in enumerate(lines):
        text = line.strip()
        before = next((one.strip() for one in reversed(lines[:at]) if one.strip()), "")
        if not text:
            kind = ""
        elif _QUESTIONS.fullmatch(text.lstrip("#* ").rstrip("* ")) and _numbered_below(lines[at:]):
            words = text.lstrip("#* ").rstrip("*: ")
            out += ["", f"## {words} {{ .prompts }}", ""]
            continue
        elif not plain:
            out.append(line)
            continue
        elif text.startswith("\f") or (_looks_like_heading(text) and _stands_alone(lines, at)):
            out += ["", f"## {_escaped(text.removeprefix(chr(12)))}", ""]
            continue
        elif number := _NUMBER.match(line):
            kind = f"{number[1]}. {_escaped(line[number.end() :].strip())}"
        elif bullet := _BULLET.match(line):
            kind = f"- {_escaped(line[bullet.end() :].strip())}"
        else:
            goes_on = bool(out and out[-1]) and _goes_on(before, text)
            out += [_escaped(text)] if goes_on else ["", _escaped(text)]
            continue
        is_item = kind[:2] == "- " or bool(_NUMBER.match(kind))
        first_item = is_item and out and out[-1] and not re.match(r"- |\d+\. ", out[-1])
        out += ["", kind] if first_item else [kind]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(out)).strip()


def _numbered_below(lines: list[str]) -> bool:
    following = [line for line in lines[1:] if line.strip()]
    return bool(following) and bool(_NUMBER.match(following[0]) or _BULLET.match(following[0]))


def _looks_like_heading(text: str) -> bool:
    return (
        len(text) <= _LONGEST_HEADING
        and not text.endswith(_SENTENCE_END)
        and not _BULLET.match(text)
        and not _NUMBER.match(text)
        and text[:1].isupper()
    )


def _stands_alone(lines: list[str], at: int) -> bool:
    above = lines[at - 1].strip() if at else ""
    below = lines[at + 1].strip() if at + 1 < len(lines) else ""
    return not above and not below and any(line.strip() for line in lines[at + 1 :])


def _goes_on(before: str, text: str) -> bool:
    return len(before) >= _WRAPPED and not before.endswith(_SENTENCE_END) and text[:1].islower()


def _escaped(text: str) -> str:
    text = _SPECIAL.sub(r"\\\1", text)
    text = _AT_START.sub(r"\\\1", text, count=1) if _AT_START.match(text) else text
    return re.sub(r"^(\d+)\.(?=\s)", r"\1\\.", text)


def _refused(path: Path, problem: str, hint: str) -> WorkbookError:
    return WorkbookError(error(problem, hint=hint, at=Location(file=path.as_posix())))
