"""`/// note | Title`: a remark set apart, a definition, a quotation, a word of care."""

from typing import Literal

from pydantic import BaseModel, ConfigDict


class Options(BaseModel):
    """`kind` decides how the note looks and what label it carries without a title."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["definition", "quote", "care"] = "definition"


HINTS = {"kind": "write kind: definition, kind: quote or kind: care"}
NEEDS_BODY = True
