"""The words of copies: each name in one typeface, and what is told of letters that none has."""

from dataclasses import dataclass

from generator.copies.plan import Copy
from generator.copies.word_setting import WordSetter, lines_of
from generator.printing.glyphs import Line

USED = [("name", "text")]


def copy_for(name: str) -> Copy:
    return Copy(number=1, row=1, book=0, file="", mark="", words={"name": name}, password=None)


@dataclass(frozen=True)
class Typefaces:
    """Stands in for a layout: what letters typefaces have; others come from one of the machine."""

    own: dict[str, str]

    @property
    def composer(self):
        return self

    @property
    def typesetter(self):
        return self

    def face(self, _name: str) -> tuple[str, str]:
        return "400", ", ".join(self.own)

    def words(self, texts, faces) -> list[Line]:
        return [self._line(text, faces[face][1].split(", ")) for face, text in texts]

    def _line(self, text: str, stack: list[str]) -> Line:
        used = {next((one for one in stack if letter in self.own[one]), "-") for letter in text}
        missing = text if "-" in used else ""
        width = float(len(self.own) - len(stack))
        return Line(text=text, glyphs=(), width=width, missing=missing, mixed=len(used) > 1)


def typeface_of(setter: WordSetter, name: str) -> float:
    """Which typeface of the stack a name was set in, counted from 0."""
    lines = setter.typeset([copy_for(name)], USED)
    return lines["text", name].width


def test_a_name_is_set_in_the_first_typeface_that_has_all_its_letters():
    setter = WordSetter(Typefaces({"brand": "abc", "usual": "abcdш"}))

    assert typeface_of(setter, "abc") == 0
    assert typeface_of(setter, "abd") == 1


def test_a_name_that_no_typeface_has_whole_stays_as_it_was_set_first():
    setter = WordSetter(Typefaces({"brand": "ab", "usual": "bc"}))

    assert typeface_of(setter, "abc") == 0


def test_letters_of_no_typeface_are_told_without_the_name():
    setter = WordSetter(Typefaces({"brand": "abcж"}))
    copy = copy_for("abcю")
    lines = setter.typeset([copy], USED)

    reason = setter.without_face(lines_of(copy, USED, lines))

    assert reason.startswith("has no face for U+044E (cyrillic small letter yu): no typeface here")
    assert "abc" not in reason
