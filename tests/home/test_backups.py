"""A restore drill: a filled installation is backed up, destroyed and restored, and nothing is missing."""

import hmac
import json
import os
import re
import stat
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from django.db import connection

from tests.house.sources import ROOT

DATABASE, ROLE = "iw_drill", "iw_drill_web"
READER = "iw_drill_reader"
KEEPER = "bewaarder@demo.example"
KEY = "sleutel van de oefening"
TABLES = "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
# All that the database itself refuses, and what the role of the web server may do.
DEFINED = {
    "triggers": "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    "functions": "SELECT pg_get_functiondef(oid) FROM pg_proc"
    " WHERE pronamespace = 'public'::regnamespace",
    "constraints": "SELECT conrelid::regclass::text || conname || contype::text FROM pg_constraint"
    " WHERE connamespace = 'public'::regnamespace",
    # PostgreSQL spells the condition of this one otherwise once it was restored.
    "indexes": "SELECT CASE indexname WHEN 'unique_authenticator_type' THEN indexname ELSE indexdef"
    " END FROM pg_indexes WHERE schemaname = 'public'",
    "views": "SELECT viewname || definition FROM pg_views WHERE schemaname = 'public'",
    "sequences": "SELECT sequencename || coalesce(last_value, 0) FROM pg_sequences"
    " WHERE schemaname = 'public' AND sequencename <> 'audit_accessevent_id_seq'",
    "rights": "SELECT table_name || privilege_type FROM information_schema.role_table_grants"
    f" WHERE grantee = '{ROLE}'",
}
LEFT_OUT = {"django_session", "interwonen_cache"}
# The lines that the commands of the drill itself leave are none of what was backed up.
OF_PAGES = "(SELECT * FROM audit_accessevent WHERE page NOT LIKE 'command:%')"


@pytest.fixture(scope="module")
def server(django_db_setup, django_db_blocker):
    """A function that runs a statement beside the database of the drill."""
    with django_db_blocker.unblock():
        reached = connection.get_connection_params()
    names = ("host", "port", "user", "password")
    known = {name: reached[name] for name in names if reached.get(name)}
    with psycopg.connect(**known, dbname="postgres", autocommit=True) as beside:
        for last in (False, True):
            if last:
                yield beside
            beside.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
            beside.execute(f"DROP ROLE IF EXISTS {ROLE}")


@pytest.fixture(scope="module")
def manage(server, tmp_path_factory):
    """A function that runs a command of the installation of the drill."""
    folder, keys = tmp_path_factory.mktemp("drill"), tmp_path_factory.mktemp("keys")
    info = server.info

    def url(user: str, password: str) -> str:
        place = f"{DATABASE}?host={quote(info.host, safe='')}&port={info.port}"
        return f"postgresql://{user}:{quote(password)}@/{place}"

    environment = os.environ | {
        "DATABASE_URL": url(info.user, info.password),
        "INTERWONEN_LOCAL": "1",
        "INTERWONEN_CLOCK": "2021-06-30",
        "INTERWONEN_CLOCK_TIME": "14:00",
        "INTERWONEN_DATA_DIR": str(folder),
        "INTERWONEN_BACKUP_TO": KEEPER,
        "INTERWONEN_LOG_KEYS": KEY,
        "GNUPGHOME": str(keys),
    }

    def run(*arguments: str, of: str = "", **changed: str) -> "subprocess.CompletedProcess[str]":
        if of:
            changed["DATABASE_URL"] = url(of, "drill")
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=environment | changed,
            capture_output=True,
            text=True,
        )

    make = ["gpg", "--batch", "--quiet", "--passphrase=", "--quick-generate-key", KEEPER]
    subprocess.run(make, env=environment, check=True, capture_output=True)
    yield run
    subprocess.run(["gpgconf", "--kill", "all"], env=environment, check=True)


@pytest.fixture(scope="module")
def installation(server, manage):
    """What the filled installation holds, table by table, and its backup."""
    server.execute(f"CREATE DATABASE {DATABASE}")
    server.execute(f"CREATE ROLE {ROLE}")
    for command in (["migrate"], ["createcachetable"], ["seed_demo"], ["grant", ROLE]):
        done = manage(*command)
        assert done.returncode == 0, done.stderr
    ask(server, "INSERT INTO django_session VALUES ('drill', 'open', now() + interval '1 day')")
    held = contents(server)
    made = manage("backup")
    assert made.returncode == 0, made.stderr
    return held, Path(made.stdout.splitlines()[0])


