import json

from generator.machine.aspect import fine, lacking, optional
from generator.machine_report import machine_as_json, machine_as_text, machine_status

GOOD = fine("Python", "3.12.1")
BAD = lacking("Pango", "not found on this machine", mend="brew install pango")
EXTRA = optional("extra cluster", "distributed not installed", mend="pip install distributed")


def test_what_is_lacking_is_followed_by_the_command_that_mends_it():
    assert machine_as_text([GOOD, BAD, EXTRA]) == (
        "ok        Python              3.12.1\n"
        "lacking   Pango               not found on this machine\n"
        "          to mend it: brew install pango\n"
        "optional  extra cluster       distributed not installed\n"
        "          to get it: pip install distributed\n"
        "1 thing is lacking: begin with the first"
    )


def test_a_command_is_never_broken_into_lines():
    long = lacking("Pango", "word " * 60, mend="pip install " + "package " * 30 + "end")

    assert long.mend in machine_as_text([long])
    assert max(map(len, machine_as_text([long]).splitlines()[:3])) <= 100


def test_where_nothing_is_lacking_that_is_said():
    assert machine_as_text([GOOD, EXTRA]).endswith("\nnothing is lacking")


def test_only_what_is_lacking_makes_the_status():
    assert machine_status([GOOD, EXTRA]) == 0
    assert machine_status([GOOD, BAD]) == 1


def test_programs_read_the_same():
    found = json.loads(machine_as_json([GOOD, BAD]))

    assert found["lacking"] == 1
    assert found["parts"][1] == {
        "part": "Pango",
        "state": "lacking",
        "found": "not found on this machine",
        "mend": "brew install pango",
    }
