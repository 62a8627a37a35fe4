"""`/// note | Title`: a remark set apart, a definition, a quotation, a word of care."""

from typing import Literal

from generator.reading.exercises._fields import KindOptions

HINTS = {"kind": "write kind: definition, kind: quote or kind: care"}
NEEDS_BODY = True


class Options(KindOptions):
    """`kind` decides how the note looks and what label it carries without a title."""

    kind: Literal["definition", "quote", "care"] = "definition"
