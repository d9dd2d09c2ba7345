"""The files of a published report: which there are, and what makes each."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from evaluations.council.documents import report_document
from evaluations.council.open_data import figures_csv, figures_json
from evaluations.council.slides import slides_of
from evaluations.council.snapshot import Report
from evaluations.models import PublishedFile
from interwonen.core.pdf import pdf_of
from interwonen.core.seal import sealed

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


@dataclass(frozen=True)
class MadeFile:
    """The bytes of a file, and its hash before it was sealed: the same without a seal."""

    content: bytes
    content_digest: str

    @property
    def digest(self) -> str:
        return file_digest(self.content)


def files_of(report: Report, *, advance: Callable[[], None] = lambda: None) -> dict[Kind, MadeFile]:
    """All files of a report that is published, the PDF sealed if the municipality does so; `advance`
    is called after each. Raises RuleBroken when the seal cannot be set."""
    files = {}
    for kind, make in MAKERS.items():
        content = make(report)
        seal = sealed if kind == Kind.PDF else bytes
        files[kind] = MadeFile(seal(content), file_digest(content))
        advance()
    return files


def file_digest(content: bytes) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()
