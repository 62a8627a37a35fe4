"""What a form says of itself to who gets it back: the workbook it is of, and whose copy it is.

Both are entries of the document's information (ISO 32000-1, 14.3.3), which viewers keep when they
save what was filled in. A copy is known by its row in the roster, and by a letter where partners
have one each: 3, or 3b. It holds no name.
"""

from collections.abc import Mapping

import pydyf
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from generator.printing.pdf.incremental import Base, as_bytes

_WORKBOOK, _COPY = "WorkbookForm", "WorkbookCopy"
_LONGEST = 200


def mark_form(pdf: pydyf.PDF, workbook: str) -> None:
    """Say which workbook a form is of. For the finisher of `write_pdf`."""
    pdf.info[_WORKBOOK] = pydyf.String(workbook)


def marked_information(base: Base, copy: str) -> bytes | None:
    """Give the information of a book as it is written in a copy; none where it is no form."""
    information = base.reader.trailer.get("/Info", DictionaryObject())
    if f"/{_WORKBOOK}" not in information:
        return None
    own = DictionaryObject(information)
    own[NameObject(f"/{_COPY}")] = TextStringObject(copy)
    return as_bytes(own)


def marks_in(information: Mapping[str, object]) -> tuple[str, str]:
    """Give the workbook and the copy that a form says it is of; nothing of what is not said."""
    said = (information.get(f"/{key}") for key in (_WORKBOOK, _COPY))
    workbook, copy = (one[:_LONGEST] if isinstance(one, str) else "" for one in said)
    return workbook, copy
