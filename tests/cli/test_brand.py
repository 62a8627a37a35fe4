"""`workbook brand`: the sheet it writes, what it says, and how it ends."""

from tests.helpers.workbooks import one_chapter

TEXT = "# Trust\n\n1. What now?\n"


def test_it_shows_colours_and_writes_a_sheet(workbook, tmp_path):
    one_chapter(tmp_path / "ours", TEXT)
    (tmp_path / "_brand.yml").write_text("meta: {name: Harbour}\ncolor: {primary: '#7A3B2E'}\n")

    run = workbook("brand", "_brand.yml", "-w", "ours")

    assert run.status == 0
    assert run.err == ""
    assert run.out.split("\n")[0] == "Harbour"
    assert "primary  #7A3B2E   8.4:1  labels, numbers" in run.out
    assert run.out.endswith("output/brand-harbour.pdf: 1 page\n")
    assert (tmp_path / "output/brand-harbour.pdf").read_bytes().startswith(b"%PDF-")


def test_findings_are_told_and_do_not_fail(workbook, tmp_path):
    one_chapter(tmp_path / "ours", TEXT)
    (tmp_path / "_brand.yml").write_text("color: {primary: '#5FB7B0'}\n")

    run = workbook("brand", "_brand.yml", "-w", "ours")

    assert run.status == 0
    assert "_brand.yml:1: labels and numbers: #5FB7B0 on #FFFFFF has a contrast of 2.4:1" in run.err
    assert "hint: use #" in run.err


def test_with_strict_they_do(workbook, tmp_path):
    one_chapter(tmp_path / "ours", TEXT)
    (tmp_path / "_brand.yml").write_text("color: {primary: '#5FB7B0'}\n")

    run = workbook("brand", "_brand.yml", "-w", "ours", "--strict")

    assert run.status == 1
    assert not list((tmp_path / "output").iterdir())


def test_a_brand_file_that_is_wrong_ends_in_one(workbook, tmp_path):
    one_chapter(tmp_path / "ours", TEXT)
    (tmp_path / "_brand.yml").write_text("color: {primary: gren}\n")

    run = workbook("brand", "_brand.yml", "-w", "ours")

    assert run.status == 1
    assert run.err.startswith('error: _brand.yml:1: primary: "gren" is no colour\nhint: write')


def test_without_any_brand_it_says_how_to_begin(workbook, tmp_path):
    one_chapter(tmp_path / "ours", TEXT)

    run = workbook("brand", "-w", "ours")

    assert run.status == 1
    assert "ours/_brand.yml: there is no such brand file" in run.err
    assert "content/brands" in run.err


def test_build_warns_of_the_same(workbook, tmp_path):
    one_chapter(tmp_path / "ours", TEXT)
    (tmp_path / "ours/_brand.yml").write_text("color: {primary: '#5FB7B0'}\n")

    run = workbook("build", "ours")

    assert run.status == 0
    assert "labels and numbers: #5FB7B0" in run.err


def test_a_brand_is_named_for_a_build(workbook, tmp_path):
    one_chapter(tmp_path / "ours", TEXT)

    assert workbook("build", "ours", "--brand", "none.yml").status == 1
