"""`make bench`: speed and memory, each as a ratio to something else in the same run.

Every pair of commands is run in turn several times, and the quickest of each is compared: what
slows a machine down for a while then slows both. Exits with 1 where a ratio is over its limit.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
STARTER = ROOT / "content" / "healthy-interdependence"
ROUNDS = 5
ROWS = 200  # of a roster
PYTHON = sys.executable
WORKBOOK = [PYTHON, "-m", "generator"]


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A figure and the most it may be."""

    name: str
    value: float
    most: float
    unit: str = "x"

    def __str__(self) -> str:
        verdict = "ok" if self.value <= self.most else "TOO MUCH"
        return f"{self.name:<66} {self.value:8.2f} {self.unit:<2} of {self.most:g}  {verdict}"


def main() -> int:
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for measures in (
            against_bare_weasyprint,
            long_against_short,
            help_against_an_import,
            filled_against_plain,
            editions_together_against_each,
            copies_against_typst,
            many_copies_against_few,
        ):
            for measure in measures(Path(folder)):
                print(measure, flush=True)
                failed |= measure.value > measure.most
    return int(failed)


def against_bare_weasyprint(folder: Path) -> list[Measure]:
    """The starter, cold, against bare WeasyPrint on its composed HTML in one document."""
    run([*WORKBOOK, "build", STARTER, "-o", folder, "--html"])
    html = folder / "healthy-interdependence.html"
    ours, bare = quickest(
        lambda: run([*WORKBOOK, "build", STARTER, "-o", folder]),
        lambda: run([PYTHON, "-m", "weasyprint", html, folder / "bare.pdf"]),
    )
    name = f"build of the starter ({ours:.2f} s) to bare weasyprint ({bare:.2f} s)"
    return [Measure(name=name, value=ours / bare, most=1.35)]


def long_against_short(folder: Path) -> list[Measure]:
    """Time a page of about 300 pages against about 30, start-up taken off; and the memory."""
    short, long = folder / "short", folder / "long"
    write_chapters(short, 4)
    write_chapters(long, 40)
    # Start-up is that of a book with nothing in it; its few pages are taken off with its time.
    empty = folder / "empty"
    write_chapters(empty, 0)
    (empty / "01-nothing.md").write_text("# Nothing\n", encoding="utf-8")
    pages = {one: pages_of(folder, one) for one in (empty, short, long)}
    start, few, many = quickest(
        lambda: run([*WORKBOOK, "build", empty, "-o", folder]),
        lambda: run([*WORKBOOK, "build", short, "-o", folder]),
        lambda: run([*WORKBOOK, "build", long, "-o", folder]),
    )
    ratio = ((many - start) / (pages[long] - pages[empty])) / (
        (few - start) / (pages[short] - pages[empty])
    )
    name = f"a page of {pages[long]} pages ({many:.2f} s) to one of {pages[short]} ({few:.2f} s)"
    measures = [Measure(name=name, value=ratio, most=1.25)]
    megabytes = peak_megabytes([*WORKBOOK, "build", long, "-o", folder])
    if megabytes:
        name = f"memory of {pages[long]} pages"
        measures.append(Measure(name=name, value=megabytes, most=400, unit="MB"))
    return measures


def help_against_an_import(_folder: Path) -> list[Measure]:
    """`workbook --help` against importing WeasyPrint."""
    shown, imported = quickest(
        lambda: run([*WORKBOOK, "--help"]), lambda: run([PYTHON, "-c", "import weasyprint"])
    )
    name = f"workbook --help ({shown:.2f} s) to import weasyprint ({imported:.2f} s)"
    return [Measure(name=name, value=shown / imported, most=0.33)]


def filled_against_plain(folder: Path) -> list[Measure]:
    """A chapter whose spaces fill their pages against the same with spaces of the same size."""
    from tests.helpers.workbooks import lay, one_chapter

    words = "Before there was an us there was a person with habits, friends and plans. " * 4
    question = "1. In what ways do I stay myself? {{ lines={} }}\n\n/// newpage\n///\n\n"
    filled = one_chapter(
        folder / "filled", "# A\n\n" + (words + "\n\n" + question.format("fill")) * 8
    )
    plain = one_chapter(folder / "plain", "# A\n\n" + (words + "\n\n" + question.format(18)) * 8)
    with_fill, without = quickest(lambda: lay(filled), lambda: lay(plain))
    name = (
        f"a chapter that fills its pages ({with_fill:.2f} s) to one that does not ({without:.2f} s)"
    )
    return [Measure(name=name, value=with_fill / without, most=2.2)]


def editions_together_against_each(folder: Path) -> list[Measure]:
    """All four editions in one call, and three times the start-up, against one call each."""
    names = ("participant", "facilitator", "large-print", "fillable")
    build = [*WORKBOOK, "build", STARTER, "-o", folder]
    start, together, *each = quickest(
        lambda: run([PYTHON, "-c", "import generator.build"]),
        lambda: run([*build, "-e", "all"]),
        *(lambda name=name: run([*build, "-e", name]) for name in names),
        rounds=2,
    )
    name = f"all editions ({together:.2f} s) and 3 starts to a call each ({sum(each):.2f} s)"
    return [Measure(name=name, value=(together + 3 * start) / sum(each), most=1.0)]


