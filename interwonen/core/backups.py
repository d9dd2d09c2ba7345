"""Backups of the whole database, and getting one back.

What `pg_dump` says goes through a pipe into GnuPG, and back the same way, so that it is never on disk
for anyone to read. What has a name is whole: it gets it when every part of the pipe has succeeded.
Beside a backup lies a file that says what it is, with its hash, signed by the application: so neither
the backup nor the moment at which it was made can be changed by who has only the files.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from psycopg.conninfo import make_conninfo

from interwonen.core.embedded_postgres import PACKAGE, PROGRAMS
from interwonen.core.grants import web_roles
from interwonen.core.signatures import is_signature_of, signature_of

ENDING = ".dump.gpg"
_NAMED = re.compile(rf"interwonen-(\d{{8}}T\d{{6}}Z){re.escape(ENDING)}")
_MOMENT = "%Y%m%dT%H%M%SZ"
# Who was signed in when a backup was made is not signed in again; a cache fills itself.
_ROWS_LEFT_OUT = ("django_session", "interwonen_cache")
# A key is one that this user has, never one that is fetched by the name.
_NO_QUESTIONS = ("--batch", "--no-auto-key-locate", "--trust-model=always")
_TABLES = """
SELECT count(*) FROM pg_class
WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace
"""
_EMPTIED = """
SET LOCAL client_min_messages = warning;
DROP SCHEMA {0} CASCADE; CREATE SCHEMA {0}; GRANT USAGE ON SCHEMA {0} TO PUBLIC;
"""


class BackupError(Exception):
    """A backup that was not made or not restored; the message says why. Nothing was changed then."""


def make_backup(folder: Path, recipients: Sequence[str], *, at: datetime) -> Path:
    """Write a backup that only the keys of `recipients` open; gives its path.

    The recipients are as GnuPG takes them, best by fingerprint. Raises BackupError.
    """
    if not recipients:
        raise BackupError(
            "INTERWONEN_BACKUP_TO names no key, and a backup that anyone can read is not made."
        )
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = folder / f"interwonen-{at.astimezone(UTC):{_MOMENT}}{ENDING}"
    unfinished = file.with_name(f"{file.name}.unfinished")
    try:
        with _new(unfinished) as target:
            _dump_into(target, recipients)
            os.fsync(target.fileno())
        facts = {
            "file": file.name,
            "sha256": _hash_of(unfinished),
            "bytes": unfinished.stat().st_size,
            "made_at": at.astimezone(UTC).isoformat(timespec="seconds"),
            "postgresql": _major(),
            "gnupg": _said_by("gpg", "--version"),
            "migrations": _last_migrations(),
            "opened_by": list(recipients),
            "web_roles": web_roles(connection),
        }
        with _new(_facts_of(file)) as beside:
            signed = {**facts, "signature": signature_of(_in_text(facts))}
            beside.write(json.dumps(signed, indent=1).encode())
        unfinished.rename(file)
    finally:
        unfinished.unlink(missing_ok=True)
    return file


def restore_backup(file: Path, *, replace: bool) -> dict[str, Any]:
    """Put what a backup holds in the database, in one transaction; gives what is known of the backup.

    Into an empty database, unless what is there may be replaced. The tables belong to who restores.
    Raises BackupError.
    """
    facts = _read_facts(file)
    if _hash_of(file) != facts["sha256"]:
        raise BackupError(f"{file.name} is not as it was made: its hash differs.")
    known = MigrationLoader(None).disk_migrations
    if unknown := [each for each in facts["migrations"].items() if each not in known]:
        raise BackupError(f"It was made by a newer version of Interwonen, which has {unknown}.")
    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
        if cursor.fetchone()[0] and not replace:
            raise BackupError("The database is not empty. REPLACE=1 puts the backup in its place.")
        cursor.execute("SELECT quote_ident(current_schema())")
        schema = cursor.fetchone()[0]
    connection.close()
    _restore_from(file, _EMPTIED.format(schema) if replace else "")
    return facts


def remove_old(folder: Path, *, now: datetime, days: int) -> int:
    """Delete the backups in `folder` that were made longer ago than this; gives how many."""
    removed = 0
    for file in folder.iterdir():
        named = _NAMED.fullmatch(file.name)
        if named and _moment(named[1]) < now - timedelta(days=days):
            file.unlink()
            _facts_of(file).unlink(missing_ok=True)
            removed += 1
    return removed


def _dump_into(target: IO[bytes], recipients: Sequence[str]) -> None:
    """Run the pipe that makes a backup; every part of it must succeed."""
    left_out = [f"--exclude-table-data={table}" for table in _ROWS_LEFT_OUT]
    dump = [program("pg_dump"), "--format=custom", "--no-owner", "--no-privileges", *left_out]
    keys = [f"--recipient={name}" for name in recipients]
    encrypt = [_gpg(), *_NO_QUESTIONS, "--encrypt", "--compress-algo=none", *keys]
    with (
        subprocess.Popen(
            [*dump, how_reached()], env=surroundings(), stdout=subprocess.PIPE
        ) as dumping,
        subprocess.Popen(encrypt, stdin=dumping.stdout, stdout=target) as encrypting,
    ):
        _hand_over(dumping)
    _all_succeeded(dumping, encrypting)


def _restore_from(file: Path, first: str) -> None:
    """Run the pipe that restores; what it did holds only if every part of it succeeded.

    A part that fails says so by ending early, so the last word is given here and not at the end of
    what it wrote.
    """
    script = [program("pg_restore"), "--no-owner", "--no-privileges", "--file=-"]
    # Terse: else a row that is refused would be shown.
    quiet = ["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--set=VERBOSITY=terse"]
    with (
        file.open("rb") as source,
        subprocess.Popen([_gpg(), "--decrypt"], stdin=source, stdout=subprocess.PIPE) as opening,
        subprocess.Popen(script, stdin=opening.stdout, stdout=subprocess.PIPE) as reading,
        subprocess.Popen(
            [program("psql"), *quiet, how_reached()],
            env=surroundings(),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
        ) as running,
    ):
        _hand_over(opening)
        assert running.stdin
        assert reading.stdout
        with suppress(BrokenPipeError):
            running.stdin.write(f"BEGIN; SET LOCAL lock_timeout = '30s'; {first}\n".encode())
            shutil.copyfileobj(reading.stdout, running.stdin)
            if reading.wait() == opening.wait() == 0:
                running.stdin.write(b"\nCOMMIT;\n")
            running.stdin.close()
    _all_succeeded(opening, reading, running)


def _hand_over(process: "subprocess.Popen[bytes]") -> None:
    """Leave the output of a process to the next one, so that it hears when that one ends."""
    assert process.stdout
    process.stdout.close()


def _all_succeeded(*processes: "subprocess.Popen[bytes]") -> None:
    failed = [Path(str(each.args[0])).name for each in processes if each.returncode]  # type: ignore[index]
    if failed:
        raise BackupError(f"Failed: {', '.join(failed)}; the lines above say why.")


def how_reached() -> str:
    """How PostgreSQL's own programs reach the database; the password is in their environment."""
    kept = ("prepare_threshold", "password", "client_encoding")
    known: dict[str, Any] = {
        name: value
        for name, value in connection.get_connection_params().items()
        if name not in kept and isinstance(value, str | int)
    }
    return f"--dbname={make_conninfo(**known)}"


