"""A second factor is obligatory, and neither a mailbox nor an administrator gets round it."""

import os
import re
import subprocess
import sys

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import identify_hasher
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from interwonen.accounts import recovery_codes, second_factor
from interwonen.accounts.actions.factors import remove_factors
from interwonen.accounts.models import User
from interwonen.audit.models import AccessEvent
from interwonen.core import clock
from tests.accounts.second_factors import (
    CODE,
    MAKE_CODES,
    SET_UP,
    code_of,
    give_code,
    sending,
    set_up_app,
    sign_in,
    sign_in_with_code,
)
from tests.factories import PASSWORD, make_user
from tests.refusals import breaks

pytestmark = pytest.mark.usefixtures("obligatory")

REPLACE = "app-replace"
INDEX, NEW = "/toegang/tweede-stap/", "nog-een-lang-wachtwoord-2021"


@pytest.fixture
def board(pilot) -> str:
    return reverse("home:dashboard", args=[pilot.slug])


@pytest.fixture
def enrolled(client, counsellor):
    """The counsellor with an app: the secret in it and the recovery codes."""
    sign_in(client, counsellor)
    secret, codes = set_up_app(client)
    client.logout()
    return secret, codes


def test_an_account_without_one_gets_nowhere_but_to_setting_it_up(client, counsellor, board):
    sign_in(client, counsellor)
    for page in (board, "/", reverse("account_change_password"), "/toegang/concepten/weg/"):
        assert client.get(page).url == INDEX
    assert client.post(board).url == INDEX
    assert client.get(INDEX).status_code == 200
    set_up_app(client)
    assert client.get(board).status_code == 200


def test_signing_out_is_open_without_one(client, counsellor):
    sign_in(client, counsellor)
    assert client.post(reverse("account_logout")).url == "/"
    assert client.get(INDEX).status_code == 302


def test_a_password_alone_does_not_sign_in(client, counsellor, enrolled, board):
    assert sign_in(client, counsellor).url == reverse(CODE)
    assert client.get(board).url.startswith(reverse("account_login"))
    assert give_code(client, "000000").status_code == 200
    assert client.get(board).status_code == 302
    assert give_code(client, code_of(enrolled[0])).status_code == 302
    assert client.get(board).status_code == 200


def test_a_slip_says_that_signing_in_failed_and_mails_nobody(client, counsellor, enrolled, arrived):
    sign_in(client, counsellor)
    sent_before = len(arrived())
    for _ in range(2):
        page = give_code(client, "000000").content.decode()
        assert "Inloggen is niet gelukt" in page
        assert "Nog niet opgeslagen" not in page
    assert len(arrived()) == sent_before
    give_code(client, "000000")
    assert arrived()[-1].subject == "Verkeerde codes bij Interwonen"


def test_a_code_works_once(client, counsellor, enrolled):
    code = code_of(enrolled[0])
    sign_in(client, counsellor)
    assert give_code(client, code).status_code == 302
    elsewhere = Client()
    sign_in(elsewhere, counsellor)
    for same in (code, f"{code[:3]} {code[3:]}"):
        cache.clear()  # what the library remembers of a code wears off while it is still taken
        assert "was al gebruikt" in give_code(elsewhere, same).content.decode()
    assert AccessEvent.objects.filter(page="mfa_authenticate", outcome="failed").count() == 2


def test_a_recovery_code_works_once_and_is_shown_once(client, counsellor, enrolled, board):
    _secret, codes = enrolled
    assert len(codes) == 10
    for attempt, status in ((Client(), 302), (Client(), 200)):
        sign_in(attempt, counsellor)
        assert give_code(attempt, codes[0]).status_code == status
    sign_in(client, counsellor)
    give_code(client, codes[1].replace(" ", ""))
    assert "nog 8 codes" in client.get(INDEX).content.decode()
    for page in (INDEX, reverse(MAKE_CODES)):
        assert not any(code in client.get(page).content.decode() for code in codes)
    assert client.get("/toegang/tweede-stap/recovery-codes/").status_code == 404


def test_recovery_codes_are_kept_as_passwords_are(client, counsellor, enrolled):
    _secret, codes = enrolled
    stored = Authenticator.objects.get(user=counsellor, type="recovery_codes").data
    kept, _signature = stored.pop("hashes"), stored.pop("signature")
    assert stored == {"migrated_codes": []}
    assert [identify_hasher(kept[code[0]]).algorithm for code in codes] == ["md5"] * 10
    assert len({hashed.split("$")[1] for hashed in kept.values()}) == 10  # salts
    assert not any(code.replace(" ", "") in str(kept) for code in codes)
    assert [re.fullmatch(rf"{n}\d{{3}} \d{{4}} \d{{4}}", code) for n, code in enumerate(codes)]


