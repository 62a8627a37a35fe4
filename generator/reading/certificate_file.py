"""certificate.md: a text beside the chapters, and no chapter; what is handed out at the end."""

from dataclasses import replace
from typing import Literal

from pydantic import BaseModel, ConfigDict
from ruamel.yaml.comments import CommentedMap

from generator import files
from generator.diagnostics import Diagnostic, Findings, Location, error
from generator.model import Workbook
from generator.model.certificate import Certificate
from generator.reading.left_out import CERTIFICATE
from generator.reading.source import Source, read_source
from generator.reading.text.chapter import parse_chapter
from generator.reading.text.engine import Engine
from generator.reading.text.links import References
from generator.reading.text.questions import Prompts
from generator.yaml import load_mapping, validate

SLUG = "certificate"
MOST_SIGNATURES = 3
_FENCE = "---"
_HINTS = {
    "orientation": "write orientation: landscape or orientation: portrait",
    "signatures": "write who signs: signatures: [Facilitator, For the practice]",
}
_BEGIN = (
    'write one beside the chapters: a line "# Certificate", one with {{ name }} alone, and what it '
    "is for; content/healthy-interdependence has one"
)


class CertificateSettings(BaseModel):
    """What may stand above the text of a certificate, between two lines of three hyphens."""

    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)

    orientation: Literal["landscape", "portrait"] = "landscape"
    signatures: tuple[str, ...] = ()


def has_certificate(workbook: Workbook) -> bool:
    """Tell whether a certificate lies beside the chapters of a workbook."""
    path = workbook.folder / CERTIFICATE
    return path.exists() or path.is_symlink()


def read_certificate(workbook: Workbook) -> tuple[Certificate, tuple[Diagnostic, ...]]:
    """Give the certificate of a workbook, and what was noticed that does not keep it from being
    made. Raises `WorkbookError` where there is none, or with all that is wrong with it.
    """
    findings = Findings()
    source = _source(workbook, findings)
    findings.raise_errors()
    source, settings = _settings(findings.require(source), findings)
    references = References(
        source=source,
        slug=SLUG,
        folder=workbook.folder,
        chapters={CERTIFICATE: SLUG},
        findings=findings,
    )
    text = parse_chapter(
        source,
        Engine(workbook.language),
        references,
        None,
        findings,
        next_number=0,
        prompts=Prompts.MARKED,
    )
    findings.raise_errors()
    certificate = Certificate(
        text=replace(text, number=0),
        landscape=settings.orientation == "landscape",
        signatures=settings.signatures,
    )
    return certificate, findings.all


def _source(workbook: Workbook, findings: Findings) -> Source | None:
    path = workbook.folder / CERTIFICATE
    place = Location(file=files.display(path))
    if not path.exists() and not path.is_symlink():
        findings.add(error("there is no certificate", hint=_BEGIN, at=place))
        return None
    source = read_source(path, (workbook.folder,), findings, pictures=True)
    if source is not None and not source.text.strip():
        findings.add(error("is empty", hint=_BEGIN, at=place))
    return source


def _settings(source: Source, findings: Findings) -> tuple[Source, CertificateSettings]:
    """Give a source with empty lines in place of its settings, and these."""
    lines = source.text.split("\n")
    ends = [at for at, line in enumerate(lines) if at and line.rstrip() == _FENCE]
    if lines[0].rstrip() != _FENCE or not ends:
        return source, CertificateSettings()
    end = ends[0]
    data = load_mapping("\n".join(lines[1:end]), source.at, findings, first_line=2)
    settings = validate(
        CertificateSettings,
        data or CommentedMap(),
        source.at,
        findings,
        what="setting of a certificate",
        hints=_HINTS,
        first_line=2,
    )
    if settings and len(settings.signatures) > MOST_SIGNATURES:
        hint = f"name {MOST_SIGNATURES} at most: they sign side by side"
        line = source.line_of_key("signatures")
        findings.add(error("too many sign", hint=hint, at=source.at(line)))
    text = "\n".join([""] * (end + 1) + lines[end + 1 :])
    return replace(source, text=text), settings or CertificateSettings()
