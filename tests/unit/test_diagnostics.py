import pytest

from generator.diagnostics import (
    Findings,
    Location,
    WorkbookError,
    did_you_mean,
    error,
    shorten,
    warning,
)


def at(line: int | None, file: str = "a.md") -> Location:
    return Location(file=file, line=line)


def test_a_message_says_where_what_and_what_to_do():
    found = error('unknown ruling "lined"', hint='did you mean "lines"?', at=at(14))

    assert str(found) == ('error: a.md:14: unknown ruling "lined"\nhint: did you mean "lines"?')


@pytest.mark.parametrize(
    ("place", "text"),
    [(at(None), "warning: a.md: x\nhint: y"), (None, "warning: x\nhint: y")],
)
def test_a_message_says_as_much_of_the_place_as_is_known(place, text):
    assert str(warning("x", hint="y", at=place)) == text


def test_a_message_that_quotes_a_whole_file_is_shortened():
    found = error("a" * 20_000, hint="y")

    assert found.message == "a" * 297 + "..."
    assert shorten("abcdef", 6) == "abcdef"


def test_warnings_alone_stop_nothing():
    findings = Findings()
    findings.add(warning("x", hint="y"))

    findings.raise_errors()

    assert len(findings.all) == 1


def test_all_that_was_found_is_told_at_once_with_the_warnings():
    findings = Findings()
    findings.add(warning("x", hint="y"), error("z", hint="y"))

    with pytest.raises(WorkbookError) as reason:
        findings.raise_errors()

    assert [one.message for one in reason.value.diagnostics] == ["x", "z"]
    assert str(reason.value) == "warning: x\nhint: y\nerror: z\nhint: y"


def test_findings_are_told_file_by_file_and_from_top_to_bottom():
    findings = Findings()
    for file, line in [("b.md", 9), ("a.md", 5), ("b.md", 2), ("b.md", None), ("a.md", 1)]:
        findings.add(error("x", hint="y", at=at(line, file)))

    assert [str(one.location) for one in findings.all] == [
        "b.md", "b.md:2", "b.md:9", "a.md:1", "a.md:5",
    ]  # fmt: skip


def test_what_is_found_twice_in_the_same_place_is_told_once():
    findings = Findings()
    findings.add(error("x", hint="y", at=at(1)), error("x", hint="y", at=at(1)))
    findings.add(error("x", hint="y", at=at(2)))

    assert len(findings.all) == 2


def test_a_great_many_findings_are_kept_in_no_time():
    findings = Findings()

    findings.add(*(error("x", hint="y", at=at(line)) for line in range(20_000)))

    assert len(findings.all) == 20_000


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("lined", 'did you mean "lines"?'),
        ("LINES", 'did you mean "lines"?'),
        ("zebra", "known are: box, lines"),
        ("", "known are: box, lines"),
    ],
)
def test_a_misspelt_word_is_answered_with_the_nearest_or_with_all(word, hint):
    assert did_you_mean(word, ["lines", "box"]) == hint
