"""The kinds of blocks authors can write, one module a kind.

A kind is a module here. Its template is `templates/base/exercises/<kind>.html`, its looks
`templates/base/css/exercises/<kind>.css`. Modules are found by their names: nothing else has to
know of a new one. In the module stand:

- `Options`, a frozen pydantic model of what may stand below the block's head;
- `HINTS`, what to say about an option that is wrong, by its name;
- `NEEDS_BODY`: `True` where an empty block makes no sense, `False` where text does, else `None`;
- `check(options, title, parts)` where these may not fit together: what is wrong, and a hint, of
  each; `parts` is the block's text, in columns where it is written in columns;
- `spaces(options, has_body)` where it has writing spaces of its own: `(name, label, space)` each;
- `SIDE_BY_SIDE = True` where a rule (`---`) in its text begins the next column;
- `block(exercise)` where what stands in the book is another block than the exercise itself.
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
        if not found.name.startswith("_")
    }
