"""Fields to fill in on a screen, where the paper has blanks, boxes and rules.

Each is an `<input>` in the HTML, its name `kind/name`. Kinds are `rows` (text on the page's
rules), `area` (text in a box), `cell`, `line`, and the buttons `tick`, `dot` (one of several) and
`ring` (a number to circle). `line/name/id` is a line that ends where the box of that id ends;
`ring/name/answer` is a button that stands for an answer of several.
Before the kind of one on a page that is turned stands `turned-`.
All are check boxes to WeasyPrint, which would embed a whole typeface for a text field; printing
makes of them what their kind says.

Buttons of one question are fields by themselves, as circles on paper are: each can be taken back,
and Apple's Preview, which loses what was chosen in a group of radio buttons, keeps them.
"""

from collections.abc import Callable, Collection, Mapping, Sequence

from markupsafe import Markup as SafeText

from generator.design.field_weaver import SLOT, TURNED, weave
from generator.model import Edition, Form
from generator.model.form_names import NO_WORDS, answer_name, joined_label, single_spaced
from generator.slugs import place_id, slugify

LONGEST_LABEL = 200

# What a field is for: words, or what a title, a row and a column of it say.
Label = str | int | Sequence[object]


class Fields:
    """The fields of one document; their names are unique where `prefix` is."""

    def __init__(
        self,
        prefix: str,
        *,
        on_screen: bool,
        named: bool = False,
        slugs: Collection[str] = (),
        fill: Callable[[str], str] = str,
        plain: Callable[[str], str] = str,
    ):
        """On paper there are none: nothing is added. Copies that are `named` have slots.

        `prefix` is the slug of a chapter, which is one of `slugs`, or what no slug looks like.
        `fill` gives HTML with blanks or words for the columns of a roster in it, `plain` a text.
        """
        self._fill = fill
        self._plain = plain
        self._prefix = prefix
        self._slugs = slugs
        self._on_screen = on_screen
        self._named = named
        self._taken: set[str] = set()
        self._answers: dict[str, int] = {}

    def field(self, kind: str, label: Label, name: str = "") -> SafeText:
        """Give a field. `label` says what it is for; `name` is its own if it has a unique one."""
        words = _words(label)
        return self._input(f"{kind}/{name or self.unique(kind, words)}", words)

    def slot(
        self,
        word: str,
        points: float,
        face: str = "text",
        ink: str = "#000000",
        align: str = "left",
    ) -> SafeText:
        """Give a place for a recipient's word; nothing in a book for all.

        `points` is the size of its type; 0 is that of the place. `face` is `text`, `label`,
        `heading` or `display`; `align` is `left`, `right`, `side`, the one that the place is at,
        `center`, `turned`, centred and upside down, or `row`: in the middle of its height. `tall`
        and `tall-right` ones have room for a second line. A `disc` or a `ring` is a circle as large
        as the place, drawn below the page of who has such a word.
        """
        if not self._named:
            return SafeText("")
        name = f"slot/{word}/{round(points, 2):g}/{face}/{ink}/{align}"
        field = '<input type="checkbox" class="field {}" name="{}" title="{}">'
        return SafeText(field).format(SLOT, name, word)

    def button(self, kind: str, label: Label, name: str, answer: object) -> SafeText:
        """Give a button that stands for one of the answers of a question, the one called `name`."""
        number = self._answers[name] = self._answers.get(name, 0) + 1
        own = answer_name(name, str(answer if kind == "ring" else number))
        return self._input(f"{kind}/{own}/{self._plain(single_spaced(answer))}", _words(label))

    def _input(self, name: str, label: str) -> SafeText:
        if not self._on_screen:
            return SafeText("")
        label = self._plain(label)
        title = label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1] + NO_WORDS
        kind = name.split("/")[0].removeprefix(TURNED)
        field = '<input type="checkbox" class="field field-{}" name="{}" title="{}">'
        return SafeText(field).format(kind, name, title)

    def words(self, text: str, within: str = "", about: str = "") -> SafeText:
        """Give HTML with a field in each blank, box to tick and empty cell of it.

        `within` is the id of the box around it, where a long blank at its end ends; `about` says
        what blanks are for that have no words beside them.
        """
        if self._on_screen:
            text = self._fill(text)
        if not self._on_screen or not any(
            mark in text for mark in ("blank", "box", "tick", "write")
        ):
            return SafeText(text)
        return SafeText(weave(text, self, within, about))

    def unique(self, kind: str, words: str) -> str:
        """Give a name after a field's words that no other field of the book has."""
        name = "-".join(part for part in (kind, slugify(words)) if part)
        if self._prefix:
            name = place_id(self._prefix, name, self._slugs)
        number, own = 1, name
        while own in self._taken:
            number += 1
            own = f"{name}-{number}"
        self._taken.add(own)
        return own


def plan_form(edition: Edition, pitch_mm: float, palette: Mapping[str, str]) -> Form | None:
    """Give how the fields of an edition look; one for paper has none."""
    if not edition.on_screen:
        return None
    return Form(
        workbook=edition.workbook.name,
        pitch_mm=pitch_mm,
        ink=palette["ink"],
        accent=palette["tick"],
    )


def _words(label: Label) -> str:
    parts = [label] if isinstance(label, str | int) else label
    return joined_label(*map(single_spaced, parts))
