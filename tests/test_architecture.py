"""The rules of the house, read off the imports."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "generator"
MODULES = sorted(path.relative_to(ROOT) for path in PACKAGE.rglob("*.py"))

STAGES = ("reading", "design", "printing", "checking")
SHARED = {"model", "diagnostics", "units", "files"}
ONLY_IN = {
    "babel": "generator/design/language.py",
    "jinja2": "generator/design/theme.py",
    "weasyprint": "generator/printing/typeset.py",
    "pypdf": "generator/printing/",
    "click": "generator/cli/",
}
HEAVY = {"babel", "weasyprint", "jinja2", "pydantic", "pypdf", "markdown", "PIL", "ruamel"}
TOP_LEVEL = {
    ".ci", ".editorconfig", ".gitattributes", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md",
    "LICENSE", "Makefile", "README.md", "constraints.txt", "content", "generator", "output",
    "pyproject.toml", "templates", "tests",
}  # fmt: skip


def imports(path: Path) -> set[str]:
    """The dotted names a module imports, those inside functions too."""
    found = set()
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def top_level_imports(path: Path) -> set[str]:
    """The packages a module imports when it is imported itself."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    found = set()
    for node in tree.body:
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module.split(".")[0])
    return found


def parts_of_the_house(path: Path) -> set[str]:
    """The second names of what a module imports from the package: reading, model ..."""
    return {name.split(".")[1] for name in imports(path) if name.startswith("generator.")}


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_never_imports_another_stage(stage):
    inside = [path for path in MODULES if path.parts[1] == stage]

    used = {part for path in inside for part in parts_of_the_house(path)}

    assert used <= SHARED | {stage}


@pytest.mark.parametrize("package", ONLY_IN)
def test_a_library_is_imported_in_its_one_place_only(package):
    users = [
        path.as_posix()
        for path in MODULES
        if any(name.split(".")[0] == package for name in imports(path))
    ]

    assert [path for path in users if not path.startswith(ONLY_IN[package])] == []


def test_the_command_line_calls_build_and_report_and_no_stage():
    commands = [path for path in MODULES if path.parts[1] == "cli"]

    used = {part for path in commands for part in parts_of_the_house(path)}

    assert used.isdisjoint(STAGES)


def test_the_shared_modules_import_no_stage():
    shared = [path for path in MODULES if path.parts[1].removesuffix(".py") in SHARED]

    used = {part for path in shared for part in parts_of_the_house(path)}

    assert used <= SHARED


def test_commands_import_nothing_heavy_before_they_run():
    light = [path for path in MODULES if path.parts[1] == "cli"] + [
        Path("generator/report.py"),
        Path("generator/diagnostics.py"),
        Path("generator/files.py"),
        *(path for path in MODULES if path.parts[1] == "model"),
        Path("generator/units.py"),
    ]

    assert {name for path in light for name in top_level_imports(path)}.isdisjoint(HEAVY)


def test_the_check_of_the_system_needs_the_standard_library_alone():
    import sys

    assert top_level_imports(Path("generator/system.py")) <= sys.stdlib_module_names


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_a_module_has_three_hundred_lines_at_most(path):
    assert len((ROOT / path).read_text(encoding="utf-8").splitlines()) <= 300


def test_no_module_is_called_by_what_says_nothing():
    names = {part for path in MODULES for part in path.with_suffix("").parts}

    assert names.isdisjoint({"utils", "util", "helpers", "helper", "manager", "misc", "common"})


def test_only_files_opens_files():
    openers = {
        path.as_posix()
        for path in MODULES
        for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and (
            getattr(node.func, "id", "") == "open"
            or (
                getattr(node.func, "attr", "")
                in {"read_text", "write_text", "read_bytes", "write_bytes"}
                and getattr(getattr(node.func, "value", None), "id", "") != "files"
            )
        )
    }

    assert openers <= {"generator/files.py"}


def test_every_kind_of_block_has_its_template_and_its_looks():
    kinds = {path.stem for path in (PACKAGE / "reading/exercises").glob("[!_]*.py")}
    base = ROOT / "templates/base"

    assert kinds == {path.stem for path in (base / "exercises").glob("*.html")}
    assert kinds == {path.stem for path in (base / "css/exercises").glob("*.css")}


def test_the_top_level_holds_what_it_should_and_no_more():
    import subprocess

    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout")

    assert {line.split("/")[0] for line in listed.stdout.splitlines()} <= TOP_LEVEL
