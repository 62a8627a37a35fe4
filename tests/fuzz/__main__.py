"""`make fuzz`: inputs made bad by chance, tried through the commands for as long as is asked.

The same seed tries the same inputs. Exits with 1 where a defect was found.
"""

import argparse
import gc
import importlib
import random
import sys
import time
from collections import Counter
from pathlib import Path

from tests.fuzz.found import CORPUS, FOLDER, keep, kept, made_smaller
from tests.fuzz.mutations import mutate
from tests.fuzz.seeds import targets
from tests.fuzz.trial import Outcome, try_input

# What the commands load, so that it is loaded once.
LOADED = (
    *("generator.build", "generator.copies", "generator.making.book", "generator.copies.run"),
    *("generator.printing.typeset", "generator.reading.article.article_file", "weasyprint"),
)


def main() -> int:
    asked = _asked()
    for name in LOADED:
        importlib.import_module(name)
    gc.freeze()
    if asked.again:
        return _again(asked.again)
    counts = Counter[str]()
    defects = Counter[str]()
    end = time.monotonic() + asked.seconds
    while counts["tried"] < asked.count and time.monotonic() < end:
        seed = f"{asked.seed}-{counts['tried']}"
        kind, data = made(seed, asked.kind)
        outcome = try_input(targets()[kind], data)
        counts.update(("tried", _verdict(outcome)))
        if outcome.limited and not outcome.defect:
            keep(kind, data, outcome, seed, FOLDER / "limited")
        if outcome.defect:
            defects[outcome.defect] += 1
            if defects[outcome.defect] == 1:
                _tell(seed, kind, made_smaller(kind, data, outcome), outcome)
    print(
        f"inputs tried {counts['tried']:,}, builds {counts['built']:,}, "
        f"refusals {counts['refused']:,}, ended by the limits {counts['limited']:,}, "
        f"defects {defects.total():,}" + (f" of {len(defects)} kinds" if defects else "")
    )
    return int(bool(defects))


def made(seed: str, kind: str = "") -> tuple[str, bytes]:
    """Give the kind and the bytes of the input of a seed."""
    chance = random.Random(seed)
    names = [one for one in targets() if one.startswith(kind)]
    # As many of chapters as of themes, although a theme has many files.
    rooms = sorted({one.split("/")[0] for one in names})
    room = chance.choice(rooms)
    kind = chance.choice([one for one in names if one.split("/")[0] == room])
    target = targets()[kind]
    form = Path(target.place).suffix
    return kind, mutate(chance, chance.choice(target.seeds), target.seeds, form)


def _verdict(outcome: Outcome) -> str:
    if outcome.defect:
        return "defect"
    if outcome.limited:
        return "limited"
    return "built" if outcome.built else "refused"


def _tell(seed: str, kind: str, data: bytes, outcome: Outcome) -> None:
    path = keep(kind, data, outcome, seed)
    print(f"defect: {kind}: {outcome.defect}\n  {path}", flush=True)


def _again(where: Path) -> int:
    """Try a file that was kept once more, or all of a folder such as the corpus."""
    found = False
    for kind, path in [one for folder in (CORPUS, FOLDER) for one in kept(folder)]:
        if path.is_relative_to(where.resolve()):
            outcome = try_input(targets()[kind], path.read_bytes())
            print(f"{path.name}: {outcome.defect or 'no defect'}\n{outcome.told}", end="")
            found |= bool(outcome.defect)
    return int(found)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="for how long, at most")
    parser.add_argument("--count", type=int, default=sys.maxsize, help="how many inputs, at most")
    parser.add_argument("--seed", default=time.strftime("%Y%m%d%H%M%S"), help="of chance")
    parser.add_argument("--kind", default="", help="try this kind alone: chapter, theme ...")
    parser.add_argument(
        "--again",
        type=Path,
        metavar="PATH",
        help="try once more what was kept: a file of build/fuzz, or tests/fuzz/corpus",
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
