"""Pages of a few pieces, as the checks of laid-out pages get them. Lengths in CSS px."""

from dataclasses import replace

from generator.model.printed_page import Box, Group, Piece, PrintedPage, Sort

PAPER = Box(x0=0, y0=0, x1=600, y1=800)
AREA = Box(x0=100, y0=100, x1=500, y1=700)


def box(x0: float, y0: float, x1: float, y1: float) -> Box:
    return Box(x0=x0, y0=y0, x1=x1, y1=y1)


def piece(words: str, where: Box = AREA, *, line: int = 1, **more) -> Piece:
    """A piece of text, or of another sort."""
    usual = Piece(
        sort=Sort.TEXT,
        box=where,
        place=AREA,
        cut=None,
        cell=None,
        words=words,
        line=line,
        row=0,
        block=0,
        inside=0,
        number=0,
        flow=True,
        heading=0,
    )
    return replace(usual, **more)


def page(*pieces: Piece, folio: str = "1", groups: tuple[Group, ...] = (), **more) -> PrintedPage:
    usual = PrintedPage(
        folio=folio,
        paper=PAPER,
        area=AREA,
        pieces=pieces,
        groups=groups,
        turned_to=False,
        opens=False,
        blank=False,
    )
    return replace(usual, **more)


def group(name: str, y0: float, y1: float, *, line: int = 1, ticks: int = 0) -> Group:
    return Group(id=name, line=line, y0=y0, y1=y1, ticks=ticks)
