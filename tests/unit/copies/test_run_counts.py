"""What became of rows: told once for each reason, never in a flood."""

from pathlib import Path

from generator.copies.run_counts import Tally


def test_rows_with_the_same_reason_are_told_together():
    tally = Tally(Path("list.csv"))
    for row in (9, 2, 3, 4, 7):
        tally.fail(row, "has no face", f"Person {row}" if row == 2 else "")

    assert [one.message for one in tally.findings()] == [
        "rows 2-4, 7 and 9: has no face (Person 2)"
    ]


def test_of_many_reasons_the_first_are_told():
    tally = Tally(Path("list.csv"))
    for row in range(1, 101):
        tally.fail(row, f"reason {row}")

    told = [one.message for one in tally.findings()]
    assert len(told) == 13
    assert told[-1] == "rows 13-100: can't be used, for other reasons"
