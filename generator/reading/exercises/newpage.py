"""`/// newpage`: what follows begins on a new page."""

from pydantic import BaseModel, ConfigDict


class Options(BaseModel):
    """A page break has no options."""

    model_config = ConfigDict(frozen=True, extra="forbid")


HINTS: dict[str, str] = {}
NEEDS_BODY = False
