"""Options that take words up to the next option: --name "First Name" "Last Name"."""

from collections.abc import Iterator
from typing import ClassVar

import click


class WordsOfOption(click.Command):
    """A command some of whose options, `many`, take several words one after the other.

    They are repeatable options of one word each, which is what they are read as. Those of `one`
    take a word or none, which is read as an empty one. Where then nothing is left for an argument,
    the last word of the last of them is it.
    """

    many: ClassVar[tuple[str, ...]] = ()
    one: ClassVar[tuple[str, ...]] = ()

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words of a command line."""
        groups = list(self._groups(args))
        try:
            return super().parse_args(ctx, self._flat(groups))
        except click.MissingParameter:
            long = [
                at
                for at, (option, words) in enumerate(groups)
                if option and len(words) > (option not in self.one)
            ]
            if not long:
                raise
            option, words = groups[long[-1]]
            groups[long[-1]] = (option, words[:-1])
            ctx.params.clear()
            return super().parse_args(ctx, [*self._flat(groups), words[-1]])

    def _groups(self, args: list[str]) -> Iterator[tuple[str, list[str]]]:
        """Give the options that take several words, with theirs; other words by themselves."""
        rest = list(args)
        while rest:
            word = rest.pop(0)
            if word == "--":
                yield "", [word, *rest]
                return
            if word not in (*self.many, *self.one):
                yield "", [word]
                continue
            words: list[str] = []
            while rest and not self._is_full(word, words, rest[0]):
                words.append(rest.pop(0))
            yield word, words

    def _is_full(self, option: str, words: list[str], following: str) -> bool:
        """Tell whether an option that has words does not take the one that follows."""
        if option in self.one:
            return bool(words) or following.startswith("-")
        return bool(words) and following.startswith("-")

    def _flat(self, groups: list[tuple[str, list[str]]]) -> list[str]:
        flat: list[str] = []
        for option, words in groups:
            if not option:
                flat += words
            elif option in self.one:
                flat.append(f"{option}={''.join(words)}")
            elif not words:
                flat.append(option)
            else:
                flat += [part for word in words for part in (option, word)]
        return flat
