"""A practice's `_brand.yml`: what is read of it, and what is said about mistakes."""

import re
from pathlib import Path

import brand_yml
import font_caladea
import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from generator.diagnostics import WorkbookError
from generator.model import Cover
from generator.reading.brand.brand_file import check_brand_file, find_brand
from generator.reading.brand.brand_reader import read_brand
from tests.helpers.workbooks import ROOT

MARK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0h9v9z"/></svg>'
EXAMPLES = sorted(Path(brand_yml.__file__).parent.joinpath("examples").glob("*.yml"))
CALADEA = Path(font_caladea.font_files["Caladea"])


@pytest.fixture
def write(tmp_path):
    """Write a brand file beside a logo, a font and a picture, and read it."""

    def write_brand(text: str):
        (tmp_path / "logo.svg").write_text(MARK, encoding="utf-8")
        (tmp_path / "fonts").mkdir(exist_ok=True)
        (tmp_path / "fonts/own.ttf").write_bytes(CALADEA.read_bytes())
        path = tmp_path / "_brand.yml"
        path.write_text(text, encoding="utf-8")
        return read_brand(path)

    return write_brand


@pytest.fixture
def mistakes(write, tmp_path):
    """What is said about a brand file, without the folder's name."""

    def said(text: str) -> list[str]:
        with pytest.raises(WorkbookError) as caught:
            write(text)
        return [str(one).replace(f"{tmp_path.as_posix()}/", "") for one in caught.value.diagnostics]

    return said


def test_an_empty_file_is_a_brand_without_anything(write):
    found = write("")

    assert found.warnings == ()
    assert found.brand.colours == found.brand.logos == {}


def test_all_that_a_practice_prints_is_read(write):
    brand = write(
        "meta:\n"
        "  name: {full: Harbour Lane Counselling, short: Harbour}\n"
        "  link: https://harbour.example\n"
        "  address: |\n    12 Harbour Lane\n    Bristol\n"
        '  phone: "0117 496 0000"\n'
        "  email: hello@harbour.example\n"
        "  license: CC BY-NC 4.0\n"
        '  crisis-line: "116 123"\n'
        "  copyright: © 2026\n"
        "defaults:\n"
        "  quarto: {format: html}\n"
        "  workbook:\n"
        "    cover: band\n"
        "    ink: saver\n"
        "    footer: Harbour\n"
        "    paper: a4\n"
        "    theme: warm\n"
        "    permission: May be copied.\n"
    ).brand

    assert (brand.name, brand.short_name) == ("Harbour Lane Counselling", "Harbour")
    assert brand.links == {"home": "https://harbour.example/"}
    assert brand.address == ("12 Harbour Lane", "Bristol")
    assert (brand.phone, brand.email) == ("0117 496 0000", "hello@harbour.example")
    assert (brand.license, brand.crisis_line, brand.copyright) == (
        "CC BY-NC 4.0",
        "116 123",
        "© 2026",
    )
    printing = brand.printing
    assert (printing.cover, printing.ink, printing.paper) == (Cover.BAND, "saver", "a4")
    assert (printing.footer, printing.theme) == ("Harbour", "warm")
    assert printing.permission == "May be copied."


def test_one_name_is_the_long_and_the_short_one(write):
    brand = write("meta:\n  name: Harbour\n").brand

    assert (brand.name, brand.short_name) == ("Harbour", "Harbour")


def test_colours_are_followed_to_their_values(write):
    brand = write(
        "color:\n  palette:\n    teal: '#1f5f5b'\n    sea: teal\n"
        "  primary: sea\n  secondary: rgb(200, 100, 0)\n  info: primary\n  warning: red\n"
    ).brand

    assert brand.colours == {
        "primary": "#1F5F5B",
        "secondary": "#C86400",
        "info": "#1F5F5B",
        "warning": "#FF0000",
    }
    assert brand.palette == {"teal": "#1F5F5B", "sea": "#1F5F5B"}


