"""Whatever a file holds, it is read or refused, and nothing else happens."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.diagnostics import Findings, WorkbookError
from generator.model import Rows, Ruling, Space, iterate_prompts
from generator.reading.source import Source
from generator.reading.text.chapter import parse_chapter
from generator.reading.text.engine import Engine
from generator.reading.text.links import References
from generator.reading.workbook import read_workbook

MARKDOWN = st.text(alphabet="/|{}[]()<>*_#-1.?=:`~!^&\\'\" \n\tab", max_size=2_000)
PIECES = st.lists(
    st.sampled_from(
        [
            "/// note", "///", "//// note | a", "////", "    kind: care", "/// newpage", "\n",
            "\n\n", "1. Why?", "- [ ] a", "    ", "> ", "# a", "## b { .prompts }", "{ lines=3 }",
            " { box }", "{ .x }", "| a | b |", "|---|---|", "```", "<!--", "-->", "<div>", "</div>",
            "[^1]", "[^1]: a", "Term\n:   a", "____", "*a*", "![a](b.png)", "[a](01-trust.md)",
            "<b>", "\\",
        ]
    ),
    max_size=40,
).map("".join)  # fmt: skip
ANYTHING = settings(
    deadline=None, max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@ANYTHING
@given(MARKDOWN | PIECES)
def test_any_text_is_read_or_refused_and_nothing_else(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("any")
    (folder / "01-trust.md").write_bytes(text.encode())

    try:
        reading = read_workbook(folder)
    except WorkbookError as reason:
        assert all(one.hint for one in reason.diagnostics)
    else:
        assert len(reading.workbook.chapters) == 1


@ANYTHING
@given(st.binary(max_size=300))
def test_any_settings_are_read_or_refused_and_nothing_else(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("any")
    (folder / "01-trust.md").write_text("# T\n")
    (folder / "workbook.yml").write_bytes(data)

    try:
        read_workbook(folder)
    except WorkbookError as reason:
        assert all(one.hint for one in reason.diagnostics)


@ANYTHING
@given(
    st.integers(min_value=1, max_value=500),
    st.sampled_from(list(Ruling)),
    st.text("ab ?", max_size=9),
)
def test_a_paragraph_gets_exactly_the_room_it_asks_for(rows, ruling, words):
    findings = Findings()
    source = Source(path=Path("a.md"), name="a.md", text=f"# T\n\nx{words} {{ {ruling}={rows} }}")
    references = References(source=source, slug="a", folder=Path(), chapters={}, findings=findings)

    chapter = parse_chapter(source, Engine(), references, None, findings, next_number=1)

    (prompt,) = iterate_prompts(chapter.blocks)
    assert prompt.space == Space(ruling=ruling, size=Rows(count=rows))
    assert findings.all == ()
