"""Books built one after the other in one process, and by how much it grows meanwhile.

`python -m tests.helpers.soak 200` prints that, in MB.
"""

import gc
import sys
import tempfile
from pathlib import Path

import psutil

from generator.build import Request, build
from tests.helpers.workbooks import one_chapter

FIRST = 5  # books after which all is loaded that is kept
TEXT = "# Trust\n\nWords, *more* words.\n\n1. What now?\n2. And then? { lines=3 }\n"


def growth(builds: int) -> float:
    """Give by how many MB this process is larger after so many more builds."""
    with tempfile.TemporaryDirectory() as folder:
        ours = one_chapter(Path(folder) / "ours", TEXT)
        request = Request(workbook=ours, output=Path(folder) / "out")
        for _ in range(FIRST):
            build(request, lambda *_: None)
        before = _megabytes()
        for _ in range(builds):
            build(request, lambda *_: None)
        return _megabytes() - before


def _megabytes() -> float:
    gc.collect()
    return psutil.Process().memory_info().rss / 1e6


if __name__ == "__main__":
    print(f"{growth(int(sys.argv[1])):.1f}")
