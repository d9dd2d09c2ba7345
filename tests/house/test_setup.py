"""What stands in the way of a first run is explained in a line or two."""

import os
import socket
import subprocess

from tests.house.sources import ROOT


def set_up(**environment):
    return subprocess.run(
        ["sh", "scripts/setup", "run"],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
    )


def test_another_python_is_refused(tmp_path):
    python = tmp_path / "python"
    python.write_text('#!/bin/sh\n[ "$1" = -V ] && echo Python 3.9.2 && exit\nexit 1\n')
    python.chmod(0o755)
    result = set_up(PYTHON=str(python))
    assert result.returncode == 1
    assert "needs Python 3.11 to 3.14 (found: Python 3.9.2)" in result.stderr


def test_a_taken_port_is_named():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        result = set_up(PORT=port)
    assert result.returncode == 1
    assert f"Port {port} cannot be used" in result.stderr


def test_the_demonstration_begins_in_the_afternoon():
    make = ["make", "--dry-run", "run"]
    told = subprocess.run(make, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "INTERWONEN_CLOCK_TIME=${INTERWONEN_CLOCK_TIME:-14:00}" in told
