"""What texts, pictures and drawings may bring, and what happens then."""

import os
import struct
import zlib

import pytest
from PIL import Image

from tests.helpers import pdf
from tests.helpers.command_line import check_refused
from tests.helpers.guarded import Commands

SECRET = "the-secret-of-another-folder"


@pytest.fixture
def ours(tmp_path):
    folder = tmp_path / "ours"
    folder.mkdir()
    return folder


@pytest.fixture
def built(ours, workbook, tmp_path):
    """Build a text; give how that went, and all words of the book where there is one."""

    def build(text: str | bytes, *options: object):
        data = text if isinstance(text, bytes) else text.encode("utf-8")
        (ours / "01-a.md").write_bytes(data)
        run = workbook("build", ours, "-o", tmp_path / "out", *options)
        book = tmp_path / "out" / "ours.pdf"
        return run, book.read_bytes() if book.exists() else b""

    return build


def words(data: bytes) -> str:
    return " ".join(map(pdf.words, pdf.reader(data).pages))


@pytest.mark.parametrize(
    "text",
    [
        "![x](../secret.png)",
        "![x](%2e%2e/secret.png)",
        "![x](..%2Fsecret.png)",
        "![x](file:///etc/passwd)",
        "<img src=file:///etc/passwd>",
        '<base href="file:///etc/"><img src="passwd">',
    ],
)
def test_01_a_path_out_of_the_folder_is_never_read(built, tmp_path, text):
    Image.new("RGB", (9, 9)).save(tmp_path / "secret.png")

    run, book = built(f"# A\n\nWords.\n\n{text}\n")

    check_refused(run)
    assert book == b""


@pytest.mark.parametrize(
    "text",
    [
        "<link rel=attachment href=01-a.md>",
        "Words <a rel=attachment href=01-a.md>here</a>.",
        '<a rel="attachment" href="workbook.yml">here</a>',
    ],
)
def test_02_nothing_is_attached_to_the_pdf(built, ours, text):
    (ours / "workbook.yml").write_text("title: Ours\n", encoding="utf-8")

    _, book = built(f"# A\n\nWords.\n\n{text}\n")

    assert b"/EmbeddedFile" not in book
    assert b"/FileAttachment" not in book


DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("![x](http://127.0.0.1:9/a.png)", ""),
        ("![x](//127.0.0.1:9/a.png)", ""),
        ("![x](ftp://127.0.0.1/a.png)", ""),
        ('<img src="https://127.0.0.1:9/a.png">', ""),
        ("![x](a.svg)", '<image href="http://127.0.0.1:9/a.png"/>'),
        ("![x](a.svg)", '<use href="http://127.0.0.1:9/a.svg#b"/>'),
        ("![x](a.svg)", '<style>@import "http://127.0.0.1:9/a.css";</style>'),
    ],
)
def test_03_no_socket_is_opened_for_any_address(built, ours, opened, text, inside):
    (ours / "a.svg").write_text(DRAWING.format(inside), encoding="utf-8")

    run, _ = built(f"# A\n\nWords.\n\n{text}\n")

    assert opened == []
    assert run.status == 0 or "hint: " in run.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes in folders are POSIX's")
def test_04_a_pipe_in_place_of_a_picture_is_refused_at_once(built, ours):
    os.mkfifo(ours / "a.png")

    run, _ = built("# A\n\n![x](a.png)\n")

    check_refused(run, '"a.png" is no picture file')


def test_04_a_folder_in_place_of_a_picture_is_refused_at_once(built, ours):
    (ours / "a.png").mkdir()

    run, _ = built("# A\n\n![x](a.png)\n")

    check_refused(run, '"a.png" is no picture file')


@pytest.mark.skipif(os.name != "posix", reason="links need a right of its own on Windows")
@pytest.mark.parametrize("name", ["b.png", "02-b.md"])
def test_05_a_link_that_leaves_the_folder_is_refused(built, ours, tmp_path, name):
    Image.new("RGB", (9, 9)).save(tmp_path / "b.png")
    (tmp_path / "02-b.md").write_text(f"# B\n\n{SECRET}\n", encoding="utf-8")
    (ours / name).symlink_to(tmp_path / name)

    run, book = built("# A\n\n![x](b.png)\n" if name == "b.png" else "# A\n\nWords.\n")

    check_refused(run)
    assert book == b""


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def test_13_a_picture_of_50000_x_50000_is_refused_by_its_size(built, ours):
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 50_000, 50_000, 8, 0, 0, 0, 0))
    (ours / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + head + chunk(b"IEND", b""))

    run, _ = built("# A\n\n![x](a.png)\n")

    check_refused(run, "pixels")


def test_13_a_picture_of_100_mb_is_refused_unread(built, ours):
    with (ours / "a.png").open("wb") as file:
        file.truncate(100_000_000)

    run, _ = built("# A\n\n![x](a.png)\n")

    check_refused(run, "100,000,000 bytes")


