import socket
from pathlib import Path

import pytest

from generator.diagnostics import WorkbookError
from generator.studio.serving import listen, place_of
from tests.helpers.workbooks import one_chapter


def test_it_listens_to_this_machine_alone_behind_a_token_of_its_own():
    with listen().socket as one, listen().socket:
        other = listen()
        other.socket.close()
        assert one.getsockname()[0] == "127.0.0.1"
        assert len(other.token) >= 32
        assert other.address == f"http://127.0.0.1:{other.port}/?token={other.token}"


def test_a_port_that_is_taken_is_told():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(WorkbookError, match=f"port {port} of this machine can't be used"):
            listen(port)


def test_the_folder_is_the_one_named_or_content_or_the_one_stood_in(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert place_of(None) == Path("content")
    one_chapter(tmp_path, "# Trust\n")
    assert place_of(None) == Path()
    (tmp_path / "content").mkdir()
    assert place_of(None) == Path("content")
    assert place_of(Path("content")) == Path("content")
    with pytest.raises(WorkbookError, match="no such folder"):
        place_of(Path("nowhere"))
