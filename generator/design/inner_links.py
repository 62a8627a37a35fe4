"""Links inside a book: those that lead to what the edition does not have become words."""

import re

from generator.model import Edition

_INNER_LINK = re.compile(r'<a\b[^>]*\bhref="#(?P<target>[^"]+)"[^>]*>(?P<words>.*?)</a>', re.S)


def chapter_slugs(edition: Edition) -> tuple[str, ...]:
    """Give the slugs of all the workbook's chapters, those too that the edition does not have."""
    return (*edition.left_out, *(one.slug for one in edition.workbook.chapters))


def unlinked(html: str, edition: Edition) -> str:
    """Give HTML without links to chapters that the edition does not have, and to nowhere."""
    left_out, lost = edition.left_out, edition.workbook.lost
    slugs = chapter_slugs(edition)

    def keep(match: re.Match[str]) -> str:
        target = match["target"]
        # As `place_id` makes them, an id belongs to the longest slug that it begins with.
        owners = [slug for slug in slugs if f"{target}-".startswith(f"{slug}-")]
        gone = max(owners, key=len, default="") in left_out
        return match["words"] if gone or target in lost else match[0]

    return _INNER_LINK.sub(keep, html) if left_out or lost else html
