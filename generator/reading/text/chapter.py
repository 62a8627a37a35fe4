"""One Markdown file -> a `Chapter`: its opening, then its blocks."""

from xml.etree.ElementTree import Element

from generator.diagnostics import Findings, warning
from generator.model import Block, Chapter, Exercise, Fact, Mention, Space
from generator.reading.exercises import kinds
from generator.reading.source import Source
from generator.reading.text.blanks import lay_blanks
from generator.reading.text.blocks import parse_blocks
from generator.reading.text.chapter_reader import ChapterReader
from generator.reading.text.engine import Engine
from generator.reading.text.footnotes import inline_footnotes
from generator.reading.text.line_marks import mark_source
from generator.reading.text.links import References
from generator.reading.text.sanitise import plain_text
from generator.reading.text.stray_rooms import stray_rooms
from generator.slugs import title_of


def parse_chapter(
    source: Source,
    engine: Engine,
    references: References,
    default: Space | None,
    findings: Findings,
    *,
    next_number: int,
) -> Chapter:
    """Read one chapter. What is wrong with it goes to `findings`.

    `default` is the room of a question that asks for none; `next_number` is the chapter's
    number if it carries one.
    """
    marked = mark_source(source, kinds(), findings)
    reader = ChapterReader(
        source=source,
        engine=engine,
        references=references,
        default=default,
        findings=findings,
        headers=marked.headers,
    )
    try:
        return _chapter(engine.tree(marked.text), reader, next_number, marked.columns)
    except RecursionError:
        reader.error(
            "is nested too deeply to be read",
            "take some levels of lists, quotations or brackets away",
            source.at(),
        )
        return _chapter(Element("div"), reader, next_number, marked.columns)


def _chapter(
    root: Element, reader: ChapterReader, next_number: int, columns: tuple[Mention, ...]
) -> Chapter:
    _refuse_misplaced(root, reader)
    lay_blanks(root)
    children = list(root)
    line = next((reader.place(child).line for child in children if child.tag == "h1"), 1)
    title, classes = _title(children, reader)
    return Chapter(
        slug=reader.references.slug,
        file=reader.source.name,
        number=0 if "unnumbered" in classes else next_number,
        title=title,
        title_text=plain_text(title),
        lede=_lede(children, reader),
        facts=_facts(children, reader),
        blocks=_without_last_break(parse_blocks(children, reader)),
        columns=columns,
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
    for paragraph in inline_footnotes(root):
        reader.error(
            "a footnote refers to another footnote",
            "put what both say into one of them",
            reader.place(paragraph),
        )


def _title(children: list[Element], reader: ChapterReader) -> tuple[str, tuple[str, ...]]:
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
    """Take the paragraph below the title that is in italics as a whole."""
    if not children or children[0].tag != "p" or children[0].get("data-attrs"):
        return ""
    inner = list(children[0])
    if len(inner) != 1 or inner[0].tag != "em":
        return ""
    if (children[0].text or "").strip() or (inner[0].tail or "").strip():
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
