"""What WeasyPrint asks for, opened: files in allowed folders, and no other address."""

import mimetypes
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from weasyprint.urls import URLFetcher, URLFetcherResponse

from generator import files
from generator.colour import recoloured
from generator.diagnostics import Findings, error, shorten
from generator.large_pictures import within_pixels
from generator.model import Brand
from generator.printing.mark_anchors import with_anchors
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

    def __init__(self, roots: tuple[Path, ...], findings: Findings):
        super().__init__(allowed_protocols={"file", "data"}, allow_redirects=False)
        self._roots = roots
        self._findings = findings
        self.recolour: tuple[tuple[str, str], ...] = ()
        self.as_they_are: frozenset[Path] = frozenset()
        self.offered: Mapping[str, bytes] = {}

    def fetch(self, url: str, headers: dict | None = None) -> URLFetcherResponse:
        """Give what is at an address. Raises `ValueError` where it may not be opened, and says so
        to the findings; `OSError` where it can't be read.
        """
        scheme = url.partition(":")[0].lower()
        if scheme == "data":
            return self._inside(url, headers)
        if url in self.offered:
            return URLFetcherResponse(url, self.offered[url], {"Content-Type": _kind(url)})
        if scheme != "file":
            self._refuse(
                f'"{shorten(url, 80)}" is on the network, and nothing is fetched from there',
                "save it in the workbook's or the theme's folder and name it from there",
            )
        path = Path(url2pathname(urlsplit(url).path))
        if not files.is_within(path, self._roots):
            self._refuse(
                f'"{path}" lies outside the folders of the workbook and its theme',
                "copy it into one of them and name it from there",
            )
        data = files.read_bytes(path, limit=LIMIT_BYTES)
        fit = within_pixels(as_png(data))
        if fit is not data:
            # Of a file, WeasyPrint reads the picture again when it writes the PDF.
            kind = "image/jpeg" if fit.startswith(_JPEG) else "image/png"
            return URLFetcherResponse(f"data:{kind}", fit, {"Content-Type": kind})
        if path.suffix.lower() == ".svg":
            self._check(data, f'"{path.name}"')
            if path.resolve() not in self.as_they_are:
                data = recoloured(data, self.recolour)
        if urlsplit(url).query == _ANCHORED:
            data = with_anchors(data)
        return URLFetcherResponse(url, data, {"Content-Type": _kind(path.name)})

    def _inside(self, url: str, headers: dict | None) -> URLFetcherResponse:
        """Give what stands in an address itself."""
        response = super().fetch(url, headers)
        if "svg" not in url.partition(",")[0].lower():
            return response
        data = response.read()
        self._check(data, "a drawing in an address")
        return URLFetcherResponse(url, data, {"Content-Type": SVG})

    def _check(self, data: bytes, name: str) -> None:
        try:
            check_svg(data)
        except SvgError as reason:
            self._refuse(f"{name} {reason}", reason.hint)

    def _refuse(self, problem: str, hint: str) -> None:
        self._findings.add(error(problem, hint=hint))
        raise ValueError(problem)


def _kind(name: str) -> str:
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def brand_pictures(brand: Brand) -> frozenset[Path]:
    """Give the pictures of a brand: they stay as they are."""
    logos = [one for pair in brand.logos.values() for one in (pair.light, pair.dark)]
    logos += [brand.printing.picture] if brand.printing.picture else []
    return frozenset((brand.folder / one.source).resolve() for one in logos)
