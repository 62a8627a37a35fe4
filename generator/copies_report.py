"""What is said of copies, and of what is handed out beside them, on the command line."""

from generator.files import display
from generator.press_report import counted, sheets_as_text
from generator.report import list_rows


def rehearsal_as_text(rehearsal, *, names: bool) -> str:
    """Give what a run of copies would make: of which book; a line a copy; how many, and which rows
    can't be used and why. Names of files, which are made of names, stand there for `names`.
    """
    done = rehearsal.done
    used = {one.edition for one in rehearsal.copies if one.edition}
    books = [one for one in rehearsal.books if one.edition in used] or rehearsal.books[:1]
    several = len(rehearsal.books) > 1
    lines = [f"{display(rehearsal.workbook)}: {rehearsal.title}"]
    lines += [
        _book(one, counted(one.pages, "page") if several else _lengths(done)) for one in books
    ]
    lines.append(f"into {display(rehearsal.folder)}")
    for one in rehearsal.copies:
        if not one.reason:
            what = f"{one.file if names else 'a copy'}, {counted(one.pages, 'page')}"
            lines.append(f"row {one.row}: {what}" + (f", {one.edition}" if several else ""))
    lines.append(f"{done.made:,} copy" if done.made == 1 else f"{done.made:,} copies")
    lines += _to_bring(done.to_bring)
    refused: dict[str, set[int]] = {}
    for one in rehearsal.copies:
        if one.reason:
            refused.setdefault(one.reason, set()).add(one.row)
    if refused:
        rows = {row for those in refused.values() for row in those}
        lines.append(f"{counted(len(rows), 'row')} can't be used:")
        lines += [f"  {list_rows(those)}: {reason}" for reason, those in refused.items()]
    return "\n".join(lines)


def _book(book, pages: str) -> str:
    width, height = (f"{one:g}" for one in book.paper)
    return f"edition {book.edition}, {width} x {height} mm, {pages}"


def copies_as_text(done) -> str:
    """Give the closing line of a run of copies, and what to bring."""
    counts = [f"{done.made:,} made"]
    counts += [f"{done.kept:,} there before"] if done.kept else []
    counts += [f"{done.failed:,} failed"] if done.failed else []
    sheets = f"; {sheets_as_text(done.on_sheets)}" if done.on_sheets else ""
    closing = f"{display(done.folder)}: {', '.join(counts)}, {_lengths(done)}{sheets}"
    return "\n".join([closing, *_to_bring(done.to_bring)])


def _to_bring(needs) -> list[str]:
    """Give the line that says what to print and to bring; none of books for a screen."""
    if not needs.sheets:
        return []
    people = "person" if needs.people == 1 else "people"
    what = f"{counted(needs.books, 'book')}, {counted(needs.sheets, 'sheet')} of paper"
    who = f"{counted(needs.couples, 'couple')}, {needs.people:,} {people}"
    return [f"to bring, for {who}: {what}, {counted(needs.people, 'pen')}"]


def handing_as_text(done, *, rehearsed: bool) -> str:
    """Give what was made for handing out, a line a file; or what a run would make."""
    lines = [
        f"{display(one.file)}: {counted(one.count, one.what)}, "
        f"{counted(one.pages, 'page')} of {one.paper}"
        for one in done.sheets
        if one.count or rehearsed
    ]
    head = [f"{display(done.workbook)}: {done.title}", f"into {display(done.folder)}"]
    return "\n".join([*(head if rehearsed else []), *lines])


def _lengths(done) -> str:
    least, most = done.pages, done.most_pages
    return f"{least} to {most} pages" if least < most else f"{counted(least, 'page')} each"
