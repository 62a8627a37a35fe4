"""What is wrong in a chapter is told with its file, its line, the problem and a hint."""

import pytest

from generator.diagnostics import WorkbookError

BRACES = "put the braces, after a space, at the end of a paragraph or of an item of a list"


def at(line: int | None, problem: str, hint: str, severity: str = "error") -> str:
    """A message as it is printed for a place in the chapter."""
    place = "book/01-trust.md" if line is None else f"book/01-trust.md:{line}"
    return f"{severity}: {place}: {problem}\nhint: {hint}"


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("1. What? { lined=3 }", [at(3, 'unknown ruling "lined"', 'did you mean "lines"?')]),
        (
            "1. What? { lines=-3 }",
            [
                at(
                    3,
                    "lines=-3: a space has at least one row",
                    "write whole rows or a length: lines=6 or lines=45mm",
                )
            ],
        ),
        (
            "![Circles](images/circles.png)",
            [
                at(
                    3,
                    'there is no picture "images/circles.png"',
                    "put the file there, or correct its name; capital letters count",
                )
            ],
        ),
        (
            "Text\nwith ![a](../a.png) in it",
            [
                at(
                    4,
                    '"../a.png" lies outside the workbook\'s folder',
                    "copy the picture into the workbook's folder and name it from there",
                )
            ],
        ),
        (
            "Text <img src=file:///etc/passwd>",
            [
                at(
                    3,
                    '"file:///etc/passwd" is no file of this workbook',
                    "save the picture in the workbook's folder, such as images/, "
                    "and name it from there",
                )
            ],
        ),
        (
            "![a](a.png){ width=60mm }",
            [
                at(
                    3,
                    'there is no picture "a.png"',
                    "put the file there, or correct its name; capital letters count",
                )
            ],
        ),
        (
            "/// nota\ntext\n///",
            [at(3, 'unknown block "nota"', 'did you mean "note"?')],
        ),
        (
            "/// note\n    kinds: care\ntext\n///",
            [at(4, 'unknown note option "kinds"', 'did you mean "kind"?')],
        ),
        (
            "/// note\n    kind: happy\ntext\n///",
            [
                at(
                    4,
                    "note option kind: \"happy\" is not one of 'definition', 'remark', 'tip', "
                    "'quote' or 'care'",
                    "write kind: definition, remark, tip, quote or care",
                )
            ],
        ),
        (
            "/// note\n    kind: a: b\ntext\n///",
            [
                at(
                    4,
                    "this is no YAML: a colon stands where none can",
                    "put values that have a colon or quotes in them between double quotes; "
                    "begin names that belong together in the same column",
                )
            ],
        ),
        (
            "/// note\n    kind: care\n    kind: care\ntext\n///",
            [at(5, '"kind" is set twice', "keep one of the two lines")],
        ),
        (
            "/// note\ntext",
            [at(3, 'the block "note" is not closed', "write a line /// where it ends")],
        ),
        (
            "text\n\n///",
            [
                at(
                    5,
                    "/// ends a block, but none is open",
                    "delete the line, or begin a block above it with /// and its kind",
                )
            ],
        ),
        (
            "/// note\n///",
            [at(3, 'the block "note" is empty', "write its text between /// note and ///")],
        ),
        (
            "/// newpage\ntext\n///",
            [
                at(
                    3,
                    'the block "newpage" holds text, which it can\'t',
                    "move the text below the line ///",
                )
            ],
        ),
        (
            "/// note\n/// note\ntext\n///\n///",
            [
                at(
                    4,
                    "a block inside another has as many slashes as the one around it",
                    "write the outer one with one slash more: //// ... ////",
                ),
            ],
        ),
        (
            "> /// note\n> text\n> ///",
            [
                at(
                    3,
                    'the block "note" can\'t stand in a quotation',
                    "take the > away from its lines, or use a note with kind: quote",
                )
            ],
        ),
        (
            "text\n\n    /// note\n    text\n    ///",
            [
                at(
                    5,
                    'the block "note" can\'t stand here',
                    "put an empty line above it and indent it as the text around it is; "
                    "to show the notation itself, put ``` above and below",
                )
            ],
        ),
        ("```\ncode", [at(3, "this code has no end", "write a line ``` where it ends")]),
        ("<!-- left out", [at(3, "this comment has no end", "write a line --> where it ends")]),
        (
            "1. Why? { lines=3 }\n\n    More. { box=2 }",
            [
                at(
                    3,
                    "one item asks for two writing spaces",
                    "keep one of them, or make two items",
                )
            ],
        ),
        (
            "> Why? { lines=3 }",
            [
                at(
                    3,
                    "no room can stand inside a quotation",
                    "put the question into a paragraph or a list of its own",
                )
            ],
        ),
        (
            "Text\n\nTerm\n:   Why? { lines=3 }",
            [
                at(
                    6,
                    "no room can stand inside a definition list",
                    "put the question into a paragraph or a list of its own",
                )
            ],
        ),
        (
            "Term\n:   A fact { lines=3 }",
            [
                at(
                    4,
                    "no room can stand inside a definition list",
                    "put the question into a paragraph or a list of its own",
                )
            ],
        ),
        (
            "## Heading { lines=3 }",
            [
                at(
                    3,
                    "a heading has no room to write in",
                    "put the braces at the end of a paragraph or of an item of a list",
                )
            ],
        ),
        (
            "| a |\n|---|\n| Why? { lines=3 } |",
            [at(5, '"lines=3" stands where no room can be given', BRACES)],
        ),
        (
            "1. Text\n\n2. **Why?**{ lines=3 }",
            [at(5, '"lines=3" stands where no room can be given', BRACES)],
        ),
        (
            "1. Why? { lines=3 } And how?",
            [at(3, '"{ lines=3 }" stands where no room can be given', BRACES)],
        ),
        (
            "A word.[^1]\n\n[^1]: A note { lines=3 }",
            [at(5, '"{ lines=3 }" stands where no room can be given', BRACES)],
        ),
        (
            "A word.[^1]\n\n[^1]: A note[^2]\n[^2]: Another",
            [
                at(
                    5,
                    "a footnote refers to another footnote",
                    "put what both say into one of them",
                )
            ],
        ),
        (
            "<base href=file:///etc/>",
            [
                at(
                    3,
                    '<base> can\'t stand in a text: "file:///etc/"',
                    "delete it; nothing but the text is read",
                )
            ],
        ),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_to_do(refused, text, messages):
    assert refused(f"# T\n\n{text}\n") == messages


