"""A cell in HTML that spans what is no number is told with its line."""

import pytest

TABLE = "# T\n\n<table>\n<tr>\n{}\n</tr>\n</table>\n"


@pytest.mark.parametrize(
    ("cell", "name", "value"),
    [
        ('<td colspan="²">a</td>', "colspan", "²"),
        ("<td rowspan='0'>a</td>", "rowspan", "0"),
        ("<th colspan=51>a</th>", "colspan", "51"),
        ('<td class="x" colspan="two">a</td>', "colspan", "two"),
        ('<td COLSPAN="">a</td>', "colspan", ""),
        ('<td colspan="٣">a</td>', "colspan", "٣"),
        ('<td colspan="' + "9" * 5000 + '">a</td>', "colspan", "999"),
    ],
)
def test_a_span_that_is_no_number_is_told(refused, cell, name, value):
    (message,) = refused(TABLE.format(cell))

    assert message.startswith(f'error: book/01-trust.md:5: {name}: "{value}')
    assert f'{name}="2"' in message or len(value) > 2


@pytest.mark.parametrize(
    "text",
    [
        TABLE.format("<td colspan=2>a</td><td rowspan='50'>b</td>"),
        '# T\n\nWrite `<td colspan="²">` for it.\n',
        '# T\n\n```\n<td colspan="²">\n```\n',
        "# T\n\nA colspan=² of a table.\n",
    ],
)
def test_what_is_a_number_or_no_cell_is_not_told(chapter, text):
    assert chapter(text)
