"""What a brand says about printed workbooks, under `defaults: workbook:`."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from ruamel.yaml.comments import CommentedMap

from generator.diagnostics import error
from generator.model import Cover, Printing
from generator.model.merge_fields import mark_written
from generator.reading.brand.brand_source import BrandSource
from generator.reading.brand.logos import find_logo
from generator.reading.settings import check_paper
from generator.units import PAPER_HINT
from generator.yaml import validate

_Percent = Annotated[int, Field(ge=0, le=100)]


class WorkbookDefaults(BaseModel):
    """What may stand under `defaults: workbook:`."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", coerce_numbers_to_str=True, str_strip_whitespace=True
    )

    cover: Literal["plain", "band", "picture"] | None = None
    cover_picture: str = Field("", alias="cover-picture")
    ink: Literal["full", "saver"] | None = None
    footer: Annotated[str, Field(max_length=90)] = ""
    paper: Annotated[str, AfterValidator(check_paper)] | None = None
    theme: str = ""
    permission: str = ""
    cmyk: dict[str, tuple[_Percent, _Percent, _Percent, _Percent]] = Field(default_factory=dict)


DEFAULT_HINTS = {
    "cover": "write cover: plain, cover: band or cover: picture",
    "ink": "write ink: full or ink: saver",
    "footer": "write one short line of up to 90 letters",
    "paper": PAPER_HINT,
    "cmyk": "write four numbers from 0 to 100 for a colour: cmyk: {teal: [80, 30, 50, 20]}",
    "theme": "write the name of a theme, such as theme: warm",
}


def read_printing(data: CommentedMap, colours: dict[str, str], origin: BrandSource) -> Printing:
    """Give what stands under `defaults: workbook:`; what other programs have there is theirs."""
    defaults = data.get("defaults")
    given = defaults.get("workbook") if isinstance(defaults, dict) else None
    if given is None:
        return Printing()
    path = "defaults.workbook"
    if not isinstance(given, CommentedMap):
        hint = "write settings below it, indented, such as cover: band"
        origin.findings.add(error("these are no settings", hint=hint, at=origin.at(path)))
        return Printing()
    settings = validate(
        WorkbookDefaults,
        given,
        origin.source.at,
        origin.findings,
        what="setting of printed workbooks",
        hints=DEFAULT_HINTS,
    )
    if settings is None:
        return Printing()
    for name in [name for name in settings.cmyk if name not in colours]:
        hint = f"name one of the brand's colours: {', '.join(colours) or 'it has none yet'}"
        at = origin.at(f"{path}.cmyk.{name}", f"{path}.cmyk")
        origin.findings.add(error(f'cmyk: there is no colour "{name}"', hint=hint, at=at))
    picture = None
    if settings.cover_picture:
        picture = find_logo(settings.cover_picture, "", f"{path}.cover-picture", origin)
    elif settings.cover == "picture":
        hint = "name it: cover-picture: images/cover.jpg"
        at = origin.at(f"{path}.cover")
        origin.findings.add(error("the cover's picture is missing", hint=hint, at=at))
    return Printing(
        cover=Cover(settings.cover or ("picture" if picture else "plain")),
        picture=picture,
        ink=settings.ink or "",
        footer=mark_written(settings.footer),
        paper=settings.paper or "",
        theme=settings.theme,
        permission=settings.permission,
        cmyk=dict(settings.cmyk),
    )
