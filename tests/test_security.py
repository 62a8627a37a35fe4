"""SECURITY.md names the test of each of its promises, and every test of a threat."""

import re

from tests.helpers.workbooks import ROOT

TEXT = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", TEXT)


def test_every_promise_names_tests_that_are_there():
    rows = [line for line in TEXT.splitlines() if line.startswith("| ")][1:]

    assert len(rows) > 25
    assert [row for row in rows if not re.search(r"`tests/[\w/]+\.py::test_\w+`", row)] == []
    lost = [
        f"{file}::{name}"
        for file, name in NAMED
        if f"def {name}(" not in (ROOT / file).read_text(encoding="utf-8")
    ]
    assert lost == []


def test_every_test_of_a_threat_is_named():
    written = {
        name
        for file in (ROOT / "tests" / "threats").glob("test_*.py")
        for name in re.findall(r"^def (test_\d\w+)\(", file.read_text(encoding="utf-8"), re.M)
    }

    assert written - {name for _, name in NAMED} == set()
