"""A block of a kind: its options checked, its rooms and its parts put together."""

import textwrap
from dataclasses import replace
from types import ModuleType
from typing import Any

from generator.model import Block, Exercise, Prompt, WritingSpace
from generator.model.form_names import joined_label
from generator.reading.exercises._fields import RepeatedOptions
from generator.reading.text.block_heads import Header
from generator.reading.text.chapter_reader import ChapterReader
from generator.reading.text.repeats import Earlier, take_options
from generator.reading.text.sanitise import plain_text
from generator.slugs import slugify
from generator.yaml import error_line, validate

Parts = tuple[tuple[Block, ...], ...]


def read_exercise(module: ModuleType, header: Header, parts: Parts, reader: ChapterReader) -> Block:
    """Give the block of a head and its parts; what is wrong with it is a finding."""
    options = validate(
        module.Options,
        reader.set_marks(header.options),
        reader.source.at,
        reader.findings,
        what=f"{header.kind} option",
        hints=module.HINTS,
        first_line=header.options_line,
    )
    place = reader.source.at(header.line)
    has_body = any(parts)
    if module.NEEDS_BODY is not None and has_body != module.NEEDS_BODY:
        problem = "is empty" if module.NEEDS_BODY else "holds text, which it can't"
        end = f"write its text between /// {header.kind} and ///"
        hint = end if module.NEEDS_BODY else "move the text below the line ///"
        reader.error(f'the block "{header.kind}" {problem}', hint, place)
    may_repeat = issubclass(module.Options, RepeatedOptions)
    earlier = _earlier(header, options, reader) if may_repeat and options else None
    title = reader.words(header.title)
    if options and may_repeat and options.same:
        options = earlier and take_options(options, earlier, header, place, reader.error)
        title = title or (earlier.title if earlier else "")
    if options is None:  # said by `validate`, or of the earlier one
        if may_repeat:
            reader.references.repeats.note_exercise(header.kind, title, place, None)
        return without_options(header.kind, parts)
    if hasattr(module, "check"):
        for problem, hint in module.check(options, header.title, parts):
            reader.error(f'the block "{header.kind}" {problem}', hint, place)
    words = slugify(plain_text(title))
    anchors = reader.anchors
    own = anchors.id(anchors.new(f"{header.kind}-{words}" if words else header.kind, rooms=True))
    asked = module.spaces(options, has_body=has_body) if hasattr(module, "spaces") else ()
    exercise = Exercise(
        kind=header.kind,
        id=own,
        title=title,
        options=options,
        parts=parts,
        spaces=tuple(
            WritingSpace(
                id=f"{own}-{mark}",
                label=joined_label(plain_text(title), label),
                keep=own,
                space=space,
            )
            for mark, label, space in asked
        ),
        source=typed_body(header, reader) if hasattr(module, "SHOWS_SOURCE") else "",
        place=place,
        same=earlier.first if earlier else "",
    )
    if may_repeat:
        reader.references.repeats.note_exercise(header.kind, title, place, exercise)
    if not hasattr(module, "block"):
        return exercise
    block = module.block(exercise)
    return replace(block, line=header.line) if isinstance(block, Prompt) else block


def _earlier(header: Header, options: Any, reader: ChapterReader) -> Earlier | None:
    """Give the block that one is to be drawn as once more; where there is none, that is told."""
    if not options.same:
        return None
    line = error_line(header.options, "same", header.options_line)
    return reader.references.repeats.find(
        header.kind, options.same, reader.source.at(line), reader.error
    )


def typed_body(header: Header, reader: ChapterReader) -> str:
    """Give the text of a block as it is typed, without the indent that all its lines have."""
    lines = reader.source.text.split("\n")
    body = "\n".join(lines[number - 1].expandtabs(4).rstrip() for number in header.body)
    return textwrap.dedent(body).strip("\n")


def without_options(kind: str, parts: Parts) -> Exercise:
    """Give a block whose options are wrong, so that what stands in it is still read."""
    return Exercise(kind=kind, id="", title="", options=None, parts=parts, spaces=())
