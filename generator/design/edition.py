"""One way to print a workbook."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from generator.diagnostics import WorkbookError, did_you_mean, error
from generator.model import (
    Block,
    Brand,
    Chapter,
    Edition,
    EditionPlan,
    Exercise,
    Item,
    Listing,
    Notes,
    Printing,
    PrintSize,
    Prompt,
    Workbook,
)
from generator.model.binding import BINDINGS, PUNCHED, Pad
from generator.model.bleed import Bleed
from generator.units import Paper, parse_paper

DEFAULT_PAPER = "letter"
_ALIKE = 0.08  # of a side: by how much papers differ that are alike

# The distances that ruled paper is sold with, in mm.
PITCHES = {"narrow": 6.35, "college": 7.1, "wide": 8.7, "clear": 10.0, "large": 12.0}
_PITCH_OF = {PrintSize.STANDARD: "wide", PrintSize.CLEAR: "clear", PrintSize.LARGE: "large"}


def choose_plans(workbook: Workbook, names: tuple[str, ...]) -> tuple[EditionPlan, ...]:
    """Give the editions that are named, all of them for `all`, the first where none is.

    Raises `WorkbookError` for names of none.
    """
    known = {plan.name: plan for plan in workbook.editions}
    if "all" in names:
        return workbook.editions
    unknown = [name for name in names if name not in known]
    if unknown:
        raise WorkbookError(
            *(
                error(f'unknown edition "{name}"', hint=did_you_mean(name, [*known, "all"]))
                for name in unknown
            )
        )
    return tuple(known[name] for name in names) or workbook.editions[:1]


def choose_chapter(workbook: Workbook, name: str) -> Chapter:
    """Give the chapter whose file begins with a number, or is called so, with or without `.md`.

    Raises `WorkbookError` where there is none.
    """
    stem = name.removesuffix(".md")
    number = _number(stem, whole=True)
    for chapter in workbook.chapters:
        own = PurePosixPath(chapter.file).stem
        if stem in (own, chapter.slug) or (number is not None and _number(own) == number):
            return chapter
    stems = [PurePosixPath(chapter.file).stem for chapter in workbook.chapters]
    raise WorkbookError(error(f'no chapter "{name}"', hint=did_you_mean(name, stems)))


def _number(stem: str, *, whole: bool = False) -> int | None:
    """Give the number that a file's name begins with, or that is the whole of it."""
    number = re.match(r"\d{1,18}\Z" if whole else r"\d{1,18}(?!\d)", stem)
    return int(number[0]) if number else None


def plan_edition(
    workbook: Workbook,
    plan: EditionPlan | None = None,
    *,
    paper: Paper | None = None,
    handout: Chapter | None = None,
    brand: Brand | None = None,
    named: bool = False,
    bleed: Bleed | None = None,
    least_inner_mm: float = 0.0,
) -> Edition:
    """Give an edition of a workbook, the first one if no plan is named.

    `paper` is what the user names now; it wins over the edition's, the workbook's and the brand's.
    `handout` is the one chapter to hand out by itself; with a `bleed` it is for a press.
    Between its text and the fold there are `least_inner_mm` at least.
    """
    printing = brand.printing if brand else Printing()
    usual = parse_paper(printing.paper or DEFAULT_PAPER)
    plan = plan or workbook.editions[0]
    slugs = (handout.slug,) if handout else plan.chapters
    written = [one for one in workbook.chapters if not slugs or one.slug in slugs]
    printed_on = paper or plan.paper or workbook.paper or usual
    pitch = plan.pitch or _PITCH_OF[plan.size]
    chapters = tuple(replace(one, blocks=_for_participants(one.blocks)) for one in written)
    noted = zip(chapters, (tuple(_notes(one.blocks)) for one in written), strict=True)
    return Edition(
        name=plan.name,
        workbook=replace(workbook, chapters=chapters),
        notes=tuple(
            Notes(chapter=chapter, blocks=blocks)
            for chapter, blocks in noted
            if blocks and plan.facilitator
        ),
        brand=brand,
        for_facilitator=plan.facilitator,
        paper=printed_on,
        pitch_mm=PITCHES[pitch],
        recto_openings=workbook.recto_openings,
        size=plan.size,
        face=plan.face or workbook.face or ("sans" if plan.size.eases else ""),
        on_screen=plan.on_screen,
        ink_saver=(plan.ink or printing.ink) == "saver",
        handout=handout is not None,
        named=named,
        bleed=bleed,
        binding=BINDINGS["none" if handout else plan.binding],
        pad=Pad(plan.pad),
        punch_marks=plan.punch_marks and plan.binding == PUNCHED and not handout,
        least_inner_mm=least_inner_mm,
        soft_breaks=pitch != _PITCH_OF[PrintSize.STANDARD]
        or not _are_alike(printed_on, workbook.paper or usual),
        left_out=tuple(one.slug for one in workbook.chapters if one not in written),
    )


def _are_alike(one: Paper, other: Paper) -> bool:
    """Tell whether what fills a page of a paper fills one of another: letter and A4 are alike."""
    sides = ((one.width_mm, other.width_mm), (one.height_mm, other.height_mm))
    return all(abs(a - b) <= _ALIKE * b for a, b in sides)


def _notes(blocks: tuple[Block, ...]) -> Iterator[Exercise]:
    """Give what is written for who leads, wherever it stands."""
    for block in blocks:
        match block:
            case Exercise(kind="facilitator"):
                yield block
            case Exercise():
                yield from _notes(block.body)
            case Prompt():
                yield from _notes(block.below)
            case Listing():
                for item in block.items:
                    yield from _notes((item,) if isinstance(item, Prompt) else item.body)


def _for_participants(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Give the blocks without what is written for who leads the session."""
    return tuple(
        _without_notes(block)
        for block in blocks
        if not (isinstance(block, Exercise) and block.kind == "facilitator")
    )


def _without_notes(block: Block) -> Block:
    match block:
        case Prompt():
            return _prompt_without_notes(block)
        case Listing():
            return replace(block, items=tuple(map(_item_without_notes, block.items)))
        case Exercise():
            return replace(block, parts=tuple(map(_for_participants, block.parts)))
        case _:
            return block


def _prompt_without_notes(prompt: Prompt) -> Prompt:
    drawn = prompt.drawn
    return replace(
        prompt,
        body=_for_participants(prompt.body),
        drawn=drawn and replace(drawn, blocks=_for_participants(drawn.blocks)),
        follow=_for_participants(prompt.follow),
    )


def _item_without_notes(item: Prompt | Item) -> Prompt | Item:
    if isinstance(item, Prompt):
        return _prompt_without_notes(item)
    return replace(item, body=_for_participants(item.body))
