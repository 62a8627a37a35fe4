"""`/// prompt | Question`: a question with a text between it and its room."""

from generator.model import Block, Exercise, Prompt
from generator.reading.exercises._fields import SPACE_HINT, KindOptions, SpaceText, space_of
from generator.reading.text.sanitise import plain_text

HINTS = {"space": SPACE_HINT}
NEEDS_BODY = None


class Options(KindOptions):
    """`number` stands before the question; `space` is its room, or none."""

    number: str = ""
    space: SpaceText = "lines=6"


def check(
    options: Options, title: str, parts: tuple[tuple[Block, ...], ...]
) -> list[tuple[str, str]]:
    """Say where the question is missing."""
    return [] if title else [("asks nothing", "write the question after a bar: /// prompt | Why?")]


def block(exercise: Exercise) -> Prompt:
    """Give the prompt: a question like those of lists."""
    return Prompt(
        id=exercise.id,
        number=exercise.options.number,
        question=exercise.title,
        text=plain_text(exercise.title),
        body=exercise.body,
        space=space_of(exercise.options.space),
        follow=(),
        line=exercise.line,
    )
