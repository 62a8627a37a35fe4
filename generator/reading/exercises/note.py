"""`/// note | Title`: a remark set apart, a definition, a tip, a quotation, a word of care."""

from typing import Literal

from generator.reading.exercises._fields import KindOptions

HINTS = {"kind": "write kind: definition, remark, tip, quote or care"}
NEEDS_BODY = True


class Options(KindOptions):
    """`kind` decides how the note looks and what label it carries without a title."""

    kind: Literal["definition", "remark", "tip", "quote", "care"] = "definition"
