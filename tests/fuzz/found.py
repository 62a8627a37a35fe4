"""Defects: made smaller, kept with how to try them again, counted by their kinds."""

import re
import time
from collections.abc import Callable
from pathlib import Path

from tests.fuzz.seeds import ROOT, targets
from tests.fuzz.trial import Outcome, try_input

FOLDER = ROOT / "build/fuzz"
CORPUS = Path(__file__).parent / "corpus"
SMALLER_SECONDS = 30


def smaller(data: bytes, is_bad: Callable[[bytes], bool], seconds: float) -> bytes:
    """Give what is left of an input when pieces that do not matter are cut out, larger ones
    first, for so many seconds at most.
    """
    end = time.monotonic() + seconds
    size = len(data) // 2
    while size and time.monotonic() < end:
        at = 0
        while at < len(data) and time.monotonic() < end:
            shorter = data[:at] + data[at + size :]
            if is_bad(shorter):
                data = shorter
            else:
                at += size
        size //= 2
    return data


def keep(kind: str, data: bytes, outcome: Outcome, seed: str, folder: Path = FOLDER) -> Path:
    """Write an input, what was told of it, and how to try it again; give the file of the input.

    It lies as one of the corpus does: in a folder of its kind.
    """
    target = targets()[kind]
    name = re.sub(r"\W+", "-", outcome.defect or "limited").strip("-").lower()[:70]
    path = folder / kind / f"{name}{Path(target.place).suffix}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    again = f"python -m tests.fuzz --again {path}"
    path.with_suffix(".txt").write_text(
        f"{outcome.defect or 'limited'}\nseed {seed}\nagain: {again}\n\n{outcome.told}",
        encoding="utf-8",
    )
    return path


def kept(folder: Path) -> list[tuple[str, Path]]:
    """Give the inputs of a folder such as the corpus, each with its kind."""
    return [
        (kind, path)
        for kind, target in targets().items()
        for path in sorted((folder / kind).glob(f"*{Path(target.place).suffix}"))
    ]


def made_smaller(kind: str, data: bytes, outcome: Outcome) -> bytes:
    """Give a smaller input that shows the same defect. One of an archive stays as it is."""
    if data[:2] == b"PK" or outcome.defect.startswith("hang"):
        return data
    target = targets()[kind]
    return smaller(
        data, lambda one: try_input(target, one).defect == outcome.defect, SMALLER_SECONDS
    )