def test_print_values_belong_to_named_colours(write, mistakes):
    text = "color:\n  palette:\n    teal: '#1f5f5b'\ndefaults:\n  workbook:\n    cmyk:\n"

    assert write(f"{text}      teal: [80, 30, 50, 20]\n").brand.printing.cmyk == {
        "teal": (80, 30, 50, 20)
    }
    assert mistakes(f"{text}      tael: [80, 30, 50, 20]\n") == [
        'error: _brand.yml:7: cmyk: there is no colour "tael"\n'
        "hint: name one of the brand's colours: teal"
    ]
    assert "defaults" not in mistakes(f"{text}      teal: [80, 30, 50, 120]\n")[0].split("\n")[1]


def test_logos_are_read_in_all_their_forms(write):
    assert set(write("logo: logo.svg\n").brand.logos) == {"large"}

    brand = write(
        "logo:\n  images:\n    mark: {path: logo.svg, alt: A sail}\n  small: mark\n"
        "  medium:\n    light: logo.svg\n    dark: mark\n"
    ).brand

    assert brand.logos["small"].light.alt == "A sail"
    assert brand.logos["medium"].dark.ratio == 0.5
    assert brand.logos["medium"].dark.pixels == 0


def test_the_width_of_a_picture_is_read(write, tmp_path):
    Image.new("RGB", (60, 30), "#204060").save(tmp_path / "logo.png")

    logo = write("logo: logo.png\n").brand.logos["large"].light

    assert (logo.pixels, logo.ratio, logo.colour) == (60, 0.5, "#204060")


@pytest.mark.parametrize(
    ("inside", "colour"),
    [
        ('<path d="M0 0h9v9z"/>', "#000000"),
        ('<g fill="none" stroke="#FFFFFF"><path d="M0 0h9"/></g>', "#FFFFFF"),
        ('<style>.a,.b{fill:#fff}</style><path class="b" d="M0 0h9"/>', "#FFFFFF"),
        (
            '<style>.a{stroke-width:.5px}.b{fill:#fff}</style><path class="b" d="M0 0h9"/>',
            "#FFFFFF",
        ),
        ('<style>path{fill:#fff}</style><path d="M0 0h9"/>', "#FFFFFF"),
        ('<defs><path id="p" d="M0 0h9"/></defs><use href="#p" fill="#fff"/>', "#FFFFFF"),
        ('<rect fill="transparent" width="9" height="9"/><path d="M0 0h9"/>', "#000000"),
        ('<g fill="url(#none)"><path d="M0 0h9"/></g>', ""),
        ('<path fill="#fff" d="M0 0h9v9z"/>', "#FFFFFF"),
        ('<g fill="white"><path d="M0 0h9v9z"/></g>', "#FFFFFF"),
        ('<path style="fill:#102030" d="M0 0h9v9z"/>', "#102030"),
        ('<path fill="none" stroke="#ff0000" d="M0 0h9v9z"/>', "#FF0000"),
        ('<style>.a{fill:#00ff00}</style><path class="a" d="M0 0h9v9z"/>', "#00FF00"),
        ('<path fill="#000" d="M0 0z"/><path fill="#fff" d="M0 0z"/>', "#808080"),
    ],
)
def test_the_mean_colour_of_a_drawing_is_that_of_its_shapes(write, tmp_path, inside, colour):
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inside}</svg>'
    (tmp_path / "other.svg").write_text(drawing, encoding="utf-8")

    assert write("logo: other.svg\n").brand.logos["large"].light.colour == colour


