"""Heads of tables: of what they are, and of which cells."""

from generator.printing.pdf.tag_node import Mark, Node
from generator.printing.pdf.tag_tables import shape_table


def cell(role: str, words: str = "", **given) -> Node:
    return Node(role, [Mark(0, words)] if words else [], **given)


def table(*rows: list[Node], head: int = 0) -> Node:
    made = [Node("TR", [*row]) for row in rows]
    parts = [Node("THead", [*made[:head]])] if head else []
    return Node("Table", [*parts, Node("TBody", [*made[head:]])])


def test_a_head_is_of_its_column_above_and_of_its_row_in_front():
    rows = [cell("TH", "Who"), cell("TH", "Often")], [cell("TH", "Me"), cell("TD", "yes")]
    shape_table(table(*rows, head=1))

    assert [one.scope for row in rows for one in row] == ["Column", "Column", "Row", ""]


def test_a_head_is_of_what_its_author_says():
    corner = cell("TH", "Who", scope="row")
    shape_table(table([corner, cell("TH", "Often")], head=1))

    assert corner.scope == "Row"


def test_what_stands_alone_before_cells_to_write_in_is_the_head_of_its_row():
    first, second = cell("TD", "Me"), cell("TD", "Us")
    shape_table(
        table(
            [first, cell("TD", to_write=True), cell("TD", to_write=True)],
            [second, cell("TD", "yes"), cell("TD", to_write=True)],
        )
    )

    assert (first.role, first.scope, second.role) == ("TH", "Row", "TD")


def test_cells_name_their_heads_where_one_is_of_several_columns():
    wide, side = cell("TH", "Both", across=2), cell("TH", "Me", scope="row")
    one, two = cell("TD", "one"), cell("TD", "two")
    shape_table(table([cell("TH", "Who"), wide], [side, one, two], head=1))

    assert one.heads == two.heads == (wide, side)


def test_a_cell_of_two_rows_moves_the_next_row_along():
    tall, left, right = cell("TD", "tall", down=2), cell("TH", "a"), cell("TH", "b")
    below = cell("TD", "below")
    shape_table(table([left, right], [tall, cell("TD", "x")], [below], head=1))

    assert (tall.heads, below.heads) == ((left,), (right,))


def test_a_plain_table_needs_no_names():
    words = cell("TD", "yes")
    shape_table(table([cell("TH", "Who")], [words], head=1))

    assert words.heads == ()
