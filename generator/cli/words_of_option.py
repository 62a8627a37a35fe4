"""Options that take words up to the next option: --name "First Name" "Last Name"."""

from collections.abc import Iterator
from typing import ClassVar

import click


class WordsOfOption(click.Command):
    """A command some of whose options, `many`, take several words one after the other.

    They are repeatable options of one word each, which is what they are read as. Where then nothing
    is left for an argument, the last word of the last of them is it.
    """

    many: ClassVar[tuple[str, ...]] = ()

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words of a command line."""
        groups = list(self._groups(args))
        try:
            return super().parse_args(ctx, _flat(groups))
        except click.MissingParameter:
            long = [at for at, (option, words) in enumerate(groups) if option and len(words) > 1]
            if not long:
                raise
            option, words = groups[long[-1]]
            groups[long[-1]] = (option, words[:-1])
            ctx.params.clear()
            return super().parse_args(ctx, [*_flat(groups), words[-1]])

    def _groups(self, args: list[str]) -> Iterator[tuple[str, list[str]]]:
        """Give the options that take several words, with theirs; other words by themselves."""
        rest = list(args)
        while rest:
            word = rest.pop(0)
            if word == "--":
                yield "", [word, *rest]
                return
            if word not in self.many:
                yield "", [word]
                continue
            words: list[str] = []
            while rest and not (words and rest[0].startswith("-")):
                words.append(rest.pop(0))
            yield word, words


def _flat(groups: list[tuple[str, list[str]]]) -> list[str]:
    flat: list[str] = []
    for option, words in groups:
        if not option:
            flat += words
        elif not words:
            flat.append(option)
        for word in words if option else ():
            flat += [option, word]
    return flat
