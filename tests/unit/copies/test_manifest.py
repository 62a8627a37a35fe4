"""Manifests of runs before, as they may be found: whole, torn, or come back from elsewhere."""

import os

import pytest

from generator.copies.manifest import HEAD, MANIFEST, Entry, is_whole, take_manifest

LINE = "1,001-alex.pdf,5,1234,ab12,done,cd34\n"
WHOLE = ",".join(HEAD) + "\n" + LINE


def taken(folder, data: bytes):
    (folder / MANIFEST).write_bytes(data)
    return take_manifest(folder)


def test_what_was_written_is_read(tmp_path):
    found, told = taken(tmp_path, WHOLE.encode())

    assert found[1, "001-alex.pdf"] == Entry(
        row=1, file="001-alex.pdf", pages=5, size=1234, sha256="ab12", state="done", source="cd34"
    )
    assert told == ()


def test_no_manifest_is_nothing_to_tell(tmp_path):
    assert take_manifest(tmp_path) == ({}, ())


def test_a_line_that_was_not_finished_counts_as_none(tmp_path):
    found, told = taken(tmp_path, (WHOLE + "2,002-da").encode())

    assert list(found) == [(1, "001-alex.pdf")]
    assert told == ()


@pytest.mark.parametrize(
    "data",
    [
        WHOLE.replace(",5,", ",5.0,").encode(),
        WHOLE.replace("\n", "\r\n").encode("utf-8-sig"),
        WHOLE.encode("utf-16"),
        WHOLE.replace(",", ";").encode(),
        WHOLE.replace(",", "\t").encode("utf-16"),
        WHOLE.replace("source", '"source"').encode(),
    ],
    ids=["numbers", "bom", "utf-16", "semicolons", "unicode-text", "quotes"],
)
def test_one_that_a_spreadsheet_saved_is_read(tmp_path, data):
    found, told = taken(tmp_path, data)

    assert [entry.pages for entry in found.values()] == [5]
    assert told == ()


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe\x00",
        b"\x89PNG\r\n" * 50,
        b"Dear diary,\nnothing happened\n",
        WHOLE.encode() + b"2," + b"x" * 10_000_000 + b",,,,,\n",
        WHOLE.encode() + b"two,b,c,d,e,f,g\n",
        WHOLE.encode() + "²,b,1,1,e,f,g\n".encode(),
        WHOLE.encode() + b"3,b\0,1,1,e,f,g,h\n",
        WHOLE.encode() + b"9999999999999999999999,b,1,1,e,f,g\n",
    ],
)
def test_one_that_is_damaged_is_told_and_kept_beside(tmp_path, data):
    found, (told,) = taken(tmp_path, data)

    assert list(found) in ([], [(1, "001-alex.pdf")])
    assert "made anew" in told.message
    assert (tmp_path / "manifest-before-1.csv").read_bytes() == data
    assert not (tmp_path / MANIFEST).exists()


def test_what_is_kept_beside_takes_no_others_place(tmp_path):
    (tmp_path / "manifest-before-1.csv").write_text("mine")

    taken(tmp_path, b"garbage\n")

    assert (tmp_path / "manifest-before-1.csv").read_text() == "mine"
    assert (tmp_path / "manifest-before-2.csv").read_text() == "garbage\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders here")
def test_a_pipe_of_that_name_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / MANIFEST)

    found, (told,) = take_manifest(tmp_path)

    assert found == {}
    assert "is no manifest" in told.message


def test_a_folder_of_that_name_is_put_aside(tmp_path):
    (tmp_path / MANIFEST).mkdir()

    take_manifest(tmp_path)

    assert (tmp_path / "manifest-before-1.csv").is_dir()


@pytest.mark.skipif(os.name != "posix", reason="links take rights elsewhere")
def test_a_link_to_another_file_leaves_that_file_alone(tmp_path):
    (tmp_path / "diary.txt").write_text("mine")
    (tmp_path / MANIFEST).symlink_to(tmp_path / "diary.txt")

    _, (told,) = take_manifest(tmp_path)

    assert "is no manifest" in told.message
    assert (tmp_path / "diary.txt").read_text() == "mine"
    assert not (tmp_path / MANIFEST).exists()


@pytest.mark.spoils("a.pdf")
def test_a_copy_counts_as_whole_where_its_bytes_are_those_written_down(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"abc")
    told = {
        "row": 1,
        "file": "a.pdf",
        "pages": 1,
        "size": 3,
        "state": "done",
        "source": "",
    }
    right = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

    assert is_whole(tmp_path / "a.pdf", Entry(**told, sha256=right))
    assert not is_whole(tmp_path / "a.pdf", Entry(**told, sha256="0" * 64))
    assert not is_whole(tmp_path / "b.pdf", Entry(**told, sha256=right))
