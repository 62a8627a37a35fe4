"""`/// scale | Statement`: numbers or marks on a line, to circle or to mark."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from generator.reading.exercises._fields import SAME_HINT, Label, RepeatedOptions

MOST_STEPS = 12

HINTS = {
    "from": "write a whole number, such as from: 1",
    "to": "write a whole number, such as to: 10",
    "marks": "write marks: numbers or marks: line",
    "rows": "write up to three short labels, such as rows: [now, later]",
    "same": SAME_HINT,
}
NEEDS_BODY = None


class Options(RepeatedOptions):
    """Ends with their labels; `rows` repeat the scale, for before and after."""

    start: Annotated[int, Field(alias="from", ge=-100, le=100)] = 1
    to: Annotated[int, Field(ge=-100, le=100)] = 10
    low: Label = ""
    high: Label = ""
    marks: Literal["numbers", "line"] = "numbers"
    rows: Annotated[tuple[Label, ...], Field(max_length=3)] = ()

    @model_validator(mode="after")
    def _is_a_scale(self) -> "Options":
        if not 1 <= self.to - self.start < MOST_STEPS:
            raise ValueError(
                f"from {self.start} to {self.to} is no scale of 2 to {MOST_STEPS} steps"
            )
        return self

    @property
    def steps(self) -> tuple[int, ...]:
        """The numbers of the scale in order."""
        return tuple(range(self.start, self.to + 1))
