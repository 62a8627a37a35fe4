import pytest


def settings_of(read, text: str):
    return read("# Trust\n", {"workbook.yml": text}).workbook


def test_a_workbook_without_settings_has_the_defaults(read):
    workbook = read("# Trust\n").workbook

    assert (workbook.title, workbook.language, workbook.paper) == ("Book", "en", None)
    assert workbook.recto_openings


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n", "null\n"])
def test_an_empty_file_of_settings_means_the_defaults(read, text):
    assert settings_of(read, text).paper is None


def test_settings_are_taken_as_written(read):
    workbook = settings_of(
        read,
        "title: Trust & us\nsubtitle: A workbook\nauthor: A. B.\nlanguage: pt-BR\n"
        "description: Words\nrights: All\npaper: 170x240mm\nopenings: any\n",
    )

    assert workbook.title == "Trust & us"
    assert workbook.subtitle == "A workbook"
    assert workbook.author == "A. B."
    assert workbook.language == "pt-BR"
    assert workbook.description == "Words"
    assert workbook.rights == "All"
    assert (workbook.paper.width_mm, workbook.paper.height_mm) == (170, 240)
    assert not workbook.recto_openings


@pytest.mark.parametrize("tag", ["nb", "nn-NO", "en-GB", "zh-Hant", "es-419", "de-CH-1996"])
def test_a_language_is_a_tag(read, tag):
    assert settings_of(read, f"language: {tag}\n").language == tag


@pytest.mark.parametrize("word", ["NO", "no", '"no"', "Yes", "on", "OFF"])
def test_a_word_for_yes_or_no_is_no_language_and_the_tags_of_norwegian_are_told(refused, word):
    (told,) = refused("# Trust\n", {"workbook.yml": f"title: Ours\nlanguage: {word}\n"})

    bare = word.strip('"')
    assert told.startswith(f'error: book/workbook.yml:2: setting language: "{bare}" is no language')
    assert told.endswith("; Norwegian is nb or nn")


@pytest.mark.parametrize(
    "title",
    [
        "off",
        "yes",
        "true",
        "2024",
        "1:30",
        "007",
        "0x10",
        "0o17",
        "1.10",
        "1_000",
        ".inf",
        ".nan",
        "2001-99-99",
        "9" * 6000,
        "-0",
        "+1",
        "1e3",
        "NO",
    ],
)
def test_a_title_that_looks_like_something_else_is_a_title(read, title):
    assert settings_of(read, f"title: {title}\n").title == title


@pytest.mark.parametrize(
    ("space", "room"),
    [
        ("lines=4", "lines 4"),
        ("dots = 4", "dots 4"),
        ("box", "box 6"),
    ],
)
def test_questions_that_ask_for_nothing_get_the_room_of_the_settings(chapter, space, room):
    blocks = chapter("# T\n\n1. Why?\n", {"workbook.yml": f"space: {space}\n"}).blocks

    got = blocks[0].items[0].space
    assert f"{got.ruling} {got.size.count}" == room


