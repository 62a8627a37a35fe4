"""A page as a picture, as it is printed."""

import io

from generator.units import MM_PER_POINT, MM_PER_PX


def page_picture(pdf: bytes, scale: float) -> bytes:
    """Give the first page of a PDF as a PNG of `scale` pixels a CSS px."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        picture = document[0].render(scale=scale * MM_PER_POINT / MM_PER_PX).to_pil()
    finally:
        document.close()
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=1)
    return out.getvalue()
