"""A `make run` of the tests' own: free port, fresh database."""

import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from interwonen.core.embedded_postgres import database_folder

ROOT = Path(__file__).resolve().parent.parent.parent
SECONDS_TO_START = 900  # on a machine that is busy with other things


@contextmanager
def demonstration(folder: Path) -> Iterator[str]:
    """Serve a demonstration whose data stand in `folder`; gives its address, ends it afterwards."""
    port = free_port()
    environment = {
        **os.environ,
        "INTERWONEN_DATA_DIR": str(folder),
        "PGOPTIONS": "-c synchronous_commit=off",
    }
    for name in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "MAKEFLAGS", "MAKELEVEL", "PORT"):
        environment.pop(name, None)
    log = folder / "server.log"
    server = start(port, environment, log)
    try:
        url = f"http://127.0.0.1:{port}"
        assert answers(url, server), log.read_text()
        yield url
    finally:
        stop(server)
        # Run by root the database stands elsewhere than in the folder that is cleared away.
        shutil.rmtree(database_folder(folder), ignore_errors=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(port: int, environment: dict[str, str], log: Path) -> "subprocess.Popen[bytes]":
    with log.open("w") as output:
        return subprocess.Popen(
            ["make", "run", f"PORT={port}"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def answers(url: str, server: "subprocess.Popen[bytes]") -> bool:
    """Wait until the server answers, with whatever status; False if it ends or takes too long."""
    deadline = time.monotonic() + SECONDS_TO_START
    while server.poll() is None and time.monotonic() < deadline:
        try:
            urllib.request.urlopen(url, timeout=10).close()
        except urllib.error.HTTPError:
            return True
        except OSError:
            time.sleep(0.3)
        else:
            return True
    return False


def stop(server: "subprocess.Popen[bytes]") -> None:
    """End the one that was started here, with all that it started."""
    for end in (signal.SIGTERM, signal.SIGKILL):  # a shell's background job does not hear SIGINT
        if server.poll() is None:
            os.killpg(server.pid, end)
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                continue
