"""The rules of the house, read off the imports."""

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "generator"
MODULES = sorted(path.relative_to(ROOT) for path in PACKAGE.rglob("*.py"))

STAGES = ("reading", "design", "printing", "checking")
# The ground floor: what every stage stands on, and that stands on nothing but the model.
SHARED = {
    "broken_runs", "characters", "colour", "diagnostics", "files", "fontfile", "gate",
    "large_pictures", "locks", "memory", "mistakes", "model", "output_folder", "pulse",
    "pypdf_log", "slugs", "svg_reader", "system", "tiff_pictures", "units", "yaml", "yaml_reader",
}  # fmt: skip
# Commands are called as people type them, kinds of blocks as authors write them.
NAMED_BY_OTHERS = ("generator/cli/", "generator/reading/exercises/")
ONLY_IN = {
    "babel": "generator/design/language.py",
    "jinja2": ("generator/design/templates.py", "generator/design/compiled_templates.py"),
    "weasyprint": tuple(
        f"generator/printing/{name}.py"
        for name in ("typeset", "parsed_styles", "fetcher", "foot_room", "gradients", "let_down")
    ),
    "pydyf": ("generator/printing/pdf/", "generator/printing/typeset.py"),
    "pypdf": ("generator/printing/", "generator/checking/", "generator/pypdf_log.py"),
    "pypdfium2": (
        "generator/checking/preflight/proof_sheet.py",
        "generator/printing/page_picture.py",
    ),
    "click": "generator/cli/",
    "starlette": "generator/studio/",
    "uvicorn": "generator/studio/",
}
HEAVY = {"babel", "weasyprint", "jinja2", "pydantic", "pypdf", "markdown", "PIL", "ruamel"}
TOP_LEVEL = {
    ".ci", ".editorconfig", ".gitattributes", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md",
    "LICENSE", "Makefile", "README.md", "SECURITY.md", "constraints.txt", "content", "generator",
    "output", "pyproject.toml", "templates", "tests",
}  # fmt: skip


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """All that a module is made of."""
    return tuple(ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))))


@cache
def imports(path: Path) -> frozenset[str]:
    """The dotted names a module imports, those inside functions too."""
    found: set[str] = set()
    for node in nodes(path):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(found)


def top_level_imports(path: Path) -> set[str]:
    """The packages a module imports when it is imported itself."""
    found = set()
    for node in nodes(path)[0].body:
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


def test_the_command_line_calls_build_copies_and_report_and_nothing_below_them():
    commands = [path for path in MODULES if path.parts[1] == "cli"]

    used = {part for path in commands for part in parts_of_the_house(path)}

    below = {
        "__version__",
        "answers",
        "build",
        "cli",
        "copies",
        "diagnostics",
        "files",
        "broken_runs",
        "guard",
        "machine",
        "machine_report",
        "memory",
        "pulse",
        "copies_report",
        "preflight_report",
        "report",
        "studio",
        "system",
    }
    assert used <= below


def test_the_studio_knows_the_making_and_no_stage_and_only_the_command_line_knows_it():
    inside = [path for path in MODULES if path.parts[1] == "studio"]
    outside = [path for path in MODULES if path.parts[1] not in ("studio", "cli")]

    used = {part for path in inside for part in parts_of_the_house(path)}

    assert used <= SHARED | {"build", "making", "studio"}
    assert "studio" not in {part for path in outside for part in parts_of_the_house(path)}


def test_the_face_of_the_house_knows_the_making_and_no_stage():
    assert parts_of_the_house(Path("generator/build.py")).isdisjoint(STAGES)


def test_the_making_of_one_edition_knows_nothing_of_copies():
    making = [path for path in MODULES if path.parts[1] == "making"]

    assert "copies" not in {part for path in making for part in parts_of_the_house(path)}


def test_a_rosters_way_goes_down():
    rooms = ("run", "workers", "maker", "plan", "master", "options")
    for above, room in enumerate(rooms):
        used = imports(Path(f"generator/copies/{room}.py"))
        assert not [one for one in rooms[:above] if f"generator.copies.{one}" in used]


def test_no_two_modules_share_a_name():
    names = [
        path.stem
        for path in MODULES
        if path.stem not in ("__init__", "__main__")
        and not path.as_posix().startswith(NAMED_BY_OTHERS)
    ]

    assert sorted(name for name in set(names) if names.count(name) > 1) == []


def test_tests_of_single_modules_stand_as_the_modules_do():
    folders = {path.parent.relative_to("generator") for path in MODULES}
    found = (ROOT / "tests/unit").rglob("test_*.py")

    assert {path.parent.relative_to(ROOT / "tests/unit") for path in found} <= folders


def test_the_shared_modules_import_no_stage():
    shared = [path for path in MODULES if path.parts[1].removesuffix(".py") in SHARED]

    used = {part for path in shared for part in parts_of_the_house(path)}

    assert used <= SHARED