def test_a_title_has_no_room(refused):
    assert refused("# T { lines=3 }\n") == [
        at(
            1,
            "a heading has no room to write in",
            "put the braces at the end of a paragraph or of an item of a list",
        )
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("What? { lined=3 }", 1),
        ("one\ntwo\nthree { lined=3 }", 3),
        ("one\ntwo\n{ lined=3 }", 3),
        ("1. one\n2. two\n3. three { lined=3 }", 3),
        ("1. one\n\n2. two\n\n    three { lined=3 }", 5),
        ("- one\n    - two\n        - three { lined=3 }", 3),
        ("> quoted\n\n- one { lined=3 }", 3),
        ("/// note | A title\n    kind: care\n\none\n\ntwo { lined=3 }\n///", 6),
        ("//// note\none\n\n/// note\ntwo { lined=3 }\n///\n////", 5),
        ("1. one\n\n    /// note\n    two\n\n    - three { lined=3 }\n    ///", 6),
        ("```\n{ lines=3 }\n\n# x\n```\n\nafter { lined=3 }", 7),
        ("<!-- one\n\ntwo -->\n\nafter { lined=3 }", 5),
        ("| a |\n|---|\n| b |\n\nafter { lined=3 }", 5),
        ("<div>\n\na\n\n</div>\n\nafter { lined=3 }", 7),
        ("word[^1]\n\n[^1]: note\n\n    more\n\nafter { lined=3 }", 7),
        ("Term\n:   one\n\nafter { lined=3 }", 4),
        ("## one { lined=3 }", 1),
        ("one\n\n\n\n\n\ntwo { lined=3 }", 7),
        ("*one* **two** `three` { lined=3 }", 1),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("start", ["", "\ufeff"], ids=["plain", "BOM"])
def test_the_line_of_a_mistake_is_right_wherever_it_stands(refused, text, line, end, start):
    book = f"{start}# T\n\n{text}\n".replace("\n", end)

    assert refused(book) == [at(line + 2, 'unknown ruling "lined"', 'did you mean "lines"?')]


def test_links_that_lead_nowhere_are_told_once_with_their_lines(read):
    (found,) = read("# T\n\n[a](x.md)\n\ntext\n\n[b](x.md)\n").warnings

    assert found.location.line == 3
    assert '"x.md" (2 of them, lines 3 and 7)' in found.message


def test_everything_wrong_in_a_workbook_is_told_at_once(refused):
    messages = refused(
        "# T\n\n![a](b.png)\n\n1. Why? { lined=3 }\n",
        {"02-love.md": "# L\n\n///\n", "workbook.yml": "titel: x\n"},
    )

    assert [message.split(": ")[1] for message in messages] == [
        "book/workbook.yml:1",
        "book/01-trust.md:3",
        "book/01-trust.md:5",
        "book/02-love.md:3",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "## a { data-exercise=9 } { .x }",
        "## a { data-line=x } { .y }",
        "> *a*{ data-attrs=lines=2 data-attrs-line=x }",
        "<div data-exercise=9></div>",
        "9" * 5_000 + ". Why?",
        "/// workbook-exercise | 7\n///",
        "a &#xD800; &#0; &#x110000; &#57344;1&#31;",
        "x[^1]\n\n[^1]: a[^1]",
        "\t" * 29 + "- a",
        "{ " + "lines=2 " * 2_000 + "}",
        "| " * 5_000 + "\n" + "|-" * 5_000 + "|",
        "٣. Why?",
        "a { lines=٣ }",
        "![a]()",
        "[a]()",
        "[](//[x)",
        "![a](\\\\host\\share\\a.png)",
        "<",
        "<!",
        "<![CDATA[",
        "<?php",
        "&",
        "\\",
        "# \n\n## \n\n### ",
        "- \n- \n1. ",
        "/// note | \n///",
        "| |\n|-|\n| |",
    ],
)
def test_strange_markdown_is_read_or_refused_and_nothing_else(read, text):
    try:
        read(f"# T\n\n{text}\n")
    except WorkbookError as reason:
        assert all(one.hint for one in reason.diagnostics)