def test_typefaces_are_read_with_their_files(write):
    brand = write(
        "typography:\n"
        "  fonts:\n"
        "    - family: Own\n      source: file\n      files:\n"
        "        - path: fonts/own.ttf\n"
        "        - {path: fonts/own.ttf, weight: 600, style: italic}\n"
        "        - {path: fonts/own.ttf, weight: 300..700}\n"
        "    - {family: Away, source: google}\n"
        "  base: {family: Own, size: 1rem, line-height: 1.5, weight: 300}\n"
        "  headings: {family: Away, weight: semi-bold, style: italic, color: navy}\n"
        "  monospace: {family: Code, size: 0.9em}\n"
        "  monospace-inline: {color: red, background-color: '#eee'}\n"
        "  link: {color: '#123456', decoration: underline}\n"
    ).brand
    type_ = brand.typography

    assert [(one.weights, one.style) for one in type_.files] == [
        ((400, 400), "normal"),
        ((600, 600), "italic"),
        ((300, 700), "normal"),
    ]
    assert (type_.base.size, type_.base.line_height, type_.base.weight) == (12.0, 1.5, 300)
    assert (type_.headings.weight, type_.headings.style) == (600, "italic")
    assert type_.headings.colour == "#000080"
    assert type_.monospace_inline.family == "Code"
    assert (type_.monospace_inline.size, type_.monospace_inline.relative) == (0.9, True)
    assert type_.monospace_inline.background == "#EEEEEE"
    assert type_.link.decoration == "underline"
    assert type_.families == ("Own", "Away", "Code")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "color:\n  primary: #7A3B2E\n",
            "2: color.primary: is empty|put the colour between quotes",
        ),
        ("meta:\n\tname: x\n", "2: a tab stands where YAML wants spaces|space bar"),
        ("color:\n  primary: gren\n", '2: primary: "gren" is no colour|write colours as'),
        (
            "color:\n  palette: {teal: '#123456'}\n  primary: tael\n",
            '3: primary: "tael" is no colour|did you mean "teal"?',
        ),
        ("color:\n  primary: 12\n", "2: color.primary: is no colour|write"),
        (
            "color:\n  palette:\n    a: b\n    b: a\n",
            "3: these lead in a circle: a -> b -> a|a value of its own",
        ),
        (
            "color:\n  palette: {a b: red}\n",
            "2: color.palette: is no name of a colour|write colours",
        ),
        ("logo: none.svg\n", '1: logo: there is no picture "none.svg"|"logo.svg"'),
        ("logo:\n  small: mark\n", "2: logo.small: is no picture|path"),
        ("logo: ../logo.svg\n", "lies outside the brand's folder|brand's folder"),
        ("logo: https://a.example/x.svg\n", "is no file of this brand|save the picture"),
        ("logo: /etc/x.svg\n", '1: logo: there is no picture "etc/x.svg"|put the file there'),
        ("typography:\n  base: {weight: 4000}\n", "2: typography.base.weight: is no weight|see"),
        ("typography:\n  base: {size: big}\n", '2: typography.base.size: "big" is no size|11.5pt'),
        ("typography:\n  link: {color: blu}\n", '2: typography.link.color: "blu" is no col|write'),
        (
            "typography:\n  fonts: [{family: X, source: moon}]\n",
            "2: typography.fonts.0: does not say|source",
        ),
        ("meta:\n  phone: 401234\n", "2: meta.phone: is no text|double quotes"),
        (
            "typography:\n  link: {decoration: 'wavy } body { display: none'}\n",
            "2: typography.link.decoration:|underline",
        ),
        (
            "typography:\n  base: {family: 'A\"; } body'}\n",
            "2: typography.base.family:|letters, digits",
        ),
        ("typography:\n  base: {size: ²em}\n", '2: typography.base.size: "²em" is no size|11.5pt'),
        ("meta:\n  phone: [1, 2]\n", "2: meta.phone: is no text|double quotes"),
        ("meta:\n  link: nope\n", "2: meta.link: is no address of the web|https://"),
        ("defaults:\n  workbook: [x]\n", "2: these are no settings|cover: band"),
        ("defaults:\n  workbook:\n    covr: x\n", '3: unknown setting of printed|"cover"?'),
        ("defaults:\n  workbook:\n    cover: blue\n", "3: setting of printed|plain"),
        ("defaults:\n  workbook:\n    cover: picture\n", "3: the cover's picture is missing|name"),
        ("defaults:\n  workbook:\n    paper: a99\n", "3: setting of printed workbooks paper|a4"),
        ("- a\n- b\n", "1: these are no settings|a setting"),
        ("a: [\n", "this is no YAML|"),
    ],
)
def test_a_mistake_is_told_by_line_with_what_to_do(mistakes, text, said):
    message, hint = said.split("|")

    found = mistakes(text)

    assert len(found) == 1
    first, second = found[0].split("\n")
    assert first.startswith("error: _brand.yml")
    assert message in first
    assert hint.removeprefix("a setting") in second


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("x.ttf", b"no font at all", "is no font that can be used"),
        ("x.ttf", b"", "is no font that can be used"),
        ("x.otf", CALADEA.read_bytes()[:3000], "is no font that can be used"),
        ("x.woff2", CALADEA.read_bytes()[:100], "is no font that can be used"),
        ("y.ttf", None, "is not there"),
    ],
)
def test_a_font_file_that_is_none_is_refused_by_line(mistakes, tmp_path, name, data, said):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    text = "typography:\n  fonts:\n    - family: X\n      source: file\n      files:\n"
    text += f"        - path: {name}\n"

    (found,) = mistakes(text)

    assert re.match(rf'error: _brand.yml:6: the font "{name}" {said}', found)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (MARK.replace("<path", "<script>1</script><path"), "scripts or entities"),
        (MARK.replace("<path", '<image href="https://a.example/x.png"/><path'), "outside itself"),
        (MARK[:40], "is no SVG"),
    ],
)
def test_a_hostile_or_broken_logo_is_refused_by_line(mistakes, tmp_path, data, said):
    (tmp_path / "bad.svg").write_text(data, encoding="utf-8")

    (found,) = mistakes("color:\n  primary: red\nlogo: bad.svg\n")

    assert found.startswith("error: _brand.yml:3: logo: ")
    assert said in found


