#!/usr/bin/env python3
"""Run the browser tests against a `make run` of their own: free port, fresh database."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SECONDS_TO_START = 300


def main() -> int:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory(prefix="interwonen-browser-") as folder:
        environment = {**os.environ, "INTERWONEN_DATA_DIR": folder}
        for name in ("DATABASE_URL", "MAKEFLAGS", "MAKELEVEL", "PORT"):
            environment.pop(name, None)
        log = Path(folder) / "server.log"
        server = start(port, environment, log)
        try:
            if not answers(url, server):
                print(f"The demonstration did not start:\n{log.read_text()}", file=sys.stderr)
                return 1
            command = [sys.executable, "-m", "pytest", "tests/browser", "-m", "browser"]
            environment["INTERWONEN_BASE_URL"] = url
            code = subprocess.run([*command, *sys.argv[1:]], cwd=ROOT, env=environment).returncode
            if code:
                print("The end of the server's log:", *log.read_text().splitlines()[-20:], sep="\n")
            return code
        finally:
            stop(server)
            remove_database(Path(folder))


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
    for end in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        if server.poll() is None:
            os.killpg(server.pid, end)
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                continue


def remove_database(data_dir: Path) -> None:
    """Run by root the database stands elsewhere than in the folder that is cleared away."""
    sys.path.insert(0, str(ROOT))
    from interwonen.core.embedded_postgres import database_folder

    shutil.rmtree(database_folder(data_dir), ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
