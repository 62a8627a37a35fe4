"""Settings are read with their lines; those of a theme once for all books."""

from generator.diagnostics import Findings, Location
from generator.yaml import load_mapping


def load(text: str, *, shared: bool):
    findings = Findings()
    place = load_mapping(
        text, lambda line: Location(file="a.yml", line=line), findings, shared=shared
    )
    return place, findings.all


def test_settings_that_nobody_changes_are_read_once():
    assert load("a: 1", shared=True)[0] is load("a: 1", shared=True)[0]


def test_settings_that_may_be_changed_are_each_readers_own():
    assert load("a: 1", shared=False)[0] is not load("a: 1", shared=False)[0]


def test_what_is_wrong_is_told_to_each_who_asks():
    told = [load("a: b: c", shared=True)[1] for _ in range(2)]

    assert len(told[0]) == 1
    assert told[0] == told[1]
