"""A mailbox alone opens no account that was in use before, whatever honest people do meanwhile."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from interwonen.accounts.actions.accounts import correct_account
from interwonen.accounts.actions.factors import remove_factors
from interwonen.accounts.actions.invitations import invite
from interwonen.accounts.models import Identity, User
from interwonen.core import clock
from interwonen.core.history import save_as
from tests.accounts.second_factors import (
    SET_UP,
    give_code,
    set_up_app,
    sign_in,
    sign_in_with_code,
)
from tests.factories import PASSWORD, make_user
from tests.refusals import breaks

pytestmark = pytest.mark.usefixtures("obligatory")
INDEX, NEW = "/toegang/tweede-stap/", "nog-een-lang-wachtwoord-2021"


@pytest.fixture
def board(pilot) -> str:
    return reverse("home:dashboard", args=[pilot.slug])


@pytest.fixture
def administrator(pilot) -> User:
    return make_user(role="administrator", pilot=pilot)


@pytest.fixture
def enrolled(counsellor):
    """The counsellor signed in once, with an app: the secret in it and the recovery codes."""
    owner = Client()
    sign_in(owner, counsellor)
    return set_up_app(owner)


def link_in(mail) -> str:
    return re.search(r"https?://\S+", mail.body)[0]


def choose_password(client, user, arrived) -> None:
    """What whoever reads the mailbox can do."""
    client.post(reverse("account_reset_password"), {"email": user.email})
    form = client.get(link_in(arrived()[-1]), follow=True).redirect_chain[-1][0]
    client.post(form, {"password1": NEW, "password2": NEW})
    user.refresh_from_db()
    assert user.check_password(NEW)


def remove(user, administrator) -> None:
    """An honest administrator removes the factors of someone who lost them."""
    facts = {"reason": "Gesproken", "now": clock.now(), "by": administrator}
    remove_factors(membership=user.memberships.first(), **facts)


def identity_of(user) -> Identity:
    return save_as(
        Identity(user=user, issuer="https://inloggen.example", subject="1"), by=User.system()
    )


class TestOfAnOrganisation:
    """Someone who signs in with the own organisation has no password of ours to forget."""

    def no_link_to(self, client, user, arrived) -> None:
        client.post(reverse("account_reset_password"), {"email": user.email})
        (mail,) = arrived()
        assert mail.to == [user.email]
        assert mail.subject == "Inloggen bij Interwonen"
        assert "u logt in met uw eigen organisatie" in mail.body
        assert link_in(mail).endswith(reverse("account_login"))
        assert "/key/" not in mail.body

    def test_who_came_in_from_there_gets_no_link(self, client, counsellor, arrived):
        identity_of(counsellor)
        self.no_link_to(client, counsellor, arrived)

    def test_who_has_no_password_gets_no_link(self, client, counsellor, arrived):
        counsellor.set_unusable_password()
        save_as(counsellor, by=counsellor)
        self.no_link_to(client, counsellor, arrived)

    def test_the_answer_and_the_work_are_the_same(self, client, counsellor, db):
        other = make_user()
        identity_of(other)
        address, answers, asked = reverse("account_reset_password"), [], []
        client.post(address, {"email": "een-ander@test.example"})  # counts this visitor from now on
        for email in (counsellor.email, other.email, "niemand@test.example"):
            with CaptureQueriesContext(connection) as queries:
                answers.append(client.post(address, {"email": email}))
            asked.append([re.sub(r"'[^']*'|\d+", "?", query["sql"]) for query in queries])
        assert asked[0] == asked[1] == asked[2]
        assert {answer.url for answer in answers} == {reverse("account_reset_password_done")}

    def test_a_password_alone_sets_up_no_first_factor(self, client, counsellor, board):
        """As with a link from before the first sign-in there."""
        identity_of(counsellor)
        sign_in(client, counsellor)
        assert client.get(board).url == INDEX
        assert "U logt in met uw eigen organisatie" in client.get(INDEX).content.decode()
        for page in (SET_UP, "mfa_add_webauthn"):
            assert client.get(reverse(page)).url == INDEX
            assert client.post(reverse(page), {"code": "123456"}).url == INDEX
        assert not Authenticator.objects.exists()


def test_an_account_that_had_a_factor_once_needs_the_link(
    client, counsellor, enrolled, administrator, arrived, board
):
    """It was taken away by the owner, as a demonstration allows."""
    Authenticator.objects.filter(user=counsellor).delete()
    sign_in(client, counsellor)
    assert client.get(reverse(SET_UP)).url == INDEX
    assert "Open op dit apparaat de link" in client.get(INDEX).content.decode()
    remove(counsellor, administrator)
    client.get(link_in(arrived()[-1]))
    sign_in(client, counsellor)
    set_up_app(client)
    assert client.get(board).status_code == 200


class TestOfTheAdministrator:
    """An administrator gives someone's account the address of a mailbox of the own."""

    def move_to_own(self, user, administrator) -> None:
        facts = {"name": user.name, "email": "tweede@test.example", "reason": "Ander adres"}
        role = user.memberships.first()
        correct_account(membership=role, now=clock.now(), by=administrator, **facts)
        user.refresh_from_db()

    def test_reads_no_file_of_who_signed_in_before(
        self, counsellor, enrolled, administrator, arrived, passing_time, board
    ):
        passing_time(days=1)
        self.move_to_own(counsellor, administrator)
        other = Client()
        choose_password(other, counsellor, arrived)
        remove(counsellor, administrator)
        other.get(link_in(arrived()[-1]))
        sign_in(other, counsellor, NEW)
        assert other.get(board).url == INDEX
        assert other.get(reverse(SET_UP)).url == INDEX
        assert not Authenticator.objects.exists()

    def test_moves_no_account_that_never_gave_a_factor(self, counsellor, administrator):
        with breaks("accounts_user_address_of_who_came_in"):
            self.move_to_own(counsellor, administrator)


