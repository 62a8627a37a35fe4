"""What is said of a page to who does not see it: of places to write, which are drawn without words.

It goes into the HTML beside what it is said of, and from there into the tags of the PDF.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.design.grid import PageGrid
from generator.design.language import Language
from generator.design.rooms import RULED, Room, rows_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Says it in the words of a language."""

    labels: Mapping[str, Any]
    language: Language
    grid: PageGrid

    @property
    def blank(self) -> str:
        """What is said of a blank in a sentence."""
        return self.labels["spoken"]["blank"]

    def page(self, folio: object) -> str:
        """Give what is said of the number of a page, after the title that stands there."""
        return f", {self.labels['spoken']['page'].replace('{number}', str(folio))}"

    def room(self, room: Room, number: str = "") -> str:
        """Give what is said of a writing space: the question it belongs to, by its `number`, and
        how large it is: "Answer to question 3, six lines".
        """
        words = self.labels["spoken"]
        ruled = room.ruling in RULED
        said = [words["room"] if ruled else words["space"]]
        if number:
            said = [words["answer"].replace("{number}", number.strip(" .:)"))]
        if room.continued:
            said.append(self.labels["continued"])
        if number and not ruled:
            said.append(words["open"])
        if ruled:
            said.append(self._lines(rows_in(room.height, self.grid.pitch)))
        return ", ".join(said)

    def _lines(self, count: int) -> str:
        words = self.labels["spoken"]
        if count == 1:
            return words["line"]
        names = self.labels["numbers"]
        name = names[count - 1] if 0 < count <= len(names) else self.language.number(count)
        return words["lines"].replace("{count}", name)
