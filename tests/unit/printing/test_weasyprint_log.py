"""What WeasyPrint says and raises while it works."""

import logging

import pytest

from generator.diagnostics import Findings
from generator.printing.weasyprint_log import reported


def test_ctrl_c_is_not_taken_for_a_damaged_picture():
    """The library swallows everything that is raised while it draws, and says so in its log."""

    def draw() -> None:
        try:
            raise KeyboardInterrupt
        except BaseException:
            logging.getLogger("weasyprint").error("Failed to render SVG image %s", "a.svg")

    with pytest.raises(KeyboardInterrupt), reported(Findings(), None):
        draw()


def test_a_damaged_picture_is_told():
    findings = Findings()

    with reported(findings, None):
        try:
            raise ValueError
        except ValueError:
            logging.getLogger("weasyprint").error("Failed to render SVG image %s", "a.svg")

    (found,) = findings.all
    assert "a.svg" in found.message
