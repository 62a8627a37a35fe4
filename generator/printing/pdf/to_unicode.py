"""Which letters the codes of an embedded font stand for (ISO 32000-1, 9.10.3)."""

from collections.abc import Mapping

_MOST = 100  # entries of one section


def to_unicode(letters: Mapping[int, str], *, size: int) -> bytes:
    """Give the map from codes to letters as it is written; a code has `size` bytes.

    A code of no letters is given U+FFFD.
    """
    lines = [
        f"<{code:0{2 * size}x}> <{text.encode('utf-16-be').hex() or 'fffd'}>\n"
        for code, text in letters.items()
    ]
    body = ""
    for at in range(0, len(lines), _MOST):
        some = lines[at : at + _MOST]
        body += f"{len(some)} beginbfchar\n{''.join(some)}endbfchar\n"
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CMapName /Words def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<{'00' * size}> <{'ff' * size}>\nendcodespacerange\n{body}"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode()
