"""Too many tries to sign in make it slower; nobody is shut out by what a stranger does."""

import re

import pytest
from django.urls import reverse

from interwonen.audit.models import AccessEvent
from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.usefixtures("passing_time")

HOME, OFFICE, STRANGER = "192.0.2.10", "192.0.2.20", "203.0.113.66"
NEW = "nog-een-lang-wachtwoord"


@pytest.fixture
def user(db):
    return make_user(email="kees.kuiper@test.example")


def sign_in(client, email, password=PASSWORD, source=STRANGER, **headers):
    data = {"login": email, "password": password}
    answer = client.post(reverse("account_login"), data, REMOTE_ADDR=source, headers=headers)
    if answer.status_code == 302:
        client.logout()
    return answer


def fail(client, email, times, **more):
    return [sign_in(client, email, "verkeerd", **more).status_code for _ in range(times)]


def test_after_five_wrong_passwords_it_goes_slower(client, user, passing_time):
    assert fail(client, user.email, 6) == [200] * 5 + [429]
    answer = sign_in(client, user.email)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "300")
    assert "Wacht 5 minuten" in answer.content.decode()
    assert reverse("account_reset_password") in answer.content.decode()
    passing_time(seconds=299)
    assert sign_in(client, user.email).status_code == 429
    passing_time(seconds=1)
    assert fail(client, user.email, 2) == [200, 429]
    passing_time(minutes=5)
    assert sign_in(client, user.email).status_code == 302


def test_all_tries_are_there_again_after_a_quiet_time(client, user, passing_time):
    fail(client, user.email, 5)
    passing_time(minutes=25)
    assert fail(client, user.email, 6) == [200] * 5 + [429]


def test_a_stranger_keeps_nobody_out_who_signed_in_there_before(client, user):
    assert sign_in(client, user.email, source=HOME).status_code == 302
    fail(client, user.email, 6)
    for stranger in range(30):
        fail(client, user.email, 1, source=f"198.51.100.{stranger}")
    assert sign_in(client, user.email, source=HOME).status_code == 302
    assert sign_in(client, user.email, source=OFFICE).status_code == 429


def test_many_strangers_together_go_slower_too(client, user, passing_time):
    answers = [fail(client, user.email, 1, source=f"198.51.100.{n}")[0] for n in range(22)]
    assert answers == [200] * 20 + [429] * 2
    passing_time(minutes=1)
    assert sign_in(client, user.email, source=OFFICE).status_code == 302


def test_a_right_password_makes_earlier_slips_good(client, user):
    for _ in range(3):
        assert fail(client, user.email, 4) == [200] * 4
        assert sign_in(client, user.email).status_code == 302


def test_a_stranger_with_an_account_gets_no_more_tries_at_another(client, user):
    own = make_user()
    for _ in range(2):
        fail(client, user.email, 2)
        sign_in(client, own.email)
    assert fail(client, user.email, 2) == [200, 429]


def test_one_network_cannot_try_all_accounts(client, db, passing_time):
    colleague = make_user()
    sign_in(client, colleague.email)
    answers = [fail(client, f"iemand-{n}@test.example", 1)[0] for n in range(101)]
    assert answers == [200] * 100 + [429]
    assert sign_in(client, colleague.email).status_code == 302  # who signed in there before
    assert sign_in(client, make_user().email, source=HOME).status_code == 302
    passing_time(seconds=10)
    assert fail(client, "iemand@test.example", 2) == [200, 429]


def test_an_address_without_an_account_gets_the_same_answers(client, db):
    assert fail(client, "niemand@test.example", 6) == [200] * 5 + [429]


@pytest.mark.parametrize(
    "written",
    [
        str.upper,
        " {} ".format,
        lambda it: it.replace("k", "\u212a"),  # the sign of Kelvin
        lambda it: it.replace("i", "\u0131"),  # an i without its dot
    ],
)
def test_writing_the_address_otherwise_gives_no_more_tries(client, user, written):
    fail(client, user.email, 5)
    assert sign_in(client, written(user.email)).status_code == 429


def test_the_link_in_a_mail_is_always_a_way_in(client, user, arrived):
    fail(client, user.email, 6, source=OFFICE)
    for stranger in range(30):
        fail(client, user.email, 1, source=f"198.51.100.{stranger}")
    arrived().clear()
    ask_for_link(client, user.email, source=OFFICE)
    link = re.search(r"https?://\S+", arrived()[-1].body)[0]
    form = client.get(link, follow=True).redirect_chain[-1][0]
    client.post(form, {"password1": NEW, "password2": NEW}, REMOTE_ADDR=OFFICE)
    assert sign_in(client, user.email, NEW, source=OFFICE).status_code == 302


