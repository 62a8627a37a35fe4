"""What dictionaries of a PDF say, whatever they say: of the kind that is asked for, or nothing."""

import math
from collections.abc import Sequence
from typing import Any, TypeVar

from pypdf.generic import DictionaryObject, IndirectObject, PdfObject

Kind = TypeVar("Kind")


def resolved(value: Any) -> Any:
    """Give what a reference leads to, of what is none itself."""
    return value.get_object() if isinstance(value, IndirectObject) else value


def entry(holder: Any, key: str) -> Any:
    """Give what a dictionary says under a key, references followed; nothing where it is none."""
    if not isinstance(holder, DictionaryObject):
        return None
    return resolved(holder.get(key))


def entry_of(holder: Any, key: str, kind: type[Kind]) -> Kind | None:
    """Give what a dictionary says under a key where it is of a kind."""
    found = entry(holder, key)
    return found if isinstance(found, kind) else None


def number_of(holder: Any, key: str, default: float) -> float:
    """Give the number under a key, or a default."""
    return as_number(entry(holder, key), default)


def as_number(value: Any, default: float) -> float:
    """Give a value as a finite number, or a default."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return default
    number = float(value)
    return number if math.isfinite(number) else default


def numbers_of(value: Any, count: int) -> tuple[float, ...] | None:
    """Give an array of so many numbers, or nothing."""
    value = resolved(value)
    if not isinstance(value, Sequence) or isinstance(value, str | bytes) or len(value) != count:
        return None
    numbers = tuple(as_number(resolved(one), math.nan) for one in value)
    return None if any(map(math.isnan, numbers)) else numbers


def key_of(value: PdfObject) -> tuple[int, int]:
    """Give what tells an object of a file from its others, for as long as the file is open."""
    reference = getattr(value, "indirect_reference", None)
    return (reference.idnum, reference.generation) if reference else (-1, id(value))
