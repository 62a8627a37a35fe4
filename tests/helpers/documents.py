"""Word processors' files made for a test: the least that makes each of them one."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="{_OFFICE}" xmlns:a="{_DRAWING}/main" '
    f'xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:pic="{_DRAWING}/picture" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "").title()}">'
    f'<w:name w:val="{name}"/></w:style>'
    for name in ("Title", "Subtitle", "heading 1", "heading 2", "Quote")
)
# List 1: numbers, letters below them; list 2: bullets; list 3: empty squares of Wingdings;
# list 4: the numbers of list 1, beginning anew at 7.
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="10">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
    '<w:pPr><w:ind w:left="720"/></w:pPr></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/>'
    '<w:pPr><w:ind w:left="1440"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="20">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/>'
    '<w:pPr><w:ind w:left="720"/></w:pPr></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/>'
    '<w:pPr><w:ind w:left="1440"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="30"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="\uf0a8"/><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl>'
    "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="10"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="20"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="30"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="10"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="7"/></w:lvlOverride></w:num>'
)


def run(text: str, properties: str = "") -> str:
    """A run of a .docx."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, style: str = "", item: tuple[int, int] | None = None, more="") -> str:
    """A paragraph of a .docx; `item` is the list it is of, and its level from 0."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = (
        f'<w:numPr><w:ilvl w:val="{item[1]}"/><w:numId w:val="{item[0]}"/></w:numPr>'
        if item
        else ""
    )
    inside = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p><w:pPr>{named}{listed}{more}</w:pPr>{inside}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of a .docx."""
    cells = (
        "".join(f"<w:tc>{paragraph(*[cell] if cell else [])}</w:tc>" for cell in row)
        for row in rows
    )
    return f"<w:tbl>{''.join(f'<w:tr>{one}</w:tr>' for one in cells)}</w:tbl>"


def picture(about: str = "", millimetres: int = 50) -> str:
    """A run with the one picture of a .docx."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{36000 * millimetres}" cy="1"/>'
        f'<wp:docPr id="1" name="P" descr="{about}"/><a:graphic><a:graphicData uri="picture">'
        '<pic:pic><pic:blipFill><a:blip r:embed="r9"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def word_document(*body: str, image: bytes = b"", more: dict[str, str] | None = None) -> bytes:
    """A .docx of these parts (ECMA-376, parts 1 and 2)."""
    kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kinds}.{kind}+xml"/>'
        for name, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("numbering", "numbering"),
        )
    )
    links = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for name, kind, target in (
            ("r1", "styles", "styles.xml"),
            ("r2", "numbering", "numbering.xml"),
            ("r9", "image", "media/one.png"),
        )
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        "</Relationships>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{links}</Relationships>",
        "word/document.xml": f"<w:document {_SPACES}><w:body>{''.join(body)}</w:body></w:document>",
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{_STYLES}</w:styles>',
        "word/numbering.xml": f'<w:numbering xmlns:w="{W}">{_NUMBERING}</w:numbering>',
        **(more or {}),
    }
    return _zipped(parts, {"word/media/one.png": image})


def open_document(body: str, styles: str = "", image: bytes = b"") -> bytes:
    """A .odt of this text and these automatic styles (OpenDocument 1.3)."""
    space = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
    names = {
        "office": "office", "text": "text", "table": "table", "draw": "drawing", "style": "style",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible",
    }  # fmt: skip
    declared = " ".join(f'xmlns:{name}="{space.format(of)}"' for name, of in names.items())
    content = (
        f'<office:document-content {declared} xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return _zipped(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content},
        {"Pictures/one.png": image},
    )


def png(width: int = 3, height: int = 2) -> bytes:
    """A picture of one colour."""
    from PIL import Image

    data = io.BytesIO()
    Image.new("RGB", (width, height), "#cc8844").save(data, "PNG")
    return data.getvalue()


def _zipped(texts: dict[str, str], pictures: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in texts.items():
            archive.writestr(name, text)
        for name, content in pictures.items():
            if content:
                archive.writestr(name, content)
    return data.getvalue()
