"""Fonts whose glyphs go by numbers: what a PDF that is kept takes of fonts with cubic outlines.

Adobe Technical Note 5176, section 18: the glyphs of such a font have no names but numbers, and each
belongs to a dictionary of hints. ISO 32000-1, table 126: how it is embedded.
"""

import io

from fontTools.cffLib import CFFFontSet, FDArrayIndex, FDSelect, FontDict, TopDict
from fontTools.ttLib import TTFont


def cid_keyed(data: bytes) -> bytes:
    """Give the outlines of an OpenType font by the numbers of its glyphs, as CFF by itself."""
    font = TTFont(io.BytesIO(data))
    outlines: CFFFontSet = font["CFF "].cff
    top = outlines.topDictIndex[0]
    if not hasattr(top, "ROS"):
        _number(outlines.fontNames[0], top)
    written = io.BytesIO()
    outlines.compile(written, font, isCFF2=False)
    return written.getvalue()


def _number(name: str, top: TopDict) -> None:
    names = list(top.charset)
    glyphs = top.CharStrings
    for one in names:
        glyphs[one].decompile()  # as long as it knows which hints it has
    hints = FontDict()
    hints.FontName = name
    hints.Private = top.Private
    of_all = FDArrayIndex()
    of_all.append(hints)
    chosen = FDSelect(format=3)
    chosen.gidArray = [0] * len(names)
    numbers = [".notdef", *(f"cid{number:05d}" for number in range(1, len(names)))]
    glyphs.charStrings = {number: at for at, number in enumerate(numbers)}
    glyphs.fdArray, glyphs.fdSelect = of_all, chosen
    top.charset = numbers
    top.ROS = ("Adobe", "Identity", 0)
    top.CIDCount = len(numbers)
    top.FDArray, top.FDSelect = of_all, chosen
    for key in ("Private", "Encoding"):
        top.rawDict.pop(key, None)
        top.__dict__.pop(key, None)
