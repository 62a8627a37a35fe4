"""Books after the first find their templates compiled, and each its own."""

from pathlib import Path

import pytest

from generator.design.compiled_templates import COMPILED, MOST, CompiledTemplates
from generator.design.templates import Templates
from generator.diagnostics import WorkbookError


def templates(text: str, name: str = "page.html") -> Templates:
    return Templates(lambda _: (Path("theme") / name, text), {}, {})


def count_compiled(monkeypatch) -> list[str]:
    kept = []
    keep = CompiledTemplates.dump_bytecode
    monkeypatch.setattr(
        COMPILED, "dump_bytecode", lambda one: kept.append(one) or keep(COMPILED, one)
    )
    return kept


def test_a_template_is_compiled_once_for_all_books(monkeypatch):
    compiled = count_compiled(monkeypatch)

    pages = [templates("once and for all: {{ n }}").fill("page.html", n=n) for n in (1, 2)]

    assert pages == ["once and for all: 1", "once and for all: 2"]
    assert len(compiled) == 1


def test_a_template_that_was_changed_is_read_again():
    pages = [templates(text).fill("page.html", n=1) for text in ("old {{ n }}", "new {{ n }}")]

    assert pages == ["old 1", "new 1"]


def test_what_is_wrong_is_told_by_the_file_it_is_in_each_time():
    text = "{{ nobody_knows_this }}"

    for name in ("one.html", "other.html", "one.html"):
        with pytest.raises(WorkbookError, match=f"theme/{name}:1: .*nobody_knows_this"):
            templates(text, name).fill("page.html")


def test_as_many_are_kept_as_themes_take_and_no_more():
    for number in range(MOST + 5):
        templates(f"{number} of many").fill("page.html")

    assert len(COMPILED._codes) == MOST
