import pytest

from generator.reading.text.dead_links import find_note, why_dead

CHAPTERS = {"01-open.md": "open", "02-trust.md": "trust"}


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("handout.pdf", "a link leads to a file"),
        ("/about", "a link leads to a page of a web site"),
        ("../x/", "a link leads to a page of a web site"),
        ("media/a.MP3", "a link leads to a sound or a film"),
        ("03-more.md", "a link leads to no chapter of this book"),
        ("a note", "a link leads to no chapter of this book"),
        ("obsidian://open", "a link needs a screen"),
        ("javascript:alert(1)", "a link needs a screen"),
    ],
)
def test_a_link_that_leads_nowhere_is_told_by_its_kind(address, kind):
    assert why_dead(address, CHAPTERS, "01-open.md")[0].startswith(kind)


def test_a_hint_names_the_nearest_chapter_and_never_the_file_itself():
    assert why_dead("02-turst.md", CHAPTERS, "01-open.md")[1] == 'did you mean "02-trust.md"?'
    assert "01-open.md" not in why_dead("01-opn.md", CHAPTERS, "01-open.md")[1]
    assert why_dead("x.md", ["x-y.md"], "x-y.md")[1] == "say in the text where it is to be found"


def test_a_hint_never_names_forty_chapters():
    chapters = [f"{number:02}-chapter.md" for number in range(40)]

    assert why_dead("nowhere.md", chapters, "a.md")[1].count(".md") == 1


@pytest.mark.parametrize("name", ["02-trust", "02-trust.md", "Trust", "folder/02-trust"])
def test_a_name_in_brackets_finds_its_chapter(name):
    assert find_note(name, CHAPTERS) == "02-trust.md"