def surroundings() -> dict[str, str]:
    """The environment of those programs."""
    password = connection.get_connection_params().get("password")
    return os.environ | ({"PGPASSWORD": password} if password else {})


def program(name: str) -> str:
    """A program of PostgreSQL in the version of the server: of this machine, or the one that came along."""
    major = str(_major())
    package = find_spec(PACKAGE.replace("-", "_"))
    along = Path(package.origin).parent / PROGRAMS / "bin" if package and package.origin else Path()
    for found in (f"/usr/lib/postgresql/{major}/bin/{name}", shutil.which(name), str(along / name)):
        if found and Path(found).exists() and f" {major}." in f"{_said_by(found, '--version')}.":
            return found
    raise BackupError(f"There is no {name} of PostgreSQL {major}, the version of the database.")


def _last_migrations() -> dict[str, str]:
    """The last migration of each app: which version of Interwonen can restore it."""
    return dict(sorted(MigrationRecorder(connection).applied_migrations()))


def _major() -> int:
    """The version of PostgreSQL that serves the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version_num')::int / 10000")
        major: int = cursor.fetchone()[0]
    return major


def _gpg() -> str:
    found = shutil.which("gpg")
    if found is None:
        raise BackupError("GnuPG is not there (Debian, Ubuntu: apt install gnupg).")
    return found


def _said_by(*command: str) -> str:
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return said.splitlines()[0]


def _read_facts(file: Path) -> dict[str, Any]:
    try:
        facts: dict[str, Any] = json.loads(_facts_of(file).read_text())
    except FileNotFoundError as error:
        raise BackupError(f"{error.filename} is not there. Nothing was restored.") from error
    if not is_signature_of(facts.pop("signature", ""), _in_text(facts)):
        raise BackupError(
            f"What is known of {file.name} was not written with a key of INTERWONEN_LOG_KEYS."
        )
    if facts["file"] != file.name:
        raise BackupError(f"{file.name} had another name when it was made: {facts['file']}.")
    return facts


def _in_text(facts: dict[str, Any]) -> str:
    return json.dumps(facts, sort_keys=True)


def _facts_of(file: Path) -> Path:
    """The file beside a backup that says what it is."""
    return file.with_name(f"{file.name}.json")


def _hash_of(file: Path) -> str:
    try:
        with file.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()
    except FileNotFoundError as error:
        raise BackupError(f"{file} is not there. Nothing was restored.") from error


def _new(path: Path) -> IO[bytes]:
    """A file that only its owner reads."""
    return open(path, "wb", opener=lambda name, flags: os.open(name, flags, 0o600))


def _moment(text: str) -> datetime:
    return datetime.strptime(text, _MOMENT).replace(tzinfo=UTC)
