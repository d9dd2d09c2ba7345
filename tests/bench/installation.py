"""An installation of the bench's own: its own database server, settings as in real use, gunicorn.

Nothing of the user's demonstration is touched. The clock stands still in the demonstration, so
INTERWONEN_CLOCK is set as there; all else is as README tells for running it for real.
"""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil  # type: ignore[import-untyped]
import psycopg

from interwonen.core.embedded_postgres import database_folder, start_embedded_postgres
from tests.bench.asking import ask
from tests.browser.served import free_port

ROOT = Path(__file__).resolve().parents[2]
LOG = ROOT / "bench.log"
WORKERS = 2
SECONDS_TO_START = 30
OURS, FLOOR = "interwonen.wsgi", "tests.bench.floor.wsgi"


@dataclass(frozen=True)
class Server:
    """A gunicorn that answers."""

    port: int
    process: "subprocess.Popen[bytes]"
    seconds_to_answer: float

    def workers(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children()

    def memory(self) -> dict[str, float]:
        """Megabytes of the largest worker: resident, and its share of what is shared (PSS)."""
        infos = [worker.memory_full_info() for worker in self.workers()]
        found = {"rss": max(info.rss for info in infos) / 1e6}
        if hasattr(infos[0], "pss"):
            found["pss"] = max(info.pss for info in infos) / 1e6
        return found


def install() -> dict[str, str]:
    """Start an empty server in a folder that goes when this process ends; gives the environment."""
    folder = Path(tempfile.mkdtemp(prefix="interwonen-bench-"))
    # What is registered first is done last: the server stops before its data are removed.
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(shutil.rmtree, database_folder(folder), ignore_errors=True)
    url = start_embedded_postgres(folder)
    with closing(psycopg.connect(url, autocommit=True)) as connection:
        connection.execute("CREATE DATABASE floor")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("INTERWONEN_", "DJANGO_"))}
    return {
        **kept,
        "DATABASE_URL": url,
        "BENCH_FLOOR_DATABASE": url.replace("/postgres?", "/floor?"),
        "BENCH_HTML": str(folder / "report.html"),
        "BENCH_HTML_BASE": f"{(ROOT / 'static').as_uri()}/",
        "INTERWONEN_DATA_DIR": str(folder),
        "INTERWONEN_SECRET_KEY": "keeps nothing secret: it only serves a measurement",
        "INTERWONEN_LOG_KEYS": "unused",
        "INTERWONEN_HOSTS": "127.0.0.1",
        "INTERWONEN_TRUSTED_PROXIES": "1",
        "INTERWONEN_CLOCK": "2021-06-30",
        "INTERWONEN_CLOCK_TIME": "18:00",
        "DJANGO_SETTINGS_MODULE": "interwonen.settings",
    }


def run(*arguments: str, **environment: str) -> str:
    """Run Python with these arguments; gives what it printed last."""
    result = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return result.stdout.strip().rpartition("\n")[2]


def seconds_to_import(module: str) -> float:
    """How long a new process takes to import the application of a web process."""
    before = time.perf_counter()
    run("-c", f"import {module}", **settings_of(module))
    return time.perf_counter() - before


def settings_of(module: str) -> dict[str, str]:
    """The settings with which an application is started."""
    return {"DJANGO_SETTINGS_MODULE": f"{module.removesuffix('.wsgi')}.settings"}


@contextmanager
def served(module: str, path: str) -> Iterator[Server]:
    """Serve an application until the end of the block; `path` is what it is first asked for."""
    port = free_port()
    options = ["--workers", str(WORKERS), "--worker-class", "sync", "--log-level", "warning"]
    before = time.perf_counter()
    with LOG.open("a") as log:  # a line for each answer would bury what was measured
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", module, "--bind", f"127.0.0.1:{port}", *options],
            cwd=ROOT,
            env={**os.environ, **settings_of(module)},
            stderr=log,
        )
    try:
        while not _answers(port, path):
            if process.poll() is not None or time.perf_counter() - before > SECONDS_TO_START:
                raise SystemExit(f"{module} does not answer; see {LOG}.")
            time.sleep(0.01)
        yield Server(port, process, time.perf_counter() - before)
    finally:
        process.terminate()
        process.wait(20)


def _answers(port: int, path: str) -> bool:
    try:
        ask(port, path)
    except OSError:
        return False
    return True
