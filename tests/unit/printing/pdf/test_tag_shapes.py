"""Nodes as boxes give them, and as a structure tree has them."""

import pydyf

from generator.printing.pdf.tag_node import Annotation, Mark, Node
from generator.printing.pdf.tag_shapes import level_headings, shape_page


def shaped(*kids) -> str:
    """What becomes of nodes, in brackets: roles, numbers of content."""
    nodes, _ = shape_page(Node("", [*kids]))
    return " ".join(map(written, nodes))


def written(kid) -> str:
    if isinstance(kid, Mark):
        return str(kid.number)
    if isinstance(kid, Annotation):
        return "link"
    inside = " ".join(map(written, kid.kids))
    said = f" {kid.said!r}" if kid.said else " silent" if kid.silent else ""
    return f"{kid.role}({inside}){said}"


def mark(number: int, words: str = "word") -> Mark:
    return Mark(number, words)


def field(name: str = "line/name") -> Node:
    return Node("Form", [Annotation({"T": pydyf.String(name)})])


def test_boxes_that_mean_nothing_are_gone():
    assert shaped(Node("Div", [Node("Div", [Node("P", [mark(0)])])])) == "P(0)"


def test_words_in_no_paragraph_get_one_for_each_box():
    boxes = Node("Div", [Node("Div", [mark(0), mark(1)]), Node("Div", [mark(2)])])

    assert shaped(boxes) == "P(0 1) P(2)"


def test_no_paragraph_stands_in_another():
    assert shaped(Node("P", [mark(0), Node("Div", [mark(1)]), mark(2)])) == "P(0 1 2)"


def test_a_paragraph_around_a_table_is_parted_by_it():
    table = Node("Table", [Node("TR", [Node("TD", [mark(1)])])])

    assert shaped(Node("P", [mark(0), table, mark(2)])) == "P(0) Table(TR(TD(1))) P(2)"


def test_what_is_empty_is_nowhere():
    nodes, artifacts = shape_page(Node("", [Node("P", [mark(0, " ")]), Node("Sect", [])]))

    assert (nodes, [one.number for one in artifacts]) == ([], [0])


def test_an_empty_cell_stays():
    assert shaped(Node("Table", [Node("TR", [Node("TD"), Node("TD")])])) == "Table(TR(TD() TD()))"


def test_an_item_has_its_number_from_within_its_question():
    question = Node("P", [Node("Lbl", [mark(0, "3")]), mark(1)])
    items = Node("L", [Node("LI", [Node("Div", [question])])], numbering="Decimal")

    assert shaped(items) == "L(LI(Lbl(0) LBody(1)))"
    assert items.numbering == "Decimal"


def test_a_list_without_labels_is_not_numbered():
    items = Node("L", [Node("LI", [mark(0)])], numbering="Disc")

    assert shaped(items) == "L(LI(LBody(0)))"
    assert items.numbering == ""


def test_terms_and_what_is_said_to_them_are_items():
    terms = Node(
        "L",
        [
            Node("Div", [Node("Lbl", [mark(0)]), Node("LBody", [mark(1)]), mark(2, " ")]),
            mark(3, " "),
            Node("Lbl", [mark(4)]),
            Node("LBody", [mark(5)]),
            Node("LBody", [mark(6)]),
        ],
    )

    assert shaped(terms) == "L(LI(Lbl(0) LBody(1 2)) LI(Lbl(4) LBody(5 6)))"


def test_a_number_that_is_no_items_is_a_word_of_its_question():
    assert shaped(Node("P", [Node("Lbl", [mark(0)]), mark(1)])) == "P(0 1)"


def test_a_line_of_the_contents_refers_to_its_chapter():
    link = Node("Link", [Annotation({}), Node("Lbl", [mark(0, "1")]), mark(1)])

    assert shaped(Node("TOC", [Node("LI", [link])])) == "TOC(TOCI(Lbl(0) Reference(Link(link 1))))"


def test_a_note_has_its_mark_and_its_paragraphs():
    note = Node("Note", [Node("Lbl", [mark(0)]), Node("Div", [mark(1)]), Node("Div", [mark(2)])])

    assert shaped(note) == "Note(Lbl(0) P(1) P(2))"


def test_a_link_that_goes_on_in_the_next_line_is_one():
    source = object()
    lines = [Node("Link", [Annotation({}), mark(at)], source=source) for at in (0, 1)]

    assert shaped(Node("P", [*lines])) == "P(Link(link 0 link 1))"


def test_a_place_to_write_on_says_what_it_is_once():
    assert shaped(Node("Form", said="Answer")) == "Form() 'Answer'"
    assert shaped(Node("Form", [mark(0, "Name")])) == "Form(0) 'Name'"
    assert shaped(Node("Form", [field(), mark(0, "Name")])) == "P(Form(link) Span(0) silent)"


def test_a_recipients_name_is_read_with_the_words_below_it():
    assert shaped(Node("Form", [field("slot/name"), mark(0, "Name")])) == "P(Form(link) 0)"


def test_a_number_to_circle_is_read_on_paper_and_said_by_its_field_on_a_screen():
    assert shaped(Node("P", [Node("Label", [mark(0, "7")])])) == "P(0)"
    assert shaped(Node("P", [Node("Label", [field(), mark(0, "7")])])) == (
        "P(Form(link) Span(0) silent)"
    )


def test_a_picture_that_says_nothing_is_no_part_of_the_text():
    nodes, artifacts = shape_page(Node("", [Node("P", [Node("Artifact", [mark(0)]), mark(1)])]))

    assert [written(one) for one in nodes] == ["P(1)"]
    assert [one.number for one in artifacts] == [0]


def test_no_level_of_headings_is_left_out():
    headings = [Node(f"H{level}") for level in (2, 4, 2, 3, 1, 3)]

    level_headings(headings)

    assert [one.role for one in headings] == ["H1", "H2", "H2", "H3", "H1", "H2"]
