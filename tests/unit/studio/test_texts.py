"""Nobody's text is lost: not one's own, not another tab's, not another program's."""

import pytest

from generator.diagnostics import WorkbookError
from generator.reading.workbook import read_workbook
from generator.studio.texts import LEFT_OUT, Saved, StaleError, Texts

TRUST = "01-trust.md"


@pytest.fixture
def folder(tmp_path):
    for number, word in enumerate(("trust", "care", "rest"), 1):
        (tmp_path / f"0{number}-{word}.md").write_bytes(f"# {word.title()}\n".encode())
    return tmp_path


@pytest.fixture
def texts(folder) -> Texts:
    return Texts(folder)


def names(texts: Texts) -> list[str]:
    return [one.file for one in texts.chapters]


def on_disk(folder) -> dict[str, str]:
    return {
        one.relative_to(folder).as_posix(): one.read_text(encoding="utf-8")
        for one in sorted(folder.rglob("*"))
        if one.is_file()
    }


def test_what_is_written_gets_a_version_and_then_a_file(texts, folder):
    assert texts.edit(TRUST, 1, "# Trust\n\nWhat?\n") == 2
    assert texts.unsaved() == {TRUST: "# Trust\n\nWhat?\n"}
    assert on_disk(folder)[TRUST] == "# Trust\n"

    assert texts.save(TRUST) is Saved.WRITTEN
    assert texts.save(TRUST) is Saved.SAME
    assert on_disk(folder)[TRUST] == "# Trust\n\nWhat?\n"
    assert texts.unsaved() == {}


def test_who_changed_an_older_text_is_told_and_nothing_is_taken(texts):
    texts.edit(TRUST, 1, "one")

    with pytest.raises(StaleError):
        texts.edit(TRUST, 1, "two")

    assert texts.chapter(TRUST).text == "one"


@pytest.mark.parametrize("name", ["../secret.md", "/etc/passwd", "_left.md", "04-new.md", ""])
def test_no_file_but_a_chapter_can_be_named(texts, folder, name):
    before = on_disk(folder)

    for ask in (
        lambda: texts.edit(name, 1, "x"),
        lambda: texts.save(name),
        lambda: texts.rename(name, "other"),
        lambda: texts.move(name, 0),
        lambda: texts.leave_out(name),
    ):
        with pytest.raises(WorkbookError):
            ask()
    assert on_disk(folder) == before


def test_a_link_that_leaves_the_folder_is_neither_read_nor_written(tmp_path):
    secret = tmp_path / "secret.md"
    secret.write_text("secret", encoding="utf-8")
    folder = tmp_path / "book"
    folder.mkdir()
    (folder / TRUST).symlink_to(secret)

    texts = Texts(folder)

    assert texts.chapter(TRUST).text == ""
    with pytest.raises(WorkbookError):
        texts.edit(TRUST, 1, "mine")
    assert secret.read_text(encoding="utf-8") == "secret"


def test_ends_of_lines_and_the_mark_at_the_beginning_stay(folder):
    (folder / TRUST).write_bytes(b"\xef\xbb\xbf# Trust\r\n\r\nOne\r\n")
    texts = Texts(folder)

    assert texts.chapter(TRUST).text == "# Trust\n\nOne\n"
    texts.edit(TRUST, 1, "# Trust\n\nTwo\n")
    texts.save(TRUST)

    assert (folder / TRUST).read_bytes() == b"\xef\xbb\xbf# Trust\r\n\r\nTwo\r\n"


def test_what_is_no_utf_8_is_listed_and_not_written(folder):
    (folder / TRUST).write_bytes(b"# Fr\xe9d\xe9ric\n")
    texts = Texts(folder)

    with pytest.raises(WorkbookError, match="UTF-8"):
        texts.edit(TRUST, 1, "# other")

    texts.close()
    assert (folder / TRUST).read_bytes() == b"# Fr\xe9d\xe9ric\n"


def test_half_a_letter_does_not_keep_a_text_from_being_saved(texts, folder):
    texts.edit(TRUST, 1, "# Trust \ud83d")
    texts.save(TRUST)

    assert on_disk(folder)[TRUST] == "# Trust ?"


def test_what_another_program_wrote_is_taken_over_where_nothing_of_ones_own_is_lost(texts, folder):
    (folder / TRUST).write_text("theirs", encoding="utf-8")

    seen = texts.look()

    assert (seen.taken, seen.asked, seen.listed) == ((TRUST,), (), False)
    assert (texts.chapter(TRUST).text, texts.chapter(TRUST).version) == ("theirs", 2)
    assert texts.look().taken == ()


def test_ones_own_saving_is_no_news(texts):
    texts.edit(TRUST, 1, "mine")
    texts.save(TRUST)
    version = texts.version

    assert texts.look().taken == ()
    assert texts.version == version


@pytest.mark.parametrize("looked", [True, False])
def test_where_both_wrote_it_is_asked_and_nothing_is_written_over(texts, folder, looked):
    texts.edit(TRUST, 1, "mine")
    (folder / TRUST).write_text("theirs", encoding="utf-8")

    if looked:
        assert texts.look().asked == (TRUST,)
        assert texts.look().asked == ()  # once
    assert texts.save(TRUST) is Saved.ASKED
    assert on_disk(folder)[TRUST] == "theirs"
    with pytest.raises(WorkbookError, match="changed it too"):
        texts.rename(TRUST, "other")


