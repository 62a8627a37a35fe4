"""What is relied on of WeasyPrint and pydyf that they do not promise: a test for each shape.

Where one fails after an upgrade, its sentence says what changed and which modules have to follow.
"""

import copy
import functools
import io
import logging
import re
from pathlib import Path

import font_source_serif_pro
import pydyf
import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader
from weasyprint import HTML, svg
from weasyprint.layout import block
from weasyprint.pdf.stream import Stream
from weasyprint.svg import defs
from weasyprint.text.fonts import FontConfiguration

from generator.printing.pdf.objects import document_element, object_at, parent_tree, structure_root
from generator.printing.pdf.tag_boxes import read_tags
from generator.printing.pdf.tag_writing import take_elements

HTML_TEXT = """<html lang="en"><title>T</title><style>
@page { size: 300px 400px; margin: 20px }
@font-face { font-family: "Own"; src: url("%s") }
body { margin: 0; font: 20px Own }
input { appearance: auto; position: absolute; margin: 0; padding: 0; border: 0; font: 20px Own }
.slot { left: 0; top: 100px; width: 50px; height: 20px }
h1 { font-size: 20px; margin: 0; height: 30px; break-before: page }
</style><body>
<h1 id="a">A heading</h1><p><a href="#b">On</a></p>
<p><input type="checkbox" class="slot" name="slot/word" title="told"></p>
<form><p>yes <input type="radio" name="ring/one" title="q" value="yes"></p>
<p>no <input type="radio" name="ring/one" title="q" value="no"></p></form>
<table><tr><th id="head">H</th></tr><tr><td>D</td></tr></table>
<h1 id="b">Another</h1>"""
FIELDS = Path("templates/base/css/fields.css")
FACE = Path(font_source_serif_pro.font_directory, "SourceSerifPro-Regular.otf")


@pytest.fixture(scope="module")
def document():
    fonts = FontConfiguration()
    html = HTML(string=HTML_TEXT % FACE.resolve().as_uri())
    return html.render(font_config=fonts, pdf_variant="pdf/ua-1")


def taken(document, look):
    """What `look` finds in the PDF that a finisher gets, before it is written."""
    found = []
    document.write_pdf(pdf_variant="pdf/ua-1", finisher=lambda _, pdf: found.append(look(pdf)))
    return found[0]


def widgets(pdf: pydyf.PDF) -> list[pydyf.Dictionary]:
    return [
        one
        for one in pdf.objects
        if isinstance(one, pydyf.Dictionary) and one.get("Subtype") == "/Widget"
    ]


def holds(what: str, *modules: str):
    """Make a test fail with a sentence, however it fails."""

    def held(test):
        @functools.wraps(test)
        def run(*arguments, **named):
            try:
                test(*arguments, **named)
                return
            except Exception as reason:  # a shape that is gone is a KeyError as often as not
                found = f"{type(reason).__name__}: {reason}"
            places = ", ".join(f"printing/{module}" for module in modules)
            said = f"WeasyPrint or pydyf changed: {what}. It is relied on in {places}. ({found})"
            pytest.fail(said, pytrace=False)

        return run

    return held


@holds(
    "Page.anchors is no longer {id: (left, top, right, bottom)} in CSS px from the upper left "
    "corner of the page",
    "typeset",
)
def test_a_page_tells_the_rectangles_of_everything_with_an_id(document):
    place = document.pages[0].anchors.get("a")

    assert place == (20, 20, 280, 50)


@holds(
    "blocks are no longer laid out by weasyprint.layout.block.block_box_layout, which gives the "
    "box first, with the element it is of; or a box can't be moved with all that is in it",
    "let_down",
)
def test_what_is_laid_out_is_moved_before_what_follows_it(monkeypatch):
    lay_out = block.block_box_layout

    def moved(context, box, *given, **named):
        result = lay_out(context, box, *given, **named)
        if box.element is not None and box.element.get("id") == "b":
            result[0].translate(dy=30)
        return result

    monkeypatch.setattr(block, "block_box_layout", moved)
    html = "<style>@page { size: 300px } p { margin: 0; height: 20px }</style>"
    page = HTML(string=f"{html}<p id=a>a<p id=b>b<p id=c>c").render().pages[0]

    heights = [page.anchors[name][1] for name in "abc"]
    assert [height - heights[0] for height in heights] == [0, 50, 70]


