"""What the fields of a form are called: by their names to programs, by their labels to people."""

from html import unescape

NO_WORDS = "…"  # for a blank in what is said of a field, and for a field of which nothing is said
_ANSWER, _PART = "--", "+"  # no slug has two hyphens, or a plus sign


def answer_name(question: str, answer: str) -> str:
    """Give the name of a field that stands for one of the answers of a question."""
    return f"{question}{_ANSWER}{answer}"


def part_name(question: str, part: int) -> str:
    """Give the name of one of the fields, from 1, of a space that goes on over pages."""
    return question if part == 1 else f"{question}{_PART}{part}"


def asked_name(field: str) -> str:
    """Give the name of what a field asks: its own, but for answers to choose of."""
    return field.partition(_ANSWER)[0]


def question_name(field: str) -> str:
    """Give the name of the question that a field is of, one for all its answers and parts."""
    return asked_name(field).partition(_PART)[0]


def is_answer(field: str) -> bool:
    """Tell whether a field stands for one of several answers."""
    return _ANSWER in field


def joined_label(*parts: object) -> str:
    """Give a label of what a row and a column say, or a title and what stands below it."""
    words = [one for one in (str(part).strip(" :") for part in parts) if one not in ("", NO_WORDS)]
    return ": ".join([*(one.rstrip(".") for one in words[:-1]), *words[-1:]]) or NO_WORDS


def single_spaced(text: object) -> str:
    """Give what HTML says in a line: its characters written out, single spaces between words."""
    return " ".join(unescape(str(text)).split())
