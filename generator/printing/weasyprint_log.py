"""What WeasyPrint says and raises while it works, as findings."""

import contextlib
import logging
import re
import sys
import warnings
from collections.abc import Iterator

from generator.diagnostics import Findings, Location, WorkbookError, error, warning
from generator.printing.named_in import NamedIn, Refused, shown


class _Collector(logging.Handler):
    """Turns what WeasyPrint logs into findings."""

    def __init__(self, findings: Findings, place: Location | None, named: NamedIn | None):
        super().__init__(logging.WARNING)
        self._findings = findings
        self._place = place
        self._named = named

    def emit(self, record: logging.LogRecord) -> None:
        caught = sys.exception()
        if caught is not None and not isinstance(caught, Exception):
            raise caught  # Ctrl-C: while it draws, the library takes it for a damaged picture
        message = " ".join(record.getMessage().split())
        if message.startswith(_MISSING_GLYPH):
            return  # told once a book, with all others: its fonts know them
        hint = next(
            (hint for start, hint in _HINTS.items() if message.startswith(start)),
            "look at the page it belongs to; the template or the CSS of the theme may be at fault",
        )
        if Refused.__name__ in message:
            return  # told by the fetcher, which knows why
        message, place = self._placed(message)
        message = _NOT_LOADED.sub(_in_words, message)
        self._findings.add(warning(f"while typesetting: {message}", hint=hint, at=place))

    def _placed(self, message: str) -> tuple[str, Location | None]:
        """Give a message about a stylesheet without the place in all of them, and that in its own
        file; of an address, where it is named.
        """
        if self._named is None:
            return message, self._place
        found = _AT.search(message)
        at = self._named.line(int(found[1]), message if self._place else "") if found else None
        if found and at:
            return message[: found.start()] + message[found.end() :], at
        for pattern, find in (
            (_ADDRESS, self._named.address),
            (_ANCHOR, self._named.anchor),
            (_FACE, self._named.face),
        ):
            if asked := pattern.search(message):
                return message, find(asked[1]) or self._place
        return message, self._place


def _in_words(found: re.Match[str]) -> str:
    return f'can\'t load the picture "{shown(found["address"])}": {found["why"]}'


_AT = re.compile(r" at (\d+):\d+")
_NOT_LOADED = re.compile(r"Failed to load image at '(?P<address>.+)': \w+: (?P<why>.*)")
_ADDRESS = re.compile(r"(?:Failed to load image at '|Failed to render SVG image )([^' ]+)")
_ANCHOR = re.compile(r"No anchor (#\S+)")
_FACE = re.compile(r"Font-face '(.+)' cannot be loaded")
_MISSING_GLYPH = ".notdef glyph rendered"
_HINTS = {
    "No anchor": "correct the link; sections are named by their words, such as #what-is-mine",
    "Failed to load image": "see that the file is a picture and not damaged",
    "Font-face": "see that the file is a typeface and not damaged",
    "Ignored": "correct the CSS of the theme, or take the line out",
}
# What it stumbles over in CSS that asks for what can't be, the narrower kind first.
_CAUSES: dict[type[Exception], str] = {
    RecursionError: "boxes are nested too deeply",
    ArithmeticError: "a length is too large, or none",
    MemoryError: "it takes more memory than there is",
    **dict.fromkeys(
        (
            AssertionError,
            AttributeError,
            LookupError,
            RuntimeError,
            SyntaxError,
            TypeError,
            ValueError,
        ),
        "a value in the CSS can't be",
    ),
}


@contextlib.contextmanager
def reported(findings: Findings, name: str | None, named: NamedIn | None = None) -> Iterator[None]:
    """Turn what WeasyPrint logs into findings about a document, or about the files and lines that
    name what it is about.
    """
    logger = logging.getLogger("weasyprint")
    collector = _Collector(findings, Location(file=name) if name else None, named)
    handlers, propagate = logger.handlers[:], logger.propagate
    logger.handlers, logger.propagate = [collector], False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of Pillow's, that a picture is large
            yield
    finally:
        logger.handlers, logger.propagate = handlers, propagate


@contextlib.contextmanager
def explained(name: str) -> Iterator[None]:
    """Turn what WeasyPrint raises on impossible CSS into an error: sizes that overflow, lengths of
    no kind it knows.
    """
    try:
        yield
    except tuple(_CAUSES) as reason:
        cause = next(words for kind, words in _CAUSES.items() if isinstance(reason, kind))
        raise WorkbookError(
            error(
                f"can't be laid out: {cause}",
                hint="take the theme's CSS away piece by piece to find what asks too much",
                at=Location(file=name),
            )
        ) from reason