def test_a_try_with_a_recovery_code_costs_one_hash(client, counsellor, enrolled, monkeypatch):
    _secret, codes = enrolled
    looked_at = []
    monkeypatch.setattr(
        recovery_codes, "check_password", lambda *given: looked_at.append(given) or False
    )
    sign_in(client, counsellor)
    give_code(client, codes[3][:-1] + "x")
    assert not looked_at
    give_code(client, codes[3])
    assert len(looked_at) == 1


def test_new_recovery_codes_replace_the_ones_before(client, counsellor, enrolled):
    _secret, codes = enrolled
    sign_in_with_code(client, counsellor, enrolled[0])
    new = client.post(reverse(MAKE_CODES)).context["codes"]
    for code, status in ((codes[0], 200), (new[0], 302)):
        attempt = Client()
        sign_in(attempt, counsellor)
        assert give_code(attempt, code).status_code == status


def test_a_recovery_code_also_confirms_who_it_is(client, counsellor, enrolled, passing_time):
    secret, codes = enrolled
    sign_in_with_code(client, counsellor, secret)
    passing_time(minutes=15)
    asked = client.get(reverse(MAKE_CODES))
    assert client.post(asked.url, {"code": codes[0]}).url == reverse(MAKE_CODES)
    assert "nog 9 codes" in client.get(INDEX).content.decode()


def test_without_a_factor_there_are_no_recovery_codes(client, counsellor, settings):
    settings.SECOND_FACTOR = False
    sign_in(client, counsellor)
    assert client.post(reverse(MAKE_CODES)).url == INDEX
    assert not Authenticator.objects.exists()


def test_the_secret_is_not_in_the_database(client, counsellor):
    def stored() -> str:
        sessions = [session.get_decoded() for session in Session.objects.all()]
        return str([*Authenticator.objects.values_list("data", flat=True), *sessions])

    sign_in(client, counsellor)
    secret = client.get(reverse(SET_UP)).context["form"].secret
    assert secret not in stored()
    sending(client, reverse(SET_UP), {"code": code_of(secret, -1)})
    assert Authenticator.objects.filter(user=counsellor, type="totp").exists()
    assert secret not in stored()
    other = client.get(reverse(REPLACE)).context["form"].secret
    client.post(reverse(REPLACE), {"code": "000000"})
    assert other not in stored()
    client.post(reverse(REPLACE), {"code": code_of(other, -1)})
    assert second_factor.app_of(counsellor).wrap().validate_code(code_of(other))
    assert "mfa.totp.secret" not in stored()


class TestNewKey:
    """The secret key is another one, and the earlier one is kept for a while."""

    @pytest.fixture
    def earlier(self, settings, enrolled) -> str:
        earlier, settings.SECRET_KEY = settings.SECRET_KEY, "another-secret-key" * 4
        settings.SECRET_KEY_FALLBACKS = [earlier]
        return earlier

    def test_an_app_goes_on_and_needs_the_earlier_key_no_more(
        self, client, counsellor, enrolled, earlier, settings, board
    ):
        sign_in(client, counsellor)
        assert give_code(client, code_of(enrolled[0])).status_code == 302
        settings.SECRET_KEY_FALLBACKS = []
        elsewhere = Client()
        sign_in(elsewhere, counsellor)
        assert give_code(elsewhere, code_of(enrolled[0], 1)).status_code == 302

    def test_a_session_goes_on(self, client, counsellor, enrolled, settings, board):
        sign_in_with_code(client, counsellor, enrolled[0])
        settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
        settings.SECRET_KEY = "another-secret-key" * 4
        assert client.get(board).status_code == 200
        settings.SECRET_KEY_FALLBACKS = []
        assert client.get(board).status_code == 200

    def test_without_the_earlier_key_it_says_what_to_do(
        self, client, counsellor, enrolled, earlier, settings
    ):
        settings.SECRET_KEY_FALLBACKS = []
        sign_in(client, counsellor)
        answer = give_code(client, code_of(enrolled[0]))
        assert "Uw app werkt hier niet meer." in answer.content.decode()
        assert give_code(client, enrolled[1][0]).status_code == 302


