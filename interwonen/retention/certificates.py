"""The certificate of a destruction as a document."""

from interwonen.core.pdf import Document, document_of
from interwonen.retention.models import Destruction

_TEMPLATE = "documents/destruction_certificate.html"


def certificate_document(destruction: Destruction) -> Document:
    """What was destroyed, by which two people and when; of a destruction that was carried out."""
    pilot = destruction.pilot
    assert destruction.destroyed_at is not None
    context = {
        "destruction": destruction,
        "pilot": pilot,
        "counts": sorted(destruction.counts.items()),
        "first_half": destruction.seal[:32],
        "second_half": destruction.seal[32:],
    }
    return document_of(
        _TEMPLATE,
        context,
        title=f"Verklaring van vernietiging: {destruction}",
        identifier=f"{_TEMPLATE}-{destruction.seal}",
        dated=destruction.destroyed_at.date(),
        author=str(pilot.municipality),
        subject=f"Vernietiging van gegevens van {pilot.name}",
    )
