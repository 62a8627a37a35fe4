"""A certificate as it is written: what is handed out at the end."""

from dataclasses import dataclass

from generator.model.content import Chapter


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """The text of a certificate, read as a chapter is, and how it is set.

    It lies on its side where it is `landscape`. `signatures` are the captions of the lines to sign
    on. It is for a person, or for a `couple` where its text names the partner.
    """

    text: Chapter
    landscape: bool
    signatures: tuple[str, ...]

    @property
    def couple(self) -> bool:
        """Tell whether there is one for each couple."""
        return self.names("partner")

    def names(self, column: str) -> bool:
        """Tell whether its text uses a column of a roster."""
        return any(one.column == column for one in self.text.columns)
