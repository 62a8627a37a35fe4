"""One Markdown file -> a `Chapter`: its opening, then its blocks."""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from generator.diagnostics import Findings, warning
from generator.model import Block, Chapter, Exercise, Fact, Mention, Space
from generator.model.way_names import WAYS
from generator.reading.exercises import kinds
from generator.reading.source import Source
from generator.reading.text.anchors import Anchors, ids_by_line, ids_in
from generator.reading.text.blanks import lay_blanks
from generator.reading.text.blocks import parse_blocks
from generator.reading.text.callouts import mark_callouts
from generator.reading.text.chapter_reader import ChapterReader
from generator.reading.text.drawn_rooms import lay_empty_items
from generator.reading.text.engine import Engine
from generator.reading.text.footnotes import inline_footnotes
from generator.reading.text.item_marks import set_item_marks
from generator.reading.text.lifted_pictures import lift_pictures, misplaced_pictures
from generator.reading.text.line_marks import mark_source
from generator.reading.text.links import References
from generator.reading.text.picture_addresses import ROW_PICTURE
from generator.reading.text.question_survey import survey_questions
from generator.reading.text.questions import PROMPTS_HINT, Form, Prompts, form_of_line
from generator.reading.text.sanitise import plain_text
from generator.reading.text.stray_rooms import stray_rooms
from generator.reading.text.web_addresses import mark_told
from generator.slugs import title_of

