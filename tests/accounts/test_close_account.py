"""An account is closed and opened again, its sessions end, and its name and address are put right."""

import re

import pytest
from django.conf import settings as project
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from interwonen.accounts.actions.accounts import (
    close_account,
    correct_account,
    end_sessions,
    reopen_account,
)
from interwonen.accounts.actions.memberships import withdraw_role
from interwonen.accounts.models import Membership, User
from interwonen.audit.models import AccessEvent
from interwonen.core import clock
from tests.accounts.own_issuer import issuer_settings
from tests.accounts.second_factors import CODE, code_of, give_code, set_up_app, sign_in
from tests.factories import PASSWORD, TODAY, make_pilot, make_role, make_user, system
from tests.refusals import breaks

REASON = {"reason": "Uit dienst"}


@pytest.fixture
def administrator(pilot):
    return make_user(role="administrator", pilot=pilot)


@pytest.fixture
def office(administrator):
    client = Client()
    client.force_login(administrator)
    return client


@pytest.fixture
def leaver(pilot):
    return make_user(role="contact_officer", pilot=pilot)


def url(name, user, pilot=None):
    role = user.memberships.order_by("pk").first()
    return reverse(f"accounts:{name}", args=[(pilot or role.pilot).slug, role.pk])


def change(action, user, by, **facts):
    role = user.memberships.order_by("pk").first()
    facts = {**REASON, **facts} if "why" not in facts else facts
    return action(membership=role, now=clock.now(), by=by, **facts)


def opens(client, user):
    board = reverse("home:dashboard", args=[user.memberships.first().pilot.slug])
    return client.get(board).status_code == 200


def is_signed_in(client):
    return client.get(reverse("session-list")).status_code == 200


def latest(user):
    return user.history.select_related("history_user").latest()


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


