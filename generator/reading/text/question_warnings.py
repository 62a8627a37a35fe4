"""What is said of questions that get no room: one sentence for each way of asking in a file."""

from generator.diagnostics import Diagnostic, warning
from generator.reading.source import Source
from generator.reading.text.questions import Form

_SILENCE = "{ space=none } at its end says that one is to talk about"
_ROOM = f'number them, or write "prompts: all" in workbook.yml; {_SILENCE}'
_LINES_NAMED = 3

_SAID = {
    Form.BOLD: ("question{s} in bold", _ROOM),
    Form.ITALIC: ("question{s} in italics", _ROOM),
    Form.HEADING: ("heading{s} that ask{v}", _ROOM),
    Form.BULLET: ("question{s} with a bullet", _ROOM),
    Form.PLAIN: ("question{s} in a paragraph of {its} own", _ROOM),
    Form.TRAILING: (
        "numbered question{s} with words after the question mark",
        'put these words into brackets, or write "prompts: all" in workbook.yml; ' + _SILENCE,
    ),
    Form.QUOTED: (
        "question{s} in a quotation",
        'take the > away and number them, or write "prompts: all" in workbook.yml; ' + _SILENCE,
    ),
    Form.TERM: ("question{s} in a definition list", _ROOM),
    Form.CELL: (
        "question{s} in a table without an empty cell",
        "leave a cell beside each empty, or make a numbered list of them",
    ),
    Form.LABEL: (
        "label{s} with nothing after the colon",
        "draw a line of underscores below, put { lines=6 } at the end, or write "
        '"prompts: all" in workbook.yml',
    ),
}


def told(form: Form, lines: list[int], source: Source) -> Diagnostic:
    """Say how many questions of a form have no room, in which lines, and what to write."""
    words, hint = _SAID[form]
    one = len(lines) == 1
    what = words.format(s="" if one else "s", v="s" if one else "", its="its" if one else "their")
    named = [str(line) for line in lines[:_LINES_NAMED] if line]
    more = " ..." if len(lines) > _LINES_NAMED else ""
    where = f" ({'line' if one else 'lines'} {', '.join(named)}{more})" if named else ""
    verb = "gets" if one else "get"
    return warning(
        f"{len(lines)} {what} {verb} no room{where}", hint=hint, at=source.at(lines[0] or None)
    )