@holds("Page.bookmarks is no longer a list of a page's headings", "pdf/skeleton", "typeset")
def test_a_page_tells_its_bookmarks(document):
    found = [len(page.bookmarks) for page in document.pages]

    assert found == [1, 1]


@holds("a page can't be copied and given other anchors", "typeset", "pdf/skeleton")
def test_pages_are_copied_with_other_anchors(document):
    page = copy.copy(document.pages[0])
    page.anchors = page.anchors | {"elsewhere": (0, 0, 0, 0)}

    names = taken(document.copy([page]), lambda pdf: pdf.catalog["Names"]["Dests"]["Names"][::2])

    assert "elsewhere" in [one.string for one in names]


@holds("Document.fonts no longer tells the family that CSS names, once a PDF was made", "typeset")
def test_a_document_tells_the_families_of_its_fonts(document):
    taken(document, lambda _: None)

    assert [font.family for font in document.fonts.values()][:1] == ["Own"]


@holds("objects of a PDF are no longer found by their numbers", "pdf/objects")
def test_an_objects_number_is_its_place_in_the_list(document):
    fits = taken(
        document,
        lambda pdf: all(
            one.number == at and one.reference == b"%d 0 R" % at
            for at, one in enumerate(pdf.objects)
            if at  # the first is the one that is free
        ),
    )

    assert fits


@holds("a PDF no longer begins with its free object, its pages and its catalog", "pdf/fragment")
def test_the_first_three_objects_are_none_of_a_page(document):
    kinds = taken(
        document,
        lambda pdf: [getattr(one, "get", {}.get)("Type") for one in pdf.objects[:3]],
    )

    assert kinds == [None, "/Pages", "/Catalog"]


@holds(
    "the pages of a PDF no longer share one Resources, whose Font is an object of its own",
    "pdf/fragment",
    "copying/merge",
    "copying/sheets_of_copies",
)
def test_pages_share_one_dictionary_of_resources_that_names_the_fonts(document):
    def look(pdf: pydyf.PDF) -> tuple:
        shared = {object_at(pdf, one)["Resources"] for one in pdf.page_references}
        fonts = object_at(pdf, object_at(pdf, next(iter(shared)))["Font"])
        return len(shared), {object_at(pdf, one)["Type"] for one in fonts.values()}

    assert taken(document, look) == (1, {"/Font"})


@holds(
    "the structure tree is no longer one Document whose children tell their pages",
    "pdf/objects",
    "pdf/fragment",
    "pdf/skeleton",
)
def test_the_structure_hangs_on_one_element(document):
    def look(pdf: pydyf.PDF) -> tuple:
        root, element = structure_root(pdf), document_element(pdf)
        pages = {object_at(pdf, one)["Pg"] for one in element["K"]}
        return len(root["K"]), element["S"], pages <= set(pdf.page_references)

    assert taken(document, look) == (1, "/Document", True)


@holds(
    "the ParentTree is no longer one flat array: pages first, by their numbers, then links "
    "and fields",
    "pdf/objects",
    "pdf/slots",
    "pdf/fragment",
    "pdf/skeleton",
)
def test_the_tree_from_content_to_structure_is_one_array(document):
    def look(pdf: pydyf.PDF) -> bool:
        numbers = parent_tree(pdf)["Nums"]
        keys, values = numbers[::2], numbers[1::2]
        pages = len(pdf.page_references)
        return (
            "Kids" not in parent_tree(pdf)
            and keys[:pages] == list(range(pages))
            and all(isinstance(one, list) for one in values[:pages])
            and all(isinstance(one, bytes) for one in values[pages:])
            and [object_at(pdf, one)["StructParents"] for one in pdf.page_references]
            == keys[:pages]
        )

    assert taken(document, look)


