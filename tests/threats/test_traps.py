"""What is no ordinary file of its folder, in place of every kind of file, however it is named."""

import os
from dataclasses import dataclass, field
from pathlib import Path

import pytest

SECRET = "the-secret-of-another-folder"
BUILD = ("build", "ours", "-o", "out")
THEMED = (*BUILD, "--theme", "theme")
COPIES = ("copies", "list.csv", "-w", "ours", "-o", "out", "-j", "1")
LISTED = {"list.csv": "name,photo\nAda,a.png\n"}
PLAIN = "# A\n\nWords.\n\n1. What now? { lines=2 }\n"


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of file: where it lies, what is said of it and where that is, who names it and how.

    One that is `anywhere` may lie where the user says.
    """

    place: str
    told: str
    files: dict[str, str] = field(default_factory=dict)
    command: tuple[str, ...] = BUILD
    anywhere: bool = False


def chapter(text: str, place: str = "ours/a.png") -> Kind:
    return Kind(place=place, told="ours/01-a.md:3: ", files={"ours/01-a.md": f"# A\n\n{text}\n"})


def brand(text: str, place: str, line: int) -> Kind:
    return Kind(
        place=f"ours/{place}", told=f"ours/_brand.yml:{line}: ", files={"ours/_brand.yml": text}
    )


def theme(name: str, text: str, place: str, line: int) -> Kind:
    return Kind(
        place=f"theme/{place}",
        told=f"theme/{name}:{line}: ",
        files={f"theme/{name}": text},
        command=THEMED,
    )


FACE = "\n@font-face { font-family: x; src: url(../x.otf) }\np { font-family: x }"
COVER = '<section>\n<img src="a.png" alt="">\n</section>'
FONTS = """\
typography:
  fonts:
    - source: file
      family: X
      files:
        - path: x.otf
