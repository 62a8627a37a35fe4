import pytest

from generator.studio.on_disk import read_text


@pytest.mark.parametrize(
    "data", [b"", b"one\ntwo\n", b"one\r\ntwo", b"\xef\xbb\xbfone\r\n", "Zoë\n".encode()]
)
def test_a_text_goes_back_as_it_came(tmp_path, data):
    (tmp_path / "a.md").write_bytes(data)

    found = read_text(tmp_path / "a.md", tmp_path)

    assert "\r" not in found.text
    assert found.encoded(found.text) == data


def test_what_is_not_there_is_none_and_what_is_no_text_is_not_readable(tmp_path):
    (tmp_path / "a.md").mkdir()

    assert read_text(tmp_path / "b.md", tmp_path) is None
    assert not read_text(tmp_path / "a.md", tmp_path).readable
