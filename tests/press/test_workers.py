"""Copies made by several processes, or by a cluster: the same bytes as by one process."""

from pathlib import Path

import pytest

from generator.copies import CopyOptions
from generator.diagnostics import WorkbookError
from tests.helpers.copies import CHAPTERS, run_copies
from tests.helpers.workbooks import write_workbook

ROSTER = "name,partner,group\n" + "".join(
    f"Person {number},Partner {number},{'Red' if number % 2 else 'Blue'}\n" for number in range(12)
)


def written(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_workbook(tmp_path_factory.mktemp("workers") / "ours", CHAPTERS)


@pytest.fixture(scope="module")
def alone(folder, tmp_path_factory):
    done, _ = run_copies(folder, ROSTER, tmp_path_factory.mktemp("alone"), CopyOptions(jobs=1))
    return written(done.folder)


def test_two_processes_give_the_same_bytes(folder, alone, tmp_path):
    done, _ = run_copies(folder, ROSTER, tmp_path, CopyOptions(jobs=2))

    assert done.made == 12
    assert written(done.folder) == alone


def test_a_cluster_gives_the_same_bytes(folder, alone, tmp_path):
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address=None,
    ) as cluster:
        order = CopyOptions(scheduler=cluster.scheduler_address)
        done, _ = run_copies(folder, ROSTER, tmp_path, order)

    assert done.made == 12
    assert written(done.folder) == alone


def test_one_file_is_the_same_too(folder, tmp_path):
    one, _ = run_copies(folder, ROSTER, tmp_path / "one", CopyOptions(merged=True, jobs=1))
    two, _ = run_copies(folder, ROSTER, tmp_path / "two", CopyOptions(merged=True, jobs=2))

    assert one.folder.read_bytes() == two.folder.read_bytes()


def test_a_cluster_that_is_not_there_is_told(folder, tmp_path):
    with pytest.raises(WorkbookError, match="there is no cluster at"):
        run_copies(folder, ROSTER, tmp_path, CopyOptions(scheduler="tcp://127.0.0.1:9"))
