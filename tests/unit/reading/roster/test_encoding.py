"""How a list is written: what all of it reads as is taken, what is not certain refused."""

import pytest

from generator.reading.roster.encoding import Unknown, find_encoding

WEST = "Zoë Müller\nJosé Núñez\nJürgen O’Hara\nFrançois Crépeau – Sœur\nMª Ángeles\nDʼArcy\n"
CENTRE = "Łukasz Żak\nZofia Źrebak\nJiří Dvořák\nŠimić\nErzsébet Őry\n"


@pytest.fixture
def written(tmp_path):
    def write(data: bytes):
        path = tmp_path / "list.csv"
        path.write_bytes(data)
        return find_encoding(path), data

    return write


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (WEST.replace("ʼ", "'"), "cp1252"),
        (WEST.replace("ʼ", "'").replace("ª", "aria"), "mac_roman"),
        ("Zoë Müller\nJosé Núñez\nJürgen\n", "cp850"),
        (CENTRE, "cp1250"),
        ("Łukasz Wrona;Zofia Źrebak", "cp1250"),
        (CENTRE, "iso8859_2"),
        ("Şükrü İğdır\nAyşe\n", "cp1254"),
        ("Jānis Bērziņš\nŽydrūnas\n", "cp1257"),
        ("Алёна Иванова\nОлег\n", "cp1251"),
        ("Ελένη Παπαδοπούλου\n", "cp1253"),
        ("נועה לוי\n", "cp1255"),
        ("ليلى حسن\n", "cp1256"),
    ],
)
def test_what_all_of_a_file_reads_as_is_found(written, text, encoding):
    found, data = written(f"name;partner\r\n{text}".encode(encoding))

    assert not isinstance(found, Unknown)
    assert data.decode(found) == data.decode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_what_a_file_says_itself_is_believed(written, encoding):
    found, data = written(f"name;partner\r\n{WEST}{CENTRE}".encode(encoding))

    assert data.decode(found).startswith("name")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_seen(written, encoding):
    assert written("name;partner\r\nZoë;B\r\n".encode(encoding))[0] == encoding


@pytest.mark.parametrize(
    ("data", "readings"),
    [
        ("Żrebak".encode("cp1250"), ("Mac Roman", "Windows-1250")),
        ("Zoë ".encode("cp1252") + "Müller".encode(), ()),
        (b"x\xb2\xb3y", ()),
        ("name\nA".encode("utf-16")[:-1], ("UTF-16",)),
    ],
)
def test_what_is_not_certain_is_said(written, data, readings):
    found, _ = written(data)

    assert isinstance(found, Unknown)
    assert found.readings == readings


def test_czech_and_hungarian_are_not_taken_for_western(written):
    for text in ("Dvořák Nováková Čermák", "Kovács Erzsébet Győri", "Petrović Đorđe", "Kański Łoś"):
        found, data = written(text.encode("cp1250"))
        assert isinstance(found, Unknown) or data.decode(found) == text