@holds(
    "named places are no longer an array of names and places in the catalog's Names",
    "pdf/destinations",
)
def test_named_places_are_one_array_in_the_catalog(document):
    names = taken(document, lambda pdf: pdf.catalog["Names"]["Dests"]["Names"])

    assert [one.string for one in names[::2]] == ["a", "b", "head"] and names[1][1] == "/XYZ"


@holds(
    "bookmarks are no longer dictionaries with Title and Dest, in their order", "pdf/destinations"
)
def test_bookmarks_are_dictionaries_with_a_title_and_a_place(document):
    titles = taken(
        document,
        lambda pdf: [
            one["Title"].string
            for one in pdf.objects
            if isinstance(one, pydyf.Dictionary) and "Title" in one and "Dest" in one
        ],
    )

    assert titles == ["A heading", "Another"]


@holds(
    "a check box is no longer a widget with its name in T and Rect from its upper left to its "
    "lower right corner",
    "pdf/slots",
    "pdf/form",
)
def test_a_check_box_is_a_widget_that_says_where_it_lies_and_what_it_is(document):
    box = taken(
        document,
        lambda pdf: next(one for one in widgets(pdf) if "Parent" not in one),
    )

    assert (box["T"].string, list(box["Rect"])) == ("slot/word", [15, 210, 52.5, 195])
    assert box["P"].endswith(b" 0 R") and box["TU"].string and len(box["AP"]["N"]) == 1


@holds("a field's tag no longer leads to its widget", "pdf/slots")
def test_the_tag_of_a_field_leads_to_its_widget(document):
    def look(pdf: pydyf.PDF) -> bool:
        tags = [
            one
            for one in pdf.objects
            if isinstance(one, pydyf.Dictionary) and one.get("S") == "/Form"
        ]
        lead = {object_at(pdf, one["K"][0])["Obj"] for one in tags}
        return lead == {one.reference for one in widgets(pdf)}

    assert taken(document, look)


TAGGED = """<html lang="en"><title>T</title><style>
@page { size: 300px 900px; margin: 40px; @top-left { content: "head" } }
.footnote { float: footnote } .bare { list-style: none } .row { display: flex }
</style><body><ul><li>one<ul><li>two</li></ul>more</li></ul><ul class="bare"><li>bare</li></ul>
<dl><dt>term</dt><dd>meaning</dd></dl>
<p>words<span class="footnote">a note</span> and <a href="#x">a <em>link</em></a></p>
<a class="row" href="#x"><span>near</span><span>far</span></a>
<table id="x"><caption>c</caption><tr><th>H</th></tr><tr><td><p>D</p></td></tr></table>
<p><img alt="dot" src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>"></p>"""


@pytest.fixture(scope="module")
def tagged():
    return HTML(string=TAGGED).render(pdf_variant="pdf/ua-1")


@holds(
    "elements are no longer made one after the other, after the Document, of the boxes in their "
    "order, text boxes in a link giving its content and others an element each",
    "pdf/tag_boxes",
    "pdf/tag_writing",
)
def test_elements_are_made_in_the_order_of_boxes(tagged):
    def look(pdf: pydyf.PDF) -> list[str]:
        elements = take_elements(pdf)
        pages, named = read_tags(tagged.pages, document_element(pdf), elements)
        said = [
            f"{node.role}:{node.words()}".replace(" ", "")
            for node in pages[0].root.nodes()
            if node.role and node.words()
        ]
        return [*said, *pages[0].margins.values(), *named]

    assert taken(tagged, look) == [
        "L:•one◦twomore",
        "LI:•one◦twomore",
        "Lbl:•",
        "L:◦two",
        "LI:◦two",
        "Lbl:◦",
        "L:bare",
        "LI:bare",
        "L:termmeaning",
        "Lbl:term",
        "LBody:meaning",
        "P:words1andalink",
        "Reference:1",
        "Link:alink",
        "Link:nearfar",
        "Div:near",
        "Div:far",
        "Table:cHD",
        "Caption:c",
        "TBody:HD",
        "TR:H",
        "TH:H",
        "TR:D",
        "TD:D",
        "P:D",
        "P:dot",
        "Figure:dot",
        "Note:1.anote",
        "Lbl:1.",
        "Header",
        "x",
    ]


