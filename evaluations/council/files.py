"""The files of a published report: which there are, and what makes each."""

import hashlib
from collections.abc import Callable, Mapping

from evaluations.council.documents import report_document
from evaluations.council.open_data import figures_csv, figures_json
from evaluations.council.slides import slides_of
from evaluations.council.snapshot import Report
from evaluations.models import PublishedFile
from interwonen.core.pdf import pdf_of

Kind = PublishedFile.Kind
PATIENCE = 300  # seconds for a PDF: no page waits for it

# What makes the bytes of each kind of file, from the report that is published; the same report gives
# the same bytes.
MAKERS: Mapping[Kind, Callable[[Report], bytes]] = {
    Kind.PDF: lambda report: pdf_of(report_document(report), seconds=PATIENCE),
    Kind.SLIDES: slides_of,
    Kind.CSV: figures_csv,
    Kind.JSON: figures_json,
}


def files_of(report: Report, *, advance: Callable[[], None] = lambda: None) -> dict[Kind, bytes]:
    """All files of a report that is published; `advance` is called after each."""
    files = {}
    for kind, make in MAKERS.items():
        files[kind] = make(report)
        advance()
    return files


def file_digest(content: bytes) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()