class TestClose:
    def test_the_button_ends_sessions_and_roles_and_keeps_why(
        self, office, leaver, pilot, administrator
    ):
        there = signed_in(leaver)
        assert opens(there, leaver)
        page = office.get(reverse("accounts:person-list", args=[pilot.slug])).content.decode()
        assert url("person-detail", leaver) in page
        page = office.get(url("person-detail", leaver)).content.decode()
        assert url("account-close", leaver) in page
        assert office.post(url("account-close", leaver), REASON).status_code == 302
        assert not is_signed_in(there)
        assert not Session.objects.filter(pk=there.cookies[project.SESSION_COOKIE_NAME].value)
        role = leaver.memberships.get()
        assert (role.withdrawn_by, role.withdrawn_at is not None) == (administrator, True)
        assert "Uit dienst" in role.why
        kept = latest(leaver)
        told = (kept.is_active, kept.history_change_reason, kept.history_user)
        assert told == (False, "Uit dienst", administrator)
        line = AccessEvent.objects.filter(page="accounts:account-close").latest("pk")
        assert (line.act, line.outcome, line.object_id) == ("role", "done", str(role.pk))
        page = office.get(url("person-detail", leaver)).content.decode()
        assert "Account gesloten" in page
        assert url("account-reopen", leaver) in page

    def test_it_asks_for_proof_first(self, office, leaver, passing_time):
        passing_time(minutes=14)
        office.get(url("person-detail", leaver))
        passing_time(minutes=6)
        assert office.get(url("account-close", leaver)).url.startswith(reverse("step-up"))

    def test_it_refuses_the_own_account(self, office, administrator, pilot):
        make_user(role="administrator", pilot=pilot)
        with breaks("accounts_user_of_another"):
            change(close_account, administrator, administrator)
        assert office.post(url("account-close", administrator), REASON).status_code == 422
        assert User.objects.get(pk=administrator.pk).is_active

    def test_it_refuses_the_account_of_the_application(self, administrator, pilot):
        make_role(system(), pilot, "contact_officer")
        with breaks("accounts_user_is_a_person"):
            change(end_sessions, system(), administrator)

    @pytest.mark.parametrize("where", ["here", "elsewhere"])
    def test_it_refuses_the_last_administrator_of_any_pilot(self, pilot, where):
        """What was withdrawn before that stays as it was."""
        by, last = make_user(role="policy_officer", pilot=pilot), make_user()
        make_role(last, pilot, "contact_officer")
        make_role(last, pilot if where == "here" else make_pilot(), "administrator")
        with breaks("accounts_membership_keep_an_administrator"):
            change(close_account, last, by)
        assert User.objects.get(pk=last.pk).is_active
        assert not Membership.objects.filter(user=last, withdrawn_at__isnull=False).exists()

    def test_it_counts_in_every_pilot_and_says_so(self, office, leaver, administrator):
        assert (
            "in een andere pilot" not in office.get(url("account-close", leaver)).content.decode()
        )
        make_role(leaver, make_pilot(), "auditor")
        assert "in een andere pilot" in office.get(url("account-close", leaver)).content.decode()
        change(close_account, leaver, administrator)
        assert not Membership.objects.not_over(TODAY).filter(user=leaver).exists()

    def test_an_administrator_of_another_pilot_does_not_find_it(self, leaver, pilot):
        other = make_pilot()
        stranger = signed_in(make_user(role="administrator", pilot=other))
        for name in ("person-detail", "account-close", "account-correct", "account-sessions"):
            assert stranger.get(url(name, leaver)).status_code == 404
            assert stranger.post(url(name, leaver, other), REASON).status_code == 404
        assert User.objects.get(pk=leaver.pk).is_active

    def test_who_works_elsewhere_only_is_not_of_the_former_administrator(
        self, leaver, administrator
    ):
        change(withdraw_role, leaver, administrator, why="Andere pilot")
        make_role(leaver, make_pilot(), "auditor")
        for action in (close_account, end_sessions):
            with breaks("accounts_user_works_here"):
                change(action, leaver, administrator)

    def test_once_is_enough(self, office, leaver, administrator):
        change(close_account, leaver, administrator)
        with breaks("accounts_user_not_closed"):
            change(close_account, leaver, administrator)
        assert office.get(url("account-close", leaver)).url == url("person-detail", leaver)

    def test_nobody_invites_the_address_of_a_closed_account(
        self, office, leaver, administrator, pilot
    ):
        change(close_account, leaver, administrator)
        typed = {"name": "A", "email": leaver.email.upper(), "role": "auditor"}
        typed["organisation"] = leaver.organisation_id or administrator.organisation_id
        answer = office.post(reverse("accounts:person-invite", args=[pilot.slug]), typed)
        assert answer.status_code == 422


class TestClosed:
    """Nobody signs in with an account that was closed, in whatever way; OpenID is in test_openid.py."""

    def test_by_password(self, client, leaver, administrator):
        change(close_account, leaver, administrator)
        assert sign_in(client, leaver).status_code == 200
        assert "_auth_user_id" not in client.session

    def test_by_a_code_when_the_password_was_given_before(
        self, client, leaver, administrator, obligatory
    ):
        sign_in(client, leaver)
        secret, _codes = set_up_app(client)
        client.logout()
        assert sign_in(client, leaver).url == reverse(CODE)
        change(close_account, leaver, administrator)
        give_code(client, code_of(secret))
        assert not is_signed_in(client)

    def test_by_a_passkey_or_any_other_proof(self, leaver, administrator):
        assert is_signed_in(signed_in(leaver))
        change(close_account, leaver, administrator)
        assert not is_signed_in(signed_in(leaver))

    def test_by_a_link_for_a_new_password_of_before(self, client, leaver, administrator, arrived):
        client.post(reverse("account_reset_password"), {"email": leaver.email})
        link = re.search(r"https?://[^/]+(\S+)", arrived()[-1].body)[1]
        assert "form" in client.get(link, follow=True).context
        change(close_account, leaver, administrator)
        before = User.objects.get(pk=leaver.pk).password
        new = "kruiwagen-sterren-mosterd-drie"
        page = client.get(link, follow=True)
        client.post(page.request["PATH_INFO"], {"password1": new, "password2": new})
        assert User.objects.get(pk=leaver.pk).password == before
        change(reopen_account, leaver, administrator)
        client.get(link, follow=True)
        client.post(page.request["PATH_INFO"], {"password1": new, "password2": new})
        assert User.objects.get(pk=leaver.pk).password == before
        assert not is_signed_in(client)

    def test_a_session_does_not_come_back_when_it_opens_again(self, leaver, administrator, pilot):
        there = signed_in(leaver)
        change(close_account, leaver, administrator)
        change(reopen_account, leaver, administrator)
        make_role(leaver, pilot, "contact_officer")
        assert not is_signed_in(there)
        assert not opens(there, leaver)