@pytest.mark.parametrize("end", [0.2, 0.6, 0.97])
def test_14_a_truncated_picture_is_refused(built, ours, end):
    Image.effect_noise((99, 99), 90).save(ours / "a.png")
    whole = (ours / "a.png").read_bytes()
    (ours / "a.png").write_bytes(whole[: int(len(whole) * end)])

    run, _ = built("# A\n\n![x](a.png)\n")

    check_refused(run, '"a.png" is damaged or no picture')


def test_14_postscript_that_is_called_a_picture_is_refused(built, ours):
    (ours / "a.png").write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nshowpage\n")

    run, _ = built("# A\n\n![x](a.png)\n")

    check_refused(run, '"a.png" is damaged or no picture')


LAUGHS = "".join(f'<g id="a{n}">{f"""<use href="#a{n - 1}"/>""" * 10}</g>' for n in range(1, 10))
DRAWINGS = {
    "a billion laughs": '<g id="a0"><rect/></g>' + LAUGHS + '<use href="#a9"/>',
    "itself": '<g id="a"><use href="#a"/></g><use href="#a"/>',
    "a million uses": '<g id="a0"><rect/></g>' + '<use href="#a0"/>' * 60_000,
}


@pytest.mark.parametrize("inside", DRAWINGS.values(), ids=DRAWINGS)
def test_15_a_drawing_without_end_is_refused(built, ours, inside):
    (ours / "a.svg").write_text(DRAWING.format(inside), encoding="utf-8")

    run, _ = built("# A\n\n![x](a.svg)\n")

    check_refused(run, '"a.svg" is too large or too deeply nested a drawing')


ODD_TEXTS = {
    "10,000 quotations": ">" * 10_000 + " words",
    "1,000 boxes": "<div>" * 1000 + "words" + "</div>" * 1000,
    "500 levels": "".join("    " * level + "- words\n" for level in range(500)),
    "brackets": "[" * 20_000,
    "a word of a megabyte": "x" * 1_000_000,
    "a cell of a million columns": "<table><tr><td colspan=1000000 rowspan=1000000>a</table>",
    "300 tables in tables": "<table><tr><td>" * 300 + "words" + "</td></tr></table>" * 300,
    "stars": "*" * 20_000 + " words",
    "links": "[a](b" * 5000,
    "entities": "&" * 20_000,
    "backticks": "`" * 19_999 + " words",
}


@pytest.mark.slow
@pytest.mark.parametrize("text", ODD_TEXTS.values(), ids=ODD_TEXTS)
def test_17_text_beyond_all_measure_is_built_or_refused(built, text):
    run, book = built(f"# A\n\nBefore.\n\n{text}\n\nAfter.\n")

    if run.status == 0:
        assert "After." in words(book)
    else:
        check_refused(run, "01-a.md:")


@pytest.mark.slow
def test_17_a_table_of_5000_rows_is_built_or_ended_by_the_time_limit(ours, tmp_path):
    table = "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 5000
    (ours / "01-a.md").write_text(f"# A\n\n{table}", encoding="utf-8")

    run = Commands(tmp_path).run("build", ours, "-o", tmp_path / "out", "--time-limit", "4")

    assert run.status == 0 or "01-a.md: took longer than 4 s" in run.err


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", None),
        (b"   \n\n", None),
        (b"# A\n\nW\xffrds\n", 3),
        ("# A\n\nW\u0000rds\n".encode(), 3),
        ("# A\n\nW\ud800rds\n".encode("utf-8", "surrogatepass"), 3),
        ("# A\n\nWords\n".encode("utf-16"), None),
    ],
    ids=["empty", "spaces", "no UTF-8", "a NUL", "half a letter", "UTF-16"],
)
def test_18_what_is_no_text_is_refused_or_told_with_its_place(built, data, line):
    run, _ = built(data)

    assert "01-a.md" in run.err
    assert "hint: " in run.err
    assert line is None or f"01-a.md:{line}" in run.err
    assert "Traceback" not in run.err and "defect" not in run.err


@pytest.mark.parametrize(
    "text", ["<b>words", "<div><p>words</div>", "words <i", "<table><tr><td>a"]
)
def test_18_no_word_of_unclosed_html_is_lost(built, text):
    run, book = built(f"# A\n\nBefore.\n\n{text}\n\nAfter.\n")

    assert run.status == 0
    assert "After." in words(book)


def test_19_a_letter_that_no_typeface_has_is_told_and_stops_a_strict_build(built):
    run, book = built("# A\n\nWords \U00013000 and more.\n")

    assert run.status == 0
    assert "no typeface has a letter" in run.err
    assert book
    check_refused(
        built("# A\n\nWords \U00013000 and more.\n", "--strict")[0], "no typeface has a letter"
    )
