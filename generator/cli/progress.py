"""How far a build is: a bar on a terminal, a quiet line a chapter elsewhere."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

import click

Progress = Callable[[str, int, int], None]


@contextmanager
def shown_progress(stream: TextIO) -> Iterator[Progress]:
    """Give a function to call with a chapter's title, its place from 1, and how many there are."""
    if not stream.isatty():
        yield lambda title, number, total: click.echo(f"{number}/{total} {title}", file=stream)
        return
    bars: list = []

    def advance(title: str, number: int, total: int) -> None:
        if not bars:
            bar = click.progressbar(
                length=total,
                label="Typesetting",
                file=stream,
                item_show_func=lambda item: item,
                show_eta=False,
            )
            bars.append(bar)
            bar.render_progress()
        bars[0].update(1 if number > 1 else 0, title)

    try:
        yield advance
    finally:
        for bar in bars:
            bar.update(1, "")
            bar.render_finish()
