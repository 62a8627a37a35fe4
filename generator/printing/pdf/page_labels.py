"""The labels of pages that viewers show: the same as the folios (ISO 32000-1, 12.4.2)."""

from collections.abc import Sequence

import pydyf

from generator.model import Numbering, Section

_LABELS = {
    Numbering.FRONT: {"S": "/r"},
    Numbering.BODY: {"S": "/D"},
    Numbering.NOTES: {"S": "/D", "P": pydyf.String("F")},
}


def page_labels(sections: Sequence[Section]) -> pydyf.Dictionary:
    """Give the labels of a book's pages: each numbering goes on by itself."""
    ranges = pydyf.Array()
    counts = dict.fromkeys(Numbering, 0)
    index, last = 0, None
    for section in sections:
        if section.numbering is not last:
            start = counts[section.numbering] + 1
            label = pydyf.Dictionary(_LABELS[section.numbering] | {"St": start})
            ranges.extend([index, label])
        counts[section.numbering] += len(section.pages)
        index += len(section.pages)
        last = section.numbering
    return pydyf.Dictionary({"Nums": ranges})
