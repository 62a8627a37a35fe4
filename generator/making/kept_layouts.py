"""What a book was laid out by the last time, so that it is laid out again where it has changed."""

import contextlib
from collections.abc import Iterator

from generator.making.book import Layout
from generator.making.setting import Setting


class KeptLayouts:
    """The layouts of the last round, by their marks. A round lays out all books of a workbook."""

    def __init__(self) -> None:
        self._last: dict[str, Layout] = {}
        self._begun: dict[str, Layout] = {}

    def forget(self) -> None:
        """Lay out everything anew from now on."""
        self._last = {}

    @contextlib.contextmanager
    def round(self) -> Iterator[None]:
        """Lay out what there is now; what it was laid out by is kept for the next round."""
        self._begun = {}
        try:
            yield
        finally:
            self._last = self._begun or self._last

    def begin(self, setting: Setting) -> Layout:
        """Give what lays out a book, as far as it was not laid out alike in this round or the last.

        Raises `WorkbookError` as `Layout` does.
        """
        layout = Layout(setting, self._last | self._begun)
        self._begun[layout.mark] = layout
        return layout
