"""The words of the studio's own pages, in the language that the browser asks for."""

import json
from pathlib import Path

from generator import files, gate

WORDS = Path(__file__).resolve().parent / "web" / "labels"
USUAL = "en"
_LARGEST_FILE = 100_000  # bytes


def words_for(asked: str) -> dict[str, str]:
    """Give all words by their names, for what a browser says of languages: `de-AT,de;q=0.9,en`.

    What a region has no word for is in its language's, and then in English.
    """
    there = {Path(name).stem: name for name in files.list_folder(WORDS, ".json")}
    chosen = next((one for one in _wished(asked) if one in there), USUAL)
    above = chosen.partition("-")[0]
    words = _read(USUAL)
    for one in dict.fromkeys((above, chosen)):
        words |= _read(one) if one in there else {}
    return {**words, "language": chosen}


def _wished(asked: str) -> list[str]:
    """Give the tags of languages that are asked for, the most wished for first, those without
    their regions behind them.
    """
    wished = []
    for part in asked.lower().split(","):
        tag, _, weight = part.partition(";q=")
        try:
            wished.append((-float(weight or 1), tag.strip()))
        except ValueError:
            continue
    wished.sort(key=lambda one: one[0])
    return [tag for _, one in wished for tag in (one, one.partition("-")[0])]


def _read(language: str) -> dict[str, str]:
    data = gate.read_within(WORDS / f"{language}.json", (WORDS,), at_most=_LARGEST_FILE)
    words: dict[str, str] = json.loads(data)
    return words
