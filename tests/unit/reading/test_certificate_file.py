"""certificate.md: beside the chapters, and none of them."""

from pathlib import Path

import pytest

from generator.diagnostics import WorkbookError
from generator.model.certificate import Certificate
from generator.reading.certificate_file import has_certificate, read_certificate

CHAPTER = "# Trust\n"


@pytest.fixture
def certificate(read):
    """Read the certificate of a workbook that has this text for one."""

    def give(text: str, **more) -> Certificate:
        reading = read(CHAPTER, {"certificate.md": text, **more})
        return read_certificate(reading.workbook)[0]

    return give


@pytest.fixture
def told(certificate):
    """Give what a certificate is refused with."""

    def give(text: str) -> str:
        with pytest.raises(WorkbookError) as reason:
            certificate(text)
        return str(reason.value)

    return give


def test_a_certificate_is_no_chapter_and_nothing_is_said_of_it(read):
    reading = read(CHAPTER, {"certificate.md": "# Well done\n"})

    assert [one.file for one in reading.workbook.chapters] == ["book/01-trust.md"]
    assert reading.warnings == ()
    assert has_certificate(reading.workbook)


def test_a_chapter_about_certificates_stays_one(read):
    reading = read(CHAPTER, {"02-certificate.md": "# Our certificate\n"})

    assert len(reading.workbook.chapters) == 2
    assert not has_certificate(reading.workbook)


def test_it_is_read_as_a_chapter_is_with_what_stands_above_it(certificate):
    found = certificate(
        "---\norientation: portrait\nsignatures: [Facilitator, For the practice]\n---\n\n"
        "# Well *done*\n\n{{ name }}\n\n1. What now?\n"
    )

    assert found.text.title_text == "Well done"
    assert not found.landscape
    assert found.signatures == ("Facilitator", "For the practice")
    assert not found.couple


def test_without_settings_it_lies_on_its_side_and_nobody_signs(certificate):
    found = certificate("# Well done\n\n{{ name }} and {{ partner }}\n")

    assert found.landscape
    assert found.signatures == ()
    assert found.couple


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("---\norientation: sideways\n---\n# A\n", "certificate.md:2: setting of a certificate"),
        ("---\n\nsignature: [A]\n---\n# A\n", 'md:3: unknown setting of a certificate "signature"'),
        ("---\nsignatures: [A, B, C, D]\n---\n# A\n", "certificate.md:2: too many sign"),
        ("# A\n\nIt { lined=3 }\n", "certificate.md:3: unknown"),
        ("  \n", "certificate.md: is empty"),
    ],
)
def test_mistakes_are_told_by_line(told, text, said):
    assert said in told(text)


def test_a_link_that_leads_out_of_the_folder_is_refused(read):
    Path("elsewhere.md").write_text("# Not ours\n", encoding="utf-8")
    reading = read(CHAPTER)
    Path("book/certificate.md").symlink_to(Path("elsewhere.md").resolve())

    with pytest.raises(WorkbookError) as reason:
        read_certificate(reading.workbook)

    assert "is a link that leads out of its folder" in str(reason.value)
