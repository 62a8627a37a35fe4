"""A desk that costs next to nothing: a page a chapter, with its lines as they are typed.

What is wrong with the texts is found as a build finds it.
"""

import hashlib
import io
from pathlib import Path

from PIL import Image, ImageDraw

from generator.diagnostics import WorkbookError
from generator.model.shown import LineBox, Shown, ShownPage, Told
from generator.reading.workbook import read_workbook
from generator.studio.texts import Texts

WIDTH, HEIGHT, ROW, EDGE = 400, 600, 20, 40


class DrawnDesk:
    def __init__(self, folder: Path):
        self.folder = folder
        self.shown: list[int] = []
        self.forgotten = self.closed = 0
        self._drawn: dict[str, str] = {}
        self._good: tuple[ShownPage, ...] = ()

    async def show(self, version, texts, *_more):
        self.shown.append(version)
        try:
            told = read_workbook(self.folder, texts).warnings
            good = True
        except WorkbookError as reason:
            told, good = reason.diagnostics, False
        if good:
            all_texts = {one.file: one.text for one in Texts(self.folder).chapters} | texts
            self._good = tuple(
                self._page(number, file, all_texts[file])
                for number, file in enumerate(sorted(all_texts), 1)
            )
        found = tuple(
            Told(
                severity=one.severity.value,
                message=one.message,
                hint=one.hint,
                file=Path(one.location.file).name if one.location else "",
                line=one.location.line if one.location else None,
                page="",
            )
            for one in told
        )
        return Shown(version=version, pages=self._good, told=found, good=good)

    async def picture(self, key, scale):
        picture = Image.new("RGB", (round(WIDTH * scale), round(HEIGHT * scale)), "white")
        draw = ImageDraw.Draw(picture)
        for place, line in enumerate(self._drawn[key].split("\n")):
            draw.text((EDGE * scale, (EDGE + place * ROW) * scale), line, fill="black")
        out = io.BytesIO()
        picture.save(out, "PNG")
        return out.getvalue()

    def forget(self):
        self.forgotten += 1

    def close(self):
        self.closed += 1

    def _page(self, number: int, file: str, text: str) -> ShownPage:
        key = hashlib.sha256(f"{file}{text}".encode()).hexdigest()[:16]
        self._drawn[key] = text
        boxes = [
            LineBox(line=line, x0=EDGE, y0=y, x1=WIDTH - EDGE, y1=y + ROW)
            for line, words in enumerate(text.split("\n"), 1)
            if words and (y := EDGE + (line - 1) * ROW) < HEIGHT
        ]
        return ShownPage(
            key=key,
            folio=str(number),
            file=file,
            width=WIDTH,
            height=HEIGHT,
            right=number % 2 == 1,
            lines=tuple(boxes),
        )
