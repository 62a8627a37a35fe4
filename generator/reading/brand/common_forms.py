"""What real brand files have beside the standard, brought into its form.

Websites keep their brand in the same file: colours for light and dark screens, stacks of typefaces,
paths from the root, keys of other programs. What a workbook can use of it is used; what it can't is
told and left out (https://quarto.org/docs/authoring/brand.html).
"""

import difflib
from collections.abc import Iterable, Iterator
from typing import Any

import brand_yml
from pydantic import BaseModel

from generator.diagnostics import did_you_mean, warning
from generator.reading.brand.brand_source import BrandSource

MODELS: dict[str, type[BaseModel]] = {
    "": brand_yml.Brand,
    "meta.name": brand_yml.meta.BrandMetaName,
    "logo": brand_yml.BrandLogo,
    "color": brand_yml.BrandColor,
    "typography": brand_yml.BrandTypography,
    "typography.base": brand_yml.typography.BrandTypographyBase,
    "typography.headings": brand_yml.typography.BrandTypographyHeadings,
    "typography.monospace": brand_yml.typography.BrandTypographyMonospace,
    "typography.monospace-inline": brand_yml.typography.BrandTypographyMonospaceInline,
    "typography.monospace-block": brand_yml.typography.BrandTypographyMonospaceBlock,
    "typography.link": brand_yml.typography.BrandTypographyLink,
}
_SCREENS = frozenset(["light", "dark"])
_COLOURS = ("color", "background-color")


def bring_into_form(data: dict[str, Any], origin: BrandSource) -> dict[str, Any]:
    """Give the data of a brand file as the standard's reader takes them; `data` is changed."""
    colours = _part(data, "color")
    if "link" in colours:
        data.setdefault("typography", {})
    type_ = _part(data, "typography")
    _take_light(colours)
    _take_light(_part(colours, "palette"))
    for style in type_.values():
        if isinstance(style, dict):
            _take_light(style, only=_COLOURS)
    _take_link(colours, type_)
    _name_fonts(type_)
    _from_folder(data)
    for path in MODELS:
        _leave_out_unknown(data, path, origin)
    return data


def known_keys(path: str) -> list[str]:
    """Give the keys that the standard knows in a part of a brand file, none where all may be."""
    model = MODELS.get(path)
    names = [field.alias or name for name, field in model.model_fields.items()] if model else []
    return [name for name in names if name != "path" or path == "logo"]


def _part(data: dict[str, Any], name: str) -> dict[str, Any]:
    part = data.get(name)
    return part if isinstance(part, dict) else {}


def _take_light(colours: dict[str, Any], only: Iterable[str] | None = None) -> None:
    """Take the light one of colours for light and dark screens: paper is light."""
    for name in [one for one in colours if only is None or one in only]:
        value = colours[name]
        if isinstance(value, dict) and value.keys() and value.keys() <= _SCREENS:
            colours[name] = value.get("light")
            if colours[name] is None:
                del colours[name]


def _take_link(colours: dict[str, Any], type_: dict[str, Any]) -> None:
    """Take the colour that other programs give links: in a word, or among colours, where type
    names none.
    """
    if isinstance(type_.get("link"), str):
        type_["link"] = {"color": type_["link"]}
    if "link" not in colours:
        return
    given = colours.pop("link")
    link = type_.get("link")
    if link is None:
        type_["link"] = {"color": given}
    elif isinstance(link, dict):
        link.setdefault("color", given)


def _name_fonts(type_: dict[str, Any]) -> None:
    """Give fonts and their files that are named by a word alone the form they have at length."""
    fonts = type_.get("fonts")
    if not isinstance(fonts, list):
        return
    for at, font in enumerate(fonts):
        if isinstance(font, str):
            fonts[at] = {"family": font, "source": "system"}
        elif isinstance(font, dict):
            files = font.get("files")
            if isinstance(files, list):
                font["files"] = [{"path": one} if isinstance(one, str) else one for one in files]
            font.setdefault("source", "file" if files else "system")


def _from_folder(data: dict[str, Any]) -> None:
    """Read paths that begin with a slash from the brand's folder, the root of a project."""
    logo = data.get("logo")
    if isinstance(logo, str):
        data["logo"] = _relative(logo)
    for holder in _holders(logo):
        for key, value in holder.items():
            if isinstance(value, str) and key != "alt":
                holder[key] = _relative(value)
    fonts = _part(data, "typography").get("fonts")
    for font in fonts if isinstance(fonts, list) else ():
        for file in (font.get("files") if isinstance(font, dict) else None) or ():
            if isinstance(file, dict) and isinstance(file.get("path"), str):
                file["path"] = _relative(file["path"])


def _holders(logo: Any) -> Iterator[dict[str, Any]]:
    if isinstance(logo, dict):
        yield logo
        for one in logo.values():
            yield from _holders(one)


def _relative(path: str) -> str:
    return path.lstrip("/") if path.startswith("/") and not path.startswith("//") else path


def _leave_out_unknown(data: dict[str, Any], path: str, origin: BrandSource) -> None:
    """Leave out the keys of a part that the standard does not know, and tell them, once a part."""
    part: Any = data
    for name in path.split(".") if path else ():
        part = part.get(name) if isinstance(part, dict) else None
    if not isinstance(part, dict) or (path == "logo" and "path" in part):
        return
    known = known_keys(path)
    unknown = [key for key in part if key not in known]
    for key in unknown:
        value = part.pop(key)
        if path == "color" and isinstance(value, str):  # other settings may name it
            palette = part.setdefault("palette", {})
            if isinstance(palette, dict):
                palette.setdefault(key, value)
    if unknown:
        named = ", ".join(f'"{key}"' for key in unknown)
        where = f' in "{path}"' if path else ""
        means = "means" if len(unknown) == 1 else "mean"
        near = [one for one in unknown if difflib.get_close_matches(one, known, n=1)]
        hint = did_you_mean(near[0] if near else unknown[0], known)
        at = origin.at(*(f"{path}.{key}" if path else key for key in unknown[:1]))
        problem = f"{named}{where} {means} nothing for a workbook; left out"
        origin.findings.add(warning(problem, hint=hint, at=at))
