import pytest

from generator.design.table_needs import ColumnNeeds, Extent, SpanNeeds, TableNeeds
from generator.design.table_widths import (
    AS_USUAL,
    SETTINGS,
    columns_to_take,
    plan_shares,
    share_out_width,
)
from generator.model import ColumnWidth

CLOSEST = SETTINGS[-1]
AROUND = 2 * AS_USUAL.padding + 0.3


def column(word=10.0, line=10.0, *, head=5.0, writes=False, ticks=False, own=None):
    return ColumnNeeds(
        head=Extent(word=head, part=head, line=head),
        body=Extent(word=word, part=word, line=line),
        writes=writes,
        ticks=ticks,
        own=own,
    )


def empty(head=5.0, **more):
    return column(0.0, 0.0, head=head, writes=True, **more)


def shares(*columns, spans=(), setting=AS_USUAL, width=170.0, ticks=None, larger=1.0):
    needs = TableNeeds(columns=columns, spans=tuple(spans), footnotes=False)
    return plan_shares(needs, setting, width, ticks=ticks, line=5.8, small=0.83, larger=larger)


def widths(*columns, width=170.0, **more):
    planned = shares(*columns, width=width, **more)
    return share_out_width(planned, width, tuple(one.own is not None for one in columns))


def test_no_column_is_narrower_than_its_longest_word():
    assert shares(column(word=30.0), column(word=12.0, head=40.0)).least == (
        pytest.approx(30 + AROUND),
        pytest.approx(40 + AROUND),
    )


def test_a_column_to_write_in_is_eighteen_millimetres_wide_at_least():
    assert shares(column(), empty(head=3.0)).least[1] == 18.0


def test_columns_with_short_heads_may_be_as_narrow_as_a_tick_where_they_must():
    columns = [column(), *[empty(head=3.0, ticks=True)] * 7]

    assert shares(*columns).least[1] == 18.0
    assert shares(*columns, setting=CLOSEST).least[1] == 6.0


def test_what_the_author_says_is_to_tick_may_be_narrow_at_once():
    assert shares(column(), empty(head=1.0), ticks=5.0).least[1] == pytest.approx(5.3)


def test_the_author_may_make_a_column_narrower_than_its_words():
    least = shares(column(word=30.0, own=ColumnWidth(mm=20.0)), column()).least

    assert least[0] == 20.0


def test_a_share_is_of_the_whole_table():
    assert widths(column(own=ColumnWidth(share=0.25)), column())[0] == pytest.approx(42.5)


def test_columns_to_write_in_share_what_words_leave_evenly():
    first, *others = widths(column(line=30.0), empty(), empty(), empty())

    assert first == pytest.approx(30 + AROUND)
    assert others == [pytest.approx((170 - first) / 3)] * 3


def test_a_long_text_leaves_room_to_write():
    assert widths(column(line=400.0), empty())[1] >= 0.39 * 170


def test_a_cell_over_two_columns_makes_them_as_wide_as_it_is():
    span = SpanNeeds(first=0, across=2, head=True, extent=Extent(word=60.0, part=60.0, line=60.0))

    least = shares(column(), column(), spans=[span]).least

    assert sum(least) == pytest.approx(60 + AROUND)


def test_a_head_stands_upright_where_that_makes_its_column_narrower():
    planned = shares(column(), empty(head=25.0), setting=CLOSEST, ticks=6.0)

    assert planned.turned == {1}
    assert planned.least[1] == pytest.approx(6.1)
    assert planned.head == 25.0


def test_the_widths_add_up():
    columns = [column(line=90.0), column(line=12.0), empty(), empty(head=40.0)]

    for chosen in (columns, columns[:2], columns[2:], columns[1:3]):
        assert sum(widths(*chosen)) == pytest.approx(170.0)


def test_it_is_known_how_many_columns_are_too_many():
    planned = shares(column(), *[empty()] * 10)

    assert columns_to_take(planned, 170.0) == 2
    assert columns_to_take(shares(column(word=200.0), column()), 170.0) == 0
