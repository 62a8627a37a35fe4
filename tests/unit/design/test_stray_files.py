"""What does nothing in a theme's folder is told, with what may be meant; what is used is not."""

import pytest

from generator import files
from generator.design.stray_files import MOST_TOLD, find_strays

BASE = files.shipped("templates") / "base"


@pytest.fixture
def strays(tmp_path, monkeypatch):
    """Give what is said of a theme of the given files: place, message, hint."""
    monkeypatch.chdir(tmp_path)

    def find(given: dict[str, str]) -> list[tuple[str, str, str]]:
        for name, content in given.items():
            path = tmp_path / "theme" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        found = find_strays((tmp_path / "theme", BASE), limit=500_000)
        return [(str(one.location), one.message, one.hint) for one in found]

    return find


@pytest.mark.parametrize(
    ("name", "place", "hint"),
    [
        ("partials/covr.html", "partials/covr.html", 'did you mean "partials/cover.html"?'),
        ("exercises/scal.html", "exercises/scal.html", 'did you mean "exercises/scale.html"?'),
        ("rulings/line.svg", "rulings/line.svg", 'did you mean "rulings/lines.svg"?'),
        ("labels/en.yaml", "labels/en.yaml", 'did you mean "labels/en.yml"?'),
        ("labels/english.yml", "labels/english.yml", None),
        ("tokens.yaml", "tokens.yaml", 'did you mean "tokens.yml"?'),
        ("cover.html", "cover.html", 'did you mean "partials/cover.html"?'),
        ("css/tokens.yml", "css/tokens.yml", 'did you mean "tokens.yml"?'),
        ("css/more/deep.css", "css/more/deep.css", None),
        ("partial/cover.html", "partial", 'did you mean "partials"?'),
        ("images/none.png", "images", None),
        ("partials/Cover.html", "partials/Cover.html", 'did you mean "partials/cover.html"?'),
    ],
)
def test_a_file_that_stands_in_for_nothing_is_told(strays, name, place, hint):
    ((where, message, what),) = strays({name: ""})

    assert where == f"theme/{place}"
    assert message == "stands in for no file of the base theme"
    assert hint is None or what == hint
    assert len(what) < 200


@pytest.mark.parametrize(
    ("name", "near"),
    [("css/them.css", "css/theme.css"), ("css/exercises/scal.css", "css/exercises/scale.css")],
)
def test_a_stylesheet_that_nearly_has_the_name_of_another_is_told(strays, name, near):
    ((where, message, hint),) = strays({name: ""})

    assert where == f"theme/{name}"
    assert message == "is laid over all other stylesheets and stands in for none"
    assert hint.startswith(f'did you mean "{near}"?')


@pytest.mark.parametrize(
    "given",
    [
        {"tokens.yml": "", "partials/cover.html": "", "css/theme.css": "", "rulings/dots.svg": ""},
        {"css/zz-own.css": "", "css/exercises/own.css": ""},
        {"labels/cy.yml": "", "labels/pt-PT.yml": "", "labels/zh-Hant.yml": ""},
        {"README.md": "", "LICENSE": "", "images/credits.txt": ""},
        {"css/own.css": "p { background: url(paper.svg) }", "css/paper.svg": ""},
        {"css/own.css": "p { background: url('../images/a b.png') }", "images/a b.png": ""},
        {"css/own.css": "@font-face { src: url(../fonts/x.otf) }", "fonts/x.otf": ""},
        {"partials/cover.html": '{% include "partials/own.html" %}', "partials/own.html": ""},
        {".hidden": "", "partials/.DS_Store": ""},
        {"css/pages.css": "", "css/page.css": ""},
    ],
    ids=lambda given: " ".join(given),
)
def test_a_file_that_is_used_is_not_told(strays, given):
    assert strays(given) == []


def test_a_folder_of_another_name_is_told_once(strays):
    found = strays({f"partial/{name}.html": "" for name in ("cover", "imprint", "opener")})

    assert [where for where, _, _ in found] == ["theme/partial"]


def test_many_strays_are_no_flood(strays):
    assert len(strays({f"partials/x{number}.html": "" for number in range(50)})) == MOST_TOLD


@pytest.mark.parametrize("name", ["warm", "plain", "sketch"])
def test_the_themes_that_come_with_the_program_have_no_strays(name):
    assert list(find_strays((BASE.parent / name, BASE), limit=500_000)) == []


def test_a_linked_folder_is_not_entered(strays, tmp_path):
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "partials").symlink_to(tmp_path, target_is_directory=True)

    assert strays({"tokens.yml": ""}) == []
