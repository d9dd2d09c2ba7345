"""Signing in with one's own organisation: who is let in, as whom, and with which roles."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from psycopg import sql

from interwonen.accounts.actions.accounts import close_account, correct_account, reopen_account
from interwonen.accounts.issuers import GivenRole
from interwonen.accounts.models import Identity, Membership, User
from interwonen.audit.models import AccessEvent
from interwonen.core import clock
from interwonen.core.history import save_as
from tests.accounts.own_issuer import go_there, issuer_settings, own_issuer, sign_in_at
from tests.factories import make_organisation, make_role, make_user, system
from tests.refusals import breaks, refused_by

PERSON = {
    "sub": "1234",
    "email": "jo.voorbeeld@test.example",
    "email_verified": True,
    "name": "Jo Voorbeeld",
    "amr": ["pwd", "mfa"],
    "roles": ["beleid", "iets-anders"],
}
GIVES = {
    "beleid": "contact_officer",
    "hoofd": "policy_officer",
    "beheer": "administrator",
    "team": "team_lead",
    "begeleider": "counsellor",
}


@pytest.fixture(scope="module")
def municipality():
    with own_issuer() as issuer:
        yield issuer


@pytest.fixture(autouse=True)
def configured(settings, pilot, municipality):
    make_organisation("Gemeente Voorbeeld")
    roles = [GivenRole(claim, pilot.slug, role) for claim, role in GIVES.items()]
    issuer = issuer_settings(municipality.url, roles=roles)
    settings.OPENID_ISSUERS = {"gemeente": issuer}
    municipality.claims = dict(PERSON)
    municipality.said.clear()


def refused_with(answer, rule: str) -> None:
    assert answer.status_code == 403
    assert answer.context["rule"].name == rule
    assert "_auth_user_id" not in answer.client.session
    assert not AccessEvent.objects.filter(act="sign_in", outcome="done").exists()
    line = AccessEvent.objects.latest("pk")
    assert (line.act, line.outcome, line.page) == ("sign_in", "refused", "openid-return")


def signed_in(client) -> User:
    return User.objects.get(pk=client.session["_auth_user_id"])


def roles_of(user) -> list[tuple[str, str, str]]:
    rows = Membership.objects.filter(user=user, withdrawn_at=None).order_by("role")
    return [(row.role, row.issuer, row.given_by.name) for row in rows]


def test_the_sign_in_page_has_a_button_of_each_organisation(client, settings):
    page = client.get(reverse("account_login"), {"next": "/pilot/"}).content.decode()
    assert "Inloggen met gemeente Voorbeeld" in page
    assert page.count('value="/pilot/"') == 3  # all ways in lead back there
    settings.OPENID_ISSUERS = {}
    assert "gemeente Voorbeeld" not in client.get(reverse("account_login")).content.decode()


def test_the_button_leads_there_and_a_form_of_another_site_does_not(municipality):
    browser = Client(enforce_csrf_checks=True)
    page = browser.get(reverse("account_login")).content.decode()
    begin = reverse("openid-begin", args=["gemeente"])
    form = page[page.index(begin) : page.index("</form>", page.index(begin))]
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)[1]
    answer = browser.post(begin, {"csrfmiddlewaretoken": token})
    assert answer.url.startswith(municipality.url)
    assert browser.post(begin).status_code == 403


def test_it_makes_an_account_with_the_roles_of_the_claims(client, municipality):
    answer = sign_in_at(client, municipality)
    assert (answer.status_code, answer.url) == (302, reverse("home:start"))
    user = signed_in(client)
    assert (user.email, user.name) == ("jo.voorbeeld@test.example", "Jo Voorbeeld")
    assert user.organisation.name == "Gemeente Voorbeeld"
    assert not user.has_usable_password()
    assert roles_of(user) == [("contact_officer", "gemeente", "Interwonen")]
    assert (user.identity.issuer, user.identity.subject) == (municipality.url, "1234")
    assert [row.history_user.name for row in user.identity.history.all()] == ["Interwonen"]
    lines = AccessEvent.objects.order_by("pk").values_list("act", "page", "roles", "user_name")
    assert [*lines] == [
        ("role", "openid-return", "contact_officer", "Jo Voorbeeld"),
        ("sign_in", "openid-return", "", "Jo Voorbeeld"),
    ]


def test_the_second_time_it_knows_the_person_whatever_the_address(client, municipality, pilot):
    sign_in_at(Client(), municipality)
    municipality.claims |= {"email": "jo@elders.example", "name": "Jo Anders"}
    sign_in_at(client, municipality)
    user = signed_in(client)
    assert (user.email, user.name) == ("jo.voorbeeld@test.example", "Jo Voorbeeld")
    assert User.objects.filter(email__endswith="elders.example").count() == 0
    assert client.get(reverse("home:dashboard", args=[pilot.slug])).status_code == 200


def test_the_first_time_it_finds_the_account_of_someone_who_was_invited(
    client, municipality, pilot
):
    known = make_user(email="jo.voorbeeld@test.example", role="auditor", pilot=pilot)
    sign_in_at(client, municipality)
    assert signed_in(client) == known
    assert roles_of(known) == [
        ("auditor", "", "Interwonen"),
        ("contact_officer", "gemeente", "Interwonen"),
    ]


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"roles": ["iets-anders"]}, "accounts_identity_role"),
        ({"roles": None}, "accounts_identity_role"),
        ({"amr": ["pwd"]}, "accounts_identity_second_factor"),
        ({"amr": None}, "accounts_identity_second_factor"),
        ({"email_verified": False}, "accounts_identity_address"),
        ({"email_verified": None}, "accounts_identity_address"),
        ({"email": None}, "accounts_identity_address"),
        ({"email": "jo@leger.example"}, "accounts_identity_address"),
        ({"email": "jo@test.example.leger.example"}, "accounts_identity_address"),
    ],
)
def test_it_refuses_and_makes_no_account(client, municipality, changed, rule):
    municipality.claims |= changed
    refused_with(sign_in_at(client, municipality), rule)
    assert not Identity.objects.exists()
    assert not User.objects.filter(name="Jo Voorbeeld").exists()


def test_it_refuses_an_organisation_that_is_not_set_up(client, municipality, settings):
    issuer = settings.OPENID_ISSUERS["gemeente"]
    settings.OPENID_ISSUERS = {"gemeente": replace(issuer, organisation="Gemeente Elders")}
    refused_with(sign_in_at(client, municipality), "accounts_identity_known_organisation")
    assert not User.objects.filter(name="Jo Voorbeeld").exists()


def test_it_refuses_the_account_of_another_organisation(client, municipality):
    make_user(email="jo.voorbeeld@test.example", organisation=make_organisation("Leger"))
    answer = sign_in_at(client, municipality)
    refused_with(answer, "accounts_identity_same_organisation")
    make_user(email="kim@test.example", organisation=None)
    municipality.claims |= {"email": "kim@test.example"}
    refused_with(sign_in_at(client, municipality), "accounts_identity_same_organisation")


def test_an_address_that_went_to_someone_else_gives_no_account(client, municipality):
    sign_in_at(Client(), municipality)
    municipality.claims |= {"sub": "5678"}
    answer = sign_in_at(client, municipality)
    assert answer.context["rule"].name == "accounts_identity_one_each"
    assert "_auth_user_id" not in client.session
    jo = User.objects.get(name="Jo Voorbeeld")
    assert roles_of(jo) == []
    assert jo.memberships.get().history.latest().history_user.name == "Interwonen"


def test_an_address_that_the_issuer_does_not_vouch_for_ends_nothing(client, municipality):
    sign_in_at(Client(), municipality)
    municipality.claims |= {"sub": "5678", "email_verified": False}
    sign_in_at(client, municipality)
    assert [role for role, *_ in roles_of(User.objects.get(name="Jo Voorbeeld"))] == [
        "contact_officer"
    ]


def test_the_database_knows_a_subject_as_one_person(municipality):
    jo, kim = make_user(), make_user()
    known = {"issuer": municipality.url, "subject": "1234"}
    save_as(Identity(user=jo, **known), by=system())
    with breaks("accounts_identity_of_one_person"):
        save_as(Identity(user=kim, **known), by=system())
    change = "UPDATE accounts_identity SET user_id = %s"
    assert refused_by(change, [kim.pk]) == "core_owner_is_fixed"


def test_who_got_another_account_there_comes_in_after_the_server_forgot(client, municipality):
    sign_in_at(Client(), municipality)
    user = User.objects.get(name="Jo Voorbeeld")
    municipality.claims |= {"sub": "5678"}
    call_command("forget_identity", user.email, stdout=StringIO())
    sign_in_at(client, municipality)
    assert signed_in(client) == user
    past = Identity.history.order_by("history_id").values_list("history_type", "subject")
    assert [*past] == [("+", "1234"), ("-", "1234"), ("+", "5678")]
    with pytest.raises(CommandError, match="Nobody"):
        call_command("forget_identity", "iemand@elders.example")


def test_the_list_of_roles_says_that_an_organisation_gave_it(client, municipality, pilot):
    sign_in_at(Client(), municipality)
    client.force_login(make_user(role="auditor", pilot=pilot))
    page = client.get(reverse("accounts:membership-list", args=[pilot.slug])).content.decode()
    assert "inloggen met gemeente Voorbeeld" in page


def test_what_the_protocol_needs_is_loaded_by_a_sign_in_only():
    ask = "import sys, django; django.setup(); import interwonen.urls; print('authlib' in sys.modules)"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "interwonen.settings",
        "DATABASE_URL": "postgresql://unused/unused",
        "INTERWONEN_SECRET_KEY": "unused",
        "INTERWONEN_LOG_KEYS": "unused",
        "INTERWONEN_LOCAL": "1",
    }
    told = subprocess.run([sys.executable, "-c", ask], env=environment, capture_output=True)
    assert (told.stdout.strip(), told.returncode) == (b"False", 0), told.stderr.decode()


def test_it_refuses_a_closed_account(client, municipality):
    make_user(email="jo.voorbeeld@test.example", is_active=False)
    refused_with(sign_in_at(client, municipality), "accounts_identity_open_account")


def test_it_refuses_who_came_in_before_the_account_was_closed(client, municipality, pilot):
    """Opened again, it has no role by claims either: someone here gives one."""
    administrator = make_user(role="administrator", pilot=pilot)
    sign_in_at(client, municipality)
    user, board = signed_in(client), reverse("home:dashboard", args=[pilot.slug])
    assert client.get(board).status_code == 200
    about = {"membership": user.memberships.get(), "now": clock.now(), "by": administrator}
    close_account(**about, reason="Uit dienst")
    assert client.get(board).url.startswith(reverse("account_login"))
    other = Client()
    answer = sign_in_at(other, municipality)
    assert (answer.status_code, answer.context["rule"].name) == (
        403,
        "accounts_identity_open_account",
    )
    reopen_account(**about, reason="Terug")
    sign_in_at(other, municipality)
    assert signed_in(other) == user
    assert roles_of(user) == []


def test_nobody_changes_the_address_of_who_signs_in_at_an_organisation(client, municipality, pilot):
    administrator = make_user(role="administrator", pilot=pilot)
    sign_in_at(client, municipality)
    role = signed_in(client).memberships.get()
    about = {"membership": role, "reason": "Getrouwd", "now": clock.now(), "by": administrator}
    with breaks("accounts_user_address_of_organisation", field="email"):
        correct_account(**about, name="Jo", email="jo@elders.example")
    correct_account(**about, name="Jo de Wit", email=role.user.email)
    assert signed_in(client).name == "Jo de Wit"


def test_a_role_that_reads_files_waits_for_a_second_person(client, municipality, pilot, arrived):
    agreer = make_user(role="team_lead", pilot=pilot)
    municipality.claims |= {"roles": ["begeleider"]}
    sign_in_at(client, municipality)
    user = signed_in(client)
    assert roles_of(user) == [("counsellor", "gemeente", "Interwonen")]
    assert Membership.objects.get(user=user).waits
    assert client.get(reverse("home:dashboard", args=[pilot.slug])).status_code == 404
    assert [mail.to for mail in arrived()] == [[agreer.email]]


def test_a_policy_officer_by_claims_agrees_to_no_first_role(client, municipality, pilot):
    municipality.claims |= {"roles": ["hoofd"]}
    sign_in_at(client, municipality)
    assert Membership.objects.get(role="policy_officer").waits
    waiting = make_user()
    make_role(waiting, pilot, "administrator")
    municipality.claims |= {"sub": "2", "email": "kim@test.example", "roles": ["team"]}
    sign_in_at(Client(), municipality)
    on = Membership.objects.get(role="team_lead").starts_on
    assert Membership.objects.with_agreers(on=on).get(role="team_lead").agreers == {}


def test_a_role_that_the_claims_give_no_more_ends(client, municipality, pilot):
    sign_in_at(Client(), municipality)
    user = User.objects.get(name="Jo Voorbeeld")
    make_role(user, pilot, "auditor")
    municipality.claims |= {"roles": ["beheer"]}
    sign_in_at(client, municipality)
    assert [role for role, *_ in roles_of(user)] == ["administrator", "auditor"]
    ended = Membership.objects.get(user=user, role="contact_officer")
    assert ended.withdrawn_by.name == "Interwonen"
    assert ended.why == "Niet meer gegeven bij het inloggen met gemeente Voorbeeld."


def test_who_has_no_role_there_any_more_loses_it_and_is_refused(client, municipality):
    sign_in_at(Client(), municipality)
    municipality.claims |= {"roles": []}
    answer = sign_in_at(client, municipality)
    assert answer.context["rule"].name == "accounts_identity_role"
    user = User.objects.get(name="Jo Voorbeeld")
    assert roles_of(user) == []
    lines = AccessEvent.objects.order_by("pk").values_list("act", "outcome", "user_name")
    assert [*lines][-2:] == [
        ("role", "done", "Jo Voorbeeld"),
        ("sign_in", "refused", "Jo Voorbeeld"),
    ]


def test_what_a_person_withdrew_here_no_claim_gives_back(client, municipality, pilot):
    from interwonen.accounts.actions.memberships import withdraw_role
    from interwonen.core import clock

    sign_in_at(Client(), municipality)
    given = Membership.objects.get(role="contact_officer")
    by = make_user(role="administrator", pilot=pilot)
    withdraw_role(membership=given, why="Niet nodig", now=clock.now(), by=by)
    sign_in_at(client, municipality)
    assert roles_of(signed_in(client)) == []


def test_a_role_by_claims_holds_in_a_session_that_began_there_only(client, municipality, pilot):
    sign_in_at(client, municipality)
    overview = reverse("home:dashboard", args=[pilot.slug])
    assert client.get(overview).status_code == 200
    by_password = Client()
    by_password.force_login(signed_in(client))
    assert by_password.get(overview).status_code == 404


def test_password_and_second_step_are_of_the_organisation(client, municipality, pilot, settings):
    settings.SECOND_FACTOR = True
    board = reverse("home:dashboard", args=[pilot.slug])
    ours = {
        "account_change_password",
        "mfa_index",
        "mfa_activate_totp",
        "recovery-codes-make",
        "app-replace",
    }
    sign_in_at(client, municipality)
    page = client.get(board).content.decode()
    for name in ours:
        assert reverse(name) not in page
        for ask in (client.get, client.post):
            answer = ask(reverse(name))
            assert answer.status_code == 403
            assert "U bent ingelogd met gemeente Voorbeeld." in answer.content.decode()
    assert not Authenticator.objects.exists()
    line = AccessEvent.objects.latest("pk")
    assert (line.outcome, line.user.name) == ("refused", "Jo Voorbeeld")
    settings.OPENID_ISSUERS, settings.SECOND_FACTOR = {}, False
    gone = client.get(reverse("mfa_index")).content.decode()
    assert "U bent ingelogd met uw eigen organisatie." in gone
    by_password = Client()
    by_password.force_login(make_user(role="auditor", pilot=pilot))
    page = by_password.get(board).content.decode()
    assert reverse("mfa_index") in page
    assert reverse("account_change_password") in page


def test_signing_out_leads_to_the_sign_out_of_the_organisation(client, municipality):
    sign_in_at(client, municipality)
    answer = client.post(reverse("account_logout"))
    there, _, asked = answer.url.partition("?")
    assert there == f"{municipality.url}/end_session_endpoint"
    assert asked == (
        "client_id=interwonen&post_logout_redirect_uri="
        "https%3A%2F%2Finterwonen.example%2Ftoegang%2Flogin%2F"
    )
    assert "_auth_user_id" not in client.session


def test_it_leads_back_to_a_page_of_ours_only(client, municipality):
    assert sign_in_at(client, municipality, place="/pilot/?a=1").url == "/pilot/?a=1"
    for place in ("https://elders.example/", "//elders.example", "/\\elders.example"):
        assert sign_in_at(Client(), municipality, place=place).url == reverse("home:start")


def test_someone_else_s_organisation_is_not_there(client):
    assert client.post(reverse("openid-begin", args=["leger"])).status_code == 404
    assert client.get(reverse("openid-return", args=["leger"])).status_code == 404
    assert client.get(reverse("openid-begin", args=["gemeente"])).status_code == 405


def test_what_is_asked_of_the_organisation(client, settings, municipality):
    asked = go_there(client)
    assert asked["response_type"] == "code"
    assert asked["code_challenge_method"] == "S256"
    assert asked["redirect_uri"] == "https://interwonen.example/toegang/organisatie/gemeente/terug/"
    assert {"state", "nonce", "code_challenge"} <= set(asked)
    assert "code_verifier" not in asked


def test_no_token_is_kept(client, municipality):
    """Not in the session, not in any table, not in the browser."""
    sign_in_at(client, municipality)
    with connection.cursor() as cursor:
        kept = [dict(client.session.items()), dict(client.cookies)]
        for table in connection.introspection.table_names():
            cursor.execute(sql.SQL("SELECT t::text FROM {} t").format(sql.Identifier(table)))
            kept += cursor.fetchall()
    assert "Jo Voorbeeld" in str(kept)
    for token in (*municipality.given.values(), "nooit-bewaard"):
        assert token not in str(kept)
        assert token.rpartition(".")[2] not in str(kept)


def test_too_many_tries_from_one_network_wait(client, municipality):
    begin = reverse("openid-begin", args=["gemeente"])
    answers = [client.post(begin).status_code for _ in range(31)]
    assert answers == [302] * 30 + [429]
