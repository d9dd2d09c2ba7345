"""Commands on the server that touch personal data leave a line, and no personal data in it."""

import csv
import os
import pwd
import socket

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from interwonen.audit.models import AccessEvent
from tests.factories import make_organisation, make_pilot, make_user

NOBODY = {"user": None, "pilot": None, "subject": ""}
ACCOUNT = "Opdracht op de server, door beheer1"


@pytest.fixture(autouse=True)
def on_a_server(monkeypatch):
    monkeypatch.setenv("SUDO_USER", "beheer1")
    monkeypatch.setattr(socket, "gethostname", lambda: "web01")


def last_line() -> tuple[str, str, str]:
    line = AccessEvent.objects.latest("pk")
    assert {name: getattr(line, name) for name in NOBODY} == NOBODY
    assert (line.user_name, line.device) == (ACCOUNT, "server web01")
    assert (line.network_address, line.request_id) == (None, None)
    return line.page, line.act, line.outcome


def test_checking_the_log_is_in_the_log_and_leaves_it_whole(pilot):
    call_command("verify_log")
    assert last_line() == ("command:verify_log", "read_log", "done")
    call_command("seal_log")
    call_command("verify_log")
    assert AccessEvent.objects.filter(page="command:verify_log").count() == 2


@pytest.mark.parametrize("arguments", [["--dry-run"], []])
def test_a_night_on_which_nothing_is_destroyed_is_no_destruction(db, settings, tmp_path, arguments):
    settings.BACKUP_DIR = tmp_path
    call_command("destroy", *arguments)
    assert last_line() == ("command:destroy", "read", "done")
    assert not AccessEvent.objects.filter(act="destroy").exists()


def test_what_failed_is_in_the_log_too(db, settings):
    settings.BACKUP_TO = []
    with pytest.raises(CommandError):
        call_command("backup")
    assert last_line() == ("command:backup", "export", "failed")
    with pytest.raises(CommandError):
        call_command("forget_identity", "iemand@test.example")
    assert last_line() == ("command:forget_identity", "role", "failed")


def test_an_invitation_is_in_the_log_without_who_it_is_for(pilot):
    organisation = make_organisation("Gemeente Voorbeeld")
    about = {"name": "Noor Nieuw", "organisation": organisation.name}
    call_command("invite", pilot.slug, "noor@test.example", **about)
    assert last_line() == ("command:invite", "role", "done")
    line = AccessEvent.objects.latest("pk")
    kept = "".join(str(value) for value in vars(line).values()).lower()
    assert "noor" not in kept
    assert "nieuw" not in kept


def test_the_auditor_of_every_pilot_sees_it(client, pilot):
    call_command("verify_log")
    for each in (pilot, make_pilot()):
        client.force_login(make_user(role="auditor", pilot=each))
        page = client.get(reverse("audit:event-list", args=[each.slug])).content.decode()
        assert ACCOUNT in page
        assert "server web01" in page
        assert "Controle van het logboek" in page


def test_the_file_of_the_auditor_says_who_ran_it_and_where(client, pilot):
    call_command("verify_log")
    client.force_login(make_user(role="auditor", pilot=pilot))
    answer = client.get(reverse("audit:event-export", args=[pilot.slug]))
    lines = csv.DictReader(answer.getvalue().decode("utf-8-sig").splitlines(), delimiter=";")
    (row,) = [each for each in lines if each["Pagina"] == "Controle van het logboek"]
    assert (row["Wie"], row["Apparaat"]) == (ACCOUNT, "server web01")


@pytest.mark.parametrize("before_sudo", [None, "", "\n"])
def test_without_sudo_it_is_whose_process_it_is(db, monkeypatch, before_sudo):
    monkeypatch.delenv("SUDO_USER")
    if before_sudo is not None:
        monkeypatch.setenv("SUDO_USER", before_sudo)
    call_command("destroy", "--dry-run")
    name = pwd.getpwuid(os.getuid()).pw_name
    assert AccessEvent.objects.get().user_name == f"Opdracht op de server, door {name}"


def test_a_user_without_a_name_is_known_by_its_number(db, monkeypatch):
    monkeypatch.delenv("SUDO_USER")
    monkeypatch.setattr(os, "getuid", lambda: 4_000_000_001)
    call_command("destroy", "--dry-run")
    assert AccessEvent.objects.get().user_name == "Opdracht op de server, door 4000000001"


def test_names_without_end_or_that_are_no_text_still_give_a_line(db, monkeypatch):
    monkeypatch.setenv("SUDO_USER", "a\udcff\x1b" + 200 * "b")
    monkeypatch.setattr(socket, "gethostname", lambda: 200 * "h")
    call_command("destroy", "--dry-run")
    line = AccessEvent.objects.get()
    assert line.user_name.startswith("Opdracht op de server, door abbb")
    assert (len(line.user_name), len(line.device)) == (100, 60)
    call_command("verify_log")
