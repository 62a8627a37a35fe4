"""What a file asks of the dialogue that prints it (ISO 32000-1, 12.2).

Rules are as far apart as they should be where nothing is scaled to the paper; and a book is read
over the long edge of its leaves.
"""

import pydyf

_ACTUAL_SIZE = {"PrintScaling": "/None"}
_BOTH_SIDES = {"Duplex": "/DuplexFlipLongEdge"}
WRITTEN = b"<<%b>>" % b"".join(
    f"/{name}{value}".encode() for name, value in {**_ACTUAL_SIZE, **_BOTH_SIDES}.items()
)


def ask_to_print(pdf: pydyf.PDF, *, on_paper: bool) -> None:
    """Have a PDF printed as large as it is; a book for paper on both sides of its leaves."""
    asked = pdf.catalog.setdefault("ViewerPreferences", pydyf.Dictionary())
    asked.update(_ACTUAL_SIZE | (_BOTH_SIDES if on_paper else {}))
