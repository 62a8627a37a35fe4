"""No visible word of a text is lost, whatever notation it is in.

The examples here are our own, one or more for each section of CommonMark. With the examples of the
specification itself the same is shown where `WORKBOOK_COMMONMARK` names its JSON file: see
`make commonmark`.
"""

import html
import json
import os
import re
from pathlib import Path

import pytest

from generator.diagnostics import WorkbookError
from tests.helpers.outline import outline

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
WORDS = re.compile(r"[^\W_]+")
VISIBLE = "one two three four five six seven eight The end".split()
# What CommonMark prints and we do not: by the numbers of version 0.31.2, each with its reason.
OTHERWISE = {
    161: "code right below HTML is code",
    191: "a table with empty lines in it is a table",
    213: "a definition right below a text is one",
    **dict.fromkeys((266, 313), "numbers of items are in an attribute of the outline"),
    **dict.fromkeys((488, 490, 493, 494, 508, 526), "a link with an odd address is a link, told"),
    **dict.fromkeys((532, 538), "the name of a link in a link's words is no text"),
    616: "attributes over several lines, which this comparison takes for text",
}


def printed(text: str) -> str:
    without_tags = re.sub(r"<[^>]*>", " ", text)
    return html.unescape(without_tags)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_every_word_of_a_text_is_in_the_book(chapter, text):
    text = f"# T\n\n{text}\n\nThe end.\n"

    found = WORDS.findall(printed(outline(chapter(text))))

    wanted = WORDS.findall(text)
    assert [word for word in VISIBLE if word in found] == [
        word for word in VISIBLE if word in wanted
    ]


@pytest.mark.slow
@pytest.mark.skipif("WORKBOOK_COMMONMARK" not in os.environ, reason="see `make commonmark`")
def test_no_word_of_the_examples_of_commonmark_is_lost(chapter):
    path = Path(os.environ["WORKBOOK_COMMONMARK"])
    lost = {}
    for example in json.loads(path.read_text(encoding="utf-8")):
        try:
            book = outline(chapter(f"# T\n\n{example['markdown']}\n\nThe end.\n"))
        except WorkbookError:  # told: a missing picture, code without an end
            continue
        hidden = r"<(script|style)\b.*?(</\1>|\Z)|<!--.*?-->"
        wanted = printed(re.sub(hidden, " ", example["html"], flags=re.S)) + " end"
        found = set(WORDS.findall(printed(book) + " ".join(re.findall(r'alt="(.*?)"', book))))
        if words := [word for word in WORDS.findall(wanted) if word not in found]:
            lost[example["example"]] = words

    assert {number: words for number, words in lost.items() if number not in OTHERWISE} == {}
