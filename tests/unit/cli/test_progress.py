import io

from generator.cli.progress import shown_progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_each_book_has_a_bar_of_its_own_that_ends_full():
    screen = Terminal()

    with shown_progress(screen) as progress:
        for book in ("a", "b"):
            for number in (1, 2, 3):
                progress(f"{book}{number}", number, 3)

    first, between, after = screen.getvalue().split("100%")
    assert "a3" in first + between
    assert "33%" in between
    assert "%" not in after


def test_elsewhere_each_chapter_is_a_line():
    stream = io.StringIO()

    with shown_progress(stream) as progress:
        progress("Trust", 1, 2)
        progress("Rest", 2, 2)

    assert stream.getvalue() == "1/2 Trust\n2/2 Rest\n"