class TestBeforeTheRemoval:
    """The password was set by mail before an administrator removed the second step."""

    @pytest.fixture
    def thief(self, counsellor, enrolled, administrator, arrived, passing_time) -> Client:
        """Who reads the mailbox, and has signed in as far as that goes."""
        passing_time(days=1)
        thief = Client()
        choose_password(thief, counsellor, arrived)
        passing_time(days=3)
        remove(counsellor, administrator)
        thief.get(link_in(arrived()[-1]))
        passing_time(minutes=5)
        sign_in(thief, counsellor, NEW)
        return thief

    def test_it_sets_up_nothing(self, thief, counsellor, board):
        assert thief.get(board).url == INDEX
        assert "nooit iemand met dit wachtwoord" in thief.get(INDEX).content.decode()
        for page in (SET_UP, "mfa_add_webauthn"):
            assert thief.get(reverse(page)).url == INDEX
            assert thief.post(reverse(page), {"code": "123456"}).url == INDEX
        assert not Authenticator.objects.filter(user=counsellor).exists()

    def test_a_new_invitation_is_the_way_out(
        self, thief, counsellor, administrator, pilot, arrived, passing_time, board
    ):
        """Here whoever has the new password is the owner, who lost the other one too."""
        owner = thief
        passing_time(minutes=5)
        facts = {"email": counsellor.email, "name": counsellor.name, "pilot": pilot}
        invited = invite(
            **facts,
            organisation=counsellor.organisation,
            role="auditor",
            now=clock.now(),
            by=administrator,
        )
        owner.post(invited.link)
        assert counsellor.memberships.filter(role="auditor").exists()
        set_up_app(owner)
        assert owner.get(board).status_code == 200

    def test_an_invitation_from_before_the_removal_is_none(
        self, counsellor, enrolled, administrator, pilot, arrived, passing_time
    ):
        facts = {"email": counsellor.email, "name": counsellor.name, "pilot": pilot}
        invited = invite(
            **facts,
            organisation=counsellor.organisation,
            role="auditor",
            now=clock.now(),
            by=administrator,
        )
        passing_time(minutes=15)
        thief = Client()
        choose_password(thief, counsellor, arrived)
        remove(counsellor, administrator)
        thief.get(link_in(arrived()[-1]))
        sign_in(thief, counsellor, NEW)
        thief.post(invited.link)
        assert counsellor.memberships.filter(role="auditor").exists()
        assert thief.get(reverse(SET_UP)).url == INDEX


def test_a_password_by_mail_counts_once_it_passed_with_a_factor(
    client, counsellor, enrolled, administrator, arrived, passing_time, board
):
    secret, codes = enrolled
    passing_time(minutes=1)
    choose_password(client, counsellor, arrived)
    sign_in(client, counsellor, NEW)
    give_code(client, codes[0])
    assert client.get(board).status_code == 200
    passing_time(minutes=1)
    remove(counsellor, administrator)
    client.get(link_in(arrived()[-1]))
    sign_in(client, counsellor, NEW)
    set_up_app(client)
    assert client.get(board).status_code == 200


def test_a_password_that_was_changed_after_a_factor_counts(
    client, counsellor, enrolled, administrator, arrived, passing_time, board
):
    sign_in_with_code(client, counsellor, enrolled[0])
    passing_time(minutes=1)
    sent = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    client.post(reverse("account_change_password"), sent)
    passing_time(minutes=1)
    remove(counsellor, administrator)
    client.get(link_in(arrived()[-1]))
    sign_in(client, counsellor, NEW)
    set_up_app(client)
    assert client.get(board).status_code == 200


def test_signing_in_adds_to_the_history_once_for_each_password(client, counsellor, enrolled):
    rows = counsellor.history.count()
    sign_in_with_code(client, counsellor, enrolled[0])
    assert counsellor.history.count() == rows
