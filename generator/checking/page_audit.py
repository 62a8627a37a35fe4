"""The audit of laid-out pages: one chapter's, or those before and between chapters."""

from collections.abc import Iterator, Sequence

from generator.checking.breaks import ends_of_pages, parted
from generator.checking.edges import beyond_edges
from generator.checking.faults import Fault
from generator.checking.overlaps import overlaps
from generator.model import Block
from generator.model.printed_page import PrintedPage


def audit_pages(pages: Sequence[PrintedPage]) -> Iterator[Fault]:
    """Give what reaches beyond its place on pages, or stands over something else."""
    for page in pages:
        yield from beyond_edges(page)
        yield from overlaps(page)


def audit_text(pages: Sequence[PrintedPage], blocks: tuple[Block, ...]) -> Iterator[Fault]:
    """Give all that is wrong on the pages of running text, which is that of `blocks`."""
    yield from audit_pages(pages)
    yield from ends_of_pages(pages)
    yield from parted(pages, blocks)
