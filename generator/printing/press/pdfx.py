"""A book in inks as presses exchange it: PDF/X-4 (ISO 15930-7:2010), where it is one.

Its output intent (ISO 32000-1, 14.11.5) holds the profile of the press. It is called PDF/X-4 only
where the checks of `pdfx_checks` find nothing that is lacking.
"""

import hashlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from generator.printing.pdf.bare_pages import repack, written
from generator.printing.pdf.xmp import describe
from generator.printing.press.icc_profile import Profile
from generator.printing.press.ink_colours import Percents
from generator.printing.press.inks import NO_COLOURS, inked
from generator.printing.press.pdfx_checks import CLAIM, PDF_X, Lack, lacking

_OF_NAMES = uuid.NAMESPACE_OID


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """A book in inks, and what it lacks of PDF/X-4; where it lacks nothing it says that it is."""

    data: bytes
    lacks: tuple[Lack, ...]


def for_press(
    data: bytes,
    profile: Profile,
    moment: datetime,
    own: Mapping[str, Percents] = NO_COLOURS,
) -> Pressed:
    """Give a finished PDF in inks, with the profile of the press and the `moment` it was made.

    `own` are the values of a brand's colours, in percent, by #RRGGBB.
    """
    writer = inked(data, profile, own)
    intend(writer, profile)
    mark = uuid.uuid5(_OF_NAMES, hashlib.sha256(data + profile.data).hexdigest())
    identity = {
        "xmpMM:DocumentID": f"uuid:{mark}",
        "xmpMM:InstanceID": f"uuid:{uuid.uuid5(mark, moment.isoformat())}",
        "xmpMM:RenditionClass": "default",
        "xmpMM:VersionID": "1",
    }
    describe(writer, moment, identity | {CLAIM: PDF_X})
    made = written(writer)
    lacks = lacking(made)
    if lacks:
        describe(writer, moment, identity)
        made = written(writer)
    return Pressed(data=made, lacks=lacks)


def intend(writer: PdfWriter, profile: Profile) -> None:
    """Have a PDF say which press it is for."""
    stream = StreamObject()
    stream[NameObject("/N")] = NumberObject(4)
    repack(stream, profile.data)
    intent = DictionaryObject()
    intent[NameObject("/S")] = NameObject("/GTS_PDFX")
    intent[NameObject("/OutputConditionIdentifier")] = TextStringObject(profile.name)
    intent[NameObject("/Info")] = TextStringObject(profile.name)
    intent[NameObject("/DestOutputProfile")] = writer._add_object(stream)
    writer.root_object[NameObject("/OutputIntents")] = ArrayObject([intent])
