"""The administrator invites someone; the mail holds a link and no personal data."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.urls import reverse
from post_office.models import Email

from interwonen.accounts.actions.invitations import find_invitation, invite, withdraw_invitation
from interwonen.accounts.models import Invitation, User
from interwonen.core.history import save_as
from tests.factories import make_organisation, make_pilot, make_user, system
from tests.refusals import breaks

NOW = datetime(2021, 6, 30, 10, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
ADDRESS = "nina.nieuw@zorg.example"


def make_invitation(pilot, secrets: list[str] | None = None, **facts) -> Invitation:
    """An invitation to be a counsellor; its secret goes into `secrets`."""
    defaults = {
        "email": ADDRESS,
        "name": "Nina Nieuw",
        "organisation": make_organisation("Zorg Voorbeeld", "care_provider"),
        "role": "counsellor",
        "now": NOW,
        "by": system(),
    }
    invitation, link = invite(pilot=pilot, **{**defaults, **facts})
    if secrets is not None:
        secrets.append(link.rstrip("/").rpartition("/")[2])
    return invitation


def test_only_a_hash_of_the_secret_is_kept(pilot):
    secrets: list[str] = []
    administrator = make_user(role="administrator", pilot=pilot)
    invitation = make_invitation(pilot, secrets, by=administrator)
    (token,) = secrets
    assert find_invitation(token, now=NOW) == invitation
    assert invitation.history.get().history_user == administrator
    kept = Invitation.objects.values_list().get() + invitation.history.values_list().get()
    assert not any(token in str(value) for value in kept)


def test_the_mail_holds_the_link_and_no_personal_data(pilot, arrived):
    secrets: list[str] = []
    make_invitation(pilot, secrets)
    assert mail.outbox == []
    (message,) = arrived()
    assert message.to == [ADDRESS]
    assert f"/uitnodiging/{secrets[0]}/" in message.body
    assert "7 juli 2021" in message.body
    said = message.subject + message.body
    private = ("Nina", "Nieuw", ADDRESS, "Zorg", pilot.name, "egeleider", "ounsellor")
    assert not [word for word in private if word in said]


@pytest.mark.parametrize(("days", "works"), [(6, True), (7, False), (8, False)])
def test_it_works_for_seven_days(pilot, days, works):
    secrets: list[str] = []
    make_invitation(pilot, secrets)
    found = find_invitation(secrets[0], now=NOW + timedelta(days=days))
    assert (found is not None) is works


def test_it_refuses_a_role_that_someone_has(pilot):
    user = make_user(role="counsellor", pilot=pilot)
    with breaks("accounts_membership_once", field="role"):
        make_invitation(pilot, email=user.email.upper())
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(("field", "value"), [("role", "landlord"), ("email", "nina")])
def test_it_refuses_an_unknown_role_and_a_bad_address(pilot, field, value):
    with pytest.raises(ValidationError) as refusal:
        make_invitation(pilot, **{field: value})
    assert refusal.value.error_dict.keys() == {field}
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("character", ["\n", "\r", "\t", "\x1b", "\x85", "\u2028"])
def test_the_database_keeps_a_name_on_one_line(pilot, character):
    name = f"Nina{character}Nieuw"
    with breaks("accounts_invitation_name_on_one_line", field="name"):
        make_invitation(pilot, name=name)
    user = make_user()
    user.name = name
    with breaks("accounts_user_name_on_one_line", field="name"):
        save_as(user, by=system())


def test_a_withdrawn_invitation_opens_nothing(pilot):
    secrets: list[str] = []
    invitation = make_invitation(pilot, secrets)
    withdraw_invitation(invitation=invitation, now=NOW, by=system())
    assert find_invitation(secrets[0], now=NOW) is None
    with breaks("accounts_invitation_open"):
        withdraw_invitation(invitation=invitation, now=NOW, by=system())
    assert Invitation.objects.get().history.count() == 2


FORM = {"name": "Nina Nieuw", "email": ADDRESS, "role": "counsellor"}


def form_for(**facts) -> dict[str, object]:
    return {**FORM, "organisation": make_organisation("Zorg Voorbeeld").pk, **facts}


def test_the_administrator_invites_and_withdraws(client, pilot, arrived):
    client.force_login(make_user(role="administrator", pilot=pilot))
    sent = client.post(reverse("accounts:person-invite", args=[pilot.slug]), form_for())
    people = reverse("accounts:person-list", args=[pilot.slug])
    assert sent.url == people
    assert "https://interwonen.example/uitnodiging/" in arrived()[0].body
    assert ADDRESS in client.get(people).content.decode()
    withdraw = reverse(
        "accounts:invitation-withdraw", args=[pilot.slug, Invitation.objects.get().pk]
    )
    assert client.get(withdraw).status_code == 200
    assert client.post(withdraw).url == people
    assert "/intrekken/" not in client.get(people).content.decode()


@pytest.mark.parametrize(
    "wrong",
    [{"name": ""}, {"email": "nina"}, {"role": ""}, {"role": "landlord"}, {"organisation": "0"}],
)
def test_errors_stand_at_the_field_and_nothing_is_written(client, pilot, wrong, arrived):
    client.force_login(make_user(role="administrator", pilot=pilot))
    url = reverse("accounts:person-invite", args=[pilot.slug])
    answer = client.post(url, form_for(**wrong))
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == wrong.keys()
    assert not Invitation.objects.exists()
    assert arrived() == []


def test_others_invite_and_withdraw_nobody(client, pilot):
    invitation = make_invitation(pilot)
    for role, where, code in (("policy_officer", pilot, 403), ("administrator", make_pilot(), 404)):
        client.force_login(make_user(role=role, pilot=where))
        invite_page = reverse("accounts:person-invite", args=[pilot.slug])
        withdraw_page = reverse("accounts:invitation-withdraw", args=[pilot.slug, invitation.pk])
        codes = {client.post(url, form_for()).status_code for url in (invite_page, withdraw_page)}
        assert codes == {code}
    assert Invitation.objects.open_at(NOW).get() == invitation


def command(pilot, capsys, **facts) -> str:
    words = {"name": "Nina Nieuw", "organisation": pilot.municipality.name, "role": "administrator"}
    call_command("invite", pilot.slug, ADDRESS, **{**words, **facts})
    return capsys.readouterr().out


def test_the_command_invites_the_first_administrator(pilot, capsys, settings):
    settings.EMAIL_HOST = ""
    said = command(pilot, capsys)
    token = said.rpartition("https://interwonen.example/uitnodiging/")[2].strip().rstrip("/")
    invitation = find_invitation(token, now=Invitation.objects.get().invited_at)
    assert invitation is not None
    assert (invitation.role, invitation.invited_by) == ("administrator", User.system())


def test_the_command_keeps_a_clean_name(pilot):
    name = "--name=Nina\nNi\u00adeuw\u200b"
    organisation = f"--organisation={pilot.municipality.name}\u00ad"
    call_command("invite", pilot.slug, ADDRESS, name, organisation)
    assert Invitation.objects.get().name == "Nina Nieuw"


def test_the_command_keeps_the_link_to_itself_when_there_is_a_mail_server(pilot, capsys, settings):
    settings.EMAIL_HOST = "mail.example"
    assert "/uitnodiging/" not in command(pilot, capsys)


def test_the_command_names_what_is_known(pilot, capsys):
    with pytest.raises(CommandError, match=pilot.municipality.name):
        command(pilot, capsys, organisation="Gemeente Nergens")
    assert not Invitation.objects.exists()


def test_whoever_is_invited_again_has_one_invitation_and_its_newest_link(pilot, arrived):
    secrets: list[str] = []
    first = make_invitation(pilot, secrets)
    again = make_invitation(
        pilot, secrets, email=ADDRESS.upper(), name="Nina Anders", now=NOW + timedelta(days=3)
    )
    assert again == first == Invitation.objects.get()
    assert (again.name, again.expires_at) == ("Nina Anders", NOW + timedelta(days=10))
    assert first.history.count() == 2
    assert find_invitation(secrets[0], now=NOW) is None
    assert find_invitation(secrets[1], now=NOW) == first
    assert [secrets[1] in message.body for message in arrived()] == [True]


@pytest.mark.parametrize("renewed_on", [NOW, NOW + timedelta(days=8)])
def test_an_invitation_from_the_server_stays_one_whoever_renews_it(pilot, renewed_on):
    administrator = make_user(role="administrator", pilot=pilot)
    make_invitation(pilot, role="policy_officer")
    again = make_invitation(pilot, role="policy_officer", by=administrator, now=renewed_on)
    assert again.invited_by == system()
    assert again.history.latest().history_user == administrator


def test_the_server_takes_over_an_invitation_on_the_site(pilot):
    make_invitation(pilot, by=make_user(role="administrator", pilot=pilot))
    assert make_invitation(pilot).invited_by == system()


def test_another_role_or_one_that_was_accepted_is_another_invitation(pilot):
    accepted = make_invitation(pilot)
    accepted.accepted_at, accepted.accepted_by = NOW, system()
    save_as(accepted, by=system())
    make_invitation(pilot)
    make_invitation(pilot, role="auditor")
    make_invitation(make_pilot())
    assert Invitation.objects.count() == 4


def test_the_database_holds_one_open_invitation_for_a_role(pilot):
    again = make_invitation(pilot)
    again.pk, again.token_hash, again.email = None, "1" * 64, ADDRESS.upper()
    again._state.adding = True
    with breaks("accounts_invitation_one_open", field="email"):
        save_as(again, by=system())


def test_the_mail_of_a_withdrawn_invitation_is_not_sent(pilot, arrived):
    invitation = make_invitation(pilot)
    withdraw_invitation(invitation=invitation, now=NOW, by=system())
    assert arrived() == []


def test_the_command_gives_the_link_when_the_mail_server_fails(pilot, capsys, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens there
    for _attempt in range(3):
        said = command(pilot, capsys)
    assert "did not take the mail (ConnectionRefusedError)" in said
    token = said.rpartition("https://interwonen.example/uitnodiging/")[2].strip().rstrip("/")
    assert find_invitation(token, now=Invitation.objects.get().invited_at)
    assert Email.objects.count() == 1
