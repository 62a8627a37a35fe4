"""A small workbook that has some of everything that is tagged, and its editions."""

from pathlib import Path

from tests.helpers.workbooks import write_workbook

_CHAPTER = """# Trust { #trust }

*What it rests on.*

Alone
: 20 minutes

Together
: _______ minutes

## First

A word of *weight*, a [page of the web](https://example.org) and [the next part](#second).[^1]

[^1]: A note with *weight*.

1. When did you last feel sure?
2. What would you draw? { box=3 }
3. To talk about { space=none }

- a mark
    - a mark below it
- another

a) the first letter
b) the second

I feel ________ when you ____________.

![Two rings](rings.svg){ width=40% }

### Second { #second }

- [ ] We rest
- [ ] We talk

| Who | Now and then | Often |
|-----|--------------|-------|
| Me  |              |       |
| Us  |              |       |

<table><tr><th colspan="2">Both</th></tr><tr><td>one</td><td>two</td></tr></table>

/// scale | How near?
    low: far
    high: near
    rows: [today, later]
    to: 4
///

/// choice | What then?
    of: [This, That]
    other: Something else
///

/// partners | Side by side
    columns: [Mine, Yours]
///

/// tracker | Four days
    rows: [Rest, Talk]
    columns: 4
///

/// agreement | We agree
    clauses: [To listen]
    signatures: [A, B]
///

/// letter | A letter
///

/// facilitator | Slowly
    minutes: 20
Give time.
///
"""
_RINGS = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">'
    '<circle cx="7" cy="5" r="4" fill="none" stroke="#000"/></svg>'
)


def write_sample(folder: Path) -> Path:
    write_workbook(folder, {"01-trust.md": _CHAPTER}, _SETTINGS)
    (folder / "rings.svg").write_text(_RINGS, encoding="utf-8")
    return folder


_SETTINGS = """title: Some of everything
author: Harbour Lane
language: en-GB
editions:
  saver:
    ink: saver
"""
