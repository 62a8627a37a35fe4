"""What people mean is read, or they are told: nothing is left out without a word."""

import io

import pytest
from PIL import Image

from generator.model import iterate_prompts
from generator.reading.workbook import read_workbook


@pytest.mark.parametrize("end", ["?{lines=3}", "? {lines=3}", "? { lines=3 }", "?{ lines=3 }"])
def test_braces_may_be_glued_to_the_question(chapter, end):
    (prompt,) = iterate_prompts(chapter(f"# Trust\n\n1. Why{end}\n").blocks)

    assert prompt.space.size.count == 3
    assert prompt.text == "Why?"


@pytest.mark.parametrize("ending", ["?!", "?…", "?[^1]", '?"', "??"])
def test_a_question_may_end_in_more_than_its_mark(chapter, ending):
    found = list(iterate_prompts(chapter(f"# Trust\n\n1. Why{ending}\n\n[^1]: A note.\n").blocks))

    assert len(found) == 1


@pytest.mark.parametrize(
    ("braces", "hint"),
    [
        ("{ lines:8 }", "write lines=8"),
        ("{ lines: 8 }", "write lines="),
        ("{ 8 }", "write a ruling too: lines=8"),
    ],
)
def test_a_ruling_written_otherwise_is_told_with_the_right_one(refused, braces, hint):
    message = refused(f"# Trust\n\n1. Why? {braces}\n")[0]

    assert hint in message


def test_chapters_are_read_in_the_order_people_count(tmp_path):
    for name in ("10-close", "2-trust", "1-open"):
        (tmp_path / f"{name}.md").write_text(f"# {name}\n\nWords.\n", encoding="utf-8")

    chapters = read_workbook(tmp_path).workbook.chapters

    assert [chapter.title_text for chapter in chapters] == ["1-open", "2-trust", "10-close"]


def test_what_a_word_processor_leaves_and_what_is_set_aside_are_no_chapters(read):
    files = {"~$01-trust.md": b"\x00\x01", "README.md": "# About", "_draft.md": "# Draft"}

    assert len(read("# Trust\n\nWords.\n", files).workbook.chapters) == 1


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("02-more.md.txt", "a chapter's name ends in .md"),
        ("02-more.txt", "a chapter's name ends in .md"),
        ("02-more.docx", "a chapter's name ends in .md"),
        ("workbook.yaml", "call it workbook.yml"),
    ],
)
def test_a_file_that_is_left_out_by_its_name_is_told(read, name, hint):
    (found,) = read("# Trust\n\nWords.\n", {name: "# More"}).warnings

    assert found.location.file == f"book/{name}"
    assert hint in found.hint


def test_text_above_the_title_is_kept_and_told(read):
    reading = read("Before it.\n\n# Trust\n\nAfter it.\n")

    (chapter,) = reading.workbook.chapters
    assert chapter.title_text == "Trust"
    assert "Before it." in chapter.blocks[0].html
    assert "text stands above the title" in reading.warnings[0].message


def test_a_title_needs_no_space_after_its_mark(read):
    reading = read("#Trust\n\nWords.\n")

    assert reading.workbook.chapters[0].title_text == "Trust"
    assert reading.warnings == ()


@pytest.mark.parametrize("written", ["unumbered", "promts"])
def test_a_misspelt_class_of_a_heading_is_told(read, written):
    (found,) = read(f"# Trust {{ .{written} }}\n\nWords.\n").warnings

    assert f'".{written}" means nothing here' in found.message


def test_a_page_break_at_the_end_leaves_no_blank_page(chapter):
    assert len(chapter("# Trust\n\nWords.\n\n/// newpage\n///\n").blocks) == 1


def test_a_picture_held_upright_has_the_shape_it_is_seen_in(chapter):
    picture, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (40, 20)).save(picture, "JPEG", exif=exif)

    (block,) = chapter("# Trust\n\n![us](us.jpg)\n", {"us.jpg": picture.getvalue()}).blocks

    assert block.ratio == 2.0


def test_a_workbook_misspelt_is_asked_after(tmp_path, monkeypatch):
    from pathlib import Path

    from generator.diagnostics import WorkbookError

    monkeypatch.chdir(tmp_path)
    Path("content/slow-evenings").mkdir(parents=True)

    with pytest.raises(WorkbookError) as caught:
        read_workbook(Path("content/slow-evening"))

    assert 'did you mean "content/slow-evenings"?' in str(caught.value)


def test_a_folder_of_workbooks_names_those_in_it(tmp_path):
    from generator.diagnostics import WorkbookError

    (tmp_path / "coming-home").mkdir()

    with pytest.raises(WorkbookError) as caught:
        read_workbook(tmp_path)

    assert "name one of the folders in it: coming-home" in str(caught.value)
