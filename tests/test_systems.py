"""Nothing rests on what POSIX alone has: every such call has another way, and that way works."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.without_posix import sitecustomize as without
from tests.helpers.workbooks import ROOT, one_chapter

HOOK = ROOT / "tests/helpers/without_posix"
KEYWORDS = {"start_new_session", "preexec_fn", "pass_fds", "process_group", "dir_fd"}
# What tells on which system a program runs, or whether a call is there.
ASKS = {"hasattr", "can_fork"}
TOLD_BY = {("os", "name"), ("sys", "platform"), ("platform", "system")}
CAUGHT = {"AttributeError", "ImportError", "ModuleNotFoundError"}

TEXT = "# Trust\n\n1. What do I say, {{ name }}?\n2. And then? { lines=3 }\n"
ROSTER = "name,partner\nAda,Bo\nCleo,Dag\n"


class Source:
    """A module as a tree in which everything knows what it is in."""

    def __init__(self, text: str):
        self.nodes = list(ast.walk(ast.parse(text)))
        self.above = {below: node for node in self.nodes for below in ast.iter_child_nodes(node)}

    def unguarded(self) -> list[str]:
        """The names of POSIX alone that are used whatever the system is."""
        return [
            f"{name} at line {node.lineno}"
            for node in self.nodes
            for name in of_posix(node)
            if not self.is_guarded(node)
        ]

    def is_guarded(self, node: ast.AST, inside: frozenset[ast.AST] = frozenset()) -> bool:
        while node in self.above:
            below, node = node, self.above[node]
            if isinstance(node, ast.If | ast.IfExp) and below is not node.test and asks(node.test):
                return True
            if isinstance(node, ast.BoolOp) and any(
                asks(one) for one in node.values[: node.values.index(below)]
            ):
                return True
            if isinstance(node, ast.Try) and below in node.body and catches(node):
                return True
            if isinstance(node, ast.FunctionDef) and (
                leaves_before(node, below) or self.is_called_guarded(node, inside)
            ):
                return True
        return False

    def is_called_guarded(self, function: ast.FunctionDef, inside: frozenset[ast.AST]) -> bool:
        """Whether a function that this module alone uses is only reached behind a question."""
        if not function.name.startswith("_") or function in inside:
            return False
        calls = [
            node for node in self.nodes if isinstance(node, ast.Name) and node.id == function.name
        ]
        return bool(calls) and all(self.is_guarded(one, inside | {function}) for one in calls)


def of_posix(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        if node.attr in without.POSIX_ONLY.get(node.value.id, ()):
            yield f"{node.value.id}.{node.attr}"
    elif isinstance(node, ast.Import):
        yield from (one.name for one in node.names if one.name in without.POSIX_MODULES)
    elif isinstance(node, ast.ImportFrom):
        if node.module in without.POSIX_MODULES:
            yield node.module
        taken = without.POSIX_ONLY.get(node.module or "", ())
        yield from (f"{node.module}.{one.name}" for one in node.names if one.name in taken)
    elif isinstance(node, ast.Call):
        yield from (one.arg for one in node.keywords if one.arg in KEYWORDS)
        if getattr(node.func, "attr", getattr(node.func, "id", "")) == "get_context" and [
            one.value for one in node.args if isinstance(one, ast.Constant)
        ] in (["fork"], ["forkserver"]):
            yield "a process that is a copy"


def asks(test: ast.AST) -> bool:
    return any(
        (isinstance(node, ast.Name) and node.id in ASKS)
        or (
            isinstance(node, ast.Attribute)
            and (getattr(node.value, "id", ""), node.attr) in TOLD_BY
        )
        for node in ast.walk(test)
    )


def catches(node: ast.Try) -> bool:
    caught = {
        one.id
        for handler in node.handlers
        for one in ast.walk(handler.type or node)
        if isinstance(one, ast.Name)
    }
    return bool(caught & CAUGHT)


def leaves_before(function: ast.FunctionDef, statement: ast.AST) -> bool:
    """Whether a function asks first and goes, where the system is another."""
    if statement not in function.body:
        return False
    before = function.body[: function.body.index(statement)]
    return any(
        isinstance(one, ast.If) and asks(one.test) and isinstance(one.body[-1], ast.Return)
        for one in before
    )


def test_what_is_of_posix_alone_is_used_behind_a_question_only():
    modules = (ROOT / "generator").rglob("*.py")

    found = {one.name: Source(one.read_text(encoding="utf-8")).unguarded() for one in modules}

    assert {name: names for name, names in found.items() if names} == {}


@pytest.mark.parametrize(
    "text",
    [
        "import fcntl",
        "from os import fork",
        "import os\ndef a():\n    os.kill(1, 0)",
        "import os\ndef _a():\n    os.fork()\ndef b():\n    _a()",
        "import os\nif os.fork():\n    pass",
        "import os\nos.getuid() == 0 and hasattr(os, 'getuid')",
        "import os\ntry:\n    os.fork()\nexcept OSError:\n    pass",
        "import subprocess\nsubprocess.run([], start_new_session=True)",
        "import multiprocessing\nmultiprocessing.get_context('fork')",
    ],
)
def test_a_call_without_a_question_is_found(text):
    assert len(Source(text).unguarded()) == 1


@pytest.mark.parametrize(
    "text",
    [
        "import sys\nif sys.platform == 'win32':\n    import msvcrt\nelse:\n    import fcntl",
        "import os\nuser = os.geteuid() if hasattr(os, 'geteuid') else 0",
        "try:\n    import pwd\nexcept ImportError:\n    pwd = None",
        "import os\ndef a():\n    if os.name == 'nt':\n        return\n    os.kill(1, 0)",
        "import os\ndef _a():\n    os.fork()\ndef b():\n    if can_fork():\n        _a()",
        "import os\nhasattr(os, 'getuid') and os.getuid() == 0",
    ],
)
def test_a_call_behind_a_question_is_let_be(text):
    assert Source(text).unguarded() == []


@pytest.fixture
def folder(tmp_path) -> Path:
    one_chapter(tmp_path / "ours", TEXT)
    (tmp_path / "roster.csv").write_text(ROSTER, encoding="utf-8")
    (tmp_path / "_brand.yml").write_text("meta:\n  name: Two Rivers\n", encoding="utf-8")
    return tmp_path


posix = pytest.mark.skipif(os.name != "posix", reason="here nothing can be taken away")


def run_elsewhere(
    folder: Path, *arguments: str, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run Python where what is of POSIX alone is taken away from our code."""
    path = os.pathsep.join([str(HOOK), str(ROOT)])
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd or folder,
        env={**os.environ, "PYTHONPATH": path, "TMPDIR": str(folder)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@posix
def test_our_code_finds_nothing_of_posix_there(folder):
    code = (
        "import generator.guard.child as child, generator.locks as locks\n"
        "from generator.making import processes\n"
        "print(hasattr(child.os, 'fork'), hasattr(child.signal, 'SIGKILL'), child.sys.platform,\n"
        "      locks.msvcrt.LK_NBLCK, hasattr(processes, 'fcntl'), processes.can_fork())"
    )

    done = run_elsewhere(folder, "-c", code)

    assert (done.stdout.split(), done.stderr) == ("False False win32 2 False False".split(), "")


@posix
def test_copies_are_made_by_two_processes_without_what_is_of_posix_alone(folder):
    arguments = ["copies", "roster.csv", "-w", "ours", "-j", "2"]

    done = run_elsewhere(folder, "-m", "generator", *arguments)

    assert (done.returncode, "error" in done.stderr) == (0, False)
    assert len(list((folder / "output").rglob("*.pdf"))) == 2
    assert [one.name for one in folder.glob("workbook-*")] == []


COMMANDS = """\
from generator.cli import perform
for line in (
    "new fresh", "check ours", "build ours -e fillable -o output", "brand _brand.yml -o output",
    "answers output/ours-fillable.pdf", "doctor",
):
    print(f"-- {line.split()[0]} {perform(line.split())}")
"""


@posix
def test_every_other_command_works_without_what_is_of_posix_alone(folder):
    done = run_elsewhere(folder, "-c", COMMANDS)

    ended = [line[3:] for line in done.stdout.splitlines() if line.startswith("-- ")]
    assert ended == [f"{name} 0" for name in "new check build brand answers doctor".split()]
    assert "error" not in done.stderr
    assert (folder / "output/ours-fillable.pdf").is_file()
    assert (folder / "output/ours-answers.csv").is_file()


# What deals with files and the system.
SUITE = [
    f"tests/unit/{name}.py"
    for name in ("test_files", "test_locks", "test_output_folder", "test_system")
]
# Whether a process has ended is not to be known there; the other takes long, and is of any system.
NOT_THERE = "not what_an_ended_run_left and not before_weasyprint_is_imported"


@posix
@pytest.mark.spoils()  # those tests look at their own
def test_a_part_of_the_suite_passes_without_what_is_of_posix_alone(folder):
    arguments = ["-m", "pytest", "-n0", "-p", "no:cacheprovider", "-k", NOT_THERE]

    done = run_elsewhere(folder, *arguments, *SUITE, cwd=ROOT)

    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert " passed" in done.stdout
