"""Spots -> flaws: what is wrong in words, why it matters, what to do, and who says so."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from generator.checking.preflight.mark_rules import SPACES
from generator.diagnostics import Severity, listed
from generator.model.preflight import Flaw, Spot
from generator.model.press_target import PressTarget, Rule


class Words(NamedTuple):
    """What is said of a rule: `setting` is the one its figure stands in, `worst` picks which of
    several values is told.
    """

    message: str
    why: str
    hint: str
    setting: str = ""
    worst: str = "min"


_CUT_OFF = "paper is never cut to the hair: what stands there can be cut off"
_WORDS: Mapping[Rule, Words] = {
    Rule.ENCRYPTION: Words(
        "it is encrypted",
        "what is encrypted is not let through by printing services",
        "save it again without a password and without restrictions",
    ),
    Rule.BOXES: Words(
        "the boxes of the page are odd: {what}",
        "where the page is cut is read off its boxes",
        "have the PDF made anew, with the size of the page after cutting as its TrimBox",
    ),
    Rule.TRIM_SIZE: Words(
        "a page of {what} is no size that {title} prints",
        "another size is refused, or the pages are scaled",
        "choose another paper: {trims}",
        "trim-sizes",
    ),
    Rule.PAGE_SIZES: Words(
        "the page is {what}",
        "the pages of a book are cut together, to one size",
        "make all pages the same size",
    ),
    Rule.ROTATION: Words(
        "the page is turned by {what}",
        "programs that lay pages on sheets do not always turn with it",
        "turn what stands on the page, not the page",
    ),
    Rule.PAGE_COUNT: Words(
        "{what}",
        "a binding takes so many pages",
        "add pages or take some away",
        "least-pages",
    ),
    Rule.BLANK_PAGES: Words(
        "the page is blank",
        "it reads as one that was forgotten",
        "see whether something is missing on it, or take it out",
    ),
    Rule.FONTS: Words(
        "the typeface {what} is not in the file",
        "another is printed in its place, with other widths and other letters",
        "make the PDF with its fonts embedded",
    ),
    Rule.WHOLE_FONTS: Words(
        "the typeface {what} is in the file with all its letters, {kilobytes:,.0f} KB",
        "it makes the file large to send",
        "make the PDF with the letters that are used alone",
        worst="max",
    ),
    Rule.RESOLUTION: Words(
        "a picture is printed with {value:.0f} dots to the inch, and {least_dpi:g} are needed",
        "it prints blurred, or in steps",
        "take a larger picture, or print it smaller",
        "least-dpi",
    ),
    Rule.COLOUR: Words(
        "colours in {what}, and {title} takes {colours}",
        "they are converted, and come out otherwise; text in them can print light or with fringes",
        "make the PDF with its colours in {colours}",
        "colours",
    ),
    Rule.INK: Words(
        "{what} with {value:.0f} % of ink, and {most_ink:g} % are the most",
        "so much ink does not dry: it smears, and comes off on the page that lies on it",
        "take a lighter colour, and black for text and lines",
        "most-ink",
        "max",
    ),
    Rule.SMALL_TEXT: Words(
        "text of {value:.1f} pt, and {least_text_pt:g} pt are the least",
        "small letters fill in or break, and few can read them",
        "set it larger",
        "least-text",
    ),
    Rule.HAIRLINES: Words(
        "lines of {value:.2f} pt, and {least_line_pt:g} pt are the least",
        "they come out broken, or not at all",
        "make them thicker",
        "least-line",
    ),
    Rule.OVER_TRIM: Words(
        "text runs {value:.1f} mm over the edge of the page",
        "it is cut off",
        "move it into the page, or make the page larger",
        worst="max",
    ),
    Rule.MARGINS: Words(
        "{what} stands {value:.1f} mm from the edge, and {margins} are kept free",
        _CUT_OFF + ", or not printed at all",
        "move it further in, or let it run off the page where that can be printed",
        "margin",
    ),
    Rule.BLEED: Words(
        "{what} ends {value:.1f} mm beyond the edge, and {bleed:g} mm of bleed are needed",
        "where the cut is a little off, a white edge stays",
        "let it run on beyond the edge, or end it inside of the margin",
        "bleed",
    ),
    Rule.TRANSPARENCY: Words(
        "{what} lets what lies below it through",
        "it is flattened before it is printed, and colours and letters can change with that",
        "flatten it, or use a solid colour in its place",
    ),
    Rule.GROUPS: Words(
        "drawings are transparency groups",
        "the older standards of print allow none, even where nothing in them is transparent",
        "have the PDF flattened, or made as PDF/X-1a",
    ),
    Rule.COMMENTS: Words(
        "{what} hang on the page",
        "they are printed, or not, as the printer has it set",
        "delete them, or make them part of the page",
    ),
    Rule.LINKS: Words(
        "{what} lie on the page",
        "paper has none, and some services refuse them",
        "make the PDF without them",
    ),
    Rule.BOOKMARKS: Words(
        "it has bookmarks",
        "paper has none, and some services refuse them",
        "make the PDF without them",
    ),
    Rule.PARTED: Words(
        "a question is parted from its room, which is on page {value:.0f}",
        "who answers has to turn back to read what is asked",
        "put a block newpage above it, or ask for less room",
    ),
}


def flaws_of(spots: Iterable[Spot], target: PressTarget) -> tuple[Flaw, ...]:
    """Give what was found, told once a rule and what: errors first, then in the order of rules.

    What the target does not ask for is left out.
    """
    kinds: dict[tuple[Rule, str], list[Spot]] = {}
    for spot in spots:
        if spot.rule in target.severities:
            kinds.setdefault((spot.rule, spot.what), []).append(spot)
    flaws = [_flaw(rule, what, found, target) for (rule, what), found in kinds.items()]
    order = list(Rule)
    return tuple(
        sorted(
            flaws,
            key=lambda one: (
                one.severity is not Severity.ERROR,
                order.index(one.rule) if one.rule else -1,
                one.pages,
            ),
        )
    )


def _flaw(rule: Rule, what: str, found: list[Spot], target: PressTarget) -> Flaw:
    words = _WORDS[rule]
    first = min(found, key=lambda one: one.page)
    pick = max if words.worst == "max" else min
    value = first.value if rule is Rule.PARTED else pick(one.value for one in found)
    figures = _figures(target) | {"what": what, "value": value, "kilobytes": value / 1000}
    return Flaw(
        rule=rule,
        severity=target.severities[rule],
        pages=tuple(sorted({one.page for one in found if one.page})),
        place=first.place,
        message=words.message.format(**figures),
        why=words.why,
        hint=words.hint.format(**figures),
        source=target.sources.get(rule.value, "") or target.sources.get(words.setting, ""),
    )


def _figures(target: PressTarget) -> dict[str, object]:
    colours = [SPACES[one] for one in SPACES if one in target.colours]
    outer = target.margin
    inner = max((one.mm for one in target.gutters), default=outer)
    more = f" ({inner:.1f} mm at the fold of the thickest book)" if inner > outer else ""
    trims = [one.name for one in target.trims]
    return {
        "title": target.title,
        "colours": listed(colours) if colours else "",
        "trims": ", ".join(trims) or "one that it prints",
        "least_dpi": target.least_dpi,
        "most_ink": target.most_ink,
        "least_text_pt": target.least_text_pt,
        "least_line_pt": target.least_line_pt,
        "bleed": round(target.bleed, 1),
        "margins": f"{outer:.1f} mm{more}",
    }