def test_earlier_secret_keys_stand_behind_the_one_of_now():
    ask = (
        "from interwonen import settings; print(settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS)"
    )
    environment = {
        **os.environ,
        "DATABASE_URL": "postgresql://unused/unused",
        "INTERWONEN_SECRET_KEY": "new,earlier,first",
        "INTERWONEN_LOCAL": "1",
    }
    told = subprocess.run(
        [sys.executable, "-c", ask], env=environment, capture_output=True, text=True
    )
    assert told.stdout == "new ['earlier', 'first']\n", told.stderr


def test_a_new_password_by_mail_does_not_get_round_it(client, counsellor, enrolled, board, arrived):
    thief = Client()
    thief.post(reverse("account_reset_password"), {"email": counsellor.email})
    link = re.search(r"https?://\S+", arrived()[-1].body)[0]
    form = thief.get(link, follow=True).redirect_chain[-1][0]
    thief.post(form, {"password1": NEW, "password2": NEW})
    assert thief.get(board).url.startswith(reverse("account_login"))
    assert sign_in(thief, counsellor, NEW).url == reverse(CODE)
    assert thief.get(board).status_code == 302
    assert thief.get(reverse(SET_UP)).url.startswith(reverse("account_login"))
    assert Authenticator.objects.filter(user=counsellor).count() == 2


def test_ten_wrong_codes_slow_and_then_block_for_an_hour(
    client, counsellor, enrolled, passing_time, arrived
):
    sign_in(client, counsellor)
    for _ in range(5):
        give_code(client, "000000")
    assert "Wacht 5 minuten" in give_code(client, "000000").content.decode()
    assert "Wacht" in give_code(client, code_of(enrolled[0])).content.decode()
    for _ in range(5):
        passing_time(minutes=5)
        give_code(client, "000000")
    passing_time(minutes=25)
    assert "Wacht" in give_code(client, "000000").content.decode()
    subjects = [mail.subject for mail in arrived()]
    assert subjects.count("Verkeerde codes bij Interwonen") == 1
    passing_time(minutes=30)
    assert give_code(client, code_of(enrolled[0])).status_code == 302
    failed = AccessEvent.objects.filter(page="mfa_authenticate", outcome="failed")
    assert failed.count() == 10
    assert {line.user for line in failed} == {counsellor}
    refused = AccessEvent.objects.filter(page="mfa_authenticate", outcome="refused")
    assert [line.user for line in refused] == 2 * [counsellor]  # one an hour
    assert AccessEvent.objects.filter(act="sign_in", outcome="done").latest("pk").page == (
        "mfa_authenticate"  # so the log says with which factor
    )


def test_who_guesses_from_elsewhere_keeps_nobody_out_at_home(client, counsellor, enrolled):
    sign_in(client, counsellor)
    give_code(client, code_of(enrolled[0], -1))
    client.logout()
    for number in range(20):
        thief = Client(REMOTE_ADDR=f"198.51.100.{number}")
        sign_in(thief, counsellor)
        give_code(thief, "000000")
    assert sign_in(client, counsellor).url == reverse(CODE)
    assert give_code(client, code_of(enrolled[0])).status_code == 302
    stranger = Client(REMOTE_ADDR="198.51.100.99")
    sign_in(stranger, counsellor)
    assert "Wacht" in give_code(stranger, code_of(enrolled[0], 1)).content.decode()


def test_a_forged_header_gives_no_more_tries_for_codes(client, counsellor, enrolled):
    sign_in(client, counsellor)
    for number in range(6):
        answer = give_code(client, "000000", HTTP_X_FORWARDED_FOR=f"192.0.2.{number}")
    assert "Wacht" in answer.content.decode()


def test_signing_in_gives_the_session_a_new_key_at_each_step(client, counsellor, enrolled):
    client.get(reverse("account_login"))
    sign_in(client, counsellor)
    between = client.session.session_key
    give_code(client, code_of(enrolled[0]))
    assert client.session.session_key != between


def test_a_change_of_factors_ends_all_other_sessions(client, counsellor, enrolled, board):
    secret, _codes = enrolled
    sign_in_with_code(client, counsellor, secret)
    elsewhere = Client()
    sign_in(elsewhere, counsellor)
    give_code(elsewhere, code_of(secret, 1))
    assert elsewhere.get(board).status_code == 200
    before = client.session.session_key
    client.post(reverse(MAKE_CODES))
    assert client.session.session_key != before
    assert client.get(board).status_code == 200
    assert elsewhere.get(board).url.startswith(reverse("account_login"))


def test_a_new_password_ends_all_other_sessions(client, counsellor, enrolled, board):
    sign_in_with_code(client, counsellor, enrolled[0])
    elsewhere = Client()
    sign_in(elsewhere, counsellor)
    give_code(elsewhere, code_of(enrolled[0], 1))
    sent = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    client.post(reverse("account_change_password"), sent)
    assert client.get(board).status_code == 200
    assert elsewhere.get(board).status_code == 302


