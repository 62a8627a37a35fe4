"""A PDF that only opens with a password (ISO 32000-2, 7.6: AES with keys of 256 bits)."""

import io

from pypdf import PdfReader, PdfWriter


def locked(data: bytes, password: str) -> bytes:
    """Give a PDF encrypted, what it says of itself included; its fields can still be filled in."""
    reader = PdfReader(io.BytesIO(data))
    writer = PdfWriter(clone_from=reader)
    writer.pdf_header = reader.pdf_header
    writer.encrypt(password, algorithm="AES-256")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()
