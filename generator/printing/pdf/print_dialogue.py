"""What a file asks of the dialogue that prints it (ISO 32000-1, 12.2).

Rules are as far apart as they should be where nothing is scaled to the paper; and a book is read
over the long edge of its leaves.
"""

from collections.abc import Mapping

import pydyf

_ACTUAL_SIZE = {"PrintScaling": "/None"}
# How the other side of a sheet is printed, by the edge that it is turned over along.
DUPLEX = {"long": "/DuplexFlipLongEdge", "short": "/DuplexFlipShortEdge", "": "/Simplex"}


def _written(asked: Mapping[str, str]) -> bytes:
    return b"<<%b>>" % b"".join(f"/{name}{value}".encode() for name, value in asked.items())


WRITTEN = _written(_ACTUAL_SIZE | {"Duplex": DUPLEX["long"]})


def of_sheets(edge: str) -> bytes:
    """Give what a file of sheets asks for, as it is written: `edge` is `long`, `short`, or nothing
    where one side is printed. The tray is that of the paper.
    """
    own = {"Duplex": DUPLEX[edge], "PickTrayByPDFSize": "true", "DisplayDocTitle": "true"}
    return _written(_ACTUAL_SIZE | own)


def ask_to_print(pdf: pydyf.PDF, *, on_paper: bool, edge: str = "long") -> None:
    """Have a PDF printed as large as it is; what is for paper on both sides, turned over along an
    `edge`.
    """
    asked = pdf.catalog.setdefault("ViewerPreferences", pydyf.Dictionary())
    asked.update(_ACTUAL_SIZE | ({"Duplex": DUPLEX[edge]} if on_paper else {}))
