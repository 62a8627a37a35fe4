"""Notations of other programs, and what becomes of each: one table.

A workbook's text often comes from Obsidian, Notion, Google Docs, Quarto, a web site or a word
processor. What paper can show is set; what only a screen or another program can follow is left
out, or printed as it is typed, and told once for each kind in a file.

Marks within a sentence that need no telling (`~~`, `==`, `~`, `^`, boxes) are in
`inline_dialects`; parts of a text that have a beginning and an end are in `fences`.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache, partial

from generator.reading.text.tally import Tally

PAGE_BREAK = "/// newpage"  # what a line becomes that breaks the page
WIKI = "?note="  # what an address of a note begins with that is named in [[...]]
_NOTHING = ""
_BREAK = r"(?:page|new|clear|force)[ _-]?(?:double[ _-]?)?(?:page|break)"
# A style or a class that breaks a page before or after an element.
_BREAKING = (
    rf"(?:style=[\"'][^\"']*(?:page-)?break-(?:before|after)\s*:\s*(?:always|page|left|right|recto)"
    rf"|class=[\"'][^\"']*{_BREAK})"
)

# What distinguishes a formula from two prices: a sign of arithmetic, or a letter on its own.
_FORMULA = re.compile(r"[\\^_{}=<>|+*/]|^[A-Za-z]$")

Becomes = str | Callable[[re.Match[str]], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notation:
    """A notation: how it looks, what is read in its place, and what is told of it.

    `told` is empty where it is understood: then nothing is said.
    """

    looks: re.Pattern[str]
    becomes: Becomes
    told: str = ""
    hint: str = ""
    is_meant: Callable[[re.Match[str]], bool] = lambda _found: True


def _line(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<lead>[\s>]*)(?:{pattern})\s*", re.I)


@cache
def _is_emoji(code: str) -> bool:
    from pymdownx import emoji1_db, gemoji_db  # what only texts with such codes need

    return any(code in one.emoji or code in one.aliases for one in (gemoji_db, emoji1_db))


# A line of its own.
LINES = (
    Notation(
        looks=_line(
            rf"\\+(?:newpage|pagebreak|clearpage|cleardoublepage)(?:\[\d\]|\{{\}})?"
            rf"|<!--\s*\\?{_BREAK}\s*-->"
            rf"|\{{\{{[<%]\s*{_BREAK}\s*[%>]\}}\}}"
            rf"|\{{:?\s*\.?{_BREAK}\s*\}}"
            rf"|<(?P<tag>div|p|span|section)\b[^>]*{_BREAKING}[^>]*>"
            rf"(?:\s|&nbsp;|<br\s*/?>)*</(?P=tag)>"
            rf"|<(?:hr|br|div|mbp:pagebreak)\b[^>]*{_BREAKING}[^>]*/?>|<mbp:pagebreak\s*/>"
        ),
        becomes=PAGE_BREAK,
    ),
    Notation(
        looks=_line(
            r"\[\[?_?TOC_?\]?\]|\{\{\s*TOC\s*\}\}|\{:toc\}|@\[toc\](?:\([^)]*\))?"
            r"|<!--\s*/?toc\s*-->|\\tableofcontents|\$\{toc\}|\[\[?contents\]\]?"
        ),
        becomes=_NOTHING,
        told="a mark for a table of contents is left out",
        hint="the book makes its contents by itself; delete the line",
    ),
    Notation(
        looks=_line(
            r"\\(?:begin|end|vspace|hspace|vfill|noindent|bigskip|medskip|smallskip|centering"
            r"|usepackage|setlength|setcounter|addtocounter|thispagestyle|pagestyle|label|ref"
            r"|input|include|maketitle|appendix|hline|hrule|hrulefill|columnbreak|linebreak"
            r"|newline|raggedright|small|large|normalsize)\b\*?(?:\[[^\]]*\]|\{[^}]*\})*"
        ),
        becomes=_NOTHING,
        told="a command of LaTeX is left out",
        hint="delete the line; room to write is { lines=4 } at the end of a paragraph",
    ),
    Notation(
        looks=_line(r"#[^\W\d_][\w/-]*(?:[ \t,]+#[^\W\d_][\w/-]*)+"),
        becomes=_NOTHING,
        told="a line of tags is left out",
        hint="delete the line; a heading has a space after its #",
    ),
    Notation(
        looks=_line(r"\*\[[^\]]+\]:\s.*"),
        becomes=_NOTHING,
        told="what an abbreviation stands for is left out",
        hint="say it in the text, or in a note: word[^1] and [^1]: what it stands for",
    ),
    Notation(
        looks=_line(
            r"(?P<definition>\[(?!\^)[^\]]+\]:\s*(?:<|&lt;)[^>]*>[^\s].*)"
        ),  # it defines nothing
        becomes=lambda found: f"{found['lead']}\\{found['definition']}",
    ),
    Notation(
        looks=_line(r"</?details\b[^>]*>"),
        becomes=_NOTHING,
    ),
    Notation(
        looks=_line(r"(?:<details\b[^>]*>\s*)?<summary\b[^>]*>(?P<words>.*?)</summary>"),
        becomes=lambda found: f"{found['lead']}**{found['words'].strip()}**\n",
    ),
)

# Within a line.
WORDS = (
    Notation(
        looks=re.compile(
            r"!\[\[(?P<name>[^\]|\n]+?\.(?:png|jpe?g|gif|webp|svg))(?:\|[^\]\n]*)?\]\]", re.I
        ),
        becomes=lambda found: f"![{_stem(found['name'])}](<{WIKI}{found['name'].strip()}>)",
    ),
    Notation(
        looks=re.compile(r"!\[\[(?P<name>[^\]|\n]+?)(?:\|(?P<words>[^\]\n]*))?\]\]"),
        becomes=lambda found: f"*{(found['words'] or found['name']).strip()}*",
        told="a note that another one holds is not taken in; only its name is printed",
        hint="copy its text to where ![[...]] stands",
    ),
    Notation(
        looks=re.compile(r"(?<!!)\[\[(?P<name>[^\]|\n]+?)(?:\|(?P<words>[^\]\n]*))?\]\]"),
        becomes=lambda found: f"[{_words(found)}](<{WIKI}{found['name'].strip()}>)",
    ),
    Notation(
        looks=re.compile(r"(?<![\w%\\])%%(?!%).+?%%"),
        becomes=_NOTHING,
        told="a comment between %% and %% is left out",
        hint="that is as it should be where it is a note to yourself; for two percent signs "
        "write \\%\\%",
    ),
    Notation(
        looks=re.compile(
            r"\$\$(?P<display>[^$\n]+)\$\$"
            r"|(?<![\w\\$])\$(?![\s$])(?P<inline>[^$\n]*?[^\s$\\])\$(?![\w$])"
        ),
        becomes=lambda found: _as_code(found["display"] or found["inline"]),
        is_meant=lambda found: bool(found["display"] or _FORMULA.search(found["inline"])),
        told="a formula is printed as it is typed",
        hint="save it as a picture, such as an SVG; for a dollar sign write \\$",
    ),
    Notation(
        looks=re.compile(r"\{\{[<%].*?[%>]\}\}|(?<![\\{])\{%.*?%\}"),
        becomes=_NOTHING,
        told="a command of a web site's builder is left out",
        hint="write what it stands for, or delete it",
    ),
    Notation(
        looks=re.compile(
            r"\{\+\+(?P<added>.*?)\+\+\}|\{--.*?--\}|\{>>.*?<<\}"
            r"|\{~~.*?~>(?P<new>.*?)~~\}|\{==(?P<marked>.*?)==\}"
        ),
        becomes=lambda found: found["added"] or found["new"] or found["marked"] or "",
        told="a suggested change is taken as accepted",
        hint="accept or reject it in the text, and delete its braces",
    ),
    Notation(
        looks=re.compile(r"(?<![\w:])(?P<code>:[a-z0-9_+-]+:)(?![\w:])"),
        becomes=lambda found: found[0],
        is_meant=lambda found: _is_emoji(found["code"]),
        told="a code for an emoji is printed as it is typed",
        hint="write the word, or delete it: the typefaces of the book have no emoji",
    ),
    Notation(
        looks=re.compile(r"(?<=\S)[ \t]+\^[a-z0-9-]{4,}[ \t]*$", re.I),  # the name of a paragraph
        becomes=_NOTHING,
    ),
    Notation(  # words in brackets, and more words in brackets behind them that are no column
        looks=re.compile(
            r"(?<=\])\((?![ \t]*\{\{[^{}]*\}\}[ \t]*\))"
            r"(?P<words>[^()<>\"'\n./#]*[\w,;][ \t]+[^()<>\"'\n./#]+)\)"
        ),
        becomes=lambda found: f"\\({found['words']})",
    ),
    Notation(
        looks=re.compile(r"(?:\\_){3,}"),
        becomes=lambda found: "_" * (len(found[0]) // 2),
    ),
    Notation(
        looks=re.compile(
            r"<(?P<tag>audio|video|iframe|embed|object)\b[^>]*/?>"
            r"|</(?:audio|video|iframe|embed|object)\s*>|<(?:source|track|param)\b[^>]*/?>",
            re.I,
        ),
        becomes=_NOTHING,
        told="a sound, a film or a page of the web can't be printed; it is left out",
        hint="write in words where it is to be found, such as its address",
    ),
    Notation(
        looks=re.compile(
            r"<(?P<tag>form|input|textarea|select|option|button|label|fieldset|legend)\b[^>]*/?>"
            r"|</(?:form|textarea|select|option|button|label|fieldset|legend)\s*>",
            re.I,
        ),
        becomes=_NOTHING,
        told="a field of a web page is left out, only its words are printed",
        hint="for room to write put { lines=2 } at the end of a paragraph; a box is - [ ] words",
    ),
)


def translate_line(line: str, number: int, tally: Tally) -> str:
    """Give a line of a text with what other programs write in it as it is read here.

    A page break comes back as `PAGE_BREAK`. What has to be told goes to `tally`.
    """
    for notation in LINES:
        if found := notation.looks.fullmatch(line):
            return _put(notation, number, tally, found)
    return "".join(
        part if code else _translate_words(part, number, tally) for part, code in _parts(line)
    )


def _translate_words(text: str, number: int, tally: Tally) -> str:
    for notation in WORDS:
        if notation.looks.search(text):
            text = notation.looks.sub(partial(_put, notation, number, tally), text)
    return text


def _put(notation: Notation, number: int, tally: Tally, found: re.Match[str]) -> str:
    if not notation.is_meant(found):
        return found[0]
    ends = "tag" in found.re.groupindex and not found["tag"]  # what an HTML tag began
    if notation.told and not ends:
        tally.note(notation.told, notation.hint, number)
    return notation.becomes if isinstance(notation.becomes, str) else notation.becomes(found)


_CODE = re.compile(r"(?<![\\`])(`+)(?!`).*?(?<!`)\1(?!`)")


def _parts(line: str) -> list[tuple[str, bool]]:
    """Give the pieces of a line, each with whether it is code."""
    pieces, end = [], 0
    for code in _CODE.finditer(line):
        pieces += [(line[end : code.start()], False), (code[0], True)]
        end = code.end()
    return [*pieces, (line[end:], False)]


def _words(found: re.Match[str]) -> str:
    words = (found["words"] or "").strip()
    return words or found["name"].strip().replace("#", ": ").strip(": ")


def _stem(name: str) -> str:
    return name.strip().rpartition("/")[2].rpartition(".")[0]


def _as_code(formula: str) -> str:
    return f"``{formula.strip()}``" if "`" in formula else f"`{formula.strip()}`"


def code_lines(lines: list[str], verbatim: Collection[int]) -> set[int]:
    """Give the numbers of lines that are code because they are indented by four, in no list."""
    found: set[int] = set()
    above, in_list = "", False
    for number, line in enumerate(lines, start=1):
        text = line.expandtabs(4)
        indented = text.startswith("    ") and bool(text.strip())
        if number in verbatim:
            above = "text"
            continue
        if indented and not in_list and (above == "" or number - 1 in found):
            found.add(number)
        elif text.strip() and not indented:
            in_list = bool(re.match(r"\s*(?:[-*+•–]|\(?\w{1,3}[.)]|:|\[\^|/{3,})\s*", text)) or (
                in_list and (text.startswith(" ") or above != "")
            )
        above = text.strip()
    return found
