"""Addresses on a network in everything that is read: none is asked for anything."""

import socket
from pathlib import Path

import pytest

from tests.helpers.documents import paragraph, picture, word_document

FAR = "http://198.51.100.7:8081"  # of those that are nobody's: RFC 5737
PLAIN = "# A\n\nWords.\n\n1. What now? { lines=2 }\n"
DRAWING = f"<svg xmlns='http://www.w3.org/2000/svg'><image href='{FAR}/b.png'/></svg>"
ENTITY = (
    f'<!DOCTYPE svg [<!ENTITY % d SYSTEM "{FAR}/d"> %d; <!ENTITY e SYSTEM "{FAR}/e">]>'
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>&e;</text></svg>'
)
STYLE = f"""\
@font-face {{ font-family: far; src: url({FAR}/a.woff2), url(HTTP://198.51.100.7/b.otf) }}
body {{ background: url({FAR}/a.png), url(//198.51.100.7/a.png); font-family: far }}
.cover {{ background: url("data:image/svg+xml,{DRAWING}") }}
p::before {{ content: url(\\68ttp://198.51.100.7/a.png) }}
"""
COVER = (
    f"<section><link rel=stylesheet href='{FAR}/a.css'><img src='{FAR}/a.png'>"
    f"<img src='ftp://198.51.100.7/a.png'><object data='{FAR}/a.svg'></object>"
    f"<embed src='{FAR}/b.svg'><iframe src='{FAR}/'></iframe>"
    f"<style>@import '{FAR}/b.css';</style><svg><image href='{FAR}/c.png'/></svg></section>"
)
FACES = f"""\
logo: {FAR}/logo.png
typography:
  fonts:
    - {{source: google, family: Roboto}}
    - {{source: file, family: Far, files: [{{path: "{FAR}/a.woff2"}}]}}
"""
BUILD = ("build", "ours", "-o", "out")
THEMED = (*BUILD, "--theme", "theme")
NAMED = {"ours/01-a.md": "# A\n\n![x](a.svg)\n"}
FILES = {
    "an entity of a drawing": ({"ours/a.svg": ENTITY, **NAMED}, BUILD),
    "a drawing in an address": (
        {"ours/01-a.md": f"# A\n\n![x](data:image/svg+xml,{DRAWING.replace(' ', '%20')})\n"},
        BUILD,
    ),
    "a theme": (
        {"theme/css/theme.css": STYLE, "theme/partials/cover.html": COVER},
        THEMED,
    ),
    "an import": ({"theme/css/theme.css": f"@import url({FAR}/a.css);"}, THEMED),
    "a brand": ({"ours/_brand.yml": FACES}, BUILD),
    "a row": (
        {"ours/01-a.md": "# A\n\n![x]({{ p }})\n", "a.csv": f"name,p\nAda,{FAR}/a.png\n"},
        ("copies", "a.csv", "-w", "ours", "-o", "out", "-j", "1"),
    ),
    "a page of the web": (
        {"a.html": f"<base href={FAR}/><h1>A</h1><img src=a.png><p>Words <object data={FAR}/o>"},
        ("new", "made", "--from", "a.html"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("files", FILES.values(), ids=FILES)
def test_03_no_address_of_a_theme_a_brand_a_row_or_an_article_is_asked(workbook, opened, files):
    for name, text in {"ours/01-a.md": PLAIN, **files[0]}.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")

    run = workbook(*files[1])

    assert opened == []
    assert "Traceback" not in run.err and "defect" not in run.err
    assert run.status == 0 or "hint: " in run.err


LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r9" TargetMode="External" Target="{}" Type="http://schemas.openxmlformats.'
    'org/officeDocument/2006/relationships/image"/></Relationships>'
)


@pytest.mark.parametrize("address", [f"{FAR}/a.png", "file:///etc/passwd", "../../etc/passwd"])
def test_03_a_picture_that_a_document_links_to_is_left_out_unread(workbook, opened, address):
    linked = picture("A face").replace("r:embed", "r:link")
    body = (paragraph("Words before."), paragraph(linked), paragraph("Words after."))
    links = {"word/_rels/document.xml.rels": LINKS.format(address)}
    Path("a.docx").write_bytes(word_document(*body, more=links))

    run = workbook("new", "made", "--from", "a.docx")

    text = Path("made/01-a.md").read_text(encoding="utf-8")
    assert opened == []
    assert run.status == 0
    assert "1 picture" in run.out
    assert "Words before." in text and "Words after." in text
    assert not Path("made/images").exists()


def test_03_a_socket_would_be_heard(opened):
    socket.socket().close()

    assert [one for one in opened if one.startswith("socket.__new__")]
