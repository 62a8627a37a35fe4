"""What is kept of the work on a book, and what falls out."""

from generator.making.kept import MOST_DOCUMENTS, MOST_MASTERS, Kept, Kind


def test_what_is_kept_is_not_made_again():
    kept, made = Kept(1), []

    first = kept.get(Kind.FRAGMENT, "a", lambda: made.append(1) or "pages")
    again = kept.get(Kind.FRAGMENT, "a", lambda: made.append(2) or "others")

    assert (first, again, made) == ("pages", "pages", [1])


def test_the_kinds_are_kept_apart():
    kept = Kept(1)
    kept.add(Kind.FRAGMENT, "a", "pages")

    assert kept.find(Kind.MASTER, "a") is None


def test_what_was_used_longest_ago_falls_out():
    kept = Kept(1)
    for number in range(MOST_MASTERS):
        kept.add(Kind.MASTER, number, str(number))
    kept.find(Kind.MASTER, 0)

    kept.add(Kind.MASTER, "new", "new")

    assert kept.find(Kind.MASTER, 1) is None
    assert kept.find(Kind.MASTER, 0) == "0"
    assert kept.count(Kind.MASTER) == MOST_MASTERS


def test_documents_of_two_books_and_some_more_are_kept():
    assert Kept(10).most[Kind.DOCUMENT] == 20 + MOST_DOCUMENTS