_PROMPTS = re.compile(r"(?:^|(?<=\s))prompts=[\"']?([^\s\"']*)[\"']?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands above a text about it: its title and its lede where the text has none."""

    title: str = ""
    lede: str = ""


def parse_chapter(
    source: Source,
    engine: Engine,
    references: References,
    default: Space | None,
    findings: Findings,
    *,
    next_number: int,
    head: Head | None = None,
    prompts: Prompts = Prompts.NUMBERED,
) -> Chapter:
    """Read one chapter. What is wrong with it goes to `findings`.

    `default` is the room of a question that asks for none; `next_number` is the chapter's
    number if it carries one; `prompts` says which questions get room, where its title does not.
    """
    head = head or Head()
    anchors = Anchors(
        source=source,
        slug=references.slug,
        slugs=tuple(references.chapters.values()),
        findings=findings,
    )
    references.sections[references.slug] = anchors
    marked = mark_source(source, kinds(), findings)
    reader = ChapterReader(
        source=source,
        engine=engine,
        references=references,
        anchors=anchors,
        default=default,
        findings=findings,
        headers=marked.headers,
        prompts=prompts,
    )
    try:
        return _chapter(engine.tree(marked.text), reader, next_number, marked.columns, head)
    except RecursionError:
        reader.error(
            "is nested too deeply to be read",
            "take some levels of lists, quotations or brackets away",
            source.at(),
        )
        return _chapter(Element("div"), reader, next_number, marked.columns, head)
    finally:
        references.tally.tell(findings)


def _chapter(
    root: Element,
    reader: ChapterReader,
    next_number: int,
    columns: tuple[Mention, ...],
    head: Head,
) -> Chapter:
    _refuse_misplaced(root, reader)
    _announce_ids(root, reader)
    set_item_marks(root)
    mark_callouts(root)
    mark_told(root)
    lift_pictures(root, reader.source.embedded)
    lay_blanks(root)
    lay_empty_items(root)
    children = list(root)
    line = next((reader.place(child).line for child in children if child.tag == "h1"), 1)
    prompts = _take_prompts(children, reader)
    title, classes = _title(children, reader, head.title)
    lede, facts = _lede(children, reader), _facts(children, reader)
    unprompted = survey_questions(children, reader, prompts)
    return Chapter(
        slug=reader.references.slug,
        file=reader.source.name,
        number=0 if "unnumbered" in classes else next_number,
        title=title,
        title_text=plain_text(title),
        lede=lede or reader.words(head.lede),
        facts=facts,
        blocks=_without_last_break(parse_blocks(children, reader)),
        columns=columns,
        unprompted=unprompted,
        way=next((way for way in WAYS if way in classes), ""),
        line=line or 1,
    )


def _without_last_break(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    # A page break at the end would leave a page blank.
    while blocks and isinstance(blocks[-1], Exercise) and blocks[-1].kind == "newpage":
        blocks = blocks[:-1]
    return blocks


def _refuse_misplaced(root: Element, reader: ChapterReader) -> None:
    for written, above in stray_rooms(root):
        reader.error(
            f'"{written}" stands where no room can be given',
            "put the braces, after a space, at the end of a paragraph or of an item of a list",
            reader.source.at(reader.source.line_below(above, written)),
        )
    for image, line in misplaced_pictures(root):
        reader.error(*ROW_PICTURE, reader.source.at(line))
        del image.attrib["src"]
    notes = inline_footnotes(root)
    for paragraph in notes.nested:
        reader.error(
            "a footnote refers to another footnote",
            "put what both say into one of them",
            reader.place(paragraph),
        )
    for name, note in notes.unused:
        line = next((one.line for one in map(reader.place, note.iter()) if one.line), 0)
        hint = f"write {name} where it belongs, or delete the note"
        reader.references.tally.note("a note is left out: nothing refers to it", hint, line, name)
    for name, element in notes.missing:
        problem = "this refers to a note that is not there; it is printed as it is typed"
        hint = f"write the note below the text: {name}: what it says"
        line = reader.place(element).line or 0
        reader.references.tally.note(problem, hint, line, name)


def _announce_ids(root: Element, reader: ChapterReader) -> None:
    """Tell the reader's anchors which ids the author gave, in the order of their lines."""
    title = next((child for child in root if child.tag == "h1"), None)
    given = [
        (reader.place(one).line, name)
        for one in root.iter()
        if one is not title
        for name in (one.get("id"), reader.attributes(one).id)
        if name
    ]
    lines = ids_by_line(reader.source.text)
    for name in [name for piece in reader.engine.raw_html() for name in ids_in(piece)]:
        given.append((lines[name].pop(0) if lines.get(name) else None, name))
    for line, name in sorted(given, key=lambda one: one[0] or 0):
        reader.anchors.announce(name, line)


def _take_prompts(children: list[Element], reader: ChapterReader) -> Prompts:
    """Take `prompts=all` from the braces of the title: which questions of the chapter get room."""
    for title in [child for child in children if child.tag == "h1"][:1]:
        attributes = title.get("data-attrs", "")
        found = _PROMPTS.search(attributes)
        if not found:
            break
        title.set("data-attrs", attributes.replace(found[0], "").strip())
        if found[1] in [*Prompts]:
            return Prompts(found[1])
        reader.error(
            f'"prompts={found[1]}" says nothing of questions', PROMPTS_HINT, reader.place(title)
        )
    return reader.prompts


def _title(
    children: list[Element], reader: ChapterReader, above: str
) -> tuple[str, tuple[str, ...]]:
    titles = [child for child in children if child.tag == "h1"]
    if titles:
        heading = titles[0]
        if heading is not children[0]:
            reader.findings.add(
                warning(
                    "text stands above the title; it is set below it",
                    hint="put the line with the title first; settings go into workbook.yml",
                    at=reader.place(children[0]),
                )
            )
        children.remove(heading)
        return reader.inline(heading), reader.heading_attributes(heading).classes
    if above:
        return reader.words(above), ()
    stem = reader.source.path.stem
    text = title_of(stem.lstrip("0123456789-_. ") or stem)
    reader.findings.add(
        warning(
            f'has no title; it is called "{text}" after its file',
            hint="begin the file with a line such as # Trust",
            at=reader.source.at(1),
        )
    )
    return reader.words(text), ()


def _lede(children: list[Element], reader: ChapterReader) -> str:
    """Take the paragraph below the title that is in italics as a whole.

    One that asks is none where another that asks is below it: they are questions.
    """
    if not children or children[0].tag != "p" or children[0].get("data-attrs"):
        return ""
    inner = list(children[0])
    if len(inner) != 1 or inner[0].tag != "em":
        return ""
    if (children[0].text or "").strip() or (inner[0].tail or "").strip():
        return ""
    if len(children) > 1 and all(form_of_line(one) is Form.ITALIC for one in children[:2]):
        return ""
    return reader.inline(children.pop(0)[0])


def _facts(children: list[Element], reader: ChapterReader) -> tuple[Fact, ...]:
    """Take the definition list that follows the title and the lede."""
    if not children or children[0].tag != "dl":
        return ()
    facts: list[Fact] = []
    label = ""
    reader.refuse_rooms(children[0])
    for element in children.pop(0):
        if element.tag == "dt":
            label = reader.inline(element)
        else:
            facts.append(Fact(label=label, value=reader.inline(element)))
    return tuple(facts)