@pytest.mark.parametrize(("mine", "left"), [(True, "theirs"), (False, "mine")])
def test_of_two_texts_the_one_that_is_not_meant_is_kept_beside(texts, folder, mine, left):
    texts.edit(TRUST, 1, "mine")
    (folder / TRUST).write_text("theirs", encoding="utf-8")
    texts.save(TRUST)

    kept = texts.settle(TRUST, mine=mine)

    meant = "mine" if mine else "theirs"
    assert kept == "_01-trust-other.md"
    assert (on_disk(folder)[TRUST], on_disk(folder)[kept]) == (meant, left)
    assert texts.chapter(TRUST).text == meant
    assert names(texts) == [TRUST, "02-care.md", "03-rest.md"]
    texts.edit(TRUST, texts.chapter(TRUST).version, "on")
    assert texts.save(TRUST) is Saved.WRITTEN


def test_at_the_end_all_is_written_and_what_is_not_settled_beside(texts, folder):
    texts.edit(TRUST, 1, "mine")
    (folder / TRUST).write_text("theirs", encoding="utf-8")
    texts.edit("02-care.md", 1, "care")

    texts.close()

    found = on_disk(folder)
    assert (found[TRUST], found["_01-trust-other.md"]) == ("theirs", "mine")
    assert found["02-care.md"] == "care"


def test_a_text_whose_file_was_taken_away_is_written_again(texts, folder):
    texts.edit(TRUST, 1, "mine")
    (folder / TRUST).unlink()
    (folder / "03-rest.md").unlink()

    assert texts.look().listed
    assert sorted(names(texts)) == [TRUST, "02-care.md"]
    texts.save(TRUST)

    assert on_disk(folder)[TRUST] == "mine"


def test_a_chapter_that_came_is_listed(texts, folder):
    (folder / "04-new.md").write_text("# New", encoding="utf-8")

    assert texts.look().listed
    assert texts.chapter("04-new.md").text == "# New"


def test_a_new_chapter_comes_last_and_has_its_title(texts, folder):
    name = texts.add("  Łukasz & we\n ")

    assert name == "04-lukasz-we.md"
    assert on_disk(folder)[name] == "# Łukasz & we\n\n"
    assert names(texts)[-1] == name
    assert texts.add("Łukasz, we!") == "05-lukasz-we.md"
    with pytest.raises(WorkbookError, match="needs a title"):
        texts.add(" \n")


def test_a_chapter_gets_another_name_with_all_that_was_written(texts, folder):
    texts.edit("02-care.md", 1, "mine")

    assert texts.rename("02-care.md", "How we care") == {"02-care.md": "02-how-we-care.md"}

    assert on_disk(folder)["02-how-we-care.md"] == "mine"
    assert names(texts) == [TRUST, "02-how-we-care.md", "03-rest.md"]
    assert texts.chapter("02-how-we-care.md").version == 2
    assert texts.rename("02-how-we-care.md", "How we care") == {}
    (folder / "02-a.md").write_text("# A", encoding="utf-8")
    with pytest.raises(WorkbookError, match="there already"):
        texts.rename("02-how-we-care.md", "a")


@pytest.mark.parametrize(
    ("name", "to", "order"),
    [
        (TRUST, 1, ["care", "trust", "rest"]),
        (TRUST, 99, ["care", "rest", "trust"]),
        ("03-rest.md", 0, ["rest", "trust", "care"]),
        (TRUST, 0, ["trust", "care", "rest"]),
    ],
)
def test_the_order_of_chapters_stands_in_the_names_of_their_files(texts, folder, name, to, order):
    texts.edit(TRUST, 1, "# Trust, changed\n")

    texts.move(name, to)

    assert names(texts) == [f"0{number}-{word}.md" for number, word in enumerate(order, 1)]
    assert names(Texts(folder)) == names(texts)
    moved = f"0{order.index('trust') + 1}-trust.md"
    assert on_disk(folder)[moved] == texts.chapter(moved).text == "# Trust, changed\n"


def test_chapters_of_one_name_change_places(tmp_path):
    for number in (1, 2):
        (tmp_path / f"0{number}-us.md").write_text(f"# {number}\n", encoding="utf-8")
    texts = Texts(tmp_path)

    texts.move("01-us.md", 1)

    assert on_disk(tmp_path) == {"01-us.md": "# 2\n", "02-us.md": "# 1\n"}
    assert [one.text for one in texts.chapters] == ["# 2\n", "# 1\n"]


def test_a_chapter_is_left_out_by_the_book_and_kept(texts, folder):
    assert texts.leave_out("02-care.md") == f"{LEFT_OUT}/02-care.md"
    (folder / "02-care.md").write_text("# Care again\n\n1. What?\n", encoding="utf-8")
    texts.look()
    assert texts.leave_out("02-care.md") == f"{LEFT_OUT}/02-care-2.md"

    read = read_workbook(folder)
    assert [one.file.rpartition("/")[2] for one in read.workbook.chapters] == [TRUST, "03-rest.md"]
    assert read.warnings == ()
    assert on_disk(folder)[f"{LEFT_OUT}/02-care.md"] == "# Care\n"


def test_the_last_chapter_stays(texts):
    texts.leave_out("02-care.md")
    texts.leave_out("03-rest.md")

    with pytest.raises(WorkbookError, match="one chapter at least"):
        texts.leave_out(TRUST)
