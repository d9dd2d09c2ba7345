"""Commands on the server that touch personal data leave a line, and no personal data in it."""

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from interwonen.audit.models import AccessEvent
from interwonen.audit.recorder import ON_THE_SERVER
from tests.factories import make_organisation, make_pilot, make_user

NOBODY = {"user": None, "user_name": ON_THE_SERVER, "pilot": None, "subject": ""}


def last_line() -> tuple[str, str, str]:
    line = AccessEvent.objects.latest("pk")
    assert {name: getattr(line, name) for name in NOBODY} == NOBODY
    assert (line.network_address, line.device, line.request_id) == (None, "", None)
    return line.page, line.act, line.outcome


def test_checking_the_log_is_in_the_log_and_leaves_it_whole(pilot):
    call_command("verify_log")
    assert last_line() == ("command:verify_log", "read_log", "done")
    call_command("seal_log")
    call_command("verify_log")
    assert AccessEvent.objects.filter(page="command:verify_log").count() == 2


@pytest.mark.parametrize(("arguments", "act"), [(["--dry-run"], "read"), ([], "destroy")])
def test_destroying_is_in_the_log(db, arguments, act):
    call_command("destroy", *arguments)
    assert last_line() == ("command:destroy", act, "done")


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
    assert "oor" not in "".join(str(value) for value in vars(line).values()).replace(
        "Voorbeeld", ""
    )


def test_the_auditor_of_every_pilot_sees_it(client, pilot):
    call_command("verify_log")
    for each in (pilot, make_pilot()):
        client.force_login(make_user(role="auditor", pilot=each))
        page = client.get(reverse("audit:event-list", args=[each.slug])).content.decode()
        assert ON_THE_SERVER in page
        assert "Controle van het logboek" in page
