"""The report to the council as a document, ready to become an accessible, archival PDF."""

from evaluations.council.layout import laid_out, printed
from evaluations.council.snapshot import Report
from interwonen.core.pdf import Document, document_of


def report_document(report: Report) -> Document:
    """The report as a document; the same report gives the same one, to the byte."""
    laid = printed(laid_out(report))
    subject = f"{report.pilot.name}, {report.quarter_name}"
    return document_of(
        "documents/council_report.html",
        {"laid": laid, "report": report},
        title=f"{'Concept: r' if report.is_draft else 'R'}apportage aan de raad: {subject}",
        identifier=laid.digest,
        dated=report.published_on or report.as_of,
        author=report.pilot.municipality,
        subject=subject,
    )
