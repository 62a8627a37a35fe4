"""What of a folder is no part of the workbook is told."""

import pytest


def told(reading) -> list[str]:
    return [str(one).split("\n")[0] for one in reading.warnings]


@pytest.mark.parametrize(
    "name",
    [
        "02.txt",
        "02.markdown",
        "02.mdx",
        "02.qmd",
        "02.rst",
        "02.docx",
        "02.odt",
        "02.html",
        "a.RTF",
    ],
)
def test_a_text_of_another_form_is_told(read, name):
    assert told(read("# T\n\nWords.\n", {name: "x"})) == [f"warning: book/{name}: is left out"]


def test_several_are_told_at_once(read):
    files = {f"0{number}.qmd": "x" for number in range(2, 9)}

    assert told(read("# T\n\nWords.\n", files)) == [
        'warning: book: "02.qmd", "03.qmd", "04.qmd", "05.qmd" and 3 more are left out'
    ]


def test_texts_in_a_folder_inside_are_told(read):
    files = {"module-2/02-two.md": "# Two", "module-2/deep/03.md": "# Three"}

    assert told(read("# T\n\nWords.\n", files)) == [
        "warning: book/module-2: 2 Markdown files in this folder: left out"
    ]


def test_texts_in_several_folders_are_told_once(read):
    files = {f"part-{number}/a.md": "# A" for number in range(2)}

    assert told(read("# T\n\nWords.\n", files)) == [
        'warning: book: 2 Markdown files in the folders "part-0/" and "part-1/": left out'
    ]


@pytest.mark.parametrize("name", ["images/a.md", "_draft/a.md", "sub/README.md", "theme/a.md"])
def test_what_is_set_aside_is_not_told(read, name):
    assert told(read("# T\n\nWords.\n", {name: "# A"})) == []


def test_a_folder_without_chapters_says_what_is_there_all_the_same(refused):
    messages = refused(files={"one.txt": "x", "part/a.md": "# A"})

    assert any("book/one.txt: is left out" in one for one in messages)
    assert any("book/part: one Markdown file in this folder" in one for one in messages)
    assert any("this workbook has no chapters" in one for one in messages)
