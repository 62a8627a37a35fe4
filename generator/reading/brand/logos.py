"""The logos of a brand, each checked as the pictures of a workbook are."""

from dataclasses import replace
from typing import Any

import brand_yml

from generator.diagnostics import Findings, error, listed, warning
from generator.model import Logo, LogoPair
from generator.reading.brand.brand_source import BrandSource
from generator.reading.brand.mean_colour import ground_colour, mean_colour
from generator.reading.drawing_features import HINT, find_features
from generator.reading.pictures import PictureError, find_picture

_SIZES = ("small", "medium", "large")


def read_logos(
    logo: brand_yml.BrandLogo | brand_yml.BrandLogoResource | None, origin: BrandSource
) -> dict[str, LogoPair]:
    """Give the logos by size; one alone is the large one."""
    if logo is None:
        return {}
    if isinstance(logo, brand_yml.BrandLogoResource):
        one = _logo(logo, "logo", origin)
        return {"large": LogoPair(light=one, dark=one)} if one else {}
    pairs = {size: _pair(getattr(logo, size), f"logo.{size}", origin) for size in _SIZES}
    used = {str(one.path) for size in _SIZES for one in _resources(getattr(logo, size))}
    for name, image in (logo.images or {}).items():
        if str(image.path) not in used:
            _tell_unused(image, f"logo.images.{name}", origin)
    return {size: pair for size, pair in pairs.items() if pair}


def _resources(given: Any) -> list[Any]:
    both = [given] if hasattr(given, "path") else [getattr(given, "light", None)]
    both += [getattr(given, "dark", None)]
    return [one for one in both if one is not None and hasattr(one, "path")]


def _tell_unused(image: brand_yml.BrandLogoResource, path: str, origin: BrandSource) -> None:
    """Note what is wrong with a picture that no logo is made of: nothing is printed of it."""
    aside = Findings()
    _logo(image, path, replace(origin, findings=aside))
    for one in aside.all:
        problem = f"{one.message}; no logo is made of it"
        origin.findings.add(warning(problem, hint=one.hint, at=one.location))


def _pair(resource: Any, path: str, origin: BrandSource) -> LogoPair | None:
    if resource is None:
        return None
    if isinstance(resource, brand_yml.BrandLogoResource):
        one = _logo(resource, path, origin)
        return LogoPair(light=one, dark=one) if one else None
    light = _logo(resource.light, f"{path}.light", origin) if resource.light else None
    dark = _logo(resource.dark, f"{path}.dark", origin) if resource.dark else None
    first, second = light or dark, dark or light
    return LogoPair(light=first, dark=second) if first and second else None


def _logo(resource: brand_yml.BrandLogoResource, path: str, origin: BrandSource) -> Logo | None:
    return find_logo(str(resource.path), resource.alt or "", path, origin)


def find_logo(reference: str, alt: str, path: str, origin: BrandSource) -> Logo | None:
    """Find and check a picture of the brand; what is wrong with it is a finding."""
    try:
        found = find_picture(origin.folder, reference, is_path=True)
    except PictureError as reason:
        hint = reason.hint.replace("the workbook's folder", "the brand's folder")
        message = str(reason).replace("the workbook's folder", "the brand's folder")
        message = message.replace("no file of this workbook", "no file of this brand")
        origin.findings.add(error(f"{path}: {message}", hint=hint, at=origin.at(path)))
        return None
    drawn = found.source.lower().endswith(".svg")
    features = find_features(found.data) if drawn else None
    if features and features.lost:
        problem = f"{path}: uses {listed(features.lost)}: that will not print as it is drawn"
        origin.findings.add(warning(problem, hint=HINT, at=origin.at(path)))
    return Logo(
        source=found.source,
        alt=alt,
        ratio=found.ratio,
        pixels=found.pixels,
        colour=mean_colour(found.data, drawn=drawn),
        ground=ground_colour(found.data, drawn=drawn),
        stacks=features.stacks if features else (),
    )
