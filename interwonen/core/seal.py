"""The seal of the municipality on a PDF: a PAdES signature with its certificate, when there is one."""

from io import BytesIO
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, refuse_unless

USABLE = ActionRule(
    name="core_seal_usable",
    message=_("The certificate of the seal cannot be read. Nothing was published."),
    next_step=_("Ask who runs this system whether its file is there, and its password is right."),
    ground=_("A report that should be sealed is not published without its seal."),
)


def refuse_unusable_seal() -> None:
    """Raises RuleBroken when there should be a seal and its certificate cannot be read."""
    if settings.SEAL_P12:
        _signer()


def sealed(pdf: bytes) -> bytes:
    """The PDF with the seal; as it is when no certificate is set.

    The signature has no size on the page, so that it needs no tag. Raises RuleBroken as
    `refuse_unusable_seal`.
    """
    if not settings.SEAL_P12:
        return pdf
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import PdfSignatureMetadata, fields, sign_pdf

    signer = _signer()
    metadata = PdfSignatureMetadata(
        field_name="Zegel", subfilter=fields.SigSeedSubFilter.PADES, md_algorithm="sha256"
    )
    written = BytesIO()
    sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), metadata, signer=signer, output=written)
    return written.getvalue()


def _signer() -> Any:
    from pyhanko.sign import SimpleSigner

    password = settings.SEAL_PASSWORD.encode()
    signer = SimpleSigner.load_pkcs12(settings.SEAL_P12, passphrase=password)  # type: ignore[no-untyped-call]
    refuse_unless(signer is not None, USABLE)
    return signer
