"""Forms filled by pdf.js, the viewer in Firefox, where Node and the package pdfjs-dist are there.

`npm install pdfjs-dist` in any folder, and its `node_modules` named by NODE_PATH.
"""

import functools
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

_SCRIPT = Path(__file__).with_name("fill_with_pdfjs.mjs")
_READER = Path(__file__).with_name("read_with_pdfjs.mjs")


@functools.cache
def folder() -> Path | None:
    """Give where pdf.js is; nothing where it can't be run."""
    places = os.environ.get("NODE_PATH", "").split(os.pathsep) if shutil.which("node") else []
    found = (Path(one, "pdfjs-dist") for one in places if one)
    return next((one for one in found if one.is_dir()), None)


def filled(form: bytes, values: Mapping[str, str | bool]) -> bytes:
    """Give a form with values by the names of its fields, saved as Firefox saves it."""
    with tempfile.TemporaryDirectory() as place:
        before, wanted, after = (Path(place, one) for one in ("form.pdf", "values", "filled.pdf"))
        before.write_bytes(form)
        wanted.write_text(json.dumps(values), encoding="utf-8")
        subprocess.run(
            ["node", _SCRIPT, before, wanted, after], check=True, capture_output=True, timeout=60
        )
        return after.read_bytes()


def held(form: bytes) -> dict[str, str]:
    """Give what the fields of a form hold, by their names, as Firefox shows it."""
    with tempfile.TemporaryDirectory() as place:
        file = Path(place, "form.pdf")
        file.write_bytes(form)
        done = subprocess.run(
            ["node", _READER, file], check=True, capture_output=True, text=True, timeout=60
        )
        return json.loads(done.stdout)
