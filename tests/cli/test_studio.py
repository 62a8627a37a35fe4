"""`workbook studio` as people start and end it."""

import http.client
import os
import signal
import time
from urllib.parse import urlsplit

import pytest

from tests.helpers.guarded import Commands, alive, family, posix
from tests.helpers.workbooks import one_chapter


@pytest.fixture
def commands(tmp_path) -> Commands:
    one_chapter(tmp_path / "ours", "# Trust\n\nWords.\n")
    return Commands(tmp_path)


def answer(address: str, host: str = "") -> int:
    url = urlsplit(address)
    connection = http.client.HTTPConnection(url.hostname, url.port, timeout=10)
    connection.request("GET", f"{url.path}?{url.query}", headers={"Host": host or url.netloc})
    return connection.getresponse().status


@posix
@pytest.mark.parametrize("to_all", [False, True], ids=["to one process", "as a terminal sends it"])
def test_it_goes_on_past_the_time_limit_and_ends_with_ctrl_c(commands, to_all):
    asked = ("studio", "ours", "--no-browser", "--time-limit", "1")
    with commands.start(*asked, start_new_session=True) as process:
        address = process.stdout.readline().split()[-1]
        assert answer(address) == 303
        assert answer(address, host="example.org") == 421
        time.sleep(1.5)
        assert answer(address) == 403  # once
        below = family(process)
        end = os.killpg if to_all else os.kill
        end(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=20)

    assert (process.returncode, err.strip()) == (130, "interrupted; nothing was written")
    assert alive(below) == []
    assert commands.left("ours") == []


@posix
def test_it_opens_a_browser_that_may_take_the_memory_it_needs(commands):
    script = commands.folder / "browser"
    script.write_text(
        f'#!/bin/sh\necho "$(ulimit -v) $1" > "{commands.folder}/opened.tmp"\n'
        f'mv "{commands.folder}/opened.tmp" "{commands.folder}/opened"\n'
    )
    script.chmod(0o755)
    before = f"os.environ['BROWSER'] = {str(script)!r}"

    with commands.start("studio", "ours", before=f"import os; {before}") as process:
        address = process.stdout.readline().split()[-1]
        end = time.monotonic() + 20
        while not (commands.folder / "opened").exists():
            assert time.monotonic() < end
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)

    assert (commands.folder / "opened").read_text(encoding="utf-8").split() == [
        "unlimited",
        address,
    ]


def test_packages_that_are_not_there_are_named_with_what_installs_them(commands):
    done = commands.run("studio", "ours", before="sys.modules['uvicorn'] = None")

    assert done.status == 1
    assert done.err.startswith("error: the studio needs uvicorn, which is not installed\nhint: ")
    assert done.err.endswith('-m pip install "workbook-generator[studio]"\n')


def test_a_folder_that_is_not_there_is_told(workbook):
    done = workbook("studio", "nowhere", "--no-browser")

    assert done.status == 1
    assert done.err.startswith("error: nowhere: there is no such folder\nhint: ")
