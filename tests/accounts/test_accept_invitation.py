"""Someone accepts an invitation: with a new password, or with the account that is there."""

from datetime import timedelta
from functools import partial

import pytest
from django.contrib.auth import authenticate
from django.test import Client
from django.urls import reverse

from interwonen.accounts.actions.invitations import accept_invitation
from interwonen.accounts.actions.memberships import give_role
from interwonen.accounts.models import Membership, User
from interwonen.audit.models import AccessEvent
from interwonen.core import clock
from tests.accounts.test_invite import ADDRESS, make_invitation
from tests.at_once import one_after_the_other
from tests.factories import PASSWORD, TODAY, make_pilot, make_user, system
from tests.refusals import breaks

NEW_PASSWORD = "drie-woorden-samen"
FORM = {"password": NEW_PASSWORD, "again": NEW_PASSWORD}


@pytest.fixture
def token(pilot) -> str:
    secrets: list[str] = []
    make_invitation(pilot, secrets, now=clock.now())
    return secrets[0]


def page(token: str) -> str:
    return reverse("invitation-accept", args=[token])


def test_a_new_account_has_the_role_from_today_on(pilot, token):
    membership = accept_invitation(token=token, password=NEW_PASSWORD, now=clock.now())
    user = User.objects.get(email=ADDRESS)
    assert membership == Membership.objects.get(user=user)
    assert (membership.pilot, membership.role) == (pilot, "counsellor")
    assert (membership.starts_on, membership.ends_on) == (TODAY, None)
    assert user.check_password(NEW_PASSWORD)


def test_a_link_works_once(token):
    accept_invitation(token=token, password=NEW_PASSWORD, now=clock.now())
    with breaks("accounts_invitation_works"):
        accept_invitation(token=token, password="een-ander-wachtwoord", now=clock.now())
    assert User.objects.get(email=ADDRESS).check_password(NEW_PASSWORD)
    assert Membership.objects.count() == 1


def test_a_link_expires_and_makes_nobody(token):
    with breaks("accounts_invitation_works"):
        accept_invitation(
            token=token, password=NEW_PASSWORD, now=clock.now() + timedelta(days=7, minutes=1)
        )
    assert not User.objects.filter(email=ADDRESS).exists()


def test_an_account_keeps_its_password_name_and_organisation(pilot, token):
    known = make_user(email=ADDRESS, name="Nina van Elders")
    user = accept_invitation(token=token, password="", now=clock.now(), by=known).user
    assert (user, user.name) == (known, "Nina van Elders")
    assert user.check_password(PASSWORD)
    assert Membership.objects.get().user == known


def test_nobody_gets_an_account_with_an_empty_password(token):
    user = accept_invitation(token=token, password="", now=clock.now()).user
    assert not user.has_usable_password()


def test_it_refuses_when_the_role_came_meanwhile(pilot, token):
    user = make_user(email=ADDRESS)
    give_role(user=user, pilot=pilot, role="counsellor", starts_on=TODAY, by=system())
    with breaks("accounts_membership_once"):
        accept_invitation(token=token, password="", now=clock.now(), by=user)
    assert Membership.objects.count() == 1


def test_the_page_says_for_whom_and_which_role_and_leads_to_sign_in(client, pilot, token):
    shown = client.get(page(token)).content.decode()
    assert all(text in shown for text in ("Nina Nieuw", ADDRESS, pilot.name, "Begeleider"))
    assert shown.count('autocomplete="new-password"') == 2
    answer = client.post(page(token), FORM)
    assert answer.url == reverse("account_login")
    assert "_auth_user_id" not in client.session
    assert authenticate(email=ADDRESS, password=NEW_PASSWORD) is not None


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"password": "kort", "again": "kort"}, "password"),
        ({"password": "123456789012", "again": "123456789012"}, "password"),
        ({"password": ADDRESS, "again": ADDRESS}, "password"),
        ({"password": "", "again": NEW_PASSWORD}, "password"),
        ({"again": "iets-heel-anders"}, "again"),
    ],
)
def test_a_password_that_is_not_good_makes_nobody(client, token, wrong, field):
    answer = client.post(page(token), {**FORM, **wrong})
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {field}
    assert not User.objects.filter(email=ADDRESS).exists()