def copies_against_typst(folder: Path) -> list[Measure]:
    """A named copy of the starter against one of as many pages made by Typst in one process."""
    import typst

    from generator.books import Request
    from generator.build import make_named
    from generator.copies import make_from, merge_from
    from generator.reading.roster import check_roster

    book = make_named(Request(workbook=STARTER, output=folder), lambda *_: None)
    path = write_roster(folder / "roster.csv", ROWS)
    roster = check_roster(path, path.name)
    begin = time.perf_counter()
    done = make_from(book, roster, folder, lambda *_: None, partners=False, show_names=False)
    ours = (time.perf_counter() - begin) / done.made
    begin = time.perf_counter()
    merged = merge_from(book, roster, folder, lambda *_: None, separators=False)
    merging = time.perf_counter() - begin

    run([*WORKBOOK, "build", STARTER, "-o", folder, "--html"])
    html = folder / "healthy-interdependence.html"
    plain = min(
        quickest(lambda: run([PYTHON, "-m", "weasyprint", html, folder / "b.pdf"]), rounds=2)
    )

    source = folder / "book.typ"
    source.write_text(typst_book(book.pages), encoding="utf-8")
    typst.compile(str(source), format="pdf")
    begin = time.perf_counter()
    for number in range(ROWS // 10):
        typst.compile(str(source), format="pdf", sys_inputs={"name": f"Person {number}"})
    theirs = (time.perf_counter() - begin) / (ROWS // 10)

    largest = max(path.stat().st_size for path in done.folder.glob("*.pdf"))
    size = merged.folder.stat().st_size / len(book.pdf)
    name = f"a named copy ({ours * 1000:.1f} ms) to one by typst ({theirs * 1000:.1f} ms)"
    return [
        Measure(name=name, value=ours / theirs, most=0.2),
        Measure(
            name="what a copy adds to the book",
            value=(largest - len(book.pdf)) / 1000,
            most=60,
            unit="KB",
        ),
        Measure(name=f"one file of {ROWS} copies to one book", value=size, most=8),
        Measure(
            name=f"one file of them ({merging:.2f} s) to {ROWS} typeset ({plain * ROWS:.0f} s)",
            value=merging / (plain * ROWS),
            most=0.33,
        ),
    ]


def many_copies_against_few(folder: Path) -> list[Measure]:
    """The memory that ten times as many rows take."""
    command = [*WORKBOOK, "copies", "-w", STARTER, "-o", folder]
    few, many = (
        peak_megabytes([*command, write_roster(folder / f"{rows}.csv", rows)])
        for rows in (ROWS, ROWS * 10)
    )
    if not few or not many:
        return []
    name = f"memory that {ROWS * 10} rows take over {ROWS}"
    return [Measure(name=name, value=many - few, most=50, unit="MB")]


def write_roster(path: Path, rows: int) -> Path:
    lines = (f"Person {number} Ñáñez,Partner Müller {number}" for number in range(rows))
    path.write_text("name,partner\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def typst_book(pages: int) -> str:
    """As many pages as the book has, with a name on the first, text, and lines to write on."""
    words = "Before there was an us there was a person with habits, friends, tastes and plans. "
    page = f"== To read\n{words * 6}\n\n" + "".join(
        f"+ *In what ways do I stay myself?*\n#rows({count})\n" for count in (6, 4, 6)
    )
    return (
        '#set page("us-letter")\n#set text(11.5pt)\n'
        "#let rows(n) = for i in range(n) [#v(8.7mm - 2pt) #line(length: 100%, stroke: 0.4pt)]\n"
        '#text(40pt)[Healthy Interdependence]\n\n#sys.inputs.at("name", default: "")\n'
        + f"#pagebreak()\n{page}"
        * (pages - 1)
    )


def quickest(*jobs: Callable[[], None], rounds: int = ROUNDS) -> list[float]:
    """Run jobs in turn, several times; give the shortest time of each, in seconds."""
    times: list[list[float]] = [[] for _ in jobs]
    for _ in range(rounds):
        for job, taken in zip(jobs, times, strict=True):
            start = time.perf_counter()
            job()
            taken.append(time.perf_counter() - start)
    return [min(taken) for taken in times]


def run(command: list) -> None:
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)


def peak_megabytes(command: list) -> float | None:
    """The most memory a command held, where the system tells."""
    if not hasattr(os, "wait4"):
        return None
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    kilobytes = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return kilobytes / 1024


def pages_of(folder: Path, workbook: Path) -> int:
    from pypdf import PdfReader

    run([*WORKBOOK, "build", workbook, "-o", folder])
    return len(PdfReader(folder / f"{workbook.name}.pdf").pages)


def write_chapters(folder: Path, count: int) -> None:
    """Chapters of eight pages like those people write: text, questions, notes."""
    folder.mkdir()
    words = "Before there was an us there was a person with habits, friends, tastes and plans. "
    for chapter in range(1, count + 1):
        text = f"# Chapter number {chapter}\n\n*What it is about, in a sentence.*\n\n## To read\n\n"
        for part in range(3):
            text += f"{words * 4}\n\n{words * 3}\n\n" + "".join(
                f"{number}. In what ways do I stay myself, {chapter} {part} {number}?\n"
                for number in range(1, 5)
            )
            text += "\n/// note | In plain words\nIt stays yours.\n///\n\n## To go on\n\n"
        (folder / f"{chapter:02}-chapter.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
