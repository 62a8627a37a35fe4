"""What is said of sheets for the press, and of printers, on the command line."""

_FULL_SIZE = 0.9995  # what is not said to be smaller


def sheets_as_text(facts) -> str:
    """Give what is said of a file of sheets: how many, how they are turned over, the scale."""
    size = " x ".join(f"{one:.5g}" for one in facts.sheet_mm) + " mm"
    sheet = f"{facts.sheet} ({size})" if facts.sheet else size
    sides = f"both sides, turned over along the {facts.edge} edge" if facts.edge else "one side"
    lines = [f"{counted(facts.sheets, 'sheet')} of {sheet}, {sides}"]
    if facts.scale < _FULL_SIZE:
        pitch = f"rules {facts.pitch * facts.scale:.1f} mm apart"
        lines.append(f"pages at {facts.scale:.1%}, {pitch}")
    if facts.cards:
        lines.insert(0, counted(facts.cards, "card"))
    if not facts.whole:
        lines.append("for the press: without tags, links, fields")
    return "; ".join(lines)


def printer_as_text(printer) -> str:
    """Give what a measured printer does to pages, a line for each way that sheets lie."""
    lines = []
    for way, found in (("upright", printer.upright), ("lying", printer.lying)):
        if found:
            sides = (
                f"{side} {left:g} mm from the left, {head:g} mm from the head"
                for side, (left, head) in (("front", found.front), ("back", found.back))
            )
            lines.append(
                f"{printer.name}, {way} sheets: {'; '.join(sides)}; line {found.line:g} mm"
            )
    return "\n".join(lines)


def counted(number: int, word: str) -> str:
    """Give a number with what it counts, one or several."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
