import pytest

from generator.studio.file_names import TakenError, free_name, in_order, number_of, steps


@pytest.mark.parametrize(
    ("name", "number"), [("01-a.md", "01"), ("7.md", "7"), ("a.md", ""), ("-3.md", "")]
)
def test_the_number_of_a_file_is_what_it_begins_with(name, number):
    assert number_of(name) == number


def test_an_order_begins_at_the_number_that_was_first_and_keeps_what_fits():
    assert in_order(["00-a.md", "02-c.md", "01-b.md"], "00-a.md") == {
        "02-c.md": "01-c.md",
        "01-b.md": "02-b.md",
    }
    assert in_order(["b.md", "a.md"], "a.md") == {"b.md": "01-b.md", "a.md": "02-a.md"}
    assert in_order(["01-a.md", "02-b.md"], "01-a.md") == {}


def test_more_than_a_hundred_chapters_stay_in_order_by_name():
    order = [f"{number}.md" for number in range(100, 0, -1)]

    new = in_order(order, "1.md")

    assert sorted(new.values()) == [new[one] for one in order]


def test_what_stands_in_the_way_is_not_written_over(tmp_path):
    (tmp_path / "b.md").write_text("", encoding="utf-8")

    with pytest.raises(TakenError, match=r"b\.md"):
        list(steps({"a.md": "b.md"}, tmp_path))
    assert free_name(tmp_path, "b") == "b-2.md"
