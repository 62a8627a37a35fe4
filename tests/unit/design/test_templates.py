"""What a template does wrong is told with file and line, and none takes the machine with it."""

from pathlib import Path

import pytest

from generator.design.templates import Templates
from generator.diagnostics import WorkbookError

NESTED = "{% for a in [1] %}" * 25 + "{% endfor %}" * 25


@pytest.fixture
def fill():
    """Fill a template, other ones beside it."""

    def fill(text: str, **others: str) -> str:
        texts = {"page.html": text, **{f"{name}.html": one for name, one in others.items()}}

        def find(name: str):
            return (Path("theme") / name, texts[name]) if name in texts else None

        templates = Templates(find, {"draw": lambda name: templates.fill(name)}, {})
        return templates.fill("page.html", folder=Path("theme"), words=["a", "b"])

    return fill


def refused(fill, text: str, **others: str) -> str:
    with pytest.raises(WorkbookError) as caught:
        fill(text, **others)
    (one,) = caught.value.diagnostics
    return str(one).partition("\nhint: ")[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ 1 // 0 }}", "it divides by zero"),
        ("{{ 1 % 0 }}", "it divides by zero"),
        ('{{ column("x/y") }}', '"x/y" can\'t be the name of a column'),
        ('{{ column("") }}', '"" can\'t be the name of a column'),
        ("{{ column(5) }}", '"5" can\'t be the name of a column'),
        ("{{ column() }}", "it uses or joins what does not fit together"),
        ("{{ 1 + 'a' }}", "it uses or joins what does not fit together"),
        ("{{ 5() }}", "it uses or joins what does not fit together"),
        ("{% for a in 5 %}{% endfor %}", "it uses or joins what does not fit together"),
        ("{% for a, b in [1] %}{% endfor %}", "it uses or joins what does not fit together"),
        ("{{ range(5, 1, 0) }}", "it uses a value that can't stand there"),
        ("{{ 'a'|truncate(0, leeway=0) }}", "it uses a value that can't stand there"),
        ("{{ '{0}{1}'.format(1) }}", "it asks for an item that is not there"),
        ("{{ 10.0 ** 400 }}", "it counts or makes too much"),
        ("{{ nothing }}", 'nothing is called "nothing" there'),
        ("{{ words.first }}", 'nothing is called "first" there'),
        ("{{ lipsum(9) }}", 'nothing is called "lipsum" there'),
        ("{{ ''.__class__ }}", 'it asks for "__class__", which is closed to templates'),
        ("{{ words.append(1) }}", 'it asks for "append", which is closed to templates'),
        ("{{ folder.read_text() }}", 'it asks for "read_text", which is closed to templates'),
        ("{{ folder.parent }}", 'it asks for "parent", which is closed to templates'),
        ("{{ folder|attr('parent') }}", 'it asks for "parent", which is closed to templates'),
        ("{{ x|nothing }}", "No filter named 'nothing'."),
        ("{% if %}", "Expected an expression"),
    ],
)
def test_what_goes_wrong_in_a_template_is_told_with_file_and_line(fill, text, said):
    message = refused(fill, f"<p>\n{text}</p>")

    assert message.startswith("error: theme/page.html:2: the template ")
    assert said in message


@pytest.mark.parametrize(
    "text",
    [
        "{{ 'x' * 10**9 }}",
        "{{ 10**9 * 'x' }}",
        "{{ [1] * 10**9 }}",
        "{{ 2 ** 99999999 }}",
        "{{ 'x'|center(10**9) }}",
        "{{ 'x'.ljust(10**9) }}",
        "{{ '%999999999d'|format(1) }}",
        "{{ '%999999999d' % 1 }}",
        "{{ '%*d' % (10**9, 1) }}",
        "{{ '{:>999999999}'.format(1) }}",
        "{{ '{:>{}}'.format(1, '999999999') }}",
        "{{ ('a' * 10000)|replace('a', 'a' * 10000) }}",
        "{{ ('a' * 10000).replace('a', 'a' * 10000) }}",
        "{{ (['a'] * 10000)|join('a' * 10000) }}",
        "{{ ('a' * 10000).join(['a'] * 10000) }}",
        "{% set n = namespace(x='ab') %}{% for a in range(60) %}{% set n.x = n.x ~ n.x %}"
        "{% endfor %}",
        "{% set n = namespace(x='ab') %}{% for a in range(60) %}{% set n.x = n.x + n.x %}"
        "{% endfor %}",
        "{% set n = namespace(x='ab') %}{% for a in range(60) %}{% set n.x %}{{ n.x }}{{ n.x }}"
        "{% endset %}{% endfor %}",
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{% macro m(n) %}{% if n %}{{ m(n-1) }}{{ m(n-1) }}{% endif %}{% endmacro %}{{ m(60) }}",
        "{% for a in [1, 2] recursive %}{% if loop.depth < 60 %}{{ loop([1, 2]) }}{% endif %}"
        "{% endfor %}",
        "{% include 'page.html' %}",
        "{% include ['none.html', 'page.html'] %}",
        "{% extends 'page.html' %}",
        "{% import 'page.html' as x %}",
    ],
)  # fmt: skip
def test_a_template_that_makes_too_much_is_ended(fill, text):
    assert refused(fill, f"<p>\n{text}</p>").startswith("error: theme/page.html:2: the template ")


@pytest.mark.parametrize(
    "text", ["{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", "{{ " + "1+" * 9000 + "1 }}", NESTED]
)
def test_a_template_that_is_nested_too_deeply_is_told_by_its_own_name(fill, text):
    message = refused(fill, "<p>\n{% include 'deep.html' %}", deep=text)

    assert message == "error: theme/deep.html: the template can't be read: it is nested too deeply"


@pytest.mark.parametrize("text", ["{% include 'none.html' %}", "{{ draw('none.html') }}"])
def test_a_template_that_is_not_there_is_told_where_it_is_asked_for(fill, text):
    message = refused(fill, f"<p>\n{text}")

    assert message == 'error: theme/page.html:2: there is no template "none.html"'


def test_what_goes_wrong_in_a_drawing_is_told_by_the_drawing(fill):
    message = refused(fill, "<p>\n{{ draw('other.html') }}", other="\n\n{{ 1 // 0 }}")

    assert message.startswith("error: theme/other.html:3: the template fails")


def test_templates_loop_and_choose_over_what_they_are_given(fill):
    text = (
        "{% for one in words %}{{ loop.index }}/{{ loop.length }} {{ one ~ '!' }}"
        "{{ ', ' if not loop.last }}{% endfor %}{% for one in [] %}{% else %}; none{% endfor %}"
    )

    assert fill(text) == "1/2 a!, 2/2 b!; none"


def test_a_template_after_one_that_was_refused_is_filled(fill):
    refused(fill, "{{ 1 // 0 }}")

    assert fill("{{ 'a' * 3 }}") == "aaa"
