"""A .rtf -> plain text. Its pictures, tables and styles are left out, and told."""

import re
from dataclasses import dataclass
from pathlib import Path

from generator import gate
from generator.reading.article.draft import LIMIT_BYTES, LeftOut, refused

_MARK = re.compile(r"(?:\\\*)?\\(?:listtext|pntext)\b ?")
_HINT = "open it in a word processor and save it as .docx"


@dataclass(frozen=True, slots=True, kw_only=True)
class RichText:
    """The words of a document, and what is left out of it."""

    text: str
    left_out: tuple[LeftOut, ...]


def convert_rich(path: Path) -> RichText:
    """Read a .rtf. Raises `WorkbookError` where it can't be read."""
    from striprtf.striprtf import rtf_to_text  # only for such files

    try:
        source = gate.read_within(path, gate.ANYWHERE, at_most=LIMIT_BYTES).decode("latin-1")
        if not source.lstrip().startswith("{\\rtf"):
            raise ValueError("it does not begin as one")
        # Items have their numbers and bullets written out for readers that know no lists.
        text = rtf_to_text(_MARK.sub("", source), errors="replace")
    except (ArithmeticError, LookupError, OSError, RuntimeError, TypeError, ValueError):
        raise refused(path, "is damaged or no .rtf", _HINT) from None
    left_out = [LeftOut(what="picture")] * len(re.findall(r"\\pict\b", source))
    left_out += [LeftOut(what="table")] * bool(re.search(r"\\trowd\b", source))
    return RichText(text=_regular(text), left_out=tuple(left_out))


def _regular(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n")
    text = re.sub("[\x00-\x08\x0c\x0e-\x1f\x7f\u2028\u2029]", "", text)
    # A paragraph is a line there: an empty line between two, but not between items.
    return re.sub(r"(?<=[.!?:”\"])\n(?=[^\W\d_])", "\n\n", text.replace("\t", " "))
