"""The seal of the municipality on a published report."""

from datetime import timedelta
from io import BytesIO

import pytest
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption
from cryptography.hazmat.primitives.serialization.pkcs12 import (
    load_key_and_certificates,
    serialize_key_and_certificates,
)
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from evaluations.actions.reports_publishing_work import begin_publishing
from evaluations.council.files import file_digest, files_of
from evaluations.models import PublishedFile, PublishedReport
from interwonen.core import clock
from interwonen.core.models import LongWork
from interwonen.core.seal import refuse_unusable_seal, sealed
from tests.evaluations.sample_report import published_report
from tests.factories import make_user
from tests.refusals import breaks
from tests.report_factories import make_approved, make_report
from tests.seal_certificate import PASSWORD, make_certificate


@pytest.fixture
def seal(settings, tmp_path):
    settings.SEAL_P12 = str(make_certificate(tmp_path))
    settings.SEAL_PASSWORD = PASSWORD


def test_the_pdf_is_sealed_and_its_hash_before_that_is_kept(seal):
    made = files_of(published_report())
    pdf = made[PublishedFile.Kind.PDF]
    (signature,) = PdfFileReader(BytesIO(pdf.content)).embedded_signatures
    trust = ValidationContext(trust_roots=[signature.signer_cert])
    assert validate_pdf_signature(signature, trust).bottom_line
    assert signature.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
    before = pdf.content[: pdf.content.index(b"%%EOF") + len(b"%%EOF")]
    assert pdf.digest != pdf.content_digest
    assert pdf.content_digest in {file_digest(before), file_digest(before + b"\n")}
    csv = made[PublishedFile.Kind.CSV]
    assert csv.digest == csv.content_digest


def test_without_a_certificate_nothing_is_sealed():
    assert sealed(b"%PDF-") == b"%PDF-"


@pytest.mark.parametrize("wrong", ["SEAL_P12", "SEAL_PASSWORD"])
def test_with_an_unusable_certificate_nothing_is_published(
    client, pilot, seal, settings, wrong, tmp_path
):
    setattr(settings, wrong, str(tmp_path / "fout"))
    report = make_approved(make_report(pilot))
    officer = make_user(role="policy_officer", pilot=pilot)
    with breaks("core_seal_usable"):
        begin_publishing(report=report, by=officer, now=clock.now())
    client.force_login(officer)
    publish = reverse("evaluations:report-publish", args=[pilot.slug, report.quarter])
    answer = client.post(publish)
    assert answer.status_code == 422
    assert "Er is niets gepubliceerd." in answer.content.decode()
    with breaks("core_seal_usable"):
        sealed(b"%PDF-")
    assert not PublishedReport.objects.exists()
    assert not LongWork.objects.exists()


def test_the_log_says_in_one_line_what_is_wrong_with_the_certificate(
    seal, settings, tmp_path, caplog
):
    settings.SEAL_PASSWORD = "fout"
    with breaks("core_seal_usable"):
        refuse_unusable_seal()
    no_certificate = tmp_path / "leeg.p12"
    no_certificate.write_bytes(b"")
    for path in (no_certificate, tmp_path / "weg.p12", tmp_path, without_a_key(tmp_path)):
        settings.SEAL_P12, settings.SEAL_PASSWORD = str(path), PASSWORD
        with breaks("core_seal_usable"):
            refuse_unusable_seal()
    lines = caplog.text.splitlines()
    assert len(lines) == 5
    assert all("INTERWONEN_SEAL_P12" in line and str(tmp_path) not in line for line in lines)


@pytest.mark.parametrize(
    "validity",
    [
        {"valid_since": timedelta(days=9), "valid_for": timedelta(minutes=-1)},
        {"valid_since": timedelta(minutes=-5), "valid_for": timedelta(days=9)},
    ],
    ids=["expired", "not yet valid"],
)
def test_with_a_certificate_that_is_not_valid_now_nothing_is_published(
    client, pilot, seal, tmp_path, caplog, validity
):
    make_certificate(tmp_path, **validity)
    report = make_approved(make_report(pilot))
    officer = make_user(role="policy_officer", pilot=pilot)
    with breaks("core_seal_in_force"):
        begin_publishing(report=report, by=officer, now=clock.now())
    with breaks("core_seal_in_force"):
        sealed(b"%PDF-")
    client.force_login(officer)
    answer = client.post(reverse("evaluations:report-publish", args=[pilot.slug, report.quarter]))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Het certificaat van het zegel is nu niet geldig. Er is niets gepubliceerd." in page
    last = timezone.localtime() + validity["valid_for"]
    assert f"tot {date_format(last, 'j F Y')}." in page
    assert not PublishedReport.objects.exists()
    assert not LongWork.objects.exists()
    assert "INTERWONEN_SEAL_P12: the certificate is valid from" in caplog.text


def without_a_key(folder):
    path = folder / "zonder.p12"
    locked = BestAvailableEncryption(PASSWORD.encode())
    sealed_with = (folder / "zegel.p12").read_bytes()
    _, certificate, _ = load_key_and_certificates(sealed_with, PASSWORD.encode())
    path.write_bytes(serialize_key_and_certificates(b"zegel", None, certificate, None, locked))
    return path
