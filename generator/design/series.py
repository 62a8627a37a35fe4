"""Scales one below the other: a series that is read as one."""

from collections.abc import Sequence

from generator.model import Block, Exercise


def series_ends(blocks: Sequence[Block], at: int) -> tuple[str, str]:
    """Give the words that stand above the ends of a scale among blocks, or two empty ones.

    Where the last of a series alone says what its ends mean, the first says so too.
    """
    if _is_scale(blocks, at - 1) or not _is_scale(blocks, at + 1):
        return "", ""
    end = at
    while _is_scale(blocks, end):
        end += 1
    said = [(one.options.low, one.options.high) for one in _scales(blocks[at:end])]
    return said[-1] if not any(any(words) for words in said[:-1]) else ("", "")


def _scales(blocks: Sequence[Block]) -> list[Exercise]:
    return [one for one in blocks if isinstance(one, Exercise)]


def _is_scale(blocks: Sequence[Block], at: int) -> bool:
    block = blocks[at] if 0 <= at < len(blocks) else None
    return isinstance(block, Exercise) and block.kind == "scale"
