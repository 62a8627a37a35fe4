"""Profiles made for a test: of a press whose inks are as simple as inks can be (ICC.1:2001-04).

Cyan, magenta and yellow take away red, green and blue; what is common to them is printed in black,
half of it. The lightest black is darker than paper by none, the darkest of all inks is no black.
"""

import itertools
import struct
from functools import cache

from PIL import Image, ImageCms

DESCRIPTION = "Made for a test, coated"
_NODES = 17  # of each of the colour's parts
_INK_NODES = 6
_D50 = (0.9642, 1.0, 0.8249)


@cache
def press_profile(
    *,
    kind: bytes = b"prtr",
    space: bytes = b"CMYK",
    version: int = 2,
    description: str = DESCRIPTION,
) -> bytes:
    """A profile whose head says what is asked for; its tables are those of a press."""
    tags = {
        b"desc": _description(description),
        b"cprt": b"text\0\0\0\0none\0",
        b"wtpt": b"XYZ \0\0\0\0" + _fixed(*_D50),
        b"A2B0": _table(4, 3, _INK_NODES, _colours()),
        b"B2A0": _table(3, 4, _NODES, _inks()),
    }
    body, entries = b"", []
    at = 128 + 4 + 12 * len(tags)
    for name, data in tags.items():
        entries.append(struct.pack(">4sII", name, at + len(body), len(data)))
        body += data + bytes(-len(data) % 4)
    head = struct.pack(
        ">I4sB3x4s4s4s6H4s4sIIIQI12s4s44x",
        at + len(body), b"test", version, kind, space, b"Lab ", 2020, 1, 1, 0, 0, 0, b"acsp",
        b"none", 0, 0, 0, 0, 0, _fixed(*_D50), b"test",
    )  # fmt: skip
    assert len(head) == 128
    return head + struct.pack(">I", len(tags)) + b"".join(entries) + body


def _fixed(*values: float) -> bytes:
    return struct.pack(f">{len(values)}i", *(round(one * 65536) for one in values))


def _description(text: str) -> bytes:
    data = text.encode() + b"\0"
    return b"desc" + bytes(4) + struct.pack(">I", len(data)) + data + bytes(4 + 4 + 2 + 1 + 67)


def _table(parts: int, results: int, nodes: int, data: bytes) -> bytes:
    """A lut8Type (6.5.8): straight curves around a table."""
    straight = bytes(range(256))
    unity = _fixed(1, 0, 0, 0, 1, 0, 0, 0, 1)
    head = b"mft1" + bytes(4) + bytes((parts, results, nodes, 0)) + unity
    return head + straight * parts + data + straight * results


def _colours() -> bytes:
    """What colour each mixture of inks is: Lab, eight bits a part."""
    steps = [one / (_INK_NODES - 1) for one in range(_INK_NODES)]
    light = bytearray()
    for *inks, black in itertools.product(steps, repeat=4):
        light += bytes(round(255 * (1 - ink) * (1 - 0.9 * black)) for ink in inks)
    return _converted(bytes(light), "RGB", "LAB")


def _inks() -> bytes:
    """What inks each colour is printed in."""
    steps = [round(255 * one / (_NODES - 1)) for one in range(_NODES)]
    lab = bytes(itertools.chain.from_iterable(itertools.product(steps, repeat=3)))
    light = _converted(lab, "LAB", "RGB")
    inks = bytearray()
    for at in range(0, len(light), 3):
        wanted = [255 - part for part in light[at : at + 3]]
        black = min(wanted) // 2
        inks += bytes(round(255 * (one - black) / (255 - black)) for one in wanted)
        inks.append(black)
    return bytes(inks)


def _converted(data: bytes, mode: str, to: str) -> bytes:
    profiles = {"RGB": ImageCms.createProfile("sRGB"), "LAB": ImageCms.createProfile("LAB")}
    data = _signed(data) if mode == "LAB" else data
    picture = Image.frombytes(mode, (len(data) // 3, 1), data)
    made = ImageCms.profileToProfile(picture, profiles[mode], profiles[to], outputMode=to).tobytes()
    return _signed(made) if to == "LAB" else made


def _signed(lab: bytes) -> bytes:
    """Lab as pictures have it, where 0 is grey, from Lab as profiles have it, where 128 is."""
    return bytes(part ^ 128 if at % 3 else part for at, part in enumerate(lab))
