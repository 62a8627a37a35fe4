"""The editions that workbook.yml names: each is a file of its own, or it is refused."""

import pytest

from generator.model import PrintSize


def editions(text: str) -> dict[str, str]:
    return {"workbook.yml": f"editions:\n{text}"}


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("  our-trust: {}\n  Our-Trust: {}\n", 3, '"our-trust" and "Our-Trust" would be one file'),
        ("  Our trust: {}\n  our-trust: {}\n", 3, '"Our trust" and "our-trust" would be one file'),
        ("  our_trust: {}\n  our-trust: {}\n", 3, '"our_trust" and "our-trust" would be one file'),
        ("  cafe: {}\n  café: {}\n", 3, '"cafe" and "café" would be one file'),
        ("  a: {}\n  b: {}\n  a: {type: large}\n", 4, '"a" is set twice'),
        ("  1: {}\n  '1': {type: large}\n", 3, '"1" is set twice'),
        ("  Fillable: {}\n", 2, '"Fillable" is no name of an edition'),
        ("  /a: {}\n", 2, '"/a" is no name of an edition'),
        ("  '': {}\n", 2, '"" is no name of an edition'),
        ("  null: {}\n", 2, "a name is missing before a colon"),
        ("  [a]: {}\n", 2, "a list or other settings stand where a name belongs"),
    ],
)
def test_an_edition_that_is_no_file_of_its_own_is_refused(refused, text, line, said):
    messages = refused("# T\n", editions(text))

    assert any(f"book/workbook.yml:{line}: " in one and said in one for one in messages)


@pytest.mark.parametrize("name", ["true", "12", "2024", "no", "0x10", "our-trust"])
def test_an_edition_is_called_as_it_was_typed(read, name):
    workbook = read("# T\n", editions(f"  {name}: {{type: large}}\n")).workbook

    assert workbook.editions[-1].name == name
    assert workbook.editions[-1].size is PrintSize.LARGE
