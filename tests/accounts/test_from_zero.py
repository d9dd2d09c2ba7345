"""An empty installation becomes a pilot with a team: each step as the README says it."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from interwonen.accounts.models import Membership, Organisation, User
from tests.factories import TODAY, make_participant

EXAMPLE = Path(__file__).parents[2] / "docs" / "pilot.example.toml"
SLUG = "interwonen-veenoord"
PASSWORD = "drie-woorden-samen"


def accept(link: str) -> None:
    """Someone without an account follows the link of an invitation."""
    path = re.search(r"/uitnodiging/\S+", link)[0]
    assert Client().post(path, {"password": PASSWORD, "again": PASSWORD}).status_code == 302


def invite_on_the_server(email: str, role: str) -> None:
    said = StringIO()
    words = {"name": email, "organisation": "Gemeente Emmen", "role": role}
    call_command("invite", SLUG, email, stdout=said, **words)
    accept(said.getvalue())


def browser_of(email: str) -> Client:
    client = Client()
    client.post(reverse("account_login"), {"login": email, "password": PASSWORD})
    return client


def invite_on_the_site(administrator: Client, email: str, role: str, mailoutbox) -> Membership:
    organisation = Organisation.objects.get(name="Leger des Heils").pk
    form = {"name": email, "email": email, "organisation": organisation, "role": role}
    administrator.post(reverse("accounts:person-invite", args=[SLUG]), form)
    call_command("send_mails")
    accept(mailoutbox[-1].body)
    return Membership.objects.get(user__email=email)


def agree(client: Client, membership: Membership) -> None:
    """Follow the button on the overview and agree."""
    url = reverse("accounts:membership-answer", args=[SLUG, membership.pk])
    assert url in client.get(reverse("home:dashboard", args=[SLUG])).content.decode()
    client.post(url, {"agrees": "yes"})


def overview_of(email: str) -> int:
    return browser_of(email).get(reverse("home:dashboard", args=[SLUG])).status_code


@pytest.fixture
def opened(db, settings):
    settings.EMAIL_HOST = ""
    call_command("open_pilot", EXAMPLE, stdout=StringIO())
    invite_on_the_server("beheer@a.example", "administrator")
    invite_on_the_server("beleid@a.example", "policy_officer")


def test_from_an_administrator_to_a_counsellor_who_logs(opened, mailoutbox):
    administrator = browser_of("beheer@a.example")
    lead = invite_on_the_site(administrator, "leider@a.example", "team_lead", mailoutbox)
    assert overview_of("leider@a.example") == 404
    agree(browser_of("beleid@a.example"), lead)
    assert overview_of("leider@a.example") == 200
    counsellor = invite_on_the_site(administrator, "hulp@a.example", "counsellor", mailoutbox)
    agree(browser_of("leider@a.example"), counsellor)
    participant = make_participant(counsellor.pilot)
    assign = reverse("participants:counsellor-assign", args=[SLUG, participant.pk])
    form = {"counsellor": counsellor.user_id, "starts_on": TODAY.isoformat()}
    assert browser_of("leider@a.example").post(assign, form).status_code == 302
    log = reverse("participants:session-create", args=[SLUG, participant.pk])
    assert browser_of("hulp@a.example").get(log).status_code == 200


def test_an_administrator_with_more_mailboxes_gets_no_further(opened, mailoutbox):
    administrator = browser_of("beheer@a.example")
    own = [
        invite_on_the_site(administrator, f"{role}@b.example", role, mailoutbox)
        for role in ("policy_officer", "administrator", "team_lead", "counsellor", "case_manager")
    ]
    for waiting in own[2:]:
        url = reverse("accounts:membership-answer", args=[SLUG, waiting.pk])
        for membership in own:
            browser_of(membership.user.email).post(url, {"agrees": "yes"})
        browser_of("beheer@a.example").post(url, {"agrees": "yes"})
    assert not Membership.objects.filter(agreed_at__isnull=False).exists()
    readers = User.objects.filter(email__in=[waiting.user.email for waiting in own[2:]])
    assert [user.memberships_on(TODAY) for user in readers] == [[], [], []]