@holds("each box in a link no longer has a link of its own, within that of all", "pdf/tag_boxes")
def test_boxes_in_a_link_have_links_of_their_own(tagged):
    def look(pdf: pydyf.PDF) -> int:
        page = read_tags(tagged.pages, document_element(pdf), take_elements(pdf))[0][0]
        return len(page.spare)

    assert taken(tagged, look) > 1


@holds("more than metadata follows the elements of the structure", "pdf/tag_writing")
def test_what_follows_the_elements_is_named_by_the_catalog_alone(tagged):
    def look(pdf: pydyf.PDF) -> tuple:
        first = document_element(pdf).number + 1
        kinds = [getattr(one, "get", {}.get)("Type") for one in pdf.objects[first:]]
        tags = ("/StructElem", "/OBJR")
        others = [at for at, kind in enumerate(kinds, first) if kind not in tags]
        return len(others), pdf.catalog["Metadata"] == pdf.objects[others[0]].reference

    assert taken(tagged, look) == (1, True)


@holds("marked content is no longer a name, a dictionary and BDC, then EMC", "pdf/tag_content")
def test_marked_content_is_a_name_a_dictionary_and_an_operator(tagged):
    def look(pdf: pydyf.PDF) -> set:
        parts = object_at(pdf, object_at(pdf, pdf.page_references[0])["Contents"]).stream
        begun = [at for at, one in enumerate(parts) if one == b"BDC"]
        return {(parts[at - 2], *parts[at - 1]) for at in begun}

    assert taken(tagged, look) == {("/Span", "MCID"), ("/Figure", "MCID")}


@holds("radio buttons no longer have a field with Kids, and with Opt for their values", "pdf/form")
def test_radio_buttons_have_a_parent_with_kids_and_answers(document):
    def look(pdf: pydyf.PDF) -> tuple:
        ring = next(one for one in widgets(pdf) if "Parent" in one)
        field = object_at(pdf, ring["Parent"])
        return [one.string for one in field["Opt"]], ring.reference in field["Kids"]

    assert taken(document, look) == (["yes", "no"], True)


@holds("a TH has no ID of its own any more", "pdf/fragment")
def test_heads_of_tables_are_named_by_strings(document):
    names = taken(
        document,
        lambda pdf: [
            one["ID"]
            for one in pdf.objects
            if isinstance(one, pydyf.Dictionary) and isinstance(one.get("ID"), pydyf.String)
        ],
    )

    assert len(names) == 1


@holds("the subsetter no longer keeps the numbers of glyphs", "pdf/embedded_font")
def test_a_code_in_the_text_is_the_number_of_a_glyph_in_the_file_that_is_embedded():
    from generator.printing.pdf.shown_text import Run, read_pages

    html = HTML(string=HTML_TEXT % FACE.resolve().as_uri())
    data = html.write_pdf(font_config=FontConfiguration(), uncompressed_pdf=True)
    first = next(one for one in next(read_pages(data)) if isinstance(one, Run))
    whole = TTFont(FACE)

    shown = [whole.getGlyphName(code) for _, _, code in first.glyphs]

    assert shown == ["A", "space", "h", "e", "a", "d", "i", "n", "g"]


@holds("fonts no longer name glyphs by their numbers", "pdf/embedded_font")
def test_fonts_are_of_two_bytes_with_their_numbers_as_they_are():
    html = HTML(string=HTML_TEXT % FACE.resolve().as_uri())
    data = html.write_pdf(font_config=FontConfiguration())
    found = set()
    for font in PdfReader(io.BytesIO(data)).pages[0]["/Resources"]["/Font"].values():
        inner = font.get_object()["/DescendantFonts"][0].get_object()
        found.add((font.get_object()["/Encoding"], inner["/CIDToGIDMap"]))

    assert found == {("/Identity-H", "/Identity")}


