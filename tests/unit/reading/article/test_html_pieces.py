"""A web page comes over as what stands in it, without what stands around it."""

import pytest

from generator.reading.article.article_file import read_article
from tests.helpers.documents import png


@pytest.fixture
def draft(tmp_path):
    """Read a web page with this body."""

    def read(body: str, head: str = ""):
        path = tmp_path / "my-page.html"
        path.write_text(f"<!doctype html><head>{head}</head><body>{body}", encoding="utf-8")
        return read_article(path)

    return read


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>A <b>bold</b> <i>soft</i> word<sup>2</sup>.", "A **bold** *soft* word<sup>2</sup>."),
        ('<ol start="3"><li>What?<ul><li>a<li>b</ul><li>How?</ol>',
         "3. What?\n    - a\n    - b\n4. How?"),
        ("<table><tr><th>A<th>B<tr><td>x|y<td></table>", "| A | B |\n|---|---|\n| x\\|y | |"),
        ("<blockquote><p>One.<p>Two.</blockquote>", "> One.\n>\n> Two."),
        ("<pre>a {x}\n  b</pre>", "```\na {x}\n  b\n```"),
        ("<dl><dt>Term<dd>What it is</dl>", "Term\n:   What it is"),
        ("<p>☐ One<br>☐ Two", "- [ ] One\n- [ ] Two"),
        ('<p><a href="https://a.org/b">Out</a>, <a href="/c">in</a>', "[Out](https://a.org/b), in"),
        ("<p>{braces} [brackets] &lt;angles&gt; *stars* &amp;amp;",
         "\\{braces\\} \\[brackets\\] \\<angles\\> \\*stars\\* &amp;amp;"),
        ("<p>A<div>B</div>C", "A\n\nB\n\nC"),
        ("<p><strong>A short head</strong><p>A text.", "### A short head\n\nA text."),
        ("<p>1984. It was May.", "1984\\. It was May."),
    ],
)  # fmt: skip
def test_what_stands_on_the_page_is_written_in_our_notation(draft, html, text):
    assert draft(f"<h1>T</h1>{html}").chapters[0].text == f"# T\n\n{text}\n"


def test_menus_scripts_and_feet_of_a_page_stay_behind(draft):
    made = draft(
        "<nav>Menu</nav><header>Site</header><script>x()</script>"
        "<main><h1>Title</h1><p>Text.</p></main><footer>Foot</footer>"
    )

    assert made.chapters[0].text == "# Title\n\nText.\n"


def test_a_page_without_headings_is_called_as_its_window(draft):
    assert draft("<p>A text that is a sentence.</p>", "<title>Coming home</title>").title == (
        "Coming home"
    )


def test_pictures_beside_the_page_come_along_and_others_are_told(draft, tmp_path):
    (tmp_path / "two cups.png").write_bytes(png())
    made = draft(
        '<h1>T</h1><p><img src="two%20cups.png" alt="Cups" width="325"></p>'
        '<p><img src="https://a.org/far.png" alt="Far"></p><p><img src="../../etc/passwd"></p>'
    )

    assert [one.file for one in made.pictures] == ["images/two-cups.png"]
    assert "![Cups](images/two-cups.png){ width=50% }\n\n*Far*" in made.chapters[0].text
    assert [one.what for one in made.left_out] == ["picture", "picture"]


def test_what_a_page_can_not_give_is_named_with_its_line(draft):
    made = draft("<h1>T</h1><p>Here <math><mi>x</mi></math> was.</p><video src=x></video>")

    assert [(one.what, one.line) for one in made.left_out] == [("formula", 3), ("video", 5)]
    assert made.chapters[0].text == "# T\n\nHere was.\n"


def test_a_page_that_is_nested_beyond_measure_is_refused(tmp_path):
    from generator.diagnostics import WorkbookError

    path = tmp_path / "a.html"
    path.write_text("<div>" * 3000 + "x", encoding="utf-8")

    with pytest.raises(WorkbookError, match="is nested too deeply"):
        read_article(path)
