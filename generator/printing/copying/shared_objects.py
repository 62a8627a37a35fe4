"""Objects of fragments in one file of many copies: what several copies have is stored once."""

import hashlib
from collections.abc import Collection

from generator.printing.pdf.fragment import Fragment
from generator.printing.pdf.incremental import Update
from generator.printing.pdf.objects import written


class SharedObjects:
    """Puts objects of fragments into the file of an update."""

    def __init__(self, update: Update):
        """`update` gets the objects."""
        self._update = update
        self._stored: dict[bytes, int] = {}

    def put(self, fragment: Fragment, *, but: Collection[int] = ()) -> dict[int, int]:
        """Put the objects of a fragment into the file, `but` some that are written by who asks for
        them; give the numbers of all of them.
        """
        numbers: dict[int, int] = {}
        new = []
        for one, parts in fragment.objects.items():
            # What other copies have too, such as pictures, is stored once.
            whole = parts[0] if len(parts) == 1 and one not in but else 0
            told = hashlib.sha256(whole).digest() if isinstance(whole, bytes) else None
            if told in self._stored:
                numbers[one] = self._stored[told]
                continue
            numbers[one] = self._update.number()
            if one not in but:
                new.append(one)
            if told:
                self._stored[told] = numbers[one]
        for one in new:
            self._update.put(numbers[one], written(fragment.objects[one], numbers))
        return numbers