@pytest.mark.parametrize(
    ("html", "start"),
    [
        ("<p>\U000f0000</p>", '.notdef glyph rendered for Unicode string unsupported by fonts: "'),
        ('<a href="#gone">x</a>', "No anchor #gone"),
        ('<img src="data:image/png;base64,AAAA">', "Failed to load image"),
        ("<style>p { colour: red }</style><p>x</p>", "Ignored"),
    ],
    ids=["a letter no font has", "a link to nowhere", "a damaged picture", "CSS it does not know"],
)
@holds("what it logs begins with other words", "weasyprint_log")
def test_what_is_wrong_is_logged_in_these_words(html, start, caplog, monkeypatch):
    monkeypatch.setattr(logging.getLogger("weasyprint"), "propagate", True)

    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        HTML(string=html).write_pdf()

    said = [one.getMessage() for one in caplog.records]
    assert [one for one in said if one.startswith(start)], said


@holds("objects are written in other ways", "pdf/objects", "pdf/fragment", "pdf/skeleton")
def test_pydyf_writes_dictionaries_arrays_and_strings_as_they_are_taken_apart():
    one = pydyf.Dictionary({"A": pydyf.Array([1, b"2 0 R"]), "B": pydyf.String("ö")})

    assert one.data == b"<</A [1 2 0 R]/B <feff00f6>>>"


@holds("streams are written in other ways", "pdf/objects")
def test_a_stream_of_pydyf_is_a_dictionary_and_then_bytes():
    data = pydyf.Stream([b"q", b"Q"]).data

    assert data == b"<</Length 3>>\nstream\nq\nQ\nendstream"


@pytest.mark.parametrize(
    "groups",
    [
        ((45, 12, 25, 12), (30, 25), (30,), (5, 12, 25, 5, 25)),
        ((25,), (25, 5), (12, 25, 25, 5, 12), (25, 45)),
        ((45, 45), (30,), (25, 5), (45, 30)),
    ],
)
def test_groups_of_rows_are_parted_where_no_break_is_avoided_after_their_last(groups):
    # css/fields.css keeps rows together. Where a break is to be avoided after the last of a group,
    # the library finds no place for one, and gives up with an assertion.
    rules = re.findall(r"^tbody.*break-after: avoid.*$", FIELDS.read_text("utf-8"), re.M)
    bodies = "".join(
        "<tbody>" + "".join(f"<tr><td style='height: {one}mm'>x" for one in group)
        for group in groups
    )
    page = "@page { size: 100mm; margin: 10mm } body { margin: 0; font: 10px/10px Own }"
    css = f"{page} tr {{ break-inside: avoid }} {' '.join(rules)}"

    pages = HTML(string=f"<style>{css}</style><table><thead><tr><th>h{bodies}").render().pages

    assert len(rules) == 1
    assert len(pages) > 1


def test_a_gradient_of_a_drawing_asks_its_stream_for_one_tile_as_wide_as_it(monkeypatch):
    """`printing/gradients` stands in for `svg.draw_gradient`, and asks for tiles further apart."""
    tiles = []
    add = Stream.add_pattern
    monkeypatch.setattr(svg, "draw_gradient", defs.draw_gradient)
    monkeypatch.setattr(
        Stream, "add_pattern", lambda own, *given: tiles.append(given) or add(own, *given)
    )
    drawing = (
        "<svg viewBox='0 0 30 10'><linearGradient id='g'><stop offset='0' stop-color='red'/>"
        "<stop offset='1' stop-color='blue'/></linearGradient>"
        "<rect width='30' height='10' fill='url(#g)'/></svg>"
    )

    HTML(string=drawing).write_pdf()

    ((_, _, width, height, across, down, _),) = tiles
    assert (across, down) == (width, height)
