"""The overview of the administrator says who is missing, who waits, and what to do next."""

from datetime import timedelta

import pytest
from django.urls import reverse

from interwonen.access.roles import Role, role_label
from interwonen.accounts.actions.invitations import invite
from interwonen.accounts.actions.memberships import give_role
from interwonen.accounts.models import Organisation
from interwonen.core import clock
from tests.factories import TODAY, make_pilot, make_user, system
from tests.refusals import tell

NEEDED = [role for role in Role if role != Role.ADMINISTRATOR]


@pytest.fixture
def administrator(pilot):
    return make_user(role="administrator", pilot=pilot)


def board_of(client, user, pilot):
    client.force_login(user)
    return client.get(reverse("home:dashboard", args=[pilot.slug])).context["board"]


def page_of(client, user, pilot):
    client.force_login(user)
    return client.get(reverse("home:dashboard", args=[pilot.slug])).content.decode()


def invite_to(pilot, role, *, by, now=None):
    facts = {"email": f"{role}@test.example", "name": "Iemand", "role": role}
    return invite(
        pilot=pilot,
        **facts,
        organisation=Organisation.objects.first(),
        now=now or clock.now(),
        by=by,
    )


def test_in_a_fresh_pilot_it_names_each_role_that_nobody_has(client, pilot, administrator):
    page = page_of(client, administrator, pilot)
    for role in NEEDED[1:]:
        assert f"Nog niemand heeft de rol {role_label(role)}" in page
    assert ASK in page
    assert reverse("accounts:person-invite", args=[pilot.slug]) in page


ASK = "Vraag de beheerder van de server om een beleidsmedewerker uit te nodigen"


@pytest.mark.parametrize("is_from_server", [True, False])
def test_a_policy_officer_counts_when_invited_on_the_server(
    client, pilot, administrator, is_from_server
):
    invite_to(pilot, "policy_officer", by=system() if is_from_server else administrator)
    assert (ASK in page_of(client, administrator, pilot)) is not is_from_server


def test_a_policy_officer_whom_an_administrator_invited_agrees_to_nothing(
    client, pilot, administrator
):
    officer = make_user()
    give_role(user=officer, pilot=pilot, role="policy_officer", starts_on=TODAY, by=administrator)
    assert ASK in page_of(client, administrator, pilot)
    make_user(role="team_lead", pilot=pilot)
    assert ASK not in page_of(client, administrator, pilot)


def test_a_later_policy_officer_is_invited_on_the_site(client, pilot, administrator):
    make_user(role="team_lead", pilot=pilot)
    page = page_of(client, administrator, pilot)
    assert ASK not in page
    assert f"Nog niemand heeft de rol {role_label('policy_officer')}" in page


def test_people_of_another_pilot_do_not_count(client, pilot, administrator):
    make_user(role="auditor", pilot=make_pilot())
    staffing = board_of(client, administrator, pilot).staffing
    assert role_label("auditor") in [role.label for role in staffing.missing]


def test_an_invitation_counts_until_it_is_over(client, pilot, administrator):
    invite_to(pilot, "auditor", by=administrator)
    invite_to(pilot, "contact_officer", by=administrator, now=clock.now() - timedelta(days=8))
    staffing = board_of(client, administrator, pilot).staffing
    assert staffing.invitations == 1
    missing = [role.label for role in staffing.missing]
    assert role_label("auditor") not in missing
    assert role_label("contact_officer") in missing


def test_a_role_that_waits_says_for_whom(client, pilot, administrator):
    officer = make_user(role="policy_officer", pilot=pilot)
    lead = make_user(role="team_lead", pilot=pilot)
    lead.memberships.update(agreed_by=None, agreed_at=None)
    tell(lead.memberships.get())
    staffing = board_of(client, administrator, pilot).staffing
    (waiting,) = staffing.waiting
    assert waiting.user == lead
    page = page_of(client, administrator, pilot)
    assert f"{lead.name} wacht nog met de rol {role_label('team_lead')}" in page
    assert f"tot {officer.name} instemt" in page


def test_with_someone_in_every_role_nothing_is_left(client, pilot, administrator):
    for role in NEEDED:
        make_user(role=role, pilot=pilot)
    assert "Voor elke rol in deze pilot is er iemand." in page_of(client, administrator, pilot)


@pytest.mark.parametrize("role", NEEDED)
def test_nobody_else_is_told(client, pilot, role):
    assert board_of(client, make_user(role=role, pilot=pilot), pilot).staffing is None
