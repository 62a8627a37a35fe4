"""A line that is really set tells whether typefaces and libraries work together."""

import os
import sys
from dataclasses import replace

from generator.machine import State
from generator.machine.trial_line import trial_aspects
from generator.model.printed_page import Lettering
from generator.printing import fonts, typeset


def looked_at():
    return {one.part: one for one in trial_aspects("python")}


def test_where_all_is_there_a_line_is_set_in_our_typeface(capfd):
    found = looked_at()

    assert {one.state for one in found.values()} == {State.FINE}
    assert found["a line of text"].found == "set in Workbook Serif, and written as PDF"
    assert found["typefaces"].found.startswith("10 files: Workbook Serif, ")
    assert capfd.readouterr() == ("", "")


def test_another_typeface_in_place_of_ours_is_told(monkeypatch):
    wrong = Lettering(instead=(("DejaVu Sans", "Ha"),))
    monkeypatch.setattr(typeset, "lettering", lambda *_: wrong)

    found = looked_at()["a line of text"]

    assert found.state is State.LACKING
    assert found.found == "Workbook Serif can't be used, this is: DejaVu Sans"


def test_files_of_typefaces_that_are_missing_are_told_with_their_package(monkeypatch):
    known = fonts.faces()
    gone = replace(known[0], path=known[0].path.with_name("Gone.otf"))
    monkeypatch.setattr(fonts, "faces", lambda: (gone, *known[1:]))

    found = looked_at()["typefaces"]

    assert found.state is State.LACKING
    assert found.found == "files are missing: Gone.otf"
    assert found.mend == "python -m pip install --force-reinstall font-source-serif-pro"


def test_without_a_package_that_is_told_and_not_raised(monkeypatch):
    monkeypatch.setitem(sys.modules, "font_source_serif_pro", None)
    monkeypatch.delitem(sys.modules, "generator.printing.fonts")
    monkeypatch.delattr("generator.printing.fonts")

    found = looked_at()["a line of text"]

    assert found.state is State.LACKING
    assert found.mend.endswith("font-source-serif-pro")


def fail(reason):
    def raise_it(*_given, **_options):
        print("how to install it, at length")
        raise reason

    return raise_it


def test_a_library_that_cannot_be_loaded_is_told_with_its_command(monkeypatch, capfd):
    reason = OSError("cannot load library 'libpango-1.0-0': no such file. Also: ...")
    monkeypatch.setattr(typeset, "Typesetter", fail(reason))

    found = looked_at()["a line of text"]

    assert found.found == "nothing can be set: cannot load library 'libpango-1.0-0'"
    assert "pango" in found.mend
    assert capfd.readouterr() == ("", "")


def test_what_the_system_refuses_is_told(monkeypatch):
    monkeypatch.setattr(typeset, "Typesetter", fail(OSError(28, "No space left on device")))

    assert looked_at()["a line of text"].found == "nothing can be set: No space left on device"


def test_what_fontconfig_complains_of_is_told_and_other_words_are_passed_on(monkeypatch, capfd):
    usual = typeset.Typesetter

    def complain(*given, **options):
        os.write(2, b"Fontconfig error: Cannot load default config file\nother words\n")
        return usual(*given, **options)

    monkeypatch.setattr(typeset, "Typesetter", complain)

    found = looked_at()["font settings"]

    assert found.found == "Fontconfig error: Cannot load default config file"
    assert "fontconfig" in found.mend
    assert capfd.readouterr().err == "other words\n"


def test_where_errors_go_nowhere_a_line_is_set_all_the_same(monkeypatch):
    with monkeypatch.context() as closed:
        closed.setattr(os, "dup", fail(OSError(9, "Bad file descriptor")))
        found = looked_at()

    assert {one.state for one in found.values()} == {State.FINE}
