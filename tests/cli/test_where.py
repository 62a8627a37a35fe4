"""Which workbook is meant where none is named."""

from tests.helpers.workbooks import one_chapter

TEXT = "# Trust\n\n1. What now?\n"


def test_inside_a_workbooks_folder_it_is_that_one(workbook, tmp_path, monkeypatch):
    monkeypatch.chdir(one_chapter(tmp_path / "our evenings", TEXT))

    run = workbook("build")

    assert run.status == 0
    assert run.out.startswith("output/our-evenings.pdf: 5 pages")


def test_the_only_one_in_content_is_meant(workbook, tmp_path):
    one_chapter(tmp_path / "content/ours", TEXT)

    run = workbook("build")

    assert run.status == 0
    assert run.out.startswith("output/ours.pdf")


def test_of_several_one_has_to_be_named(workbook, tmp_path):
    one_chapter(tmp_path / "content/ours", TEXT)
    one_chapter(tmp_path / "content/theirs", TEXT)

    run = workbook("check")

    assert run.status == 1
    assert "there are several workbooks here" in run.out
    assert "name one of them: content/ours, content/theirs" in run.out


def test_the_markdown_of_a_project_is_no_chapter(workbook, tmp_path):
    for name in ("README.md", "CHANGELOG.md", "LICENSE.md"):
        (tmp_path / name).write_text("# Of the project\n", encoding="utf-8")

    run = workbook("build")

    assert run.status == 1
    assert "there is no workbook here, and no folder content with one" in run.err
    assert "hint: begin one with: workbook new" in run.err


def test_copies_are_made_of_it_too(workbook, tmp_path):
    one_chapter(tmp_path / "content/ours", TEXT)
    (tmp_path / "roster.csv").write_text("name,partner\nAlex,Sam\n", encoding="utf-8")

    run = workbook("copies", "roster.csv")

    assert run.out.splitlines() == [
        "output/copies/ours: 1 made, 5 pages each",
        "to bring, for 1 couple, 2 people: 1 book, 3 sheets of paper, 2 pens",
    ]


def test_a_brand_is_shown_where_there_is_no_workbook(workbook, tmp_path):
    (tmp_path / "_brand.yml").write_text("meta: {name: Harbour}\ncolor: {primary: '#7A3B2E'}\n")

    run = workbook("brand")

    assert run.status == 0
    assert run.out.startswith("Harbour\n")