def test_the_last_one_stays(client, counsellor, enrolled):
    sign_in_with_code(client, counsellor, enrolled[0])
    page = client.post(reverse("mfa_deactivate_totp"))
    assert "enige tweede stap" in page.content.decode()
    assert Authenticator.objects.filter(user=counsellor, type="totp").exists()


def test_another_telephone_takes_the_place_of_the_one_before(
    client, counsellor, enrolled, passing_time, arrived
):
    secret, codes = enrolled
    sign_in_with_code(client, counsellor, secret)
    index = client.get(INDEX).content.decode()
    assert reverse(REPLACE) in index
    assert reverse("mfa_deactivate_totp") not in index  # it is the only one
    passing_time(minutes=15)
    asked = client.get(reverse(REPLACE))
    assert client.post(asked.url, {"code": code_of(secret, 1)}).url == reverse(REPLACE)
    new = client.get(reverse(REPLACE)).context["form"].secret
    assert client.post(reverse(REPLACE), {"code": "000000"}).status_code == 200
    still = Client()
    sign_in(still, counsellor)
    assert give_code(still, codes[0]).status_code == 302
    assert client.post(reverse(REPLACE), {"code": code_of(new)}).url == INDEX
    assert "De nieuwe app werkt vanaf nu" in client.get(INDEX).content.decode()
    assert still.get(INDEX).status_code == 302  # signed out
    assert arrived()[-1].subject == "Uw tweede stap in Interwonen is gewijzigd"
    assert Authenticator.objects.filter(user=counsellor, type="totp").count() == 1
    for old_or_new, status in ((code_of(secret), 200), (code_of(new, 1), 302)):
        attempt = Client()
        sign_in(attempt, counsellor)
        assert give_code(attempt, old_or_new).status_code == status


def test_without_an_app_there_is_none_to_replace(client, counsellor, settings):
    settings.SECOND_FACTOR = False
    sign_in(client, counsellor)
    assert client.get(reverse(REPLACE)).url == INDEX


def test_changing_a_factor_asks_for_proof_again(client, counsellor, enrolled, passing_time):
    sign_in_with_code(client, counsellor, enrolled[0])
    passing_time(minutes=15)
    asked = client.get(reverse(MAKE_CODES))
    assert asked.url.startswith(reverse("step-up"))
    assert "password" not in client.get(asked.url).context["form"].fields
    assert client.post(asked.url, {"password": PASSWORD}).status_code == 422
    client.post(asked.url, {"code": code_of(enrolled[0], 1)})
    assert client.get(reverse(MAKE_CODES)).status_code == 200


def test_the_owner_hears_of_every_change(counsellor, enrolled, arrived):
    """The app, and the first recovery codes."""
    subjects = [(mail.to, mail.subject) for mail in arrived()]
    assert subjects == 2 * [([counsellor.email], "Uw tweede stap in Interwonen is gewijzigd")]
    lines = AccessEvent.objects.filter(act="update", outcome="done", user=counsellor)
    assert [line.page for line in lines.order_by("pk")] == [SET_UP, MAKE_CODES]


def test_the_first_recovery_codes_end_other_sessions(client, counsellor, board):
    sign_in(client, counsellor)
    secret = client.get(reverse(SET_UP)).context["form"].secret
    sending(client, reverse(SET_UP), {"code": code_of(secret, -1)})
    elsewhere = Client()
    sign_in(elsewhere, counsellor)
    give_code(elsewhere, code_of(secret))
    assert elsewhere.get(board).status_code == 200
    client.post(reverse(MAKE_CODES))
    assert client.get(board).status_code == 200
    assert elsewhere.get(board).url.startswith(reverse("account_login"))


def test_the_demonstration_asks_nothing_but_lets_set_one_up(client, counsellor, settings, board):
    settings.SECOND_FACTOR = False
    sign_in(client, counsellor)
    assert client.get(board).status_code == 200
    secret, _codes = set_up_app(client)
    client.logout()
    sign_in(client, counsellor)
    assert client.get(board).status_code == 302
    assert give_code(client, code_of(secret)).status_code == 302


