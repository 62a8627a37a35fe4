"""What is set otherwise from language to language, and travels with a workbook."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotes:
    """The quotation marks of a language: those before and after, and those inside a quotation."""

    outer: tuple[str, str] = ("“", "”")
    inner: tuple[str, str] = ("‘", "’")
