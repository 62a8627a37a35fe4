"""What WeasyPrint asks for, opened: files in allowed folders, and no other address."""

import mimetypes
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit
from urllib.request import url2pathname

from weasyprint.urls import URLFetcher, URLFetcherResponse

from generator import gate
from generator.colour import recoloured
from generator.diagnostics import Findings, Location, error, shorten
from generator.gate import GateError, Why
from generator.large_pictures import within_pixels
from generator.model import Brand
from generator.printing.mark_anchors import with_anchors
from generator.printing.named_in import NamedIn, Refused, shown
from generator.svg_reader import SvgError, check_svg
from generator.tiff_pictures import as_png

LIMIT_BYTES = 50_000_000
SVG = "image/svg+xml"
_JPEG = b"\xff\xd8"  # how one begins
_ANCHORED = "anchored"  # after a ? in an address: a font file with more places for marks
_FONT_FILE = re.compile(r'url\("(file:[^"?]+)"\)')


def anchored_faces(css: str) -> str:
    """Give the CSS of typefaces with the addresses of their files with more places for marks."""
    return _FONT_FILE.sub(rf'url("\1?{_ANCHORED}")', css)


class Fetcher(URLFetcher):
    """Opens files in allowed folders, data in the address itself, and nothing else."""

    def __init__(self, roots: tuple[Path, ...], findings: Findings, named: NamedIn | None = None):
        """`named` knows in which file of a theme an address stands."""
        super().__init__(allowed_protocols={"file", "data"}, allow_redirects=False)
        self._roots = roots
        self.findings = findings
        self._named = named
        self.document = ""  # that is laid out: who asks where no file of a theme does
        self.recolour: tuple[tuple[str, str], ...] = ()
        self.as_they_are: frozenset[Path] = frozenset()
        self.offered: Mapping[str, bytes] = {}

    def fetch(self, url: str, headers: dict | None = None) -> URLFetcherResponse:
        """Give what is at an address. Raises `Refused` where it may not be opened, and says so
        to the findings; `OSError` where it can't be read.
        """
        scheme = url.partition(":")[0].lower()
        if scheme == "data":
            return self._inside(url, headers)
        if url in self.offered:
            return URLFetcherResponse(url, self.offered[url], {"Content-Type": _kind(url)})
        if scheme != "file":
            self._refuse(
                url,
                f'"{shorten(url, 80)}" is on the network, and nothing is fetched from there',
                "save it in the workbook's or the theme's folder and name it from there",
            )
        path = Path(url2pathname(urlsplit(url).path))
        data = self._read(path, url)
        fit = _fit(data)
        if fit is not None:
            return fit
        if path.suffix.lower() == ".svg":
            self._check(url, data, f'"{path.name}"')
            if path.resolve() not in self.as_they_are:
                data = recoloured(data, self.recolour)
        if urlsplit(url).query == _ANCHORED:
            data = with_anchors(data)
        return URLFetcherResponse(url, data, {"Content-Type": _kind(path.name)})

    def _read(self, path: Path, url: str) -> bytes:
        try:
            return gate.read_within(path, self._roots, at_most=LIMIT_BYTES)
        except GateError as reason:
            if reason.why is Why.MISSING:
                raise FileNotFoundError("it is not there") from reason
            if reason.why is Why.OUTSIDE:
                self._refuse(
                    url,
                    f'"{shown(url)}" lies outside the folders of the workbook and its theme',
                    "copy it into one of them and name it from there",
                )
            self._refuse(url, f'"{shown(url)}" {reason.problem}', reason.hint)

    def _inside(self, url: str, headers: dict | None) -> URLFetcherResponse:
        """Give what stands in an address itself."""
        response = super().fetch(url, headers)
        data = response.read()
        if "svg" not in url.partition(",")[0].lower():
            return _fit(data) or URLFetcherResponse(url, data, response.headers)
        self._check(url, data, "a drawing in an address")
        return URLFetcherResponse(url, data, {"Content-Type": SVG})

    def _check(self, url: str, data: bytes, name: str) -> None:
        try:
            check_svg(data)
        except SvgError as reason:
            self._refuse(url, f"{name} {reason}", reason.hint)

    def _refuse(self, url: str, problem: str, hint: str) -> NoReturn:
        at = self._named.address(url) if self._named else None
        if at is None and self.document:
            at = Location(file=self.document)
        self.findings.add(error(problem, hint=hint, at=at))
        raise Refused(problem)


def _fit(data: bytes) -> URLFetcherResponse | None:
    """Give a picture that has to be made another before it is laid out, or nothing."""
    fit = within_pixels(as_png(data))
    if fit is data:
        return None
    # Of a file, WeasyPrint reads the picture again when it writes the PDF.
    kind = "image/jpeg" if fit.startswith(_JPEG) else "image/png"
    return URLFetcherResponse(f"data:{kind}", fit, {"Content-Type": kind})


def _kind(name: str) -> str:
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def brand_pictures(brand: Brand) -> frozenset[Path]:
    """Give the pictures of a brand: they stay as they are."""
    logos = [one for pair in brand.logos.values() for one in (pair.light, pair.dark)]
    logos += [brand.printing.picture] if brand.printing.picture else []
    return frozenset((brand.folder / one.source).resolve() for one in logos)
