"""Someone forgot the password and gets a link by mail."""

import re
from datetime import timedelta

import pytest
from allauth.account.adapter import get_adapter
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from interwonen.core import clock
from tests.factories import make_user

NEW = "nog-een-lang-wachtwoord"


def ask(client, email):
    return client.post(reverse("account_reset_password"), {"email": email})


def test_the_mail_holds_a_link_and_no_personal_data(client, db, arrived):
    user = make_user(name="Wilhelmina Voorbeeld")
    ask(client, user.email)
    (mail,) = arrived()
    assert mail.subject == "Een nieuw wachtwoord voor Interwonen"
    assert user.name not in mail.body
    assert user.email not in mail.body


def test_the_link_gives_a_new_password_once(client, db, arrived):
    user = make_user()
    ask(client, user.email)
    link = re.search(r"https?://\S+", arrived()[0].body)[0]
    form = client.get(link, follow=True).redirect_chain[-1][0]
    client.post(form, {"password1": NEW, "password2": NEW})
    user.refresh_from_db()
    assert user.check_password(NEW)
    assert user.history.first().history_user == user
    client.logout()
    assert client.get(link, follow=True).context["token_fail"]


def test_two_different_passwords_are_refused_politely(client, db, arrived):
    ask(client, make_user().email)
    link = re.search(r"https?://\S+", arrived()[0].body)[0]
    form = client.get(link, follow=True).redirect_chain[-1][0]
    page = client.post(form, {"password1": NEW, "password2": NEW + "x"})
    assert page.context["form"].errors["password2"] == [
        "Dit is niet hetzelfde wachtwoord als hierboven."
    ]


def test_an_unknown_address_gets_the_same_page_and_no_mail(client, db, arrived):
    known = ask(client, make_user().email)
    unknown = ask(client, "niemand@test.example")
    assert (unknown.status_code, unknown.url) == (known.status_code, known.url)
    assert len(arrived()) == 1


def links(mails) -> list[str]:
    return [re.search(r"https?://\S+", mail.body)[0] for mail in mails]


def form_of(client, link):
    """The form behind a link; None when the link works no longer."""
    page = client.get(link, follow=True)
    return None if page.context.get("token_fail") else page.redirect_chain[-1][0]


def test_an_older_link_dies_when_a_newer_is_made(client, db, arrived, monkeypatch):
    user = make_user()
    ask(client, user.email)
    (older,) = links(arrived())
    assert form_of(client, older)
    later = clock.now() + timedelta(minutes=10)
    monkeypatch.setattr("interwonen.core.clock.now", lambda: later)
    ask(client, user.email)
    newer = links(arrived())[-1]
    assert form_of(client, older) is None
    assert form_of(client, newer)
    assert user.history.count() == 1


def test_a_link_lives_for_hours(client, db, arrived, monkeypatch):
    ask(client, make_user().email)
    (link,) = links(arrived())
    for hours, works in ((3, True), (5, False)):
        later = timezone.make_naive(timezone.now()) + timedelta(hours=hours)
        monkeypatch.setattr(PasswordResetTokenGenerator, "_now", lambda self, at=later: at)
        assert bool(form_of(client, link)) is works


def test_the_mail_goes_to_the_address_of_the_account(client, db, arrived):
    ask(client, make_user(email="nina.nieuw@zorg.example").email.upper())
    assert [mail.to for mail in arrived()] == [["nina.nieuw@zorg.example"]]


def test_an_unknown_address_makes_the_same_work(client, db, arrived):
    """What a stranger could measure: what is read and written is the same for every address."""
    closed = make_user(is_active=False)
    ask(client, "een-ander@test.example")  # from now on tries are counted for this visitor
    asked = []
    for email in (make_user().email, "niemand@test.example", closed.email):
        with CaptureQueriesContext(connection) as queries:
            ask(client, email)
            ask(client, email)
        asked.append([re.sub(r"'[^']*'|\d+", "?", query["sql"]) for query in queries])
    assert asked[0] == asked[1] == asked[2]
    assert len(arrived()) == 1


def test_a_dead_mail_server_changes_nothing_for_who_asks(client, db, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens there
    answers = [ask(client, email) for email in (make_user().email, "niemand@test.example")]
    assert {answer.url for answer in answers} == {reverse("account_reset_password_done")}


def test_the_right_password_of_a_closed_account_says_no_more_than_a_wrong_one(client, db):
    user = make_user(is_active=False)
    user.set_password(NEW)
    user.save()
    pages = [
        client.post(reverse("account_login"), {"login": user.email, "password": password})
        for password in (NEW, "een-heel-ander-wachtwoord")
    ]
    errors = [page.context["form"].non_field_errors().as_text() for page in pages]
    assert errors[0] == errors[1] != ""


def test_who_comes_to_a_closed_account_otherwise_is_back_at_signing_in(rf, db):
    """As with a passkey that is still there."""
    answer = get_adapter().respond_user_inactive(rf.get("/"), make_user(is_active=False))
    assert answer.url == reverse("account_login")


@pytest.mark.parametrize("host", ["testserver:444", "testserver.:444"])
def test_the_link_is_on_our_own_address_whatever_the_request_says(client, db, arrived, host):
    client.post(reverse("account_reset_password"), {"email": make_user().email}, HTTP_HOST=host)
    (link,) = links(arrived())
    assert link.startswith("https://interwonen.example/toegang/password/reset/key/")
    assert form_of(client, link)
