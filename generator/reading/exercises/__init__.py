"""The kinds of blocks authors can write, one module a kind.

A kind is a module here with `Options`, a frozen pydantic model of what may stand below its
head, `HINTS` for its options, and `NEEDS_BODY` where an empty one makes no sense. Its template
is `templates/base/exercises/<kind>.html`, its looks `templates/base/css/exercises/<kind>.css`.
Modules are found by their names: nothing else has to know of a new one.
"""

import importlib
import pkgutil
from functools import cache
from types import ModuleType


@cache
def kinds() -> dict[str, ModuleType]:
    """Give the module of each kind, by the name authors write."""
    return {
        found.name: importlib.import_module(f"{__name__}.{found.name}")
        for found in pkgutil.iter_modules(__path__)
    }
