"""What is drawn again: an earlier scale, drawing or picture found by its name, and taken from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from generator.diagnostics import Location, did_you_mean, listed
from generator.model import Exercise, Picture
from generator.reading.text.block_heads import Header
from generator.reading.text.sanitise import plain_text
from generator.slugs import slugify
from generator.yaml import error_line

# Tells what is wrong, what to do, and where.
Tell = Callable[[str, str, Location], None]
PICTURE = "picture"
MISPLACED = (
    "a picture in a line of text or in a list can't be drawn where an earlier one stands",
    "give it a paragraph of its own, or take same= away",
)
OF_A_ROW = (
    "a picture of the list's rows is no earlier one drawn again",
    "take same= away, and write the width and the height of the earlier one",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What may be drawn again: the id of the first of its like, where it is written, and what it is
    made of; no `block` where that can't be read, which is told.
    """

    kind: str
    given: str
    usual: str
    first: str
    place: Location
    block: Exercise | Picture | None

    @property
    def title(self) -> str:
        """The title of a block, empty where it has none."""
        return self.block.title if isinstance(self.block, Exercise) else ""


@dataclass(slots=True, kw_only=True)
class Repeats:
    """The scales, drawings and pictures of a workbook that were read, in order. A name is the id
    that its author gave, or the slug of its title, of a picture that of its file.

    `asked` tells whether one was looked for.
    """

    earlier: list[Earlier] = field(default_factory=list)
    asked: bool = False

    def note_exercise(self, kind: str, title: str, place: Location, block: Exercise | None) -> None:
        """Keep in mind a block, or the title of one that can't be read."""
        first = (block.same or block.id) if block else str(place)
        self._note(kind, "", slugify(plain_text(title)), first, place, block)

    def note_picture(self, picture: Picture, given: str, file: str, place: Location) -> None:
        """Keep in mind a picture: `given` is what its author calls it, `file` its file."""
        first = picture.same or picture.id
        self._note(PICTURE, slugify(given), slugify(file), first, place, picture)

    def _note(
        self,
        kind: str,
        given: str,
        usual: str,
        first: str,
        place: Location,
        block: Exercise | Picture | None,
    ) -> None:
        self.earlier.append(
            Earlier(kind=kind, given=given, usual=usual, first=first, place=place, block=block)
        )

    def find(self, kind: str, written: str, place: Location, tell: Tell) -> Earlier | None:
        """Give the earlier one of a kind that is called so; what is wrong with that is told."""
        self.asked = True
        name = slugify(written)
        alike = [one for one in self.earlier if one.kind == kind]
        found = [one for one in alike if one.given == name] if name else []
        found = found or ([one for one in alike if one.usual == name] if name else [])
        if not found:
            tell(*self._none(kind, written, name, alike), place)
            return None
        if len({one.first for one in found}) > 1:
            places = listed(str(one.place) for one in found)
            call = (
                "give the one that is meant an id, such as { #the-line }, and write same=the-line"
                if kind == PICTURE
                else "give the one that is meant a title of its own, and name that"
            )
            problem = f'{len(found)} earlier {kind}s are called "{name}"'
            tell(problem, f"they stand in {places}: {call}", place)
            return None
        return found[0]

    def _none(
        self, kind: str, written: str, name: str, alike: Iterable[Earlier]
    ) -> tuple[str, str]:
        """Say that no earlier one is called so, and what there is."""
        others = [one for one in self.earlier if name and name in (one.given, one.usual)]
        names = {name for one in alike for name in (one.given, one.usual) if name}
        problem = f'no earlier {kind} is called "{written}"'
        if others:
            problem = f'"{written}" is a {others[0].kind}, no {kind}: {others[0].place}'
        hint = f"no {kind} stands above it, in this chapter or one before: take same away"
        return problem, did_you_mean(name, names) if names else hint


def take_options(
    options: Any, earlier: Earlier, header: Header, place: Location, tell: Tell
) -> Any:
    """Give the options of a block that is drawn again: those of the earlier one, nothing where that
    can't be read. What is written once more, and is another, is told.
    """
    if not isinstance(earlier.block, Exercise):
        return None
    taken = earlier.block.options
    for name in sorted(options.model_fields_set - {"same"}):
        if getattr(options, name) != getattr(taken, name):
            key = type(options).model_fields[name].alias or name
            line = error_line(header.options, key, header.options_line)
            _tell_other(f"{header.kind} option {key}", earlier, replace(place, line=line), tell)
    return taken.model_copy(update={"same": options.same})


def take_picture(
    picture: Picture, earlier: Earlier, place: Location, tell: Tell, *, sized: bool
) -> Picture:
    """Give a picture that is drawn again, as wide as the earlier one. Another picture, and another
    width where it is `sized` by its author, is told.
    """
    if not isinstance(earlier.block, Picture):
        return picture
    if picture.source != earlier.block.source:
        problem = f'"{picture.source}" is another picture than that of {earlier.place}'
        tell(problem, f"write its address, {earlier.block.source}, or take same= away", place)
    elif sized and picture.width != earlier.block.width:
        _tell_other("the width of the picture", earlier, place, tell)
    return replace(picture, width=earlier.block.width, same=earlier.first)


def _tell_other(what: str, earlier: Earlier, place: Location, tell: Tell) -> None:
    problem = f"{what}: is another than that of {earlier.place}"
    tell(problem, f"leave it out: it is taken from {earlier.place}", place)
