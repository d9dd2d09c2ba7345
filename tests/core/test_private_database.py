"""Nothing goes to a database on another machine but over TLS, to a server that proves who it is."""

import os
import subprocess
import sys

import pytest

from interwonen.core.postgresql.base import is_private
from tests.evidence.test_asvs import IN_PRODUCTION
from tests.house.sources import ROOT


@pytest.mark.parametrize(
    "parameters",
    [
        {},
        {"host": "/var/run/postgresql"},
        {"host": "localhost"},
        {"host": "127.0.0.1"},
        {"host": "::1"},
        {"host": "/run/one,127.0.0.1"},
        {"host": "db.interwonen.example", "sslmode": "verify-full"},
    ],
)
def test_within_this_machine_or_over_tls(parameters):
    assert is_private(parameters)


@pytest.mark.parametrize(
    "parameters",
    [
        {"host": "db.interwonen.example"},
        {"host": "10.0.0.5", "sslmode": "require"},
        {"host": "10.0.0.5", "sslmode": "verify-ca"},
        {"host": "localhost.interwonen.example"},
        {"host": "127.0.0.1,db.interwonen.example"},
        {"host": "localhost", "hostaddr": "10.0.0.5"},
    ],
)
def test_else_it_is_not(parameters):
    assert not is_private(parameters)


def test_in_production_no_connection_is_made():
    """The port is one at which nobody listens on the machine that the address of a test network names."""
    asked = subprocess.run(
        [sys.executable, "manage.py", "migrate", "--check"],
        env={**os.environ, **IN_PRODUCTION, "DATABASE_URL": "postgresql://a:b@192.0.2.1:1/c"},
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert asked.returncode != 0
    assert "must end in ?sslmode=verify-full" in asked.stderr
