"""`make bench`: speed and memory, each as a ratio to something else in the same run.

Every pair of commands is run in turn several times, and the quickest of each is compared: what
slows a machine down for a while then slows both. Exits with 1 where a ratio is over its limit.
"""

import gc
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
STARTER = ROOT / "content" / "healthy-interdependence"
ROUNDS = 5
ROWS = 200  # of a roster
PYTHON = sys.executable
WORKBOOK = [PYTHON, "-m", "generator"]
# The command in the folder that is given first.
IN_FOLDER = (
    "import os, sys; sys.path.insert(0, os.getcwd()); from generator.cli import main; "
    "os.chdir(sys.argv[1]); main(sys.argv[2:])"
)
# The work of the command in a process without another that looks after it.
UNGUARDED = (
    "import gc, sys, tempfile; from generator.cli import perform\n"
    "with tempfile.TemporaryDirectory() as own:\n"
    "    tempfile.tempdir = own\n"
    "    status = perform(sys.argv[1:])\n"
    "gc.freeze()\n"
    "sys.exit(status)"
)


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
            guarded_against_alone,
            long_against_short,
            sheets_against_typesetting,
            press_against_plain,
            help_against_an_import,
            filled_against_plain,
            audit_against_build,
            preflight_against_build,
            editions_together_against_each,
            all_processors_against_one,
            copies_against_typst,
            own_pages_against_their_chapter,
            many_copies_against_few,
            growth_over_many_builds,
            written_against_laid_out,
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
    return [Measure(name=name, value=ours / bare, most=1.3)]


def guarded_against_alone(folder: Path) -> list[Measure]:
    """The starter, cold, in a child under guard against the same work without."""
    build = ["build", STARTER, "-o", folder]
    guarded, alone = quickest(
        lambda: run([*WORKBOOK, *build]),
        lambda: run([PYTHON, "-c", UNGUARDED, *build]),
        rounds=ROUNDS * 3,
    )
    name = f"a build under guard ({guarded:.3f} s) to one without ({alone:.3f} s)"
    return [Measure(name=name, value=guarded / alone, most=1.03)]


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


def sheets_against_typesetting(folder: Path) -> list[Measure]:
    """About 300 pages put on the sheets of a booklet against typesetting them."""
    from pypdf import PdfReader

    from generator.build import Request, plan_scheme
    from generator.making.book import Layout
    from generator.making.setting import plan_settings
    from generator.printing.press.imposing import impose
    from generator.printing.press.sheet_layout import plan_sheets

    write_chapters(folder / "imposed", 40)
    (setting,) = plan_settings(Request(workbook=folder / "imposed"))
    books: list[bytes] = []

    def typeset() -> None:
        layout = Layout(setting)
        laid = layout.lay(lambda *_: None)
        books.append(layout.typesetter.bind(laid.title, laid.sections))

    def put_on_sheets() -> None:
        impose(books[-1], plan)

    gc.disable()  # as the command line does
    try:
        typeset()
        pages = len(PdfReader(io.BytesIO(books[-1])).pages)
        plan = plan_sheets(pages, (215.9, 279.4), plan_scheme("booklet"))
        made, imposed = quickest(typeset, put_on_sheets, rounds=3)
    finally:
        gc.enable()
    name = f"{pages} pages put on sheets ({imposed:.2f} s) to typeset ({made:.2f} s)"
    return [Measure(name=name, value=imposed / made, most=0.25)]


def press_against_plain(folder: Path) -> list[Measure]:
    """A book of about 300 pages in the inks of a press against the same in light."""
    from tests.helpers.press_profile import press_profile

    profile, long = folder / "house.icc", folder / "long"
    profile.write_bytes(press_profile())
    build = [*WORKBOOK, "build", long, "-o", folder]
    light, inks = quickest(
        lambda: run(build), lambda: run([*build, "--press-profile", profile]), rounds=3
    )
    name = f"a book for a press ({inks:.2f} s) to one in light ({light:.2f} s)"
    return [Measure(name=name, value=inks / light, most=1.15)]


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


