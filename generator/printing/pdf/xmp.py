"""What a PDF says of itself (ISO 32000-1, 14.3): the same in both places where it is said.

The packet is that of ISO 16684-1; its dates are those of ISO 8601.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject, StreamObject

from generator.printing.pdf.bare_pages import value_of

_SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
}
_ALT = '<rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt>'
_SEQ = "<rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq>"
# Where a text of the information dictionary stands in the packet, and how it is written there.
_TEXTS = {
    "/Title": ("dc:title", _ALT),
    "/Author": ("dc:creator", _SEQ),
    "/Subject": ("dc:description", _ALT),
    "/Keywords": ("pdf:Keywords", "{}"),
    "/Creator": ("xmp:CreatorTool", "{}"),
    "/Producer": ("pdf:Producer", "{}"),
    "/Trapped": ("pdf:Trapped", "{}"),
}


def describe(writer: PdfWriter, moment: datetime, more: Mapping[str, str]) -> None:
    """Have a PDF say when it was made, that it is not trapped, and `more`: names of the packet
    with their prefixes, such as `pdfxid:GTS_PDFXVersion`, and what they say.
    """
    moment = moment.astimezone(UTC).replace(microsecond=0)
    said = moment.strftime("D:%Y%m%d%H%M%S+00'00'")
    writer.add_metadata({"/CreationDate": said, "/ModDate": said})
    info = writer._info
    assert info is not None
    info[NameObject("/Trapped")] = NameObject("/False")
    lines = [
        f"<{name}>{shape.format(escape(str(info[key]).removeprefix('/')))}</{name}>"
        for key, (name, shape) in _TEXTS.items()
        if key in info
    ]
    dates = dict.fromkeys(
        ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"), moment.isoformat()
    )
    lines += [f"<{name}>{escape(text)}</{name}>" for name, text in (dates | dict(more)).items()]
    declared = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in _SPACES.items())
    body = "\n".join(lines)
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        f'<rdf:RDF {declared}><rdf:Description rdf:about="">\n{body}\n'
        '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
    )
    _put(writer, packet.encode())


def _put(writer: PdfWriter, packet: bytes) -> None:
    """Put a packet in the place of another: in plain, so that programs that know no PDF find it."""
    before = writer.root_object.get("/Metadata")
    if before is not None:
        before.get_object().set_data(packet)
        return
    stream = DecodedStreamObject()
    stream[NameObject("/Type")] = NameObject("/Metadata")
    stream[NameObject("/Subtype")] = NameObject("/XML")
    stream.set_data(packet)
    writer.root_object[NameObject("/Metadata")] = writer._add_object(stream)


def said_in(reader: PdfReader) -> dict[str, str]:
    """Give what the packet of a PDF says, in the names of `describe`; empty where there is none.

    Raises `xml.etree.ElementTree.ParseError` for one that is damaged.
    """
    from xml.etree.ElementTree import fromstring

    found = value_of(reader.root_object, "/Metadata")
    if not isinstance(found, StreamObject):
        return {}
    data = found.get_data()
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        return {}
    prefixes = {f"{{{space}}}": prefix for prefix, space in _SPACES.items()}
    said = {}
    for one in fromstring(data).iter():
        space, _, name = one.tag.rpartition("}")
        prefix = prefixes.get(f"{space}}}")
        if prefix and prefix != "rdf":
            said[f"{prefix}:{name}"] = "".join(one.itertext()).strip()
    return said
