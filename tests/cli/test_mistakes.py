"""Ten mistakes in one workbook are ten messages in one run."""

from tests.helpers.workbooks import write_workbook

CHAPTERS = {
    "01-welcome.md": (
        "# Welcome\n"
        "\n"
        "1. What do you hope for? { lined=8 }\n"
        "2. What do you fear? { lines=-3 }\n"
        "3. What else? { box=9000mm }\n"
        "\n"
        "![A lighthouse](images/lighthouse.png)\n"
        "\n"
        "![From the network](https://example.org/a.png)\n"
    ),
    "02-trust.md": (
        "# Trust\n"
        "\n"
        "/// notes | In plain words\n"
        "Trust is earned.\n"
        "///\n"
        "\n"
        "/// note | In other words\n"
        "    kinds: care\n"
        "\n"
        "Trust is given.\n"
        "///\n"
        "\n"
        "See [the other chapter](03-truth.md).\n"
    ),
    "03-empty.md": "",
}
SETTINGS = "title: Ten\npapr: a4\n"

EXPECTED = """\
error: ten/workbook.yml:2: unknown setting "papr"
hint: did you mean "paper"?
error: ten/01-welcome.md:3: unknown ruling "lined"
hint: did you mean "lines"?
error: ten/01-welcome.md:4: lines=-3: a space has at least one row
hint: write whole rows or a length: lines=6 or lines=45mm
error: ten/01-welcome.md:5: box=9000mm: that is more than 2,000 mm
hint: write whole rows or a length: box=6 or box=45mm; a Letter page is 279 mm high
error: ten/01-welcome.md:7: there is no picture "images/lighthouse.png"
hint: put the file there, or correct its name; capital letters count
warning: ten/01-welcome.md:9: a picture on the web is not fetched; a frame with its description \
stands in its place: "a.png"
hint: save it in the workbook's folder, such as images/, and name it from there
error: ten/02-trust.md:3: unknown block "notes"
hint: did you mean "note"?
error: ten/02-trust.md:8: unknown note option "kinds"
hint: did you mean "kind"?
warning: ten/02-trust.md:13: a link leads to no chapter of this book; only the words of the link \
are printed: "03-truth.md"
hint: name a chapter's file, such as 01-welcome.md
error: ten/03-empty.md: is empty
hint: write the chapter, beginning with # and its title, or put _ before its name
"""


def test_ten_mistakes_are_ten_messages_and_no_file(workbook, tmp_path):
    write_workbook(tmp_path / "ten", CHAPTERS, SETTINGS)

    run = workbook("build", "ten")

    assert run.err == EXPECTED
    assert run.status == 1
    assert list((tmp_path / "output").iterdir()) == []


def test_check_tells_the_same(workbook, tmp_path):
    write_workbook(tmp_path / "ten", CHAPTERS, SETTINGS)

    run = workbook("check", "ten")

    assert run.status == 1
    assert all(line in run.out for line in EXPECTED.splitlines())
