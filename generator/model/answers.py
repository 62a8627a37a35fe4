"""What comes back in forms that people have filled in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """A field of a form: what it is for, and what was typed in it.

    A button that is pressed holds what it stands for: an answer, or for a box a cross.
    """

    name: str
    label: str
    value: str
    is_button: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedForm:
    """A form with what was filled in, its fields in the order of reading.

    `workbook` is the one it says it is of, and `copy` whose it is: a row of the roster, and a
    letter where partners have one each. Both are empty where it does not say.
    """

    workbook: str
    copy: str
    fields: tuple[FormField, ...]