def test_a_workbook_can_give_questions_no_room(chapter):
    blocks = chapter("# T\n\n1. Why?\n", {"workbook.yml": "space: none\n"}).blocks

    assert blocks[0].items[0].space is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "titel: Trust\n",
            'error: book/workbook.yml:1: unknown setting "titel"\nhint: did you mean "title"?',
        ),
        (
            "title: Trust\n\nzebra: 1\n",
            'error: book/workbook.yml:3: unknown setting "zebra"\n'
            "hint: known are: author, compose, description, editions, face, language, numbering, "
            "openers, openings, paper, prompts, rights, and 5 more",
        ),
        (
            "title: a\npaper: a4\ntitle: b\n",
            'error: book/workbook.yml:3: "title" is set twice\nhint: keep one of the two lines',
        ),
        (
            "title: a: b\n",
            "error: book/workbook.yml:1: this is no YAML: a colon stands where none can\n"
            "hint: put values that have a colon or quotes in them between double quotes; begin "
            "names that belong together in the same column",
        ),
        (
            "title: a\nsubtitle: [b\n",
            "error: book/workbook.yml:2: this is no YAML: a list that begins with [ has no end\n"
            "hint: write ] at its end",
        ),
        (
            "- title\n",
            "error: book/workbook.yml:1: these are no settings\n"
            "hint: write one setting a line: its name, a colon, a space, its value",
        ),
        (
            "language: en_GB\n",
            'error: book/workbook.yml:1: setting language: "en_GB" is no language\n'
            "hint: a language tag such as en, en-GB, fr or pt-BR; Norwegian is nb or nn",
        ),
        (
            "title: a\npaper: foolscap\n",
            'error: book/workbook.yml:2: setting paper: unknown paper "foolscap"\n'
            "hint: one of letter, legal, a4, a5, half-letter, b5, or WIDTHxHEIGHT "
            "such as 170mmx240mm",
        ),
        (
            "openings: left\n",
            "error: book/workbook.yml:1: setting openings: "
            "\"left\" is not one of 'recto' or 'any'\n"
            'hint: write "recto" for chapters on right-hand pages, or "any"',
        ),
        (
            "title: [a, b]\n",
            "error: book/workbook.yml:1: setting title: is a list, not a text\n"
            "hint: see the settings in the author's guide",
        ),
        (
            "title: a space: b\n".replace(" space:", " space -") + "space: lined=6\n",
            'error: book/workbook.yml:2: unknown ruling "lined"\nhint: did you mean "lines"?',
        ),
        (
            "title: One space:one\nspace: lines=0\n",
            "error: book/workbook.yml:2: lines=0: a space has at least one row\n"
            "hint: write whole rows or a length: lines=6 or lines=45mm",
        ),
        (
            'title: "a\\x01"\n',
            "error: book/workbook.yml:1: has a character that can't be printed (U+0001)\n"
            "hint: delete what stands for it after a \\",
        ),
        (
            'title: a\nsubtitle: "\\ud800"\n',
            "error: book/workbook.yml:2: has a character that can't be printed (U+D800)\n"
            "hint: delete what stands for it after a \\",
        ),
        (
            "a: &a [x, x]\n" + "b: [" + "*a, " * 21 + "]\n",
            "error: book/workbook.yml:2: too many YAML aliases\n"
            "hint: write out what each * stands for; put a text that begins with * in quotes",
        ),
        (
            "- " * 900 + "a\n",
            "error: book/workbook.yml:1: the settings are nested too deeply\n"
            "hint: settings have one level: name: value",
        ),
    ],
)
def test_wrong_settings_are_refused_with_their_line(refused, text, message):
    assert refused("# Trust\n", {"workbook.yml": text}) == [message]


def test_all_wrong_settings_are_told_at_once_from_top_to_bottom(refused):
    messages = refused("# T\n", {"workbook.yml": "paper: x\nzebra: 1\nlanguage: x\n"})

    assert [message.split(": ")[1] for message in messages] == [
        "book/workbook.yml:1",
        "book/workbook.yml:2",
        "book/workbook.yml:3",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "title: !!omap a\n",
        "title: !!float\n",
        "title: !!float 1e\n",
        "title: !!timestamp x\n",
        "title: !!binary x\n",
        "title: !!int x\n",
        "title: !!python/object:os.system x\n",
        "title: *nobody\n",
        "title: &a [*a]\n",
        "? [a, b]\n: c\n",
        "<<: 5\n",
        "%YAML 9.9\n---\ntitle: a\n",
        "title: a\n---\ntitle: b\n",
        "title: " + "[" * 900 + "\n",
        "title: " + "{a: " * 900 + "\n",
        "? " * 900 + "\n",
    ],
)
def test_strange_yaml_is_refused_and_nothing_else(refused, text):
    assert refused("# T\n", {"workbook.yml": text})[0].startswith("error: book/workbook.yml:")


def test_the_yaml_library_says_nothing_of_its_own(read, recwarn):
    settings_of(read, "title: &a Trust\nsubtitle: &a Us\n")

    assert list(recwarn) == []
