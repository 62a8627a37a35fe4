"""The address of a link is printed once, and not where its words are the address."""

import pytest


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[us](https://example.org)", [False]),
        ("<https://example.org>", [True]),
        ("[example.org](https://www.example.org/)", [True]),
        ("[us](https://example.org) and [again](https://example.org)", [False, True]),
        ("<a@example.org>", [True]),
        ("[write](mailto:a@example.org)", [False]),
    ],
)
def test_an_address_is_told_once(chapter, text, told):
    (block,) = chapter(f"# T\n\n{text}\n").blocks

    assert ['class="told"' in link for link in block.html.split("<a ")[1:]] == told


def test_the_address_of_a_letter_is_told_without_its_scheme(chapter):
    (block,) = chapter("# T\n\n[write](mailto:a@example.org?subject=x)\n").blocks

    assert 'title="a@example.org"' in block.html
