"""The embedded PostgreSQL: started once, shared, and stopped by the last that uses it."""

import os
import shutil
import stat
import subprocess
import sys
import time

import psutil
import pytest

from interwonen.core.embedded_postgres import database_folder

HOLD = """
import sys
from pathlib import Path
import psycopg
from interwonen.core.embedded_postgres import start_embedded_postgres
with psycopg.connect(start_embedded_postgres(Path(sys.argv[1]))) as connection:
    print(connection.execute("SELECT pg_postmaster_start_time()").fetchone(), flush=True)
    sys.stdin.readline()
"""


def hold(data_dir):
    """A process that uses the server of `data_dir` until it reads a line or is killed."""
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", HOLD, str(data_dir)]
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


def let_go(process):
    _, errors = process.communicate("\n", timeout=60)
    assert process.returncode == 0, errors


def servers_on(data_dir):
    folder = str(database_folder(data_dir) / "data")
    running = psutil.process_iter(["cmdline", "status"])
    return [
        p for p in running if folder in (p.info["cmdline"] or []) and p.info["status"] != "zombie"
    ]


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory):
    """A folder whose name is too long for a socket and has what a shell trips over."""
    folder = tmp_path_factory.mktemp("data") / "a b'c,d" / ("deep" * 30)
    folder.mkdir(parents=True)
    yield folder
    for process in servers_on(folder):
        process.terminate()
    shutil.rmtree(database_folder(folder), ignore_errors=True)


def test_it_is_shared_by_processes_that_start_at_once(data_dir):
    users = [hold(data_dir) for _ in range(3)]
    started = {user.stdout.readline() for user in users}
    for user in users:
        let_go(user)
    assert len(started) == 1
    assert servers_on(data_dir) == []


def test_it_outlives_a_killed_user_and_stops_with_the_last(data_dir):
    killed, last = hold(data_dir), hold(data_dir)
    killed.stdout.readline()
    last.stdout.readline()
    killed.kill()
    killed.communicate()
    assert servers_on(data_dir)
    let_go(last)
    assert servers_on(data_dir) == []


def test_it_starts_although_its_old_number_is_now_anothers(data_dir):
    let_go(hold(data_dir))
    pid_file = database_folder(data_dir) / "data" / "postmaster.pid"
    pid_file.write_text(f"{os.getppid()}\n/elsewhere\n{int(time.time())}\n5432\n/elsewhere\n\n\n")
    let_go(hold(data_dir))
    assert not pid_file.exists()


def test_it_opens_no_private_folder_to_others(data_dir):
    data_dir.parent.chmod(0o700)
    let_go(hold(data_dir))
    assert stat.S_IMODE(data_dir.parent.stat().st_mode) == 0o700
