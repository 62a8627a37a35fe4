"""`_brand.yml` -> a `Brand`: the open standard, and what a workbook needs beyond it.

What the standard leaves open stands under `meta` (address, phone, ...) and under `defaults:
workbook:`. brand_yml reads and resolves it (https://posit-dev.github.io/brand-yml/); it takes
long to load, so this module is loaded only where there is a brand.
"""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import brand_yml
from brand_yml._defs import CircularReferenceError
from pydantic import ValidationError
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from generator.colour import ColourError, parse_colour
from generator.diagnostics import Diagnostic, Findings, did_you_mean, error, warning
from generator.gate import ANYWHERE
from generator.model import Brand
from generator.reading.brand.brand_source import BrandSource
from generator.reading.brand.common_forms import bring_into_form, known_keys
from generator.reading.brand.logos import read_logos
from generator.reading.brand.print_settings import read_printing
from generator.reading.brand.typefaces import read_typography
from generator.reading.source import read_source
from generator.yaml import load_mapping

# What people write for it: such words are told, and print nothing.
_MEANT = {
    "telephone": "phone",
    "tel": "phone",
    "mobile": "phone",
    "mail": "email",
    "e-mail": "email",
    "website": "link",
    "web": "link",
    "url": "link",
    "crisis": "crisis-line",
    "helpline": "crisis-line",
    "hotline": "crisis-line",
    "licence": "license",
}
_TEXTS = ("meta.", "defaults.workbook.footer", "defaults.workbook.permission")
META = ("address", "phone", "email", "license", "crisis-line", "copyright")
_CUT = re.compile(r""":\s+[^"'#\s][^#]*\s#\s*\S""")
_HINTS = {
    "color": 'write colours as "#1F5F5B", or as the name of one in color: palette:',
    "logo": "write a path from the brand file, such as logo: small: images/mark.svg",
    "typography": "see the part on brands in the author's guide for what can be set",
    "meta": 'write text, between double quotes where it has a colon: phone: "020 7946 0000"',
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandReading:
    """A brand and what was noticed about its file that does not stop the build."""

    brand: Brand
    warnings: tuple[Diagnostic, ...]


def read_brand(path: Path, roots: tuple[Path, ...] | None = ANYWHERE) -> BrandReading:
    """Read a brand file, in one of the folders where it is not the user who names it.

    Raises `WorkbookError` with everything that is wrong with it.
    """
    findings = Findings()
    source = findings.require(read_source(path, roots, findings))
    data = findings.require(load_mapping(source.text, source.at, findings))
    places = tuple(_lines(data))
    lines = {name: line for name, line, _ in places}
    origin = BrandSource(source=source, folder=path.parent, lines=lines, findings=findings)
    _refuse_remarks(places, origin)
    standard = _standard(data, path, origin)
    findings.raise_errors()
    brand = _brand(standard, data, origin)
    findings.raise_errors()
    return BrandReading(brand=brand, warnings=findings.all)


def _refuse_remarks(places: tuple[tuple[str, int, Any], ...], origin: BrandSource) -> None:
    """Note what YAML leaves out because it begins with a #: colours, and the rest of a text."""
    lines = origin.source.text.split("\n")
    for path, number, value in places:
        line = lines[number - 1]
        if path.startswith("color.") and value is None:
            problem = f"{path}: is empty"
            hint = 'put the colour between quotes, such as "#1F5F5B": a # alone begins a remark'
            origin.findings.add(error(problem, hint=hint, at=origin.at(path)))
        elif path.startswith(_TEXTS) and isinstance(value, str) and _CUT.search(line):
            problem = f"{path}: what follows the # is left out"
            hint = "put the whole text between double quotes"
            origin.findings.add(warning(problem, hint=hint, at=origin.at(path)))


def _brand(standard: brand_yml.Brand, data: CommentedMap, origin: BrandSource) -> Brand:
    meta = _meta(data, origin)
    palette, colours = _colours(standard, origin)
    name = standard.meta.name if standard.meta else None
    links = standard.meta.link if standard.meta else None
    return Brand(
        file=origin.source.name,
        folder=origin.folder,
        lines=origin.lines,
        name=(name.full or name.short or "") if name else "",
        short_name=(name.short or name.full or "") if name else "",
        links={key: _address(value) for key, value in (links or ()) if value},
        address=tuple(line.strip() for line in meta.get("address", "").split("\n") if line.strip()),
        phone=meta.get("phone", ""),
        email=meta.get("email", ""),
        license=meta.get("license", ""),
        crisis_line=meta.get("crisis-line", ""),
        copyright=meta.get("copyright", ""),
        logos=read_logos(standard.logo, origin),
        palette=palette,
        colours=colours,
        typography=read_typography(standard.typography, origin),
        printing=read_printing(data, palette | colours, origin),
    )


def _standard(data: CommentedMap, path: Path, origin: BrandSource) -> brand_yml.Brand:
    try:
        given = bring_into_form(_plain(data), origin)
        return brand_yml.Brand.model_validate(given | {"path": path.absolute()})
    except ValidationError as reason:
        for where, one in _distinct(reason, data).items():
            origin.findings.add(_mistake(where, one, origin))
    except CircularReferenceError as reason:
        chain = next((line for line in str(reason).split("\n") if line.startswith("Refs")), "")
        names = chain.partition(":")[2].strip()
        first = names.split(" -> ")[0]
        at = origin.at(f"color.palette.{first}", f"color.{first}", f"logo.images.{first}")
        hint = "give one of them a value of its own"
        origin.findings.add(error(f"these lead in a circle: {names}", hint=hint, at=at))
    except (AttributeError, LookupError, TypeError, ValueError) as reason:
        hint = "compare the file with the part on brands in the author's guide"
        told = f": {reason}" if type(reason) is ValueError else ": a part lacks what it must have"
        origin.findings.add(error(f"is no brand{told}", hint=hint, at=origin.at()))
    return brand_yml.Brand.model_validate({"path": path.absolute()})


def _distinct(reason: ValidationError, data: CommentedMap) -> dict[str, Any]:
    """Give one mistake a place: where a value may be of several kinds, each kind complains."""
    found: dict[str, Any] = {}
    logo = data.get("logo")
    alone = not isinstance(logo, dict) or "path" in logo
    other_kind = "BrandLogo" if alone else "BrandLogoResource"
    for one in reason.errors():
        if other_kind in one["loc"]:
            continue
        path = _path(one["loc"], data, whole=one["type"] == "extra_forbidden")
        if path not in found or "Url" in str(found[path]["loc"]):
            found[path] = one
    deep = {path for path in found for other in found if other.startswith(f"{path}.")}
    return {path: one for path, one in found.items() if path not in deep}


def _path(loc: tuple[str | int, ...], data: Any, *, whole: bool) -> str:
    """Give the path of what a mistake is about: of its names those that are keys of the file."""
    parts: list[str] = []
    for part in loc:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            continue
        parts.append(str(part))
    if whole and parts and str(loc[-1]) != parts[-1]:
        parts.append(str(loc[-1]))
    return ".".join(parts)


def _mistake(path: str, one: Any, origin: BrandSource) -> Diagnostic:
    above, _, key = path.rpartition(".")
    at = origin.at(path)
    if one["type"] == "extra_forbidden":
        known = known_keys(above)
        hint = did_you_mean(key, known) if known else "take the line out"
        where = f' in "{above}"' if above else ""
        return error(f'unknown key "{key}"{where}', hint=hint, at=at)
    if one["type"] in ("union_tag_not_found", "union_tag_invalid"):
        hint = "write source: file and its files, or source: system"
        return error(f"{path}: does not say where the typeface comes from", hint=hint, at=at)
    if one["type"] == "url_parsing":
        hint = "write it whole, such as https://harbourlane.example"
        return error(f"{path}: is no address of the web", hint=hint, at=at)
    hint = _HINTS.get(path.split(".")[0], "see the part on brands in the author's guide")
    return error(f"{path or 'the brand'}: {_problem(path)}", hint=hint, at=at)


def _problem(path: str) -> str:
    """Say what is wrong with a value, by what it is for."""
    part, _, rest = path.partition(".")
    last = rest.rpartition(".")[2]
    if part == "color":
        return "is no name of a colour" if rest.startswith("palette") else "is no colour"
    if part == "logo":
        return "is no picture: it takes a path, or light: and dark: with one each"
    kinds = {"weight": "weight, 100 to 900", "style": "style", "size": "size", "family": "typeface"}
    return f"is no {kinds[last]}" if last in kinds else "can't be understood"


def _meta(data: CommentedMap, origin: BrandSource) -> dict[str, str]:
    """Give what a workbook prints of `meta` beyond the standard."""
    meta = data.get("meta") or {}
    known = ("name", "link", *META)
    for key in meta:
        word = str(key).lower()
        near = [_MEANT[word]] if word in _MEANT else []
        near = near or difflib.get_close_matches(word, known, n=1, cutoff=0.75)
        if near and key not in known:
            problem = f'"{key}" means nothing here'
            hint = f'did you mean "{near[0]}"?'
            origin.findings.add(warning(problem, hint=hint, at=origin.at(f"meta.{key}")))
    given = {key: meta[key] for key in META if meta.get(key) is not None}
    for key, value in given.items():
        # A number loses the zeros it begins with; of a year nothing is lost.
        if not isinstance(value, str) and not (key == "copyright" and type(value) is int):
            problem = f"meta.{key}: is no text"
            hint = _HINTS["meta"]
            origin.findings.add(error(problem, hint=hint, at=origin.at(f"meta.{key}")))
    return {key: str(value).strip() for key, value in given.items()}


def _colours(
    standard: brand_yml.Brand, origin: BrandSource
) -> tuple[dict[str, str], dict[str, str]]:
    """Give the palette and the semantic colours, each as #RRGGBB."""
    if standard.color is None:
        return {}, {}
    palette = dict(standard.color.to_dict("palette"))
    semantic = dict(standard.color.to_dict("theme"))
    for prefix, colours in (("color.palette", palette), ("color", semantic)):
        for name, value in colours.items():
            try:
                colours[name] = parse_colour(value)
            except ColourError as reason:
                at = origin.at(f"{prefix}.{name}")
                known = [one for one in palette if palette[one].startswith("#")]
                near = difflib.get_close_matches(value, known, n=1, cutoff=0.6)
                hint = f'did you mean "{near[0]}"?' if near else _HINTS["color"]
                origin.findings.add(error(f"{name}: {reason}", hint=hint, at=at))
    return palette, semantic


def _address(url: Any) -> str:
    """Give an address of the web as people read it: with umlauts, not as machines spell them."""
    return url.unicode_string() if hasattr(url, "unicode_string") else str(url)


def _lines(data: Any, path: str = "") -> Iterator[tuple[str, int, Any]]:
    """Give each key and each item by its path, with its line and its value."""
    if isinstance(data, CommentedMap):
        for key, value in data.items():
            own = f"{path}.{key}" if path else str(key)
            if key in (data.lc.data or {}):  # not what another part is merged in from
                yield own, data.lc.key(key)[0] + 1, value
            yield from _lines(value, own)
    elif isinstance(data, CommentedSeq):
        for number, value in enumerate(data):
            own = f"{path}.{number}"
            yield own, data.lc.item(number)[0] + 1, value
            yield from _lines(value, own)


def _plain(data: Any) -> Any:
    """Give parsed YAML as plain dictionaries and lists: the standard's reader changes them."""
    if isinstance(data, dict):
        return {str(key): _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(value) for value in data]
    return str(data) if isinstance(data, str) else data