def test_a_truncated_logo_is_refused(mistakes, tmp_path):
    Image.effect_noise((200, 200), 50).save(tmp_path / "whole.png")
    (tmp_path / "half.png").write_bytes((tmp_path / "whole.png").read_bytes()[:900])

    (found,) = mistakes("logo: half.png\n")

    assert "damaged" in found


def test_a_word_that_is_nearly_one_of_ours_is_told(write):
    (found,) = write("meta:\n  adress: 12 Harbour Lane\n  motto: Be kind\n").warnings

    assert "adress" in found.message
    assert found.hint == 'did you mean "address"?'


def test_every_mistake_is_told_at_once(mistakes):
    assert len(mistakes("colr: x\nlogo:\n  smal: y\ntypography:\n  base: {weight: 5}\n")) == 3


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_standards_own_examples_are_read(path):
    missing = {"brand-logo-single", "brand-posit", "brand-posit-dark"}  # their logos are not there
    if path.stem not in missing:
        assert read_brand(path).brand.file
        return
    with pytest.raises(WorkbookError) as caught:
        read_brand(path)
    assert all("there is no picture" in one.message for one in caught.value.diagnostics)


def test_a_brand_is_found_beside_the_workbook_and_above_it_up_to_content(tmp_path):
    folder = tmp_path / "content/group/ours"
    folder.mkdir(parents=True)
    (tmp_path / "_brand.yml").write_text("")
    assert find_brand(folder) is None

    (tmp_path / "content/_brand.yml").write_text("")
    assert find_brand(folder) == (tmp_path / "content/_brand.yml", (tmp_path / "content",))

    (folder / "brand").mkdir()
    (folder / "brand/_brand.yaml").write_text("")
    assert find_brand(folder) == (folder / "brand/_brand.yaml", (tmp_path / "content",))


def test_outside_of_content_only_the_folder_itself_is_looked_at(tmp_path):
    (tmp_path / "ours").mkdir()
    (tmp_path / "_brand.yml").write_text("")

    assert find_brand(tmp_path / "ours") is None


def test_a_folder_that_is_named_means_the_file_in_it(tmp_path):
    (tmp_path / "_brand.yml").write_text("")

    assert check_brand_file(tmp_path) == tmp_path / "_brand.yml"


def test_a_brand_file_that_is_not_there_is_told():
    with pytest.raises(WorkbookError) as caught:
        check_brand_file(ROOT / "none.yml")

    assert "there is no such brand file" in caught.value.diagnostics[0].message


def test_parts_can_be_merged_in_from_others(write):
    brand = write(
        "typography:\n  base: &b {family: Own}\n  headings:\n    <<: *b\n    weight: 700\n"
    ).brand

    assert (brand.typography.headings.family, brand.typography.headings.weight) == ("Own", 700)


@pytest.mark.parametrize("name", ["logo #1.svg", "logo?.svg", "lo%41go.svg", "Zeichen für uns.svg"])
def test_a_logo_can_be_called_anything(write, tmp_path, name):
    (tmp_path / name).write_text(MARK, encoding="utf-8")

    assert write(f"logo: {{path: '{name}'}}\n").brand.logos["large"].light.source == name


