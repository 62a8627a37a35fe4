import pytest

from generator.studio.messages import MalformedError, checked


def test_what_the_pages_ask_for_is_taken_as_it_is():
    asked = {"do": "edit", "file": "a.md", "version": 1, "text": "x"}

    assert checked(asked) == asked


@pytest.mark.parametrize(
    "message",
    [
        None,
        [],
        "edit",
        {},
        {"do": []},
        {"do": "open-door"},
        {"do": "focus"},
        {"do": "focus", "file": 1},
        {"do": "focus", "file": "a.md", "more": 1},
        {"do": "move", "file": "a.md", "to": True},
        {"do": "edit", "file": "a.md", "version": "1", "text": "x"},
    ],
)
def test_what_they_never_ask_for_is_refused(message):
    with pytest.raises(MalformedError):
        checked(message)
