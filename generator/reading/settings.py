"""workbook.yml: the settings of a workbook, checked, each mistake with its line."""

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict
from ruamel.yaml.comments import CommentedMap

from generator.diagnostics import Findings
from generator.model import RosterChoice
from generator.reading.source import Source
from generator.reading.text.questions import PROMPTS_HINT
from generator.units import PAPER_HINT, parse_paper
from generator.yaml import load_mapping, validate

# RFC 5646 in the part that names a language: en, en-GB, zh-Hant, pt-BR.
_LANGUAGE = re.compile(
    r"[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z0-9]{5,8}|\d[a-z0-9]{3}))*", re.I
)

# What YAML 1.1, and with it other programs, takes for true or false: Norwegian has nb and nn.
_TRUTHS = frozenset(["yes", "no", "on", "off"])

Face = Literal["serif", "sans"]
FACE_HINT = "write face: serif or face: sans"

HINTS = {
    "paper": PAPER_HINT,
    "face": FACE_HINT,
    "language": "a language tag such as en, en-GB, fr or pt-BR; Norwegian is nb or nn",
    "openings": 'write "recto" for chapters on right-hand pages, or "any"',
    "openers": 'write "page" for a page of their own, or "run-in" for a title above the text',
    "space": "a writing space such as lines=6 or box=45mm",
    "prompts": PROMPTS_HINT,
    "numbering": 'write "as written", "chapter" or "book"',
    "compose": 'write "fill" to give rooms what a page has left, or "exact" for what they ask',
    "roster": "write the heads of a list: roster: {name: [First Name, Last Name], partner: Spouse}",
}


def is_language(tag: str) -> bool:
    """Tell whether a tag has the form of a language's, and is no word for yes or no."""
    return bool(_LANGUAGE.fullmatch(tag)) and tag.lower() not in _TRUTHS


def _language(tag: str) -> str:
    if not is_language(tag):
        raise ValueError(f'"{tag}" is no language')
    return tag


def check_paper(name: str) -> str:
    """Give a paper's name as it is. Raises `ValueError` where it is none."""
    parse_paper(name)
    return name


def _heads(given: Any) -> tuple[str, ...]:
    """Give the heads of a name, one or several that are joined."""
    heads = given if isinstance(given, list) else [given]
    if not heads or not all(isinstance(one, str | int | float) and str(one) for one in heads):
        raise ValueError("these are no heads of a list")
    return tuple(str(one) for one in heads)


Heads = Annotated[tuple[str, ...], BeforeValidator(_heads)]


class RosterSettings(BaseModel):
    """What may stand below `roster:`, of the lists that copies are made for."""

    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)

    name: Heads = ()
    partner: Heads = ()
    sheet: str = ""

    def choice(self) -> RosterChoice:
        """Give it as what is said of a roster beforehand."""
        return RosterChoice(name=self.name, partner=self.partner, sheet=self.sheet)


class Settings(BaseModel):
    """What may stand in workbook.yml; everything has a default."""

    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)

    title: str = ""
    subtitle: str = ""
    author: str = ""
    language: Annotated[str, AfterValidator(_language)] = "en"
    description: str = ""
    rights: str = ""
    paper: Annotated[str, AfterValidator(check_paper)] | None = None
    face: Face | None = None
    space: str = "lines=6"
    openings: Literal["recto", "any"] = "recto"
    openers: Literal["page", "run-in"] = "page"
    prompts: Literal["numbered", "all", "marked"] = "numbered"
    numbering: Literal["as written", "chapter", "book"] = "as written"
    compose: Literal["fill", "exact"] = "fill"
    roster: RosterSettings = RosterSettings()
    editions: Any = None  # read by `editions`
    sessions: Any = None  # read by `sessions`


def read_settings(source: Source, findings: Findings) -> tuple[Settings, CommentedMap]:
    """Read settings from YAML: checked, and as they were parsed.

    What is wrong goes to `findings`, the defaults stand in.
    """
    data = load_mapping(source.text, source.at, findings)
    if data is None:
        return Settings(), CommentedMap()
    settings = validate(Settings, data, source.at, findings, hints=HINTS)
    return settings or Settings(), data
