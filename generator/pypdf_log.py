"""What pypdf says of PDFs that are not as they should be: none of it is for those who gave them."""

import contextlib
import logging
import struct
import zlib
from collections.abc import Iterator

from pypdf.errors import PyPdfError

# What it raises for a PDF that is damaged or made to do harm: its own errors, and those of the
# parts that it reads with.
DAMAGE = (
    PyPdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    RuntimeError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


@contextlib.contextmanager
def unheard() -> Iterator[None]:
    """Keep to itself what pypdf says meanwhile."""
    log = logging.getLogger("pypdf")
    before = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        log.setLevel(before)
