"""What was found of the machine -> what a terminal or a program reads, and the exit status."""

import json
import textwrap
from collections.abc import Sequence
from dataclasses import asdict

from generator.machine.aspect import Aspect, State
from generator.press_report import counted
from generator.report import DONE, WRONG

_WIDTH = 100  # letters on a line
_PARTS = 18  # of them for what something is called


def machine_as_text(aspects: Sequence[Aspect]) -> str:
    """Give what was found, a line each, and under it the command that mends it."""
    lines = []
    for one in aspects:
        head = f"{one.state:<8}  {one.part:<{_PARTS}}  "
        lines += textwrap.wrap(
            one.found,
            _WIDTH,
            initial_indent=head,
            subsequent_indent=" " * len(head),
            break_long_words=False,
            break_on_hyphens=False,
        )
        if one.mend:
            to_do = "to mend it" if one.state is State.LACKING else "to get it"
            lines.append(f"{'':<8}  {to_do}: {one.mend}")
    return "\n".join([*lines, _verdict(aspects)])


def _verdict(aspects: Sequence[Aspect]) -> str:
    count = sum(one.state is State.LACKING for one in aspects)
    if not count:
        return "nothing is lacking"
    verb = "is" if count == 1 else "are"
    return f"{counted(count, 'thing')} {verb} lacking: begin with the first"


def machine_as_json(aspects: Sequence[Aspect]) -> str:
    """Give what was found for programs: `lacking` counts what has to be mended."""
    count = sum(one.state is State.LACKING for one in aspects)
    found = {"lacking": count, "parts": [asdict(one) for one in aspects]}
    return json.dumps(found, indent=2, ensure_ascii=False)


def machine_status(aspects: Sequence[Aspect]) -> int:
    """Give the exit status: whether something is lacking."""
    return WRONG if any(one.state is State.LACKING for one in aspects) else DONE
