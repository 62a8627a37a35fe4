"""In which order cards lie on a sheet: those of a couple side by side."""

from collections.abc import Iterable, Sequence


def side_by_side(rows: Iterable[int], across: int) -> list[int | None]:
    """Give the people in the order of the cards, by their places among the `rows` they are of; a
    card that stays clear is nothing.

    Where an even number of cards is side by side, two of a row lie beside each other, and people
    who are alone fill what is left, so that one card at most stays clear. Else all follow in order.
    """
    groups: dict[int, list[int]] = {}
    for at, row in enumerate(rows):
        groups.setdefault(row, []).append(at)
    if across % 2:
        return [at for group in groups.values() for at in group]
    pairs: list[Sequence[int]] = []
    alone: list[int] = []
    for group in groups.values():
        if len(group) > 1:
            pairs.append(group)
            continue
        alone.append(group[0])
        if len(alone) > 1:
            pairs.append(tuple(alone))
            alone.clear()
    order: list[int | None] = [at for pair in pairs for at in pair]
    return [*order, *alone]