def test_a_short_password_is_refused_in_dutch(client, token):
    answer = client.post(page(token), {"password": "K7!vx", "again": "K7!vx"})
    assert answer.context["form"].errors["password"] == [
        "Kies een langer wachtwoord, van ten minste 12 tekens."
    ]


def test_an_account_that_is_there_accepts_for_itself_and_is_asked_no_password(client, token):
    known = make_user(email=ADDRESS)
    client.force_login(known)
    assert 'type="password"' not in client.get(page(token)).content.decode()
    assert not Membership.objects.exists()
    assert client.post(page(token)).url == reverse("home:start")
    known.refresh_from_db()
    assert known.check_password(PASSWORD)
    assert Membership.objects.get().user == known


@pytest.mark.parametrize("signed_in", [False, True])
def test_nobody_else_accepts_for_an_account_that_is_there(client, token, signed_in):
    make_user(email=ADDRESS)
    if signed_in:
        client.force_login(make_user())
    door = reverse("account_logout" if signed_in else "account_login")
    assert f'href="{door}?next={page(token)}"' in client.get(page(token)).content.decode()
    assert client.post(page(token), FORM).status_code == 422
    assert not Membership.objects.exists()
    for someone in (None, make_user()):
        with breaks("accounts_invitation_signed_in"):
            accept_invitation(token=token, password="", now=clock.now(), by=someone)


def test_after_signing_in_one_comes_back_to_the_invitation(client, token):
    known = make_user(email=ADDRESS)
    form = {"login": known.email, "password": PASSWORD, "next": page(token)}
    assert client.post(reverse("account_login"), form).url == page(token)
    client.post(page(token))
    assert Membership.objects.get().user == known


def test_the_access_log_says_that_a_role_was_given(client, pilot, token):
    client.post(page(token), FORM)
    line = AccessEvent.objects.of_pilot(pilot).get(page="invitation-accept")
    assert (line.act, line.outcome, line.roles) == ("role", "done", "counsellor")
    given = Membership.objects.get()
    assert line.user == given.user
    assert (line.object_type, line.object_id) == ("accounts.membership", str(given.pk))


def test_a_link_that_is_used_expired_or_made_up_is_explained(client, token):
    client.post(page(token), FORM)
    for url in (page(token), page("verzonnen")):
        answer = client.get(url)
        assert answer.status_code == 410
        assert ADDRESS not in answer.content.decode()
    assert client.post(page("verzonnen"), FORM).status_code == 410


def test_two_invitations_of_one_account_are_accepted_one_after_the_other(client, pilot, token):
    client.force_login(make_user(email=ADDRESS))
    secrets: list[str] = []
    make_invitation(pilot, secrets, now=clock.now(), role="contact_officer")
    for each in (token, secrets[0]):
        key = client.get(page(each)).context["form"].submission_key
        assert client.post(page(each), {"submission": key}).status_code == 302
    assert set(Membership.objects.values_list("role", flat=True)) == {
        "counsellor",
        "contact_officer",
    }


def test_two_invitations_to_a_new_address_at_the_same_moment_make_one_account(transactional_db):
    pilot, secrets = make_pilot(), []
    first = make_invitation(pilot, secrets, now=clock.now())
    make_invitation(pilot, secrets, now=clock.now(), role="contact_officer")
    send = [partial(Client().post, page(token), FORM) for token in secrets]
    made, refused = one_after_the_other(first.organisation, *send)
    assert (made.status_code, refused.status_code) == (302, 422)
    assert refused.context["form"].errors.as_data()["__all__"][0].code == (
        "accounts_invitation_signed_in"
    )
    assert User.objects.filter(email=ADDRESS).count() == 1
    assert Membership.objects.get().role == "counsellor"
