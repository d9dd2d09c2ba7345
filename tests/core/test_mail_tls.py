"""A mail goes only to a server whose certificate is of an authority that this machine knows."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from post_office.models import STATUS

from interwonen.core import clock
from interwonen.core.mail_queue import deliver_due
from tests.core.test_mail_queue import waiting

DAY = timedelta(days=1)


@pytest.fixture
def signed_by_itself(tmp_path) -> Path:
    """Key and certificate of `localhost`, of no authority."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - DAY)
        .not_valid_after(now + DAY)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path / "server.pem"
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(secret + certificate.public_bytes(Encoding.PEM))
    return file


@contextmanager
def mail_server(certificate: Path, *, at_once: bool) -> Iterator[tuple[int, list[bytes]]]:
    """One on a free port, with TLS at once or when asked; what it was told before and within it."""
    told: list[bytes] = []
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            with suppress(OSError):
                plain, _address = server.accept()
                with plain:
                    _talk(plain if not at_once else tls.wrap_socket(plain, server_side=True))

        def _talk(line: socket.socket) -> None:
            line.sendall(b"220 ready\r\n")
            while said := line.recv(4096):
                told.append(said)
                if said.startswith(b"STARTTLS"):
                    line.sendall(b"220 go on\r\n")
                    line = tls.wrap_socket(line, server_side=True)
                else:
                    line.sendall(b"250-localhost\r\n250 STARTTLS\r\n")

        serving = threading.Thread(target=serve)
        serving.start()
        try:
            yield server.getsockname()[1], told
        finally:
            server.close()
            serving.join(timeout=10)


@pytest.mark.parametrize("at_once", [False, True])
def test_a_server_that_nobody_vouches_for_gets_no_mail(db, settings, signed_by_itself, at_once):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_USE_TLS, settings.EMAIL_USE_SSL = not at_once, at_once
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "localhost", 10
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "interwonen", "geheim"
    queued = waiting()
    with mail_server(signed_by_itself, at_once=at_once) as (port, told):
        settings.EMAIL_PORT = port
        assert deliver_due(now=clock.now()) == 0
    queued.refresh_from_db()
    assert queued.status == STATUS.requeued
    assert queued.logs.get().exception_type == "SSLCertVerificationError"
    words = {line.split()[0].decode() for line in told}
    assert words == (set() if at_once else {"ehlo", "STARTTLS"})
