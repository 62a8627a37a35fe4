"""Every case beside this file: Markdown, a line `# output`, and the outline it is read as.

A case is the first chapter of a workbook with a second chapter, `02-next.md`, and two
pictures, `images/wide.png` and `images/round.svg`.
"""

from pathlib import Path

import pytest
from PIL import Image

from generator.reading.workbook import read_workbook
from tests.helpers.outline import outline

CASES = sorted(Path(__file__).parent.glob("*.md"))
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><circle r="20"/></svg>'


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_chapter_is_read_as_its_case_says(case: Path, tmp_path: Path):
    text, expected = case.read_text(encoding="utf-8").split("\n# output\n", 1)
    (tmp_path / "01-case.md").write_text(text, encoding="utf-8")
    (tmp_path / "02-next.md").write_text("# Next\n", encoding="utf-8")
    (tmp_path / "images").mkdir()
    Image.new("L", (40, 20)).save(tmp_path / "images" / "wide.png")
    (tmp_path / "images" / "round.svg").write_text(SVG, encoding="utf-8")

    chapter = read_workbook(tmp_path).workbook.chapters[0]

    assert outline(chapter) == expected.strip()
