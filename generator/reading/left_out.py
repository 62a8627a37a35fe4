"""What of a workbook's folder is no part of the workbook, though it looks like one."""

from pathlib import Path

from generator import files
from generator.diagnostics import Findings, Location, warning

_TEXTS = {
    (".txt", ".markdown", ".mdown", ".mkd", ".mdwn", ".text"): (
        "a chapter's name ends in .md, such as 01-welcome.md"
    ),
    (".mdx", ".qmd", ".rmd", ".rst", ".adoc", ".asciidoc", ".org", ".tex", ".typ", ".textile"): (
        "a chapter's name ends in .md: save it as Markdown, such as 01-welcome.md"
    ),
    (".docx", ".doc", ".odt", ".rtf", ".pages", ".gdoc", ".html", ".htm", ".epub", ".ipynb"): (
        "a chapter's name ends in .md; "
        "a file of Word becomes chapters with: workbook new NAME --from FILE.docx"
    ),
}
_HINTS = {suffix: hint for suffixes, hint in _TEXTS.items() for suffix in suffixes}
_SETTINGS = ("workbook.yaml", "workbook.yml.txt", "workbook.json", "workbook.toml")
_BRANDS = ("brand.yml", "brand.yaml", "_brand.yaml", "_brand.yml.txt", "brand.yml.txt")
_CHAPTER = ".md"
CERTIFICATE = "certificate.md"
# What programs keep beside texts, and the folders that a workbook has for other things.
_OTHERS = frozenset(["node_modules", "output", "theme", "images", "fonts", "venv"])
_DEPTH = 4
_NAMED = 4


def is_chapter(name: str) -> bool:
    """Tell whether a Markdown file of a name is a chapter.

    Not what is set aside, what describes the folder, what is handed out beside the book, and what
    a word processor leaves there.
    """
    return not name.startswith(("_", "~")) and name.lower() not in ("readme.md", CERTIFICATE)


def tell_left_out(folder: Path, findings: Findings) -> None:
    """Say which files look like a part of the workbook, and are none by their names or places."""
    by_hint: dict[str, list[str]] = {}
    for name in files.list_folder(folder, ""):
        low = name.lower()
        suffix = Path(low).suffix
        if low in _SETTINGS:
            _tell(findings, folder / name, "is not read", "call it workbook.yml")
        elif low in _BRANDS or (low == "_brand.yml" and name != low):
            _tell(findings, folder / name, "is not read", "call it _brand.yml")
        elif suffix in _HINTS and is_chapter(name):
            by_hint.setdefault(_HINTS[suffix], []).append(name)
    for hint, names in by_hint.items():
        if len(names) == 1:
            _tell(findings, folder / names[0], "is left out", hint)
        else:
            _tell(findings, folder, f"{_listed(names)} are left out", hint)
    _tell_folders(folder, findings)


def _tell_folders(folder: Path, findings: Findings) -> None:
    """Say in which folders inside there are texts, which are no chapters."""
    inside = [
        (name, count)
        for name in files.list_folder(folder, "")
        if (folder / name).is_dir() and is_chapter(name) and (count := _texts(folder / name, 1))
    ]
    if not inside:
        return
    count = sum(count for _, count in inside)
    texts = "one Markdown file" if count == 1 else f"{count} Markdown files"
    hint = "move them up beside workbook.yml, numbered as they follow: 01-welcome.md"
    if count == 1:
        hint = "move it up beside the other chapters, numbered as it follows: 02-trust.md"
    if len(inside) == 1:
        _tell(findings, folder / inside[0][0], f"{texts} in this folder: left out", hint)
    else:
        named = _listed([f"{name}/" for name, _ in inside])
        _tell(findings, folder, f"{texts} in the folders {named}: left out", hint)


def _texts(folder: Path, depth: int) -> int:
    """Give how many Markdown files lie in a folder and those in it."""
    if folder.is_symlink() or folder.name.lower() in _OTHERS or depth > _DEPTH:
        return 0
    try:
        names = files.list_folder(folder, "")
    except OSError:
        return 0
    if "workbook.yml" in names:  # a workbook of its own
        return 0
    own = sum(name.lower().endswith(_CHAPTER) and is_chapter(name) for name in names)
    return own + sum(_texts(folder / name, depth + 1) for name in names if (folder / name).is_dir())


def _listed(names: list[str]) -> str:
    named = [f'"{name}"' for name in names[:_NAMED]]
    if len(names) > _NAMED:
        return f"{', '.join(named)} and {len(names) - _NAMED} more"
    return f"{', '.join(named[:-1])} and {named[-1]}"


def _tell(findings: Findings, path: Path, problem: str, hint: str) -> None:
    findings.add(warning(problem, hint=hint, at=Location(file=files.display(path))))