"""
KINDS = {
    "a picture": chapter("![x](a.png)"),
    "a picture in HTML": chapter('<img src="a.png" alt="x">'),
    "a picture by its wiki name": chapter("![[a.png]]"),
    "a drawing": chapter("![x](a.svg)", "ours/a.svg"),
    "a chapter": Kind(place="ours/02-b.md", told="ours/02-b.md: "),
    "settings": Kind(place="ours/workbook.yml", told="ours/workbook.yml: "),
    "a brand that is found": Kind(place="ours/_brand.yml", told="ours/_brand.yml: "),
    "a brand that is named": Kind(
        place="b.yml", told="b.yml: ", command=(*BUILD, "--brand", "b.yml"), anywhere=True
    ),
    "a logo": brand("\nlogo: a.png\n", "a.png", 2),
    "a drawn logo": brand("logo:\n  medium: a.svg\n", "a.svg", 2),
    "a picture of the cover": brand(
        "defaults:\n  workbook:\n    cover: picture\n    cover-picture: a.png\n", "a.png", 4
    ),
    "a typeface": brand(FONTS, "x.otf", 6),
    "a stylesheet of the practice": Kind(
        place="ours/theme/css/theme.css",
        told="ours/theme/css/theme.css: ",
        files={"ours/_brand.yml": "meta:\n  name: X\n"},
    ),
    "a picture of a stylesheet": theme(
        "css/theme.css", "\nbody { background: url(../a.png) }", "a.png", 2
    ),
    "a typeface of a stylesheet": theme("css/theme.css", FACE, "x.otf", 2),
    "a picture of a template": Kind(
        place="ours/a.png",
        told="theme/partials/cover.html:2: ",
        files={"theme/partials/cover.html": COVER},
        command=THEMED,
    ),
    "a template": Kind(
        place="theme/partials/cover.html", told="theme/partials/cover.html: ", command=THEMED
    ),
    "words of a language": Kind(
        place="theme/labels/en.yml", told="theme/labels/en.yml: ", command=THEMED
    ),
    "tokens": Kind(place="theme/tokens.yml", told="theme/tokens.yml: ", command=THEMED),
    "a stylesheet": Kind(place="theme/css/more.css", told="theme/css/more.css: ", command=THEMED),
    "a roster": Kind(place="list.csv", told="list.csv: ", command=COPIES, anywhere=True),
    "a picture of a row": Kind(
        place="a.png",
        told="list.csv: row 1: ",
        files={"ours/01-a.md": "# A\n\n![Us]({{ photo }})\n", **LISTED},
        command=COPIES,
    ),
    "a certificate": Kind(
        place="ours/certificate.md",
        told="ours/certificate.md: ",
        files={"list.csv": "name\nAda\n"},
        command=(*COPIES[:-2], "--certificates"),
    ),
    "a profile of a press": Kind(
        place="p.icc", told="p.icc: ", command=(*BUILD, "--press-profile", "p.icc"), anywhere=True
    ),
    "a print shop of one's own": Kind(
        place="s.yml", told="s.yml: ", command=(*BUILD, "--press", "s.yml"), anywhere=True
    ),
    "a print shop beside the workbook": Kind(
        place="ours/press/shop.yml",
        told="ours/press/shop.yml: ",
        command=(*BUILD, "--press", "shop"),
    ),
    "a PDF to check": Kind(
        place="a.pdf",
        told="a.pdf: ",
        command=("check", "a.pdf", "--for", "shop"),
        anywhere=True,
    ),
    "a form that came back": Kind(
        place="a.pdf", told="a.pdf: ", command=("answers", "a.pdf"), anywhere=True
    ),
    "a form to carry on": Kind(
        place="a.pdf",
        told="a.pdf: ",
        command=("carry", "a.pdf", "-w", "ours", "-o", "out"),
        anywhere=True,
    ),
    **{
        f"an article ({end})": Kind(
            place=f"a.{end}",
            told=f"a.{end}: ",
            command=("new", "made", "--from", f"a.{end}"),
            anywhere=True,
        )
        for end in ("docx", "odt", "rtf", "html", "md", "txt")
    },
}


def out(path: Path) -> None:
    """A link that leads out of all folders, to what would be read."""
    here = Path.cwd()
    secret = here.with_name(f"{here.name}-elsewhere") / path.name
    secret.parent.mkdir()
    secret.write_text(f"{SECRET}\n", encoding="utf-8")
    path.symlink_to(secret)


def large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(600_000_000)


TRAPS = {
    "a link out": (out, "out"),
    "a pipe": (lambda path: os.mkfifo(path), "pipe"),
    "a device": (lambda path: path.symlink_to("/dev/zero"), "device"),
    "a link to itself": (lambda path: path.symlink_to(path.name), "link"),
    "a folder": (lambda path: path.mkdir(), "folder"),
    "too large": (large, "bytes"),
}


@pytest.mark.spoils("a.pdf")
@pytest.mark.skipif(os.name != "posix", reason="pipes, devices and links in folders are POSIX's")
@pytest.mark.parametrize("trap", TRAPS)
@pytest.mark.parametrize("kind", KINDS)
def test_04_05_what_is_no_file_of_its_folder_is_refused_in_every_place(
    workbook, tmp_path, monkeypatch, kind, trap
):
    monkeypatch.chdir(tmp_path)
    asked = KINDS[kind]
    if trap == "a link out" and asked.anywhere:
        pytest.skip("the user may name it from anywhere")
    if trap == "a folder" and asked.command[0] in ("new", "answers"):
        pytest.skip("a folder is of use there")
    for name, text in {"ours/01-a.md": PLAIN, **asked.files}.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    Path(asked.place).parent.mkdir(parents=True, exist_ok=True)
    TRAPS[trap][0](Path(asked.place))

    run = workbook(*asked.command)

    said = run.out + run.err if asked.command[0] == "check" else run.err
    print(said)
    assert run.status == 1
    assert asked.told in said
    assert "hint: " in said
    assert "Traceback" not in said and "defect" not in said
    assert SECRET not in said
    assert not list(Path("out").glob("*.pdf"))