class TestReopen:
    def test_it_gives_no_role_back_and_keeps_why(self, office, leaver, administrator, client):
        change(close_account, leaver, administrator)
        answer = office.post(url("account-reopen", leaver), {"reason": "Terug van verlof"})
        assert answer.status_code == 302
        assert latest(leaver).history_change_reason == "Terug van verlof"
        assert sign_in(client, leaver, PASSWORD).status_code == 302
        assert not opens(client, leaver)

    def test_it_refuses_an_open_account(self, office, leaver, administrator):
        with breaks("accounts_user_closed"):
            change(reopen_account, leaver, administrator)
        assert office.get(url("account-reopen", leaver)).url == url("person-detail", leaver)


class TestSessions:
    def test_all_end_of_one_account_and_the_roles_stay(self, office, leaver, administrator):
        """Also of who has no second factor here, because the own organisation asks it."""
        there, also_there = signed_in(leaver), signed_in(leaver)
        answer = office.post(url("account-sessions", leaver), {"reason": "Telefoon gestolen"})
        assert answer.status_code == 302
        assert not opens(there, leaver)
        assert not opens(also_there, leaver)
        assert opens(office, administrator)
        assert opens(signed_in(leaver), leaver)
        kept = latest(leaver)
        assert (kept.history_change_reason, kept.history_user) == (
            "Telefoon gestolen",
            administrator,
        )
        assert AccessEvent.objects.filter(page="accounts:account-sessions", act="update").exists()


class TestCorrect:
    typed = {"name": "Nina de Wit", "email": "Nina.Wit@Zorg.example", "reason": "Getrouwd"}

    def test_name_and_address_with_history_and_a_mail_to_the_former_one(
        self, office, client, leaver, administrator, arrived
    ):
        former = leaver.email
        assert office.post(url("account-correct", leaver), self.typed).status_code == 302
        user = User.objects.get(pk=leaver.pk)
        assert (user.name, user.email) == ("Nina de Wit", "nina.wit@zorg.example")
        assert [mail.to for mail in arrived()] == [[former]]
        assert "nina.wit" not in arrived()[-1].body
        assert sign_in(client, user).status_code == 302
        role = user.memberships.get()
        history = reverse("audit:person-history", args=[role.pilot.slug, role.pk])
        page = office.get(history).content.decode()
        assert former in page
        assert "Getrouwd" in page

    def test_a_name_alone_mails_nobody(self, leaver, administrator, arrived):
        facts = {"name": "Nina", "email": leaver.email.upper()}
        change(correct_account, leaver, administrator, **facts)
        assert arrived() == []
        assert User.objects.get(pk=leaver.pk).email == leaver.email

    def test_it_refuses_the_address_of_someone_else(self, leaver, administrator):
        facts = {"name": "Nina", "email": administrator.email.upper()}
        with breaks("accounts_user_address_of_one", field="email"):
            change(correct_account, leaver, administrator, **facts)

    def test_it_refuses_an_address_by_which_an_organisation_lets_in(
        self, leaver, administrator, settings
    ):
        issuer = issuer_settings("https://inloggen.example")
        settings.OPENID_ISSUERS = {"gemeente": issuer}
        (domain,) = issuer.email_domains
        with breaks("accounts_user_address_of_organisation", field="email"):
            change(correct_account, leaver, administrator, name="N", email=f"baas@{domain}")

    def test_it_refuses_a_closed_account(self, leaver, administrator):
        change(close_account, leaver, administrator)
        with breaks("accounts_user_not_closed"):
            change(correct_account, leaver, administrator, name="N", email=leaver.email)
