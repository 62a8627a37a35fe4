"""A place in a new book for each answer of an old one: by the names of the questions, else by what
they ask, where that says the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.answers.answer_table import answer_of, label_of, questions_of
from generator.model.answers import FormField, ReturnedForm
from generator.model.form_names import is_answer
from generator.printing.pdf.fill_form import FieldRooms, lacking_letters

Question = Sequence[FormField]


@dataclass(slots=True, kw_only=True)
class Carried:
    """What goes into the fields of a new form, by their names, and what is wrong with it.

    `lost` are the questions of answers that found no place, `cut` those whose answers are longer
    than their room, `unset` those with letters that the typeface of answers lacks.
    """

    values: dict[str, str] = field(default_factory=dict)
    pressed: set[str] = field(default_factory=set)
    lost: list[str] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)
    unset: dict[str, str] = field(default_factory=dict)

    @property
    def answers(self) -> int:
        """How many fields were filled in."""
        return len(self.values) + len(self.pressed)


def carry_over(old: ReturnedForm, new: ReturnedForm, rooms: FieldRooms) -> Carried:
    """Find a place in a new form for each answer of an old one."""
    carried = Carried()
    theirs, ours = questions_of(old), questions_of(new)
    by_label: dict[str, list[str]] = {}
    for name, fields in ours.items():
        if name not in theirs:
            by_label.setdefault(label_of(fields), []).append(name)
    for name, fields in theirs.items():
        given = [one for one in fields if one.value]
        if not given:
            continue
        label = label_of(fields)
        alike = by_label.get(label, [])
        same = name if name in ours else alike[0] if len(alike) == 1 else ""
        if not same or not _carry(carried, given, fields, ours[same], rooms):
            carried.lost.append(label)
    return carried


def _carry(
    carried: Carried, given: Question, fields: Question, new: Question, rooms: FieldRooms
) -> bool:
    """Carry the answers to a question; tell whether all of them have found a place."""
    if given[0].is_button != new[0].is_button:
        return False
    if given[0].is_button and is_answer(given[0].name):
        known = {answer_of(one, new): one.name for one in new if is_answer(one.name)}
        chosen = [answer_of(one, fields) for one in given]
        carried.pressed |= {known[one] for one in chosen if one in known}
        return all(one in known for one in chosen)
    if given[0].is_button:
        carried.pressed.add(new[0].name)
        return True
    _pour(carried, "\n".join(one.value for one in given), new, rooms)
    return True


def _pour(carried: Carried, text: str, new: Question, rooms: FieldRooms) -> None:
    """Put a text into the parts of a space, each as far as it goes."""
    lacking = lacking_letters(text)
    if lacking:
        carried.unset[label_of(new)] = lacking
    for number, one in enumerate(new, start=1):
        lines = rooms.lines(one.name, text)
        if lines is None or len(lines) <= rooms.count(one.name):
            carried.values[one.name] = text
            return
        if number == len(new):
            carried.values[one.name] = text  # all of it: nothing is lost, though not all is seen
            carried.cut.append(label_of(new))
            return
        here = lines[: rooms.count(one.name)]
        carried.values[one.name] = "\n".join(here)
        text = "\n".join(lines[rooms.count(one.name) :])
