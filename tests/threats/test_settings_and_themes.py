"""What settings, themes and their stylesheets may bring, and what happens then."""

import itertools
import time

import pytest

from tests.helpers.command_line import check_refused
from tests.helpers.guarded import Commands

TEXT = "# A\n\nWords.\n\n1. What now? { lines=2 }\n"


@pytest.fixture
def ours(tmp_path):
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / "01-a.md").write_text(TEXT, encoding="utf-8")
    return folder


@pytest.fixture
def themed(ours, workbook, tmp_path):
    """Build in a theme of some files."""

    def build(files: dict[str, str]):
        for name, text in files.items():
            path = tmp_path / "theme" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return workbook("build", ours, "--theme", tmp_path / "theme", "-o", tmp_path / "out")

    return build


TEMPLATES = {
    "the insides of Python": "{{ ''.__class__.__mro__ }}",
    "an import": "{% import 'os' as os %}{{ os }}",
    "a file": "{{ workbook.folder.open('x') }}",
    "a division by zero": "{{ 1 // 0 }}",
    "nested ranges": "{% for a in range(90000) %}{% for b in range(90000) %}"
    "{% endfor %}{% endfor %}",
    "a text that is multiplied": '{{ "x" * 10**9 }}',
    "lipsum": "{{ lipsum(n=100000) }}",
    "itself": "{% include 'partials/cover.html' %}",
}


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def test_06_07_31_a_template_that_reaches_out_or_never_ends_is_refused_with_its_line(
    themed, template
):
    run = themed({"partials/cover.html": f"<section>\n{template}\n</section>"})

    check_refused(run, "partials/cover.html:2")


STYLES = {
    "a page of a pixel": "@page { size: 1px }",
    "type as large as the sun": "p { font-size: 1e9px }",
    "a hundred thousand columns": "body { columns: 100000 }",
    "odd attributes": "p { width: attr(data-x px) } p::before { content: attr(id url) }",
    "a grid line of a billion": "body { display: grid } p { grid-column: 1000000000 }",
    "a number in Roman": "p { counter-reset: a 99999999 }"
    " p::before { content: counter(a, upper-roman) }",
    "a profile": "@color-profile device-cmyk { src: url(x.icc) }",
    "brackets": "p { color: " + "(" * 9000 + ")" * 9000 + " }",
}


@pytest.mark.parametrize("css", STYLES.values(), ids=STYLES)
def test_16_32_impossible_css_is_refused_or_built_and_never_a_defect(themed, css):
    run = themed({"css/theme.css": css})

    assert run.status in (0, 1)
    assert "Traceback" not in run.err and "defect" not in run.err
    assert run.status == 0 or "hint: " in run.err


ENDLESS = {
    "repeat": "body { display: grid; grid-template-columns: repeat(1000000, 1fr) }",
    "a text of megabytes": 'p::before { content: "' + "x" * 450_000 + '" }',
    "a gradient": f".cover {{ background: linear-gradient({'red, ' * 80_000}blue) }}",
}


@pytest.mark.slow
@pytest.mark.parametrize("css", ENDLESS.values(), ids=ENDLESS)
def test_16_32_css_without_end_is_built_or_ended_by_the_limits(ours, tmp_path, css):
    (tmp_path / "theme" / "css").mkdir(parents=True)
    (tmp_path / "theme" / "css" / "theme.css").write_text(css, encoding="utf-8")

    begin = time.monotonic()
    asked = ("--theme", tmp_path / "theme", "-o", tmp_path / "out", "--time-limit", "3")
    run = Commands(tmp_path).run("build", ours, *asked)

    assert time.monotonic() - begin < 60
    assert run.status in (0, 1)
    assert "Traceback" not in run.err and "defect" not in run.err
    assert run.status == 0 or "hint: " in run.err


BOMB = "\n".join(
    ["- &-0 [" + "ha, " * 9 + "ha]"]
    + [f"- &-{n} [" + f"*-{n - 1}, " * 9 + f"*-{n - 1}]" for n in range(1, 9)]
)
SETTINGS = {
    "a bomb whose names are dashes": f"title: A\nx:\n{BOMB}\n",
    "5,000 levels": "title: " + "[" * 5000 + "]" * 5000 + "\n",
    "a name twice": "title: A\ntitle: B\n",
    "no language": "title: A\nlanguage: 12\n",
    "NO as a language": "title: A\nlanguage: NO\n",
    "a bomb": "a: &a [x, x, x]\n"
    + "".join(
        f"{one}: &{one} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, one in itertools.pairwise("abcdefghij")
    ),
    "an object of Python": "title: !!python/object/apply:os.system [echo]\n",
    "a number that is none": "title: !!int abc\n",
    "a list": "- title\n",
    "a name that is yes or no": "true: A\n",
    "a name with a slash": "/x: A\n",
    "infinity": "paper: .inf\n",
    "a hex number": "paper: 0xFFFFFFFFFFFFFFFFFFFFFF\n",
    "a huge number": "paper: " + "9" * 5000 + "\n",
}


@pytest.mark.parametrize("name", ["workbook.yml", "_brand.yml"])
@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS)
def test_20_29_yaml_that_is_hostile_is_refused_with_its_line_within_two_seconds(
    ours, workbook, tmp_path, name, settings
):
    (ours / name).write_text(settings, encoding="utf-8")

    begin = time.process_time()
    run = workbook("build", ours, "-o", tmp_path / "out")

    if run.status:  # a brand may say what a workbook may not
        assert time.process_time() - begin < 2
        check_refused(run, f"{name}:")
    else:
        assert name == "_brand.yml"


FAMILY = "typography:\n  base: Nowhere Sans\n"
MISSING = "@font-face { font-family: gone; src: url(gone.otf) }"


@pytest.mark.usefixtures("ours")
@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("ours/_brand.yml", FAMILY, 'ours/_brand.yml:2: the typeface "Nowhere Sans" is not here'),
        ("theme/css/theme.css", f"\n\n{MISSING}\n", "theme/css/theme.css:3: while typesetting: "),
    ],
)
def test_19_a_typeface_that_is_not_there_is_told_and_stops_a_strict_build(
    workbook, tmp_path, name, text, told
):
    (tmp_path / "theme").mkdir()
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text(text, encoding="utf-8")
    asked = ("build", "ours", "--theme", "theme", "-o", "out")

    run = workbook(*asked)

    assert run.status == 0
    assert told in run.err and "hint: " in run.err
    check_refused(workbook(*asked, "--strict"), told)