def audit_against_build(_folder: Path) -> list[Measure]:
    """The audit of the starter's pages against the making of the book, without start-up."""
    from generator.build import Request
    from generator.making.audit import audit
    from generator.making.book import Layout
    from generator.making.setting import plan_settings

    (setting,) = plan_settings(Request(workbook=STARTER))
    layout = Layout(setting)
    laid = layout.lay(lambda *_: None)

    def make() -> None:
        other = Layout(setting)
        book = other.lay(lambda *_: None)
        other.typesetter.bind(book.title, book.sections)

    gc.disable()  # as the command line does
    try:
        edition, lettering = layout.composer.edition, layout.typesetter.lettering
        audited, made = quickest(lambda: list(audit(laid, edition, lettering)), make)
    finally:
        gc.enable()
    name = f"the audit of the starter ({audited:.3f} s) to its making ({made:.2f} s)"
    return [Measure(name=name, value=audited / made, most=0.05)]


def preflight_against_build(folder: Path) -> list[Measure]:
    """To look at about 300 finished pages against making them."""
    workbook = folder / "preflight"
    write_chapters(workbook, 40)
    pages = pages_of(folder, workbook)
    build = [*WORKBOOK, "build", workbook, "-o", folder]
    looked, made = quickest(
        lambda: run([*WORKBOOK, "check", folder / "preflight.pdf"]), lambda: run(build), rounds=3
    )
    name = f"the preflight of {pages} pages ({looked:.2f} s) to their making ({made:.2f} s)"
    return [Measure(name=name, value=looked / made, most=1.0)]


def editions_together_against_each(folder: Path) -> list[Measure]:
    """All editions in one call, and the start-ups that this spares, against one call each."""
    names = ("participant", "facilitator", "large-print", "clear-print", "fillable")
    spared = len(names) - 1
    build = [*WORKBOOK, "build", STARTER, "-o", folder, "-j", "1"]
    start, together, *each = quickest(
        lambda: run([PYTHON, "-c", "import generator.build"]),
        lambda: run([*build, "-e", "all"]),
        *(lambda name=name: run([*build, "-e", name]) for name in names),
        rounds=2,
    )
    name = f"all editions ({together:.2f} s) and {spared} starts to a call each ({sum(each):.2f} s)"
    return [Measure(name=name, value=(together + spared * start) / sum(each), most=1.0)]


def all_processors_against_one(folder: Path) -> list[Measure]:
    """All editions, and all workbooks of a folder, by two processes against one after the other."""
    if (os.cpu_count() or 1) < 2:
        print("one processor: nothing to share the work")
        return []
    content = folder / "several" / "content"
    for name in ("first", "second", "third", "fourth"):
        shutil.copytree(STARTER, content / name)
    editions = [*WORKBOOK, "build", STARTER, "-o", folder, "-e", "all"]
    workbooks = [PYTHON, "-c", IN_FOLDER, content.parent, "build", "--all", "-o", folder]
    measures = []
    for what, command in (("editions", editions), ("workbooks", workbooks)):
        alone, together = quickest(
            lambda command=command: run([*command, "-j", "1"]),
            lambda command=command: run([*command, "-j", "2"]),
            rounds=3,
        )
        name = f"all {what} by two processes ({together:.2f} s) to by one ({alone:.2f} s)"
        measures.append(Measure(name=name, value=together / alone, most=0.65))
    return measures


