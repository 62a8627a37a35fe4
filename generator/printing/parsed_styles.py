"""Typefaces and stylesheets as WeasyPrint takes them: read once for all books of a run."""

import re
import tempfile
from collections import OrderedDict

from weasyprint import CSS
from weasyprint.text.fonts import FontConfiguration

from generator.diagnostics import Findings
from generator.printing.fetcher import Fetcher
from generator.printing.named_in import Begins, NamedIn
from generator.printing.weasyprint_log import explained, reported

MOST_STYLES = 8  # what was used longest ago falls out first
# Unpacked fonts lie in the temporary folder of the run, and go with it.
_Key = tuple[str, str]
_configurations: dict[_Key, FontConfiguration] = {}
_parsed: OrderedDict[tuple[_Key, str], CSS] = OrderedDict()
# What makes a stylesheet mean another thing elsewhere, or at another time: files that are opened
# while it is read, and addresses that are not whole. An escape may hide either.
_OF_ITS_PLACE = re.compile(
    r'url\((?!"(?:data|file):)|@(?:import|font-face|color-profile)|\\0*[4-7][0-9a-f]|\\[g-z]', re.I
)


def parse_styles(
    faces: str,
    styles: str,
    *,
    begins: Begins = (),
    base: str,
    fetcher: Fetcher,
    findings: Findings,
) -> tuple[FontConfiguration, CSS]:
    """Give the fonts of some @font-face rules and a stylesheet, to lay out documents with.

    A stylesheet is parsed again where that may come out otherwise: `base` is what its addresses are
    seen from, `findings` gets what is wrong with it, by the files that begin at lines of it.
    """
    key = tempfile.gettempdir(), faces
    kept = _parsed.get((key, styles))
    if kept:
        _parsed.move_to_end((key, styles))
        return _configurations[key], kept
    said = Findings()
    with reported(said, None):
        fonts = _configured(key, fetcher)
    with reported(said, None, NamedIn(styles, begins)), explained("the stylesheets of the theme"):
        css = CSS(string=styles, base_url=base, font_config=fonts, url_fetcher=fetcher)
    findings.add(*said.all)
    if not said.all and not _OF_ITS_PLACE.search(styles):
        _parsed[key, styles] = css
        while len(_parsed) > MOST_STYLES:
            _parsed.popitem(last=False)
    return fonts, css


def _configured(key: _Key, fetcher: Fetcher) -> FontConfiguration:
    if key not in _configurations:
        fonts = FontConfiguration()
        CSS(string=key[1], font_config=fonts, url_fetcher=fetcher)
        _configurations[key] = fonts
    return _configurations[key]
