"""What a machine has of what the program needs, looked at part by part, even where much is missing.

Nothing heavy is imported here before its turn. No name of a user or a machine is in what is found.
"""

from collections.abc import Iterator
from pathlib import Path

from generator.machine.aspect import Aspect, State

__all__ = ["Aspect", "State", "look_at_machine"]


def look_at_machine(output: Path, *, python: str, again: str) -> Iterator[Aspect]:
    """Give each thing that is needed as it is found; `output` is the folder that results go to.

    `python` is the interpreter and `again` the command that asked for this, both as people type
    them in commands that mend.
    """
    from generator.machine.disk import folder_aspects
    from generator.machine.power import power_aspects
    from generator.machine.requirements import requirement_aspects
    from generator.machine.runtime import runtime_aspects
    from generator.machine.trial_line import trial_aspects

    yield from runtime_aspects()
    yield from requirement_aspects(python)
    yield from power_aspects()  # before there are threads of libraries, which are not copied
    yield from folder_aspects(output, again)
    yield from trial_aspects(python)