def drill(server) -> psycopg.Connection:
    """A connection to the database of the drill."""
    info = server.info
    reached = {"host": info.host, "port": info.port, "user": info.user, "password": info.password}
    return psycopg.connect(**reached, dbname=DATABASE, autocommit=True)


def ask(server, statement: str) -> list[tuple]:
    """What a statement gives in the database of the drill."""
    with drill(server) as connected:
        cursor = connected.execute(statement)
        return cursor.fetchall() if cursor.description else []


def contents(server) -> dict[str, object]:
    """A hash of every table, every definition, and the bytes of every published file."""
    row_hashes = "SELECT count(*), md5(string_agg(t::text, '|' ORDER BY t::text)) FROM {} t"
    with drill(server) as connected:

        def found(statement: str) -> list[tuple]:
            return connected.execute(statement).fetchall()

        tables = [name for (name,) in found(TABLES) if name not in LEFT_OUT]
        sources = {name: name for name in tables} | {"audit_accessevent": OF_PAGES}
        held: dict[str, object] = {
            name: found(row_hashes.format(source)) for name, source in sources.items()
        }
        held |= {what: sorted(found(query)) for what, query in DEFINED.items()}
        files = found("SELECT id, content FROM evaluations_publishedfile ORDER BY id")
    return held | {
        "published": [(number, sha256(content).hexdigest()) for number, content in files]
    }


def destroy(server) -> None:
    server.execute(f"DROP DATABASE {DATABASE} WITH (FORCE)")
    server.execute(f"CREATE DATABASE {DATABASE}")


def test_what_was_destroyed_is_there_again_to_the_byte(server, manage, installation):
    held, backup = installation
    destroy(server)
    assert ask(server, TABLES) == []
    restored = manage("restore", str(backup))
    assert restored.returncode == 0, restored.stderr
    assert "Het logboek is heel" in restored.stdout
    again = contents(server)
    assert [what for what in held if again.get(what) != held[what]] == []
    assert again.keys() == held.keys()
    assert held["published"]
    assert held["rights"]
    assert held["triggers"]
    assert ask(server, "SELECT * FROM django_session") == []  # nobody is signed in again
    invited = manage(
        "invite", "interwonen-veenoord", "nieuw@demo.example", "--name=Noor Nieuw",
        "--organisation=Gemeente Emmen", "--role=administrator",
    )  # fmt: skip
    assert invited.returncode == 0, invited.stderr


def test_only_its_owner_reads_the_file_and_nobody_its_contents(installation):
    _held, backup = installation
    content = backup.read_bytes()
    assert b"PGDMP" not in content
    assert b"interwonen-veenoord" not in content
    beside = backup.with_name(f"{backup.name}.json")
    facts = json.loads(beside.read_text())
    assert facts["sha256"] == sha256(content).hexdigest()
    assert (facts["bytes"], facts["opened_by"]) == (len(content), [KEEPER])
    assert facts["migrations"]["participants"]
    assert facts["postgresql"] >= 15
    assert datetime_of(facts["made_at"]) in backup.name
    assert {stat.S_IMODE(path.stat().st_mode) for path in (backup, beside)} == {0o600}
    assert stat.S_IMODE(backup.parent.stat().st_mode) == 0o700


def datetime_of(text: str) -> str:
    return re.sub(r"[-:]|\+00:00", "", text)


