"""How far a build is: a bar on a terminal, a quiet line a chapter elsewhere."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

import click

Progress = Callable[[str, int, int], None]


@contextmanager
def shown_progress(stream: TextIO) -> Iterator[Progress]:
    """Give a function to call with a chapter's title, its place from 1, and how many there are.

    Each book has a bar of its own.
    """
    if not stream.isatty():
        yield lambda title, number, total: click.echo(f"{number}/{total} {title}", file=stream)
        return
    bars: list = []

    def end() -> None:
        for bar in bars:
            bar.update(1, "")
            bar.render_finish()
        bars.clear()

    def advance(title: str, number: int, total: int) -> None:
        if number == 1:
            end()
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
        end()


@contextmanager
def counted_progress(
    stream: TextIO, what: str = "copies"
) -> Iterator[Callable[[int, int, int], None]]:
    """Give a function to call with how many copies, or `what` else, there are, how many there will
    be, and how many were there before: a bar with the time left on a terminal, a line now and then
    elsewhere.
    """
    if not stream.isatty():

        def tell(done: int, total: int, _kept: int) -> None:
            if done == total or done % max(1, total // 10) == 0:
                click.echo(f"{done}/{total} {what}", file=stream)

        yield tell
        return
    bars: list = []
    begin = time.monotonic()

    def advance(done: int, total: int, kept: int) -> None:
        if not bars:
            bar = click.progressbar(
                length=total,
                label=what.capitalize(),
                file=stream,
                show_pos=True,
                item_show_func=lambda rate: rate,
            )
            bars.append(bar)
            bar.render_progress()
        rate = (done - kept) / max(0.001, time.monotonic() - begin)
        bars[0].update(done - bars[0].pos, f"{rate:.0f} a second")

    try:
        yield advance
    finally:
        for bar in bars:
            bar.render_finish()