def test_a_family_is_spelled_as_its_files_spell_it(write):
    text = "typography:\n  fonts:\n    - family: Own\n      source: file\n      files:\n"

    brand = write(f"{text}        - path: fonts/own.ttf\n  base: own\n").brand

    assert brand.typography.base.family == "Own"


def test_an_address_with_an_umlaut_stays_one(write):
    brand = write("meta:\n  link: https://müller.example\n").brand

    assert "müller" in brand.links["home"]


def test_the_brand_of_another_workbook_is_not_taken(tmp_path, monkeypatch):
    for name in ("x", "y"):
        (tmp_path / "content" / name).mkdir(parents=True)
    (tmp_path / "content/x/_brand.yml").write_text("")
    monkeypatch.chdir(tmp_path / "content/x")

    assert find_brand(Path("../y")) is None


def test_a_damaged_web_font_is_refused(mistakes, tmp_path):
    font = TTFont(CALADEA)
    font.flavor = "woff2"
    font.save(tmp_path / "x.woff2")
    data = bytearray((tmp_path / "x.woff2").read_bytes())
    data[2000:2040] = b"\0" * 40
    (tmp_path / "x.woff2").write_bytes(data)
    text = "typography:\n  fonts:\n    - family: X\n      source: file\n      files:\n"

    (found,) = mistakes(f"{text}        - path: x.woff2\n")

    assert "is no font that can be used" in found


def test_what_a_remark_cuts_off_is_told(write):
    (found,) = write("meta:\n  crisis-line: Samaritans #116 123\n").warnings

    assert "what follows the # is left out" in found.message
    assert found.location.line == 2


def test_a_remark_behind_a_value_that_is_quoted_or_a_colour_is_no_mistake(write):
    text = 'meta:\n  name: "A # B"  # our name\ncolor:\n  primary: teal  # ours\n'

    assert write(text).warnings == ()


@pytest.mark.parametrize(
    ("word", "meant"), [("telephone", "phone"), ("website", "link"), ("helpline", "crisis-line")]
)
def test_other_words_for_what_is_printed_are_told(write, word, meant):
    (found,) = write(f"meta:\n  {word}: x\n").warnings

    assert found.hint == f'did you mean "{meant}"?'


def test_a_picture_for_the_cover_makes_a_cover_with_a_picture(write):
    brand = write("defaults:\n  workbook:\n    cover-picture: logo.svg\n").brand

    assert brand.printing.cover is Cover.PICTURE


def test_a_sample_can_be_named_by_its_name(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)

    assert check_brand_file(Path("two-rivers")).parts[-3:] == ("brands", "two-rivers", "_brand.yml")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colr: x\n", '1: "colr" means nothing|"color"?'),
        ("color:\n  primry: red\n", '2: "primry" in "color" means nothing|"primary"?'),
        ("meta:\n  name: {ful: x}\n", '2: "ful" in "meta.name" means nothing|"full"?'),
        ("logo:\n  smal: logo.svg\n", '2: "smal" in "logo" means nothing|"small"?'),
        ("typography:\n  heading: X\n", '2: "heading" in "typography" means nothing|"headings"?'),
        ("typography:\n  base:\n    famly: x\n", '3: "famly" in "typography.base"|"family"?'),
        ("button: {a: b}\ncard: {}\n", '1: "button", "card" mean nothing|known are: color'),
        (
            "logo:\n  images: {icon: gone.ico}\n",
            "2: logo.images.icon: there is no picture|logo.svg",
        ),
    ],
)
def test_what_prints_nothing_is_told_and_left_out(write, text, said):
    message, hint = said.split("|")

    (found,) = write(text).warnings

    assert message in str(found)
    assert hint in found.hint


def test_of_colours_for_light_and_dark_screens_the_light_one_prints(write):
    brand = write(
        "color:\n  palette: {navy: '#1B3264', sky: {light: '#88AADD', dark: '#223355'}}\n"
        "  primary: {light: navy, dark: '#6B9FD4'}\n  secondary: sky\n"
        "  background: {dark: '#191E29'}\n"
        "typography:\n  headings: {color: {light: navy, dark: '#FFFFFF'}}\n"
    ).brand

    assert brand.colours == {"primary": "#1B3264", "secondary": "#88AADD"}
    assert brand.typography.headings.colour == "#1B3264"


