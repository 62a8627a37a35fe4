"""Chapters that settings name: by their files, with or without `.md`."""

from collections.abc import Mapping

from generator.diagnostics import Findings, Location, did_you_mean, error


def named_chapter(
    file: str, slugs: Mapping[str, str], at: Location, findings: Findings
) -> str | None:
    """Give the slug of a chapter, by the `slugs` of all files; where it is of none, tell it."""
    slug = slugs.get(file) or slugs.get(f"{file}.md")
    if slug is None:
        findings.add(error(f'no chapter "{file}"', hint=did_you_mean(file, slugs), at=at))
    return slug