def test_commands_import_nothing_heavy_before_they_run():
    light = [path for path in MODULES if path.parts[1] == "cli"] + [
        *(Path(f"generator/{name}.py") for name in ("report", "diagnostics", "files", "units")),
        *(path for path in MODULES if path.parts[1] == "model"),
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


# What of printing may import what else of it; itself, and the model, always.
PRINTING = {
    "pdf": set(),
    "mark_placing": {"pdf"},
    "glyphs": {"pdf", "mark_placing"},
    "press": {"pdf"},
    "copying": {"pdf", "glyphs", "mark_placing", "press"},
    "fonts": {"marks_face"},
    "marks_face": set(),
    "brand_fonts": {"fonts"},
    "typeface_choice": {"fonts", "brand_fonts"},
    "weasyprint_log": {"named_in"},
    "page_boxes": set(),
    "gradients": set(),
    "let_down": set(),
    "layout_map": set(),
    "foot_room": {"layout_map"},
    "lettering": set(),
    "mark_anchors": set(),
    "named_in": set(),
    "fetcher": {"mark_anchors", "named_in"},
    "parsed_styles": {"fetcher", "named_in", "weasyprint_log"},
    "typeset": {
        *("pdf", "glyphs", "fonts", "brand_fonts", "fetcher"),
        *("layout_map", "gradients", "let_down", "lettering", "mark_anchors", "parsed_styles"),
        *("named_in", "weasyprint_log"),
    },
}


@pytest.mark.parametrize("part", PRINTING)
def test_what_is_printed_stands_on_what_a_pdf_is_and_not_the_other_way(part):
    inside = [
        path
        for path in MODULES
        if path.parts[1:3] in (("printing", part), ("printing", f"{part}.py"))
    ]

    used = {
        name.split(".")[2]
        for path in inside
        for name in imports(path)
        if name.startswith("generator.printing.")
    }

    assert inside
    assert used <= PRINTING[part] | {part}


def test_only_the_typesetter_takes_fragments():
    takers = [
        path.as_posix()
        for path in MODULES
        if "generator.printing.pdf.fragment.take_fragment" in imports(path)
    ]

    assert takers == ["generator/printing/typeset.py"]


# How objects and content of a PDF are written: brackets, references, types, operators.
WRITTEN_OBJECTS = re.compile(
    r"<<(?=[/%])|[\w\])]>>|\b0 R\b|\bendobj\b|\bendstream\b|/Type\b|\bBDC\b|\bTj\b"
)


def literals(path: Path) -> set[str]:
    """The strings and bytes of a module that are no docstrings."""
    told = {id(node.value) for node in nodes(path) if isinstance(node, ast.Expr)}
    return {
        node.value if isinstance(node.value, str) else node.value.decode("latin-1")
        for node in nodes(path)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str | bytes)
        and id(node) not in told
    }


def test_only_what_prints_and_what_reads_finished_pdfs_knows_how_their_objects_are_written():
    writers = {
        path.as_posix(): found
        for path in MODULES
        if path.parts[1:3] not in (("printing", "pdf"), ("checking", "preflight"))
        and (found := [one for one in literals(path) if WRITTEN_OBJECTS.search(one)])
    }

    assert writers == {}


def test_every_package_that_is_imported_is_declared():
    import sys
    from importlib.metadata import packages_distributions

    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {named(one) for one in declared["dependencies"]}
    optional = {named(one) for some in declared["optional-dependencies"].values() for one in some}
    known = packages_distributions()
    used = {
        (path.as_posix(), name.split(".")[0])
        for path in MODULES
        for name in imports(path)
        if name.split(".")[0] not in {*sys.stdlib_module_names, "generator"}
    }

    missing = {
        (path, package)
        for path, package in used
        # What only some commands need is imported where it is used, and said to be lacking. The
        # studio is such a place itself.
        if not {named(one) for one in known.get(package, [package])}
        & (
            needed
            if package in top_level_imports(Path(path)) and "generator/studio/" not in path
            else needed | optional
        )
    }

    assert missing == set()


def named(requirement: str) -> str:
    """The name of a distribution out of what asks for it, as package indexes compare names."""
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", requirement)[0]).lower()


# What reads a file itself where it is given a path, and not bytes.
READERS = {"TTFont", "PdfReader", "ZipFile", "CalamineWorkbook"}
OPENERS = {
    "generator/files.py",  # to write
    "generator/gate.py",  # to read
    "generator/locks.py",  # a lock: nothing is in it
    "generator/cli/defects.py",  # what broke, where files can't be trusted to write
    "generator/guard/child.py",  # its own standard input
    "generator/printing/pdf/form_font.py",  # a typeface that is a package
    "generator/printing/pdf/fill_form.py",  # likewise
    "generator/reading/article/word_document.py",  # bytes, into bytes
}


def test_files_are_read_at_the_gate_written_by_files_and_opened_by_nothing_else():
    openers = {
        path.as_posix()
        for path in MODULES
        for node in nodes(path)
        if isinstance(node, ast.Call) and opens(node)
    }

    assert openers == OPENERS


def opens(node: ast.Call) -> bool:
    name = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
    owner = getattr(getattr(node.func, "value", None), "id", "")
    if name in READERS or (owner, name) == ("Image", "open"):
        return getattr(getattr(node.args[0], "func", None), "attr", "") != "BytesIO"
    if name in ("read_text", "write_text", "read_bytes", "write_bytes"):
        return isinstance(node.func, ast.Attribute)
    return (owner, name) in {("", "open"), ("os", "open"), ("os", "fdopen"), ("io", "open")} and (
        name == "fdopen" or owner or isinstance(node.func, ast.Name)
    )


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