def test_a_filled_database_is_replaced_only_when_told(server, manage, installation):
    _held, backup = installation
    before = contents(server)
    refused = manage("restore", str(backup))
    assert refused.returncode == 1
    assert "The database is not empty" in refused.stderr
    assert contents(server) == before
    ask(server, "CREATE TABLE stray (id int)")
    replaced = manage("restore", str(backup), "--replace")
    assert replaced.returncode == 0, replaced.stderr
    assert ("stray",) not in ask(server, TABLES)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"INTERWONEN_BACKUP_TO": ""}, "INTERWONEN_BACKUP_TO names no key"),
        ({"INTERWONEN_BACKUP_TO": "niemand@demo.example"}, "Failed: pg_dump, gpg"),
        ({"INTERWONEN_BACKUP_TO": f"{KEEPER},niemand@demo.example"}, "Failed: pg_dump, gpg"),
    ],
)
def test_without_a_key_for_each_recipient_there_is_no_backup(
    manage, installation, tmp_path, changed, said
):
    refused = manage("backup", INTERWONEN_BACKUP_DIR=str(tmp_path), **changed)
    assert refused.returncode == 1
    assert "No backup was made" in refused.stderr
    assert said in refused.stderr
    assert list(tmp_path.iterdir()) == []


def test_when_the_dump_fails_half_way_there_is_no_backup(server, manage, installation, tmp_path):
    """Someone who may not read the last of the tables gets a dump that is not whole."""
    ask(server, f"CREATE ROLE {READER} LOGIN PASSWORD 'drill' IN ROLE pg_read_all_data")
    ask(server, "CREATE TABLE zz (id int); ALTER TABLE zz ENABLE ROW LEVEL SECURITY")
    try:
        refused = manage("backup", of=READER, INTERWONEN_BACKUP_DIR=str(tmp_path))
    finally:
        ask(server, f"DROP TABLE zz; DROP ROLE {READER}")
    assert refused.returncode == 1
    assert "Failed: pg_dump" in refused.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("spoiled", "said"),
    [
        ("cut", "Failed"),
        ("flipped", "its hash differs"),
        ("no facts", "is not there"),
        ("another key", "Failed"),
        ("newer", "a newer version"),
        ("another day", "not written with a key of INTERWONEN_LOG_KEYS"),
        ("unsigned", "not written with a key of INTERWONEN_LOG_KEYS"),
        ("renamed", "had another name"),
    ],
)
def test_a_backup_that_is_not_whole_changes_nothing(
    server, manage, installation, tmp_path, spoiled, said
):
    _held, backup = installation
    before = contents(server)
    copy = tmp_path / backup.name
    content, facts = backup.read_bytes(), json.loads(Path(f"{backup}.json").read_text())
    changed = {}
    del facts["signature"]
    if spoiled == "cut":  # with a hash that fits: it was cut off before it was made known
        content = content[: len(content) // 2]
        facts["sha256"] = sha256(content).hexdigest()
    elif spoiled == "flipped":
        content = content[:-1] + bytes([content[-1] ^ 1])
    elif spoiled == "newer":
        facts["migrations"]["participants"] = "9999_of_tomorrow"
    elif spoiled == "another key":
        changed["GNUPGHOME"] = str(tmp_path)
    elif spoiled == "renamed":
        copy = tmp_path / backup.name.replace("interwonen-2", "interwonen-3")
    signed = {**facts, "signature": signature(facts)}
    if spoiled == "another day":  # so that nothing would be destroyed again
        signed["made_at"] = "2099-01-01T00:00:00+00:00"
    elif spoiled == "unsigned":
        del signed["signature"]
    copy.write_bytes(content)
    if spoiled != "no facts":
        Path(f"{copy}.json").write_text(json.dumps(signed))
    refused = manage("restore", str(copy), "--replace", **changed)
    assert refused.returncode == 1
    assert "Nothing was restored" in refused.stderr
    assert said in refused.stderr
    assert contents(server) == before


def signature(facts: dict) -> str:
    """As the installation of the drill signs what is known of a backup."""
    return hmac.new(KEY.encode(), json.dumps(facts, sort_keys=True).encode(), "sha256").hexdigest()


def test_backups_are_deleted_when_their_days_are_over(manage, installation, tmp_path):
    old = tmp_path / "interwonen-20210101T000000Z.dump.gpg"
    for path in (old, Path(f"{old}.json"), tmp_path / "of-another-program.gpg"):
        path.write_text("old")
    made = manage("backup", INTERWONEN_BACKUP_DIR=str(tmp_path))
    assert "Old backups deleted: 1." in made.stdout
    assert {path.name for path in tmp_path.iterdir()} == {
        "of-another-program.gpg",
        *(f"{Path(made.stdout.splitlines()[0]).name}{ending}" for ending in ("", ".json")),
    }
