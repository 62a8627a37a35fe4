"""Letters that no typeface has are told once a book, emoji apart."""

from generator.checking.missing_letters import missing_letters
from generator.model.printed_page import Lettering, PrintedPage
from tests.helpers.printed_pages import page as printed
from tests.helpers.printed_pages import piece


def page(folio: str, *texts: tuple[int, str]) -> PrintedPage:
    return printed(*(piece(words, line=line) for line, words in texts), folio=folio)


BOOK = {
    "b/01-a.md": (page("1", (3, "이 x"), (4, "plain")), page("2", (9, "이것"))),
    "b/02-b.md": (
        page(
            "5",
            (2, "✅ של"),
        ),
    ),
}


def test_all_letters_that_are_missing_are_one_message_with_their_lines():
    (found,) = missing_letters(Lettering(missing="것이"), BOOK)

    assert found.message == (
        "no typeface has 2 letters, they print as empty boxes: 것 이 (01-a.md, lines 3, 9)"
    )
    assert (found.location.file, found.location.line, found.location.page) == ("b/01-a.md", 3, "1")


def test_letters_in_another_font_are_told_with_the_font():
    (found,) = missing_letters(Lettering(instead=(("Noto Sans", "של"),)), BOOK)

    assert 'set in another font: ש ל in "Noto Sans" (02-b.md, line 2)' in found.message


def test_emoji_are_a_kind_of_their_own():
    letters, emoji = missing_letters(Lettering(missing="✅이"), BOOK)

    assert "✅" not in letters.message
    assert emoji.message == "emoji: ✅ print as empty boxes (02-b.md, line 2)"


def test_emoji_that_a_font_of_the_machine_has_are_told_too():
    (emoji,) = missing_letters(Lettering(instead=(("Noto Color Emoji", "✅"),)), BOOK)

    assert emoji.message == 'emoji: ✅ are set in "Noto Color Emoji" (02-b.md, line 2)'


def test_many_letters_are_not_a_flood():
    many = "".join(chr(0xAC00 + at) for at in range(200))

    (found,) = missing_letters(Lettering(missing=many), {"b/01-a.md": (page("1", (1, many)),)})

    assert len(found.message) < 200
    assert "200 letters" in found.message


def test_a_book_whose_letters_are_all_there_is_told_nothing():
    assert list(missing_letters(Lettering(), BOOK)) == []


def test_letters_that_stand_nowhere_known_are_told_without_a_place():
    (found,) = missing_letters(Lettering(missing="이"), {})

    assert found.location is None
