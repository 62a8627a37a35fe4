"""A folder of notes becomes a workbook in our notation, each note a chapter."""

import pytest

from generator.diagnostics import WorkbookError
from generator.reading.article.article_file import read_article
from tests.helpers.documents import png

HASH = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def draft(tmp_path):
    """Read a folder `our-notes` with these files."""

    def read(files: dict[str, str | bytes]):
        root = tmp_path / "our-notes"
        for name, content in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_article(root)

    return read


def text_of(made, name: str) -> str:
    return next(one.text for one in made.chapters if one.file == name)


def test_each_note_is_a_chapter_in_order_and_one_with_pages_stands_before_them(draft):
    made = draft(
        {
            "10 Close.md": "x",
            "2 Trust.md": "x",
            "2 Trust/1 Words.md": "x",
            "1 Start.md": "# Beginning\n\nx",
        }
    )

    assert [one.file for one in made.chapters] == [
        "01-beginning.md",
        "02-2-trust.md",
        "03-1-words.md",
        "04-10-close.md",
    ]
    assert made.title == "Our notes"


def test_notions_names_lose_their_digits_and_its_links_lead_to_the_chapters(draft):
    made = draft(
        {
            f"Trip {HASH}.md": f"# Trip\n\n[Day](Trip%20{HASH}/Day%20{HASH}.md)\n\n"
            "<aside>\n💡 Breathe.\n</aside>\n",
            f"Trip {HASH}/Day {HASH}.md": f"# Day\n\n![Cups](Untitled%20{HASH}.png)\n",
            f"Trip {HASH}/Untitled {HASH}.png": png(),
        }
    )

    assert made.title == "Trip"
    assert text_of(made, "01-trip.md") == (
        "# Trip\n\n[Day](02-day.md)\n\n/// note\n\nBreathe.\n\n///\n"
    )
    assert text_of(made, "02-day.md").startswith("# Day\n\n![Cups](images/untitled-")


@pytest.mark.parametrize(
    ("obsidian", "ours"),
    [
        ("[[Next note]]", "[Next note](01-next-note.md)"),
        ("[[next note|it]]", "[it](01-next-note.md)"),
        ("[[Next note#What now|it]]", "[it](01-next-note.md#what-now)"),
        ("[[#Here]]", "[Here](#here)"),
        ("[it](<Next note.md>)", "[it](01-next-note.md)"),
        ("![[my pic.png]]", "![](images/my-pic.png)"),
        ("![[my pic.png|130]]", "![](images/my-pic.png){ width=20% }"),
        ("![[my pic.png|Two cups]]", "![Two cups](images/my-pic.png)"),
        ("==marked== ^block1", "<mark>marked</mark>"),
        ("> [!note] Head\n> Text.\n> - one", "/// note | Head\n\nText.\n- one\n\n///"),
        ("> [!WARNING]\n> Slow.", "/// note | Warning\n    kind: care\n\nSlow.\n\n///"),
        ("> Only a quotation.", "> Only a quotation."),
        ("`[[code]]` and\n\n```\n[[code]] # x\n```", "`[[code]]` and\n\n```\n[[code]] # x\n```"),
    ],
)
def test_obsidians_notation_becomes_ours(draft, obsidian, ours):
    made = draft({"Next note.md": "x", "Start.md": obsidian, "attachments/my pic.png": png()})

    assert text_of(made, "02-start.md") == f"# Start\n\n{ours}\n"
    assert made.left_out == ()


def test_front_matter_is_title_and_settings(draft):
    made = draft(
        {"a.md": "---\ntitle: A start\nauthor: Jane Doe\nlang: en-GB\ntags: [x]\n---\nText.\n"}
    )

    assert made.chapters[0].text == "# A start\n\nText.\n"
    assert dict(made.settings) == {"author": "Jane Doe", "language": "en-GB"}


def test_a_folder_that_is_a_workbook_keeps_its_title_and_language(draft):
    made = draft({"a.md": "x", "workbook.yml": "title: In der Gruppe\nlanguage: de\npaper: a4\n"})

    assert (made.title, made.settings) == ("In der Gruppe", (("language", "de"),))
    assert [one.what for one in made.left_out] == ['setting "paper"']


def test_what_is_no_part_of_a_workbook_is_named(draft):
    made = draft(
        {
            "a.md": "[[Nowhere]] ![[gone.png]] %%mine%%",
            "b.md": "",
            "data.csv": "a,b",
            ".obsidian/app.json": "{}",
        }
    )

    assert [(one.what, one.line) for one in made.left_out] == [
        ("link", 3),
        ("picture", 3),
        ("private comment", 3),
        ("empty note", None),
        (".csv file", None),
    ]
    assert made.chapters[0].text == "# A\n\nNowhere\n"


def test_nothing_outside_the_folder_is_read(draft, tmp_path):
    (tmp_path / "secret.png").write_bytes(png())
    (tmp_path / "our-notes").mkdir()
    (tmp_path / "our-notes" / "link.md").symlink_to(tmp_path / "secret.md")
    (tmp_path / "secret.md").write_text("# Secret", encoding="utf-8")

    made = draft({"a.md": "![x](../secret.png)"})

    assert [one.file for one in made.chapters] == ["01-a.md"]
    assert made.pictures == ()


def test_a_folder_without_markdown_is_refused(tmp_path):
    (tmp_path / "a.csv").write_text("x", encoding="utf-8")

    with pytest.raises(WorkbookError, match="has no Markdown in it"):
        read_article(tmp_path)
