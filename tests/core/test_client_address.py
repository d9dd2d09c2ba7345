"""Where a request comes from: one setting says whom to believe."""

import os
import runpy
import subprocess
import sys

import pytest
from django.urls import reverse
from gunicorn.config import Config
from gunicorn.http.parser import RequestParser

from interwonen.core.client_address import client_address, client_network

OURS = "192.0.2.1"  # what connects to the application


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.9", OURS),
        (1, "198.51.100.4, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.4, 203.0.113.9", "198.51.100.4"),
        (2, "203.0.113.9", OURS),
        (1, "", OURS),
        (1, "203.0.113.9:443", "203.0.113.9"),
        (1, "[2001:db8::1]:443", "2001:db8::1"),
        (1, "2001:db8::1", "2001:db8::1"),
        (1, "::ffff:203.0.113.9", "203.0.113.9"),
        (1, "unknown", None),
        (1, "1.2.3.4.5", None),
        (1, "[fe80::1%eth0]:443", None),
        (1, "203.0.113.9\x00", None),
    ],
)
def test_the_address_past_our_own_proxies(rf, settings, proxies, forwarded, address):
    settings.TRUSTED_PROXIES = proxies
    request = rf.get("/", REMOTE_ADDR=OURS, headers={"X-Forwarded-For": forwarded})
    assert client_address(request) == address


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("", "unknown"),  # a server on a socket of the machine
    ],
)
def test_one_connection_counts_as_one_network(rf, address, network):
    assert client_network(rf.get("/", REMOTE_ADDR=address)) == network


@pytest.mark.parametrize(("proxies", "status"), [("0", "301"), ("1", "200")])
def test_only_a_proxy_of_ours_says_that_the_client_used_https(proxies, status):
    asks = (
        "import django; django.setup(); from django.test import Client; "
        f"page = Client().get({reverse('account_login')!r}, headers={{'X-Forwarded-Proto': 'https'}}); "
        "print(page.status_code)"
    )
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "interwonen.settings",
        "DATABASE_URL": "postgresql://unused/unused",
        "INTERWONEN_SECRET_KEY": "unused",
        "INTERWONEN_LOG_KEYS": "unused",
        "INTERWONEN_LIVE_STATIC": "1",
        "INTERWONEN_HOSTS": "testserver",
        "INTERWONEN_TRUSTED_PROXIES": proxies,
    }
    asked = subprocess.run(
        [sys.executable, "-c", asks], env=environment, capture_output=True, text=True, check=True
    )
    assert asked.stdout.strip() == status


@pytest.mark.parametrize(
    ("settings_file", "scheme"), [(None, "https"), ("gunicorn.conf.py", "http")]
)
def test_gunicorn_leaves_that_to_the_application(settings_file, scheme):
    config = Config()
    for name, value in (runpy.run_path(settings_file) if settings_file else {}).items():
        if name in config.settings:
            config.set(name, value)
    sent = b"GET / HTTP/1.1\r\nHost: interwonen.example\r\nX-Forwarded-Proto: https\r\n\r\n"
    request = next(RequestParser(config, iter([sent]), ("127.0.0.1", 50000)))
    assert request.scheme == scheme
