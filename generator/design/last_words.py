"""The last line of a paragraph: never a single short word, which looks lost."""

import re

_SHORT = 18  # letters of the last two words, with the space between: more would leave a gap above
_LONG = 36  # letters of a text that may take more than a line
_NEAR = 400  # letters of HTML before its end that are looked at

_CLOSING = r"(?:</(?:a|b|em|i|strong)>)*"
_END = re.compile(
    rf"(?<=[^\s<>]) (?=([^\s<>]+){_CLOSING}[^\s<>]*{_CLOSING}\s*</(?:p|li|dd|h[2-6])>)"
)
_BLOCK = re.compile(r"<(?:p|li|dd|h[2-6])\b[^<>]*>|</(?:p|li|dd|ul|ol|dl|div|table|pre)>")
_TAG = re.compile(r"<[^<>]*>")
_NO_BREAK = "\N{NO-BREAK SPACE}"


def with_last_words(html: str) -> str:
    """Give HTML whose paragraphs, items and headings keep their last two words on one line, where
    these are short and the text may be longer than a line. Its length stays as it is.
    """
    pieces, end = [], 0
    for found in _END.finditer(html):
        text = _before(html, found.start())
        if len(text) >= _LONG and len(text.rpartition(" ")[2]) + 1 + len(found[1]) <= _SHORT:
            pieces += [html[end : found.start()], _NO_BREAK]
            end = found.end()
    return "".join([*pieces, html[end:]])


def _before(html: str, place: int) -> str:
    """Give the last of the text that stands before a place in its own block."""
    near = html[max(0, place - _NEAR) : place]
    begin = max((one.end() for one in _BLOCK.finditer(near)), default=0)
    return _TAG.sub("", near[begin:])
