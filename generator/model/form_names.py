"""What the fields of a form are called: by their names to programs, by their labels to people."""

NO_WORDS = "…"  # for a blank in what is said of a field, and for a field of which nothing is said
_ANSWER = "--"  # no slug has two hyphens


def answer_name(question: str, answer: str) -> str:
    """Give the name of a field that stands for one of the answers of a question."""
    return f"{question}{_ANSWER}{answer}"


def question_name(field: str) -> str:
    """Give the name of the question that a field is of: its own, but for answers to choose of."""
    return field.partition(_ANSWER)[0]


def is_answer(field: str) -> bool:
    """Tell whether a field stands for one of several answers."""
    return _ANSWER in field


def joined_label(*parts: object) -> str:
    """Give a label of what a row and a column say, or a title and what stands below it."""
    words = [one for one in (str(part).strip(" :") for part in parts) if one not in ("", NO_WORDS)]
    return ": ".join([*(one.rstrip(".") for one in words[:-1]), *words[-1:]]) or NO_WORDS