def copies_against_typst(folder: Path) -> list[Measure]:
    """A named copy of the starter against one made by Typst in one process: the same words on as
    many pages, lines to write on, and a name on the cover.
    """
    import typst

    from generator.copies import CopyOptions, Request, make_from
    from generator.copies.maker import Maker
    from generator.copies.master import make_master
    from generator.reading.roster import check_roster

    gc.disable()  # as the command does, which collects what is left of a batch after it
    book, layout = make_master(Request(workbook=STARTER, output=folder))
    maker = Maker(book, layout)
    path = write_roster(folder / "roster.csv", ROWS)
    roster = check_roster(path, path.name)
    # As with theirs, the first is made before the clock starts: with it, modules are loaded.
    first = write_roster(folder / "first.csv", 1)
    make_from(
        maker, check_roster(first, ""), folder / "first", CopyOptions(jobs=1), lambda *_: None
    )
    begin = time.perf_counter()
    done = make_from(maker, roster, folder, CopyOptions(jobs=1), lambda *_: None)
    ours = (time.perf_counter() - begin) / done.made
    begin = time.perf_counter()
    merged = make_from(maker, roster, folder, CopyOptions(merged=True, jobs=1), lambda *_: None)
    merging = time.perf_counter() - begin
    gc.enable()

    run([*WORKBOOK, "build", STARTER, "-o", folder, "--html"])
    html = folder / "healthy-interdependence.html"
    begin = time.perf_counter()
    for _ in range(10):
        run([PYTHON, "-m", "weasyprint", html, folder / "bare.pdf"])
    plain = (time.perf_counter() - begin) / 10

    source = folder / "book.typ"
    source.write_text(typst_book(book.pdf.data), encoding="utf-8")
    names = [{"name": f"Person {number}"} for number in range(ROWS // 5)]
    compiler = typst.Compiler(str(source))
    theirs = min(
        each(names, lambda given: typst.compile(str(source), format="pdf", sys_inputs=given)),
        each(names, lambda given: compiler.compile(format="pdf", sys_inputs=given)),
    )

    largest = max(path.stat().st_size for path in done.folder.glob("*.pdf"))
    size = merged.folder.stat().st_size / len(book.pdf.data)
    name = f"a named copy ({ours * 1000:.1f} ms) to one by typst ({theirs * 1000:.1f} ms)"
    return [
        Measure(name=name, value=ours / theirs, most=0.2),
        Measure(
            name="what a copy adds to the book",
            value=(largest - len(book.pdf.data)) / 1000,
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


def own_pages_against_their_chapter(folder: Path) -> list[Measure]:
    """A copy with names in the text of one chapter against typesetting that chapter alone."""
    from generator.copies import CopyOptions, Request, make_from
    from generator.copies.maker import Maker
    from generator.copies.master import make_master
    from generator.model import Numbering, Section
    from generator.reading.roster import check_roster

    workbook = folder / "named"
    shutil.copytree(STARTER, workbook)
    chapter = workbook / "03-between-two-pulls.md"
    text = chapter.read_text(encoding="utf-8").replace("## What", "Dear {{ name }},\n\n## What", 1)
    chapter.write_text(text, encoding="utf-8")
    rows = 30
    path = write_roster(folder / "own.csv", rows)
    roster = check_roster(path, path.name)
    book, layout = make_master(Request(workbook=workbook, output=folder), roster.columns)
    maker = Maker(book, layout)
    (name,) = (name for name, _ in book.own)
    (laid,) = [one for one in layout.lay(lambda *_: None).chapters if one.pages.document == name]

    def alone(number: int) -> None:
        composer = layout.composer.for_recipient({"name": f"Person {number}"})
        markup = composer.chapter(laid.chapter, laid.allotment, first_page=laid.first_page)
        pages = layout.typesetter.typeset(markup)
        layout.typesetter.bind(markup, [Section(numbering=Numbering.BODY, pages=pages)])

    def copies() -> None:
        folder_of = Path(tempfile.mkdtemp(dir=folder))
        make_from(maker, roster, folder_of, CopyOptions(jobs=1), lambda *_: None)

    ours, theirs = quickest(copies, lambda: [alone(number) for number in range(rows)], rounds=3)
    told = f"a copy with names in a chapter ({ours / rows * 1000:.0f} ms) to that chapter"
    name = f"{told} ({theirs / rows * 1000:.0f} ms)"
    return [Measure(name=name, value=ours / theirs, most=1.3)]


def growth_over_many_builds(_folder: Path) -> Iterable[Measure]:
    """By how much a process grows that builds a small book again and again."""
    soak = [PYTHON, "-m", "tests.helpers.soak", "200"]
    told = subprocess.run(soak, check=True, capture_output=True, cwd=ROOT, text=True)
    grown = float(told.stdout)
    yield Measure(name="growth over 200 builds in one process", value=grown, most=30, unit="MB")


def written_against_laid_out(_folder: Path) -> Iterable[Measure]:
    """A letter typed into a chapter of four pages, to the picture of its page; 300 of them."""
    import asyncio
    import contextlib

    import psutil

    from generator.studio.desk import Desk

    file = "05-on-your-own-feet.md"
    text = (STARTER / file).read_text(encoding="utf-8")

    async def write() -> tuple[float, list[float], float]:
        desk = Desk(STARTER)
        with contextlib.closing(desk):
            began = time.perf_counter()
            shown = await desk.show(0, {})
            whole, taken, used = time.perf_counter() - began, [], []
            pages = [number for number, one in enumerate(shown.pages) if one.file == file]
            for number in range(1, 301):
                written = text.replace(". ", f". {'and so on ' * 9}"[: 2 + number % 80] + " ", 1)
                began = time.perf_counter()
                shown = await desk.show(number, {file: written}, file)
                await desk.picture(shown.pages[pages[1]].key, 1.5)
                taken.append(time.perf_counter() - began)
                if number in (50, 300):
                    await asyncio.sleep(1)  # it tidies up when nobody types
                    used.append(psutil.Process(desk.pid).memory_info().rss)
        return whole, sorted(taken), (used[1] - used[0]) / 2**20

    whole, taken, grown = asyncio.run(write())
    for share in (50, 95):
        one = taken[len(taken) * share // 100]
        yield Measure(
            name=f"p{share} of a letter typed ({one * 1000:.0f} ms) to the book opened",
            value=one / whole,
            most=0.1 if share == 50 else 0.14,
        )
    yield Measure(name="growth over 250 letters typed", value=grown, most=30, unit="MB")


def many_copies_against_few(folder: Path) -> list[Measure]:
    """The memory that 10,000 rows take over 200: in one file, and in a file each."""
    short = folder / "empty"
    many = ROWS * 50
    measures = []
    for what, workbook, kind in (("one file", STARTER, ["--merged"]), ("files", short, [])):
        command = [*WORKBOOK, "copies", "-w", workbook, "-o", folder / "copies", *kind]
        used = [
            peak_megabytes([*command, write_roster(folder / f"{rows}.csv", rows)])
            for rows in (ROWS, many)
        ]
        shutil.rmtree(folder / "copies")
        if None not in used:
            name = f"memory that {many:,} rows take over {ROWS}, {what}"
            measures.append(Measure(name=name, value=used[1] - used[0], most=50, unit="MB"))
    return measures


def each(given: Iterable, job: Callable[[Any], object]) -> float:
    """Give the seconds that a job takes for one of the things given."""
    given = list(given)
    job(given[0])
    begin = time.perf_counter()
    for one in given:
        job(one)
    return (time.perf_counter() - begin) / len(given)


def write_roster(path: Path, rows: int) -> Path:
    lines = (f"Person {number} Ñáñez,Partner Müller {number}" for number in range(rows))
    path.write_text("name,partner\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def typst_book(data: bytes) -> str:
    """The words of a book on as many pages, with a name on the first and lines to write on."""
    from pypdf import PdfReader

    head = (
        '#set page("us-letter")\n#set text(11.5pt)\n'
        "#let rows(n) = for i in range(n) [#v(8.7mm - 2pt) #line(length: 100%, stroke: 0.4pt)]\n"
    )
    named = '#sys.inputs.at("name", default: "")'
    pages = []
    for number, page in enumerate(PdfReader(io.BytesIO(data)).pages):
        words = re.sub(r"([^\w\s])", r"\\\1", " ".join(page.extract_text().split()))
        pages.append(f"{words}\n\n{named if not number else '#rows(6)'}\n")
    return head + "#pagebreak()\n".join(pages)


def quickest(*jobs: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
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
    # A process counts what the one that started it held at that moment: a small one does here.
    code = (
        "import resource, subprocess, sys; "
        "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, "
        "stderr=subprocess.DEVNULL); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    told = subprocess.run(
        [PYTHON, "-c", code, *map(str, command)],
        check=True,
        capture_output=True,
        cwd=ROOT,
        text=True,
    )
    return int(told.stdout) / (1024 * 1024 if sys.platform == "darwin" else 1024)


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
