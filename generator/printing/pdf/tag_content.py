"""Marked content of a page: what belongs to the structure, and what is around it (14.6, 14.8.2.2).

Content is numbered anew, for what is no part of the text has no number: running heads, folios,
pictures that say nothing. What the library marks as such within words, as the rule below a link, is
part of them, since nothing of the one kind may stand in the other (ISO 14289-1, 7.1).
"""

from collections.abc import Iterable, Mapping
from typing import Any

import pydyf

HEAD, FOOT = "Header", "Footer"
_ATTACHED = {HEAD: "/Top", FOOT: "/Bottom"}
_MARKS = frozenset([b"BDC", b"BMC", b"EMC"])


def set_marks(
    content: pydyf.Stream,
    numbers: Mapping[int, int],
    margins: Mapping[int, str],
    said: Iterable[int],
) -> None:
    """Number the content of a page anew. For the finisher of `write_pdf`.

    `numbers` are the new ones by those of the library: what has none is an artifact. `margins` say
    of those which are a running head and which a foot. `said` are numbers of what is read out and
    not drawn.
    """
    parts: list[Any] = []
    begun: list[bool] = []  # what is open: whether it is written
    for part in content.stream:
        if part.__class__ is not bytes or part not in _MARKS:
            parts.append(part)
        elif part == b"EMC":
            if begun.pop():
                parts.append(part)
        else:
            number = parts[-1].get("MCID", -1) if part == b"BDC" else -1
            if number < 0 and any(begun):  # an artifact within words
                del parts[-2 if part == b"BDC" else -1 :]
                begun.append(False)
                continue
            if number in numbers:
                parts[-1] = pydyf.Dictionary({"MCID": numbers[number]})
            elif number in margins:
                parts[-2:] = ["/Artifact", _pagination(margins[number])]
            elif number >= 0:
                parts[-2:] = ["/Artifact"]
                part = b"BMC"
            parts.append(part)
            begun.append(True)
    for number in said:
        parts += ["/Form", pydyf.Dictionary({"MCID": number}), b"BDC", b"EMC"]
    content.stream[:] = parts


def _pagination(kind: str) -> pydyf.Dictionary:
    return pydyf.Dictionary(
        {
            "Type": "/Pagination",
            "Subtype": f"/{kind}",
            "Attached": pydyf.Array([_ATTACHED[kind]]),
        }
    )
