"""The pictures that copies have of their own: named by rows, read once for each copy to make."""

from collections import OrderedDict
from dataclasses import replace
from pathlib import Path

from generator.copies.master import Master
from generator.copies.plan import Copy
from generator.model.merge_fields import picture_word
from generator.reading.row_pictures import RowPicture, RowPictureError, printable, take_picture

_ADDRESS = "row-picture:{column}/{digest}{ending}"  # as pages ask for it
MOST_PREPARED = 4  # what rows share: both of a couple, those of a group


class OwnPictureError(ValueError):
    """A row names a picture that can't be used; says why, by its column."""


class OwnPictures:
    """The pictures that the rows of a roster name, for the copies of a book."""

    def __init__(self, folder: Path, master: Master):
        """`folder` is that of the roster: no picture lies elsewhere."""
        self._folder = folder
        self._places = {column: (width, height) for column, width, height in master.pictures}
        self._prepared: OrderedDict[tuple[str, str], bytes] = OrderedDict()

    def find(self, copy: Copy) -> tuple[Copy, dict[str, RowPicture]]:
        """Give a copy whose words say which pictures its row names, and these by their columns.

        Raises `OwnPictureError` where one can't be found or read.
        """
        found = {}
        words = dict(copy.words)
        for column in self._places:
            if not copy.words.get(column):
                continue
            try:
                picture = found[column] = take_picture(self._folder, copy.words[column])
            except RowPictureError as reason:
                raise _wrong(column, reason) from None
            words[picture_word(column)] = _address(column, picture)
        return replace(copy, words=words), found

    def given(self, copy: Copy, found: dict[str, RowPicture]) -> Copy:
        """Give a copy the pictures that were found for it, fit for print.

        Raises `OwnPictureError` where one is damaged, too large or none.
        """
        pictures = {}
        for column, picture in found.items():
            try:
                pictures[_address(column, picture)] = self._printable(column, picture)
            except RowPictureError as reason:
                raise _wrong(column, reason) from None
        return replace(copy, pictures=pictures)

    def _printable(self, column: str, picture: RowPicture) -> bytes:
        key = (column, picture.digest)
        if key not in self._prepared:
            self._prepared[key] = printable(picture, *self._places[column])
            while len(self._prepared) > MOST_PREPARED:
                self._prepared.popitem(last=False)
        self._prepared.move_to_end(key)
        return self._prepared[key]


def _address(column: str, picture: RowPicture) -> str:
    ending = ".svg" if picture.drawn else ""  # others are known by how they begin
    return _ADDRESS.format(column=column, digest=picture.digest, ending=ending)


def _wrong(column: str, reason: RowPictureError) -> OwnPictureError:
    return OwnPictureError(f'the picture in its column "{column}" {reason}')
