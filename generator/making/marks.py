"""What pages come of, as marks: two of the same mark come out as the same pages."""

import hashlib
from dataclasses import replace

from generator.design.compose import Composer
from generator.design.inner_links import chapter_slugs
from generator.model import Chapter, Styles


def mark_of(*made_of: object) -> str:
    """Give the mark of values whose texts say all that they are."""
    return hashlib.sha256(repr(made_of).encode("utf-8", "surrogatepass")).hexdigest()


def mark_of_book(composer: Composer, styles: Styles) -> str:
    """Give the mark of what all documents of a book are composed with, but for its chapters."""
    edition = composer.edition
    bare = replace(edition, workbook=replace(edition.workbook, chapters=(), lost=()), notes=())
    return mark_of(bare, chapter_slugs(edition), styles, composer.labels)


def mark_of_chapter(composer: Composer, chapter: Chapter) -> str:
    """Give the mark of a chapter among others of the same book."""
    said = repr(chapter)
    return mark_of(said, [one for one in composer.edition.workbook.lost if f"#{one}" in said])
