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
- `SHOWS_SOURCE = True` where its text is printed as it is typed, too: `Exercise.source`;
- `SIDE_BY_SIDE = True` where a rule (`---`) in its text begins the next column;
- `block(exercise)` where what stands in the book is another block than the exercise itself.
"""

import importlib
import pkgutil
from functools import cache
from types import ModuleType


@cache
def kinds() -> frozenset[str]:
    """Give the names authors write."""
    found = (module.name for module in pkgutil.iter_modules(__path__))
    return frozenset(name for name in found if not name.startswith("_"))


def load_kind(name: str) -> ModuleType | None:
    """Give the module of a kind, loaded when it is first met, or nothing where there is none."""
    return importlib.import_module(f"{__name__}.{name}") if name in kinds() else None
