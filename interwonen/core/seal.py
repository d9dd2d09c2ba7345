"""The seal of the municipality on a PDF: a PAdES signature with its certificate, when there is one."""

import logging
from io import BytesIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, RuleBroken, refuse_unless

_logger = logging.getLogger(__name__)

USABLE = ActionRule(
    name="core_seal_usable",
    message=_("The certificate of the seal cannot be read. Nothing was published."),
    next_step=_(
        "Ask who runs this system whether the file with the certificate is there, and whether its"
        " password is right."
    ),
    ground=_("A report that should be sealed is not published without its seal."),
)
IN_FORCE = ActionRule(
    name="core_seal_in_force",
    message=_("The certificate of the seal is not valid now. Nothing was published."),
    next_step=_("Ask who runs this system to put a certificate in its place that is valid now."),
    ground=_("Who checks the seal of a report would be told that it does not hold."),
)


def refuse_unusable_seal() -> None:
    """Raises RuleBroken when there should be a seal and its certificate cannot be read, has expired or
    is not valid yet."""
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
    """The certificate with its key; the log says in one line why there is none, and no path."""
    from pyhanko.sign import SimpleSigner

    signer: Any = None
    password = settings.SEAL_PASSWORD.encode()
    try:
        content = Path(settings.SEAL_P12).read_bytes()
        signer = SimpleSigner.load_pkcs12_data(content, [], passphrase=password)
    except OSError as error:
        _logger.error("INTERWONEN_SEAL_P12: the file cannot be read: %s.", error.strerror)  # noqa: TRY400
    except (ValueError, AttributeError):  # of a file without a key
        _logger.error(  # noqa: TRY400
            "INTERWONEN_SEAL_P12: no certificate with a key is in the file, or"
            " INTERWONEN_SEAL_PASSWORD is wrong."
        )
    refuse_unless(signer is not None, USABLE)
    _refuse_unless_in_force(signer.signing_cert)
    return signer


def _refuse_unless_in_force(certificate: Any) -> None:
    """By the clock of the machine: that is the time that the seal itself says, also in a demonstration."""
    first, last = certificate.not_valid_before, certificate.not_valid_after
    if first <= timezone.now() <= last:
        return
    _logger.error("INTERWONEN_SEAL_P12: the certificate is valid from %s to %s.", first, last)
    days = {
        name: date_format(timezone.localtime(moment), "j F Y")
        for name, moment in (("first", first), ("last", last))
    }
    raise RuleBroken(IN_FORCE, gettext("It is valid from %(first)s to %(last)s.") % days)
