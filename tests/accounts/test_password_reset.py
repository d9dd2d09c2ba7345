"""Someone forgot the password and gets a link by mail."""

import re

from django.urls import reverse

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


def test_an_unknown_address_gets_the_same_page_and_no_mail(client, db, arrived):
    known = ask(client, make_user().email)
    unknown = ask(client, "niemand@test.example")
    assert (unknown.status_code, unknown.url) == (known.status_code, known.url)
    assert len(arrived()) == 1