def ask_for_link(client, email, source=STRANGER):
    return client.post(reverse("account_reset_password"), {"email": email}, REMOTE_ADDR=source)


def test_who_asks_for_links_again_and_again_spoils_none(client, user, passing_time, arrived):
    assert {ask_for_link(client, user.email).status_code for _ in range(10)} == {302}
    passing_time(minutes=9)
    ask_for_link(client, user.email)
    (mail,) = arrived()
    link = re.search(r"https?://\S+", mail.body)[0]
    assert "password1" in client.get(link, follow=True).context["form"].fields
    passing_time(minutes=1)
    ask_for_link(client, user.email)
    assert len(arrived()) == 2


def test_who_asks_for_many_links_waits_alone(client, user, settings, arrived):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    answers = [ask_for_link(client, f"iemand-{n}@test.example") for n in range(21)]
    assert [answer.status_code for answer in answers] == [302] * 20 + [429]
    assert answers[-1].headers["Retry-After"] == "60"
    assert "Wacht één minuut" in answers[-1].content.decode()
    ask_for_link(client, user.email, source=HOME)
    assert [mail.to for mail in arrived()] == [[user.email]]


def test_the_owner_hears_of_it_once_a_day(client, user, passing_time, arrived):
    fail(client, user.email, 4)
    assert not arrived()
    fail(client, user.email, 3)
    fail(client, user.email, 7, source=OFFICE)
    (mail,) = arrived()
    assert (mail.to, mail.subject) == ([user.email], "Verkeerde wachtwoorden bij Interwonen")
    assert "https://interwonen.example/toegang/password/reset/" in mail.body
    assert user.name not in mail.body
    passing_time(days=1)
    fail(client, user.email, 5)
    assert len(arrived()) == 2


def test_nobody_hears_of_an_account_that_is_not_there_or_closed(client, db, arrived):
    fail(client, make_user(is_active=False).email, 6)
    fail(client, "niemand@test.example", 6)
    assert not arrived()


def test_behind_a_proxy_everybody_has_tries_of_their_own(client, user, settings):
    settings.TRUSTED_PROXIES = 1
    stranger = {"X-Forwarded-For": f"192.0.2.99, {STRANGER}"}
    for number in range(10):
        fail(client, f"iemand-{number}@test.example", 1, **stranger)
    assert fail(client, user.email, 6, **stranger) == [200] * 5 + [429]
    assert sign_in(client, user.email, **{"X-Forwarded-For": HOME}).status_code == 302


@pytest.mark.parametrize("proxies", [0, 1, 2])
def test_a_forged_header_gives_no_more_tries_and_breaks_no_page(client, user, settings, proxies):
    settings.TRUSTED_PROXIES = proxies
    seen = "" if proxies == 0 else f", {STRANGER}" + ", 10.0.0.1" * (proxies - 1)
    forged = ["198.51.100.7", "unknown", "x" * 3000, "1.2.3.4.5", "[::1", "\u00e9", ""]
    answers = [
        fail(client, user.email, 1, **{"X-Forwarded-For": f"{said}{seen}"})[0] for said in forged
    ]
    assert answers == [200] * 5 + [429] * 2


def test_two_on_one_connection_of_ipv6_are_one(client, user):
    answers = [
        fail(client, user.email, 1, source=f"2001:db8:1:2::{number}")[0] for number in range(6)
    ]
    assert answers == [200] * 5 + [429]


def blocked():
    rows = AccessEvent.objects.filter(act="sign_in", outcome="refused", page="account_login")
    return [line.user for line in rows.order_by("pk")]


def test_what_goes_too_far_leaves_a_line_an_hour_and_not_one_of_each_try(
    client, user, passing_time
):
    fail(client, user.email, 9)
    assert blocked() == [user]
    fail(client, user.email, 9)
    assert blocked() == [user]
    passing_time(minutes=61)
    fail(client, user.email, 9)
    assert blocked() == [user, user]


def test_other_addresses_from_one_network_fill_no_log(client, user):
    for number in range(100):
        fail(client, f"iemand{number}@elders.example", 1)
    assert blocked() == []
    for number in range(100, 120):
        fail(client, f"iemand{number}@elders.example", 1)
    fail(client, user.email, 1)
    assert blocked() == [None]