def test_the_colour_of_links_may_stand_among_colours(write):
    assert write("color: {link: '#123456'}\n").brand.typography.link.colour == "#123456"
    own = write("color: {link: '#123456'}\ntypography: {link: {color: '#654321'}}\n").brand
    assert own.typography.link.colour == "#654321"


def test_a_colour_of_another_program_can_be_named_elsewhere(write):
    found = write("color: {accent: '#123456'}\ntypography: {headings: {color: accent}}\n")

    assert found.brand.typography.headings.colour == "#123456"


def test_a_path_from_the_root_of_a_project_is_read_from_the_brands_folder(write):
    brand = write(
        "logo:\n  images: {mark: /logo.svg}\n  small: mark\n  large: {path: /logo.svg, alt: A}\n"
        "typography:\n  fonts: [{family: Own, files: [/fonts/own.ttf]}]\n"
    ).brand

    assert {pair.light.source for pair in brand.logos.values()} == {"logo.svg"}
    assert [file.path.name for file in brand.typography.files] == ["own.ttf"]


def test_a_stack_of_typefaces_is_read_as_css_reads_it(write):
    base = write("typography: {base: \"'Noto Sans', Aptos, sans-serif\"}\n").brand.typography.base

    assert (base.family, base.stack) == ("Noto Sans", ("Noto Sans", "Aptos", "sans-serif"))


def test_fonts_can_be_named_by_a_word_alone(write):
    typography = write("typography:\n  fonts: [Lato]\n  base: Lato\n").brand.typography

    assert (typography.files, typography.base.family) == ((), "Lato")


def test_no_wording_of_the_standards_reader_reaches_anyone(mistakes):
    for text in (
        "color: [a]\n",
        "color: {primary: [1, 2]}\n",
        "logo: [a, b]\n",
        "typography: {base: [a]}\n",
        "meta: {name: [a]}\n",
    ):
        for said in mistakes(text):
            assert not re.search("valid|Input|input|instance|dict|tuple|NoneType", said), said


def test_what_of_a_logo_does_not_print_is_told(write, tmp_path):
    (tmp_path / "mark.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
        '<g style="mix-blend-mode:multiply"><circle r="2" fill="var(--a)"/></g></svg>'
    )

    (found,) = write("logo: {path: mark.svg, alt: A}\n").warnings

    assert "logo: uses a variable of CSS and a blend mode" in found.message
    assert "text as paths" in found.hint


@pytest.mark.parametrize(
    ("mode", "corner", "ground"),
    [
        ("RGB", (255, 255, 255), "#FFFFFF"),
        ("RGBA", (32, 64, 80, 255), "#204050"),
        ("RGBA", (255, 255, 255, 0), ""),
    ],
)
def test_the_box_that_a_logo_fills_is_known_by_its_corners(write, tmp_path, mode, corner, ground):
    picture = Image.new(mode, (80, 40), corner)
    picture.paste((10, 20, 30), (20, 10, 60, 30))
    picture.save(tmp_path / "mark.png")

    logos = write("logo: {path: mark.png, alt: A}\n").brand.logos

    assert logos["large"].light.ground == ground


def test_a_telephone_number_keeps_the_zero_it_begins_with(write):
    assert write("meta:\n  phone: 0401234\n").brand.phone == "0401234"


@pytest.mark.parametrize(
    "text",
    [
        "color:\n  palette:\n    a.b: red\n",
        "meta:\n  a.b: x\na.b.c: {d: e}\n",
        "typography:\n  fonts:\n    - source: google\n",
        "typography:\n  fonts:\n    - source: system\n",
        "typography:\n  fonts: [{source: {a: b}}]\n",
        "typography:\n  fonts: [5]\n",
        "color: {palette: {a: {b: c}}}\n",
        "logo: [a]\nmeta: [b]\n",
    ],
)
def test_an_odd_brand_is_read_or_told_in_plain_words(write, text):
    try:
        write(text)
    except WorkbookError as reason:
        assert not re.search("dict|tuple|nput should|hashable|object", str(reason))
