"""A word that is really set and written as PDF: what proves that the parts work together."""

import contextlib
import io
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from generator import system
from generator.machine.aspect import Aspect, fine, lacking

_WORD = "Handgloves"
_TYPEFACES, _LINE, _SETTINGS = "typefaces", "a line of text", "font settings"
_FONT_SETTINGS = {
    "Debian, Ubuntu": "sudo apt-get install --reinstall fontconfig-config",
    "Fedora": "sudo dnf reinstall fontconfig",
    "macOS": "brew reinstall fontconfig",
    "Windows": "in an MSYS2 shell: pacman -S mingw-w64-x86_64-fontconfig",
}


def trial_aspects(python: str) -> list[Aspect]:
    """Give the files of the typefaces, then a line of text set with them, then what Fontconfig
    says meanwhile of the machine's settings.

    `python` is the interpreter that packages are installed for.
    """
    install = f"{python} -m pip install --force-reinstall"
    found: list[Aspect] = []
    # WeasyPrint prints what it lacks, where a program may read what we say.
    with contextlib.redirect_stdout(io.StringIO()), _noted_errors() as noted:
        try:
            found.append(_typefaces(install))
            found.append(_line())
        except ImportError as reason:
            package = (reason.name or "weasyprint").partition(".")[0]
            said = f"nothing can be set: {package} can't be imported"
            found.append(lacking(_LINE, said, mend=f"{install} {_distribution(package)}"))
        except OSError as reason:
            found.append(_refused(reason))
    wrong = sorted({one for one in noted if one.startswith("Fontconfig error")})
    here = system.this_system()
    if wrong:
        found.append(lacking(_SETTINGS, "; ".join(wrong), mend=_FONT_SETTINGS[here]))
    elif found[-1].mend == "":
        found.append(fine(_SETTINGS, "Fontconfig finds its own"))
    return found


def _typefaces(install: str) -> Aspect:
    from generator.printing.fonts import faces

    known = faces()
    gone = [face.path for face in known if not face.path.is_file()]
    if gone:
        packages = sorted({_distribution(_package(path)) for path in gone})
        said = f"files are missing: {', '.join(path.name for path in gone)}"
        return lacking(_TYPEFACES, said, mend=f"{install} {' '.join(packages)}")
    families = ", ".join(dict.fromkeys(face.family for face in known))
    return fine(_TYPEFACES, f"{len(known)} files: {families}")


def _line() -> Aspect:
    from generator.diagnostics import Findings
    from generator.model import Markup, Numbering, Section, Styles
    from generator.printing.fonts import SERIF
    from generator.printing.typeset import Typesetter

    nowhere = Path(__file__).parent
    styles = Styles(css="", base=nowhere, roots=(), recolour=())
    typesetter = Typesetter(styles, Findings())
    html = f'<html lang="en"><title>{_WORD}</title><body style="font-family: \'{SERIF}\'">{_WORD}'
    title = Markup(name=_LINE, html=html, columns=frozenset())
    typesetter.bind(title, [Section(numbering=Numbering.BODY, pages=typesetter.typeset(title))])
    instead = [family for family, _ in typesetter.lettering.instead]
    if instead or typesetter.lettering.missing:
        said = f"{SERIF} can't be used, this is: {', '.join(instead) or 'nothing'}"
        return lacking(_LINE, said, mend=_FONT_SETTINGS[system.this_system()])
    return fine(_LINE, f"set in {SERIF}, and written as PDF")


def _refused(reason: OSError) -> Aspect:
    if reason.errno is None:  # what can't be loaded is told by its file, in the first words
        said = f"nothing can be set: {str(reason).partition(':')[0]}"
        return lacking(_LINE, said, mend=system.COMMANDS[system.this_system()])
    said = f"nothing can be set: {reason.strerror}"
    return lacking(_LINE, said, mend="mend what is named above, and run this again")


def _package(path: Path) -> str:
    """Give the package that a font file is of, by the folder that all packages lie in."""
    at = max(number for number, part in enumerate(path.parts) if part == "site-packages")
    return path.parts[at + 1]


def _distribution(package: str) -> str:
    """Give the name that a package is installed by."""
    return {"PIL": "pillow", "fontTools": "fonttools"}.get(package, package.replace("_", "-"))


@contextlib.contextmanager
def _noted_errors() -> Iterator[list[str]]:
    """Keep the lines that libraries write beside Python's own streams, to be read at the end.

    Those that are not Fontconfig's are passed on then.
    """
    noted: list[str] = []
    with contextlib.ExitStack() as stack:
        try:
            before = os.dup(2)
            file = stack.enter_context(tempfile.TemporaryFile())
        except OSError:  # there is no such stream, or no place for what it says
            yield noted
            return
        os.dup2(file.fileno(), 2)
        try:
            yield noted
        finally:
            if sys.stderr:
                sys.stderr.flush()
            os.dup2(before, 2)
            os.close(before)
            file.seek(0)
            noted += file.read().decode("utf-8", "replace").splitlines()
    for line in noted:
        if not line.startswith("Fontconfig"):
            print(line, file=sys.stderr)
