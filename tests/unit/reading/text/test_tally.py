from pathlib import Path

import pytest

from generator.diagnostics import Findings
from generator.reading.source import Source
from generator.reading.text.tally import Tally


def told(*met: tuple[int, str]) -> str:
    tally = Tally(source=Source(path=Path("a.md"), name="a.md", text=""))
    findings = Findings()
    for line, name in met:
        tally.note("links lead nowhere", "write others", line, name)
    tally.tell(findings)
    (found,) = findings.all
    return str(found).split("\n")[0]


@pytest.mark.parametrize(
    ("met", "message"),
    [
        ([(4, "")], "warning: a.md:4: links lead nowhere"),
        (
            [(4, "a"), (2, "b")],
            'warning: a.md:2: links lead nowhere: "a", "b" (2 of them, lines 2 and 4)',
        ),
        ([(4, "a"), (4, "a")], 'warning: a.md:4: links lead nowhere: "a" (2 of them)'),
        ([(0, "a")], 'warning: a.md: links lead nowhere: "a"'),
        (
            [(line, "") for line in range(1, 10)],
            "warning: a.md:1: links lead nowhere (9 of them, lines 1, 2, 3, 4, 5 and further ones)",
        ),
    ],
)
def test_a_kind_is_told_once_with_its_names_and_first_lines(met, message):
    assert told(*met) == message
