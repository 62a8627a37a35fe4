"""Days in lists: one form for all of them, and no guess where two are meant."""

import pytest

from generator.reading.roster import check_roster, iterate_recipients


def dates(tmp_path, head: str, *cells: str) -> list[str]:
    path = tmp_path / "list.csv"
    path.write_text(f"name;{head}\n" + "".join(f"A;{one}\n" for one in cells), encoding="utf-8")
    column = head.lower().replace(" ", "-")
    return [one.words[column] for one in iterate_recipients(check_roster(path, "list.csv"))]


@pytest.mark.parametrize(
    ("head", "cells", "days"),
    [
        ("date", ["2026-12-05", "2026-1-5"], ["2026-12-05", "2026-01-05"]),
        ("date", ["2026/12/05", "2026-12-05T00:00:00"], ["2026-12-05", "2026-12-05"]),
        ("Datum", ["05.12.2026", "5. 1.2026"], ["2026-12-05", "2026-01-05"]),
        ("date", ["13/12/2026", "05/12/2026"], ["2026-12-13", "2026-12-05"]),
        ("date", ["12/13/2026", "12/05/2026"], ["2026-12-13", "2026-12-05"]),
        ("date", ["05/12/2026"], ["05/12/2026"]),
        ("date", ["13/12/2026", "12/13/2026"], ["13/12/2026", "12/13/2026"]),
        ("Start date", ["46361", "46362"], ["2026-12-05", "2026-12-06"]),
        ("date", ["46361", "soon"], ["46361", "soon"]),
        ("Room", ["46361"], ["46361"]),
        (
            "Room",
            ["45.13.2026", "5/12", "2026-12-05 18:00"],
            ["45.13.2026", "5/12", "2026-12-05 18:00"],
        ),
    ],
)
def test_days_are_written_in_one_way_where_they_are_certain(tmp_path, head, cells, days):
    assert dates(tmp_path, head, *cells) == days


def test_a_name_and_a_password_are_no_days(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("name,secret\n05.12.2026,05.12.2026\n", encoding="utf-8")
    roster = check_roster(path, "list.csv")

    (one,) = iterate_recipients(roster, ("name", "secret"), ("secret",))

    assert one.words == {"name": "05.12.2026", "secret": "05.12.2026"}
