"""A certificate -> an HTML document of one page: its words in the middle, who signs at its foot."""

from generator.design.compose import Composer
from generator.model import Markup
from generator.model.certificate import Certificate

WORDS, SIGNED = "certificate-words", "certificate-signed"  # ids in the layout map


def compose_certificate(composer: Composer, certificate: Certificate, *, down: float) -> Markup:
    """Compose a certificate; its words begin `down` mm below their place's upper edge."""
    part = {
        "template": "sheets/certificate.html",
        "certificate": certificate,
        "dated": not certificate.names("date"),
        "down": down,
        "ids": {"words": WORDS, "signed": SIGNED},
    }
    kind = composer.labels["sheets"]["certificates"]
    title = f"{composer.edition.workbook.title}: {kind}"
    return composer.sheet(certificate.text.file, title, part, certificate.text)