class TestLost:
    """Someone lost telephone and codes."""

    def test_the_button_is_only_where_there_is_something_to_remove(
        self, office, administrator, counsellor, pilot
    ):
        def offered() -> list[int]:
            page = office.get(reverse("accounts:person-list", args=[pilot.slug])).content.decode()
            return [each.pk for each in pilot.memberships.all() if remove_url(each) in page]

        def remove_url(membership) -> str:
            return reverse("accounts:factors-remove", args=[pilot.slug, membership.pk])

        assert offered() == []
        with_app = Client()
        sign_in(with_app, counsellor)
        set_up_app(with_app)
        assert offered() == [counsellor.memberships.get().pk]
        self.remove(office, counsellor)
        assert offered() == [counsellor.memberships.get().pk]  # for another link

    def test_the_page_says_one_thing(self, client, office, counsellor, enrolled):
        self.remove(office, counsellor)
        sign_in(client, counsellor)
        page = client.get(INDEX).content.decode()
        assert "Open op dit apparaat de link in de mail" in page
        assert "Stel eerst een tweede stap in" not in page

    @pytest.fixture
    def administrator(self, pilot) -> User:
        return make_user(role="administrator", pilot=pilot)

    @pytest.fixture
    def office(self, administrator, settings) -> Client:
        client = Client()
        sign_in(client, administrator)
        set_up_app(client)
        return client

    def remove(self, office, user):
        role = user.memberships.get()
        url = reverse("accounts:factors-remove", args=[role.pilot.slug, role.pk])
        return office.post(url, {"reason": "Gesproken aan de balie"})

    def link(self, arrived) -> str:
        return re.search(r"https?://\S+", arrived()[-1].body)[0]

    def test_a_link_and_the_old_password_let_set_one_up_anew(
        self, client, office, counsellor, enrolled, board, arrived
    ):
        assert self.remove(office, counsellor).status_code == 302
        sign_in(client, counsellor)
        assert client.get(board).url == INDEX
        assert client.get(reverse(SET_UP)).url == INDEX
        client.logout()
        link = self.link(arrived)
        client.get(link)
        sign_in(client, counsellor)
        set_up_app(client)
        assert client.get(board).status_code == 200
        assert Client().get(link).status_code == 410
        change = counsellor.history.filter(history_change_reason="Gesproken aan de balie").get()
        assert change.history_user_id != counsellor.pk

    def test_who_has_the_mailbox_only_gets_nowhere(
        self, office, counsellor, enrolled, passing_time, arrived
    ):
        self.remove(office, counsellor)
        link = self.link(arrived)
        passing_time(minutes=1)
        thief = Client()
        thief.post(reverse("account_reset_password"), {"email": counsellor.email})
        form = thief.get(self.link(arrived), follow=True).redirect_chain[-1][0]
        thief.post(form, {"password1": NEW, "password2": NEW})
        thief.get(link)
        sign_in(thief, counsellor, NEW)
        assert thief.get(reverse(SET_UP)).url == INDEX
        assert thief.post(reverse(SET_UP), {"code": "123456"}).url == INDEX
        assert thief.get(reverse("mfa_add_webauthn")).url == INDEX
        assert not Authenticator.objects.filter(user=counsellor).exists()

    def test_a_link_for_another_helps_nobody(self, office, counsellor, enrolled, pilot, arrived):
        self.remove(office, counsellor)
        other = make_user(role="counsellor", pilot=pilot)
        thief = Client()
        thief.get(self.link(arrived))
        sign_in(thief, other)
        set_up_app(thief)
        assert not Authenticator.objects.filter(user=counsellor).exists()

    def test_a_link_works_for_a_week_and_until_the_next_one(
        self, office, counsellor, enrolled, arrived, passing_time
    ):
        self.remove(office, counsellor)
        first = self.link(arrived)
        passing_time(minutes=1)
        self.remove(office, counsellor)
        assert Client().get(first).status_code == 410
        assert Client().get(self.link(arrived)).status_code == 302
        assert Client().get(first[:-3] + "xx/").status_code == 410
        passing_time(days=7)
        assert Client().get(self.link(arrived)).status_code in (302, 410)

    def test_all_sessions_end(self, client, office, counsellor, enrolled, board):
        sign_in_with_code(client, counsellor, enrolled[0])
        assert client.get(board).status_code == 200
        self.remove(office, counsellor)
        assert client.get(board).url.startswith(reverse("account_login"))

    def test_nobody_removes_the_own_one_or_what_is_not_there(self, administrator, counsellor):
        facts = {"reason": "Gesproken", "now": clock.now(), "by": administrator}
        with breaks("accounts_factors_of_another"):
            remove_factors(membership=administrator.memberships.get(), **facts)
        with breaks("accounts_factors_are_there"):
            remove_factors(membership=counsellor.memberships.get(), **facts)
