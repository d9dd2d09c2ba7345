"""The application as an installation serves it: by gunicorn, with its bounds, and no database."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tests.house.sources import ROOT


@contextmanager
def served() -> Iterator[int]:
    """While the block lasts, the application is served at the port that this gives."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    env = {
        **os.environ,
        "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none",
        "INTERWONEN_SECRET_KEY": "0123456789" * 6,
        "INTERWONEN_LOG_KEYS": "9876543210" * 6,
        "INTERWONEN_HOSTS": "interwonen.example",
        "INTERWONEN_LOCAL": "0",
        "DJANGO_SETTINGS_MODULE": "interwonen.settings",
    }
    command = [
        "-m",
        "gunicorn",
        "interwonen.wsgi",
        f"--bind=127.0.0.1:{port}",
        "--no-control-socket",
    ]
    server = subprocess.Popen(
        [sys.executable, *command],
        cwd=ROOT,
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait()


def _wait_for(port: int) -> None:
    for _attempt in range(300):
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1) as asking:
                asking.sendall(b"GET /healthz HTTP/1.0\r\n\r\n")
                if asking.recv(64):
                    return
        except OSError:
            pass
        time.sleep(0.2)
    raise TimeoutError("gunicorn did not start")
