"""Texts in every notation of CommonMark: our own, and those of its specification.

The specification's examples are read from the JSON file that `WORKBOOK_COMMONMARK` names: see
`make commonmark`.
"""

import html
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

TEXTS = {
    "tabs": "-\tone\n\n\ttwo\n\n>\tthree\n\n\tfour",
    "escapes": "\\*one\\* two\\\nthree \\&amp; \\<four>",
    "entities": "one &copy; two &#35; three &bogus; &#12345678;",
    "rules": "one\n\n***\ntwo\n- - -\nthree\n___",
    "headings": "# one #\n## two ##\n### three \\#\n#\n#### four ####   ",
    "headings with lines below": "one *two*\n===\nthree\nfour\n---\nfive",
    "indented code": "    one\n\n      two\n\nthree",
    "fenced code": "~~~ lang\none\n~~~~\n```\ntwo `three`\n```\n- four\n  ```\n  five\n  ```",
    "HTML that does not end": "<div>\n*one*\n\n*two*\n\n<p>three\n\nfour",
    "HTML that hides": "<style\n  type='x'>\n\none\n\n<textarea>\n\ntwo",
    "HTML in a table": "<table><tr><td>\none\n\ntwo\n</td></tr></table>",
    "definitions": "[one]: <x> 'y'\n\n[one]\n\n[two]: <three>(four)\n",
    "paragraphs": "one\n  two\n      three",
    "quotations": "> one\ntwo\n> - three\nfour\n\n> > five\n> six",
    "items": "10. one\n\n    two\n- three\n\n      four\n+ - five",
    "lists": "- one\n\n\n  two\n* three\n1) four\n2. five\n   - six",
    "code in a line": "`one` ``two ` three`` `four",
    "emphasis": "*one **two*** _three __four___ five*six* **seven",
    "links": "[one](x.md) [two [three]](y) [four][x] [five] [six]\n\n[six]: /y",
    "words in brackets": "[one] [two](not a link) ![three](https://example.org/a.png 'x')",
    "addresses": "<https://example.org/one> <two@example.org> <three:four>",
    "tags in a line": "one <em>two</em> <three four> <five/> <!-- no --> <?no?> six",
    "line ends": "one  \ntwo\\\nthree   ",
    "text": "hello $.;'there ~one ^two ==three",
}
VISIBLE = "one two three four five six seven eight The end".split()
# What CommonMark prints and we do not: by the numbers of version 0.31.2, each with its reason.
OTHERWISE = {
    161: "code right below HTML is code",
    191: "a table with empty lines in it is a table",
    213: "a definition right below a text is one",
    **dict.fromkeys(
        (488, 490, 492, 493, 494, 508, 526), "a link with an odd address is a link, told"
    ),
    **dict.fromkeys((532, 538), "the name of a link in a link's words is no text"),
    616: "attributes over several lines, which this comparison takes for text",
}
with_specification = pytest.mark.skipif(
    "WORKBOOK_COMMONMARK" not in os.environ, reason="see `make commonmark`"
)
_WORD = re.compile(r"[^\W_]+")
_HIDDEN = re.compile(r"<(script|style)\b.*?(</\1>|\Z)|<!--.*?-->", re.DOTALL)


def chapter_of(text: str, title: str = "T") -> str:
    """Give a text as a chapter that goes on after it."""
    return f"# {title}\n\n{text}\n\nThe end.\n"


def words(text: str) -> list[str]:
    return _WORD.findall(text)


def shown(markup: str, between: str = " ") -> str:
    """Give what a reader sees of HTML, with this in the place of each tag."""
    return html.unescape(re.sub(r"<[^>]*>", between, _HIDDEN.sub(" ", markup)))


def examples() -> Iterator[tuple[int, str, str]]:
    """Give the specification's examples: number, Markdown, HTML."""
    path = Path(os.environ["WORKBOOK_COMMONMARK"])
    for example in json.loads(path.read_text(encoding="utf-8")):
        yield example["example"], example["markdown"], example["html"]
