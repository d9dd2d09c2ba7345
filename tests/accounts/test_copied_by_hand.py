"""Who writes as the database role of the web server gets into no account of a colleague.

Each attack is played with statements that nothing in the database refuses.
"""

import json

import pytest
from allauth.mfa.models import Authenticator
from asgiref.sync import async_to_sync
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse

from interwonen.accounts.models import User
from interwonen.audit.verification import Verification
from interwonen.core import clock
from tests.accounts.passkeys import Passkey
from tests.accounts.second_factors import (
    CODE,
    MAKE_CODES,
    SET_UP,
    code_of,
    give_code,
    set_up_app,
    sign_in,
    sign_in_with_code,
)
from tests.factories import PASSWORD, make_user
from tests.refusals import compare_with_history

pytestmark = pytest.mark.usefixtures("obligatory")

OWN, NEW = "een-wachtwoord-van-de-dief", "kruiwagen-sterren-mosterd-drie"
BY_HAND = "is niet door Interwonen geschreven: de handtekening past er niet bij."
COPY_PASSWORD = (
    "UPDATE accounts_user SET password = own.password, password_signature = own.password_signature"
    " FROM accounts_user own WHERE own.id = %s AND accounts_user.id = %s"
)
COPY_FACTORS = (
    "INSERT INTO mfa_authenticator (user_id, type, data, created_at)"
    " SELECT %s, type, data, created_at FROM mfa_authenticator WHERE user_id = %s AND type = %s"
)
DROP_FACTORS = "DELETE FROM mfa_authenticator WHERE user_id = %s"


def by_hand(statement, *values):
    """Carry out a statement, with all that the database checks when the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
    compare_with_history()


def told() -> list[str]:
    return list(Verification(now=clock.now(), anchors={}).broken_links())


def is_in(client) -> bool:
    return "_auth_user_id" in client.session


@pytest.fixture
def thief(pilot) -> User:
    user = make_user(role="administrator", pilot=pilot)
    user.set_password(OWN)
    user.save()
    return user


@pytest.fixture
def own(thief) -> tuple[str, list[str]]:
    """The secret in the app of the thief, and the recovery codes."""
    client = Client()
    sign_in(client, thief, OWN)
    return set_up_app(client)


@pytest.fixture
def enrolled(counsellor) -> tuple[str, list[str]]:
    client = Client()
    sign_in(client, counsellor)
    return set_up_app(client)


class TestAPassword:
    @pytest.fixture(autouse=True)
    def no_second_step(self, obligatory, settings):
        settings.SECOND_FACTOR = False

    def test_that_was_copied_signs_nobody_in(self, client, counsellor, thief):
        assert told() == []
        by_hand(COPY_PASSWORD, thief.pk, counsellor.pk)
        answer = sign_in(client, counsellor, OWN)
        assert "horen niet bij elkaar" in answer.content.decode()
        assert not is_in(client)
        assert told() == [f"Het wachtwoord van account {counsellor.pk} {BY_HAND}"]

    @pytest.mark.parametrize("signature", ["", "é", 64 * "0"])
    def test_that_was_made_elsewhere_signs_nobody_in(self, client, counsellor, signature):
        row = "UPDATE accounts_user SET password = %s, password_signature = %s WHERE id = %s"
        by_hand(row, make_password(OWN), signature, counsellor.pk)
        sign_in(client, counsellor, OWN)
        assert not is_in(client)
        assert told() == [f"Het wachtwoord van account {counsellor.pk} {BY_HAND}"]

    def test_that_is_right_and_was_not_set_here_is_not_hashed_anew(
        self, client, counsellor, settings
    ):
        unsigned = "UPDATE accounts_user SET password_signature = '' WHERE id = %s"
        by_hand(unsigned, counsellor.pk)
        settings.PASSWORD_HASHERS = [
            "django.contrib.auth.hashers.PBKDF2PasswordHasher",
            *settings.PASSWORD_HASHERS,
        ]
        sign_in(client, counsellor)
        assert not is_in(client)
        assert User.objects.get(pk=counsellor.pk).password == counsellor.password

    def test_that_was_copied_stays_so_when_the_account_is_saved(self, client, counsellor, thief):
        by_hand(COPY_PASSWORD, thief.pk, counsellor.pk)
        account = User.objects.get(pk=counsellor.pk)
        account.name = "Fictief Anders"
        account.save()
        account.save(update_fields=["password"])
        assert not User.objects.get(pk=counsellor.pk).check_password(OWN)

    @pytest.mark.parametrize(
        ("is_copied", "typed", "status"), [(True, OWN, 422), (False, PASSWORD, 302)]
    )
    def test_that_was_copied_proves_nothing(
        self, client, counsellor, thief, passing_time, is_copied, typed, status
    ):
        if is_copied:
            by_hand(COPY_PASSWORD, thief.pk, counsellor.pk)
        client.force_login(User.objects.get(pk=counsellor.pk))
        passing_time(minutes=14)
        client.get("/")
        passing_time(minutes=5)
        assert client.post(reverse("step-up"), {"password": typed}).status_code == status

    def test_that_was_copied_is_refused_to_who_asks_without_waiting_too(self, counsellor, thief):
        by_hand(COPY_PASSWORD, thief.pk, counsellor.pk)
        for account, is_right in ((counsellor, False), (thief, True)):
            ask = async_to_sync(User.objects.get(pk=account.pk).acheck_password)
            assert ask(OWN) is is_right

    def test_that_was_copied_gives_way_to_a_new_one_by_mail(
        self, client, counsellor, thief, arrived
    ):
        by_hand(COPY_PASSWORD, thief.pk, counsellor.pk)
        client.post(reverse("account_reset_password"), {"email": counsellor.email})
        link = next(word for word in arrived()[-1].body.split() if word.startswith("http"))
        form = client.get(link, follow=True).redirect_chain[-1][0]
        client.post(form, {"password1": NEW, "password2": NEW})
        sign_in(client, counsellor, NEW)
        assert is_in(client)
        assert told() == []

    def test_that_its_owner_changes_signs_in(self, client, counsellor):
        sign_in(client, counsellor)
        sent = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
        client.post(reverse("account_change_password"), sent)
        client.logout()
        sign_in(client, counsellor, NEW)
        assert is_in(client)
        assert told() == []

    def test_that_is_hashed_anew_at_a_sign_in_is_signed_anew(self, counsellor, settings):
        settings.PASSWORD_HASHERS = [
            "django.contrib.auth.hashers.PBKDF2PasswordHasher",
            *settings.PASSWORD_HASHERS,
        ]
        for _ in range(2):
            client = Client()
            sign_in(client, counsellor)
            assert is_in(client)
        assert User.objects.get(pk=counsellor.pk).password.startswith("pbkdf2_sha256$")
        assert told() == []

    def test_of_an_earlier_key_signs_in(self, client, counsellor, settings):
        settings.LOG_KEYS = ["a new key", *settings.LOG_KEYS]
        sign_in(client, counsellor)
        assert is_in(client)
        settings.LOG_KEYS = ["a new key"]
        assert not User.objects.get(pk=counsellor.pk).check_password(PASSWORD)

    def test_of_a_new_account_leaves_one_row_of_the_history(self, counsellor):
        assert counsellor.history.count() == 1
        assert User.objects.get(pk=counsellor.pk).check_password(PASSWORD)


class TestAnApp:
    @pytest.mark.parametrize("also_drop", [False, True])
    def test_that_was_copied_gives_no_code(
        self, client, counsellor, enrolled, own, thief, also_drop
    ):
        if also_drop:
            by_hand(DROP_FACTORS, counsellor.pk)
            by_hand(COPY_FACTORS, counsellor.pk, thief.pk, "totp")
        else:
            by_hand(
                "UPDATE mfa_authenticator SET data = own.data FROM mfa_authenticator own"
                " WHERE own.user_id = %s AND own.type = 'totp'"
                " AND mfa_authenticator.user_id = %s AND mfa_authenticator.type = 'totp'",
                *(thief.pk, counsellor.pk),
            )
        assert sign_in(client, counsellor).url == reverse(CODE)
        assert "Deze code klopt niet" in give_code(client, code_of(own[0])).content.decode()
        assert not is_in(client)
        assert client.get(reverse(SET_UP)).url.startswith(reverse("account_login"))
        row = Authenticator.objects.get(user=counsellor, type="totp")
        assert told() == [f"Tweede stap {row.pk}, van account {counsellor.pk}, {BY_HAND}"]

    def test_that_is_gone_is_not_set_up_anew(self, client, counsellor, enrolled):
        by_hand(DROP_FACTORS, counsellor.pk)
        sign_in(client, counsellor)
        assert client.get(reverse(SET_UP)).url == reverse("mfa_index")
        assert client.post(reverse(SET_UP), {"code": "123456"}).url == reverse("mfa_index")

    def test_that_is_gone_leaves_no_other_way_to_prove_who_one_is(
        self, client, counsellor, enrolled, passing_time
    ):
        sign_in_with_code(client, counsellor, enrolled[0])
        by_hand(DROP_FACTORS, counsellor.pk)
        passing_time(minutes=14)
        client.get("/")
        passing_time(minutes=5)
        answer = client.post(reverse("step-up"), {"password": PASSWORD})
        assert answer.url == reverse("mfa_index")
        assert client.get(reverse(SET_UP)).url == reverse("mfa_index")
        assert "beheerder" in client.get(reverse("mfa_index")).content.decode()

    def test_that_once_was_there_stays_known_by_the_history(self, client, counsellor, enrolled):
        by_hand(DROP_FACTORS, counsellor.pk)
        forgotten = ("factors_changed_at", "factors_reset_at", "password_passed_at")
        names = [field.column for field in User.history.model._meta.concrete_fields]
        kept = ", ".join(set(names) - {"history_id", "signature", *forgotten})
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO accounts_historicaluser ({kept}, signature)"
                f" SELECT {kept}, 'by hand' FROM accounts_historicaluser"
                " WHERE id = %s ORDER BY history_id DESC LIMIT 1",
                [counsellor.pk],
            )
        nothing = ", ".join(f"{name} = NULL" for name in forgotten)
        by_hand(f"UPDATE accounts_user SET {nothing} WHERE id = %s", counsellor.pk)
        sign_in(client, counsellor)
        assert client.get(reverse(SET_UP)).url == reverse("mfa_index")

    @pytest.mark.parametrize("data", ["[]", "{}", '{"secret": 5}', "null"])
    def test_that_cannot_be_read_gives_no_code(self, client, counsellor, enrolled, data):
        by_hand(
            "UPDATE mfa_authenticator SET data = %s WHERE user_id = %s AND type = 'totp'",
            *(data, counsellor.pk),
        )
        assert sign_in(client, counsellor).url == reverse(CODE)
        assert "Deze code klopt niet" in give_code(client, "123456").content.decode()
        assert not is_in(client)

    def test_that_was_copied_proves_nothing(
        self, client, counsellor, enrolled, own, thief, passing_time
    ):
        sign_in_with_code(client, counsellor, enrolled[0])
        by_hand(DROP_FACTORS, counsellor.pk)
        by_hand(COPY_FACTORS, counsellor.pk, thief.pk, "totp")
        passing_time(minutes=14)
        client.get("/")
        passing_time(minutes=5)
        for sent in ({"code": code_of(own[0])}, {"password": PASSWORD}):
            assert client.post(reverse("step-up"), sent).status_code == 422

    def test_of_an_earlier_key_goes_on(self, client, counsellor, enrolled, settings):
        settings.LOG_KEYS = ["a new key", *settings.LOG_KEYS]
        sign_in_with_code(client, counsellor, enrolled[0])
        assert is_in(client)

    def test_whose_secret_is_encrypted_anew_is_signed_anew(
        self, client, counsellor, enrolled, settings
    ):
        settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
        settings.SECRET_KEY = "another-secret-key" * 4
        before = Authenticator.objects.get(user=counsellor, type="totp").data
        sign_in_with_code(client, counsellor, enrolled[0])
        assert Authenticator.objects.get(user=counsellor, type="totp").data != before
        settings.SECRET_KEY_FALLBACKS = []
        cache.clear()
        elsewhere = Client()
        sign_in(elsewhere, counsellor)
        give_code(elsewhere, code_of(enrolled[0], 1))
        assert is_in(elsewhere)
        assert told() == []

    def test_on_another_telephone_is_signed(self, client, counsellor, enrolled):
        sign_in_with_code(client, counsellor, enrolled[0])
        new = client.get(reverse("app-replace")).context["form"].secret
        client.post(reverse("app-replace"), {"code": code_of(new, -1)})
        elsewhere = Client()
        sign_in_with_code(elsewhere, counsellor, new)
        assert is_in(elsewhere)
        assert told() == []


class TestRecoveryCodes:
    def test_that_were_copied_let_nobody_in(self, client, counsellor, enrolled, own, thief):
        by_hand(
            "DELETE FROM mfa_authenticator WHERE type = 'recovery_codes' AND user_id = %s",
            counsellor.pk,
        )
        by_hand(COPY_FACTORS, counsellor.pk, thief.pk, "recovery_codes")
        sign_in(client, counsellor)
        assert "Deze code klopt niet" in give_code(client, own[1][0]).content.decode()
        assert not is_in(client)

    def test_in_the_form_of_the_sign_in_library_let_nobody_in(self, client, counsellor, enrolled):
        by_hand(
            "UPDATE mfa_authenticator SET data = %s WHERE type = 'recovery_codes' AND user_id = %s",
            *(json.dumps({"migrated_codes": ["12345678"]}), counsellor.pk),
        )
        sign_in(client, counsellor)
        give_code(client, "12345678")
        assert not is_in(client)

    @pytest.mark.parametrize("data", ["[]", '{"signature": 1}'])
    def test_of_another_shape_are_named(self, counsellor, enrolled, data):
        by_hand("UPDATE mfa_authenticator SET data = %s WHERE type = 'recovery_codes'", data)
        row = Authenticator.objects.get(type="recovery_codes")
        assert told() == [f"Tweede stap {row.pk}, van account {counsellor.pk}, {BY_HAND}"]

    def test_stay_good_after_one_was_used_and_when_they_are_made_anew(
        self, client, counsellor, enrolled
    ):
        for code in enrolled[1][:2]:
            client = Client()
            sign_in(client, counsellor)
            give_code(client, code)
            assert is_in(client)
        new = client.post(reverse(MAKE_CODES)).context["codes"]
        elsewhere = Client()
        sign_in(elsewhere, counsellor)
        give_code(elsewhere, new[0])
        assert is_in(elsewhere)
        assert told() == []


class TestAPasskey:
    @pytest.fixture
    def passkey(self, client, counsellor, enrolled) -> Passkey:
        """One of the counsellor."""
        sign_in_with_code(client, counsellor, enrolled[0])
        passkey = Passkey()
        passkey.add(client)
        client.logout()
        return passkey

    @pytest.fixture
    def copied(self, counsellor, passkey, thief) -> Passkey:
        """One of the thief, as if it were of the counsellor."""
        client, copied = Client(), Passkey()
        sign_in(client, thief, OWN)
        copied.add(client)
        assert is_in(client)
        by_hand(COPY_FACTORS, counsellor.pk, thief.pk, "webauthn")
        return copied

    def second_step(self, client, passkey, user):
        sign_in(client, user)
        options = client.get(reverse(CODE)).context["js_data"]["request_options"]
        return client.post(reverse(CODE), {"credential": passkey.signed(options, user)})

    def test_of_ones_own_signs_in_both_ways(self, client, counsellor, passkey):
        self.second_step(client, passkey, counsellor)
        assert is_in(client)
        elsewhere = Client()
        passkey.sign_in(elsewhere, counsellor)
        assert is_in(elsewhere)
        assert told() == []

    def test_that_was_copied_signs_nobody_in(self, client, counsellor, copied, thief):
        copied.sign_in(client, counsellor)
        assert not is_in(client)
        page = self.second_step(client, copied, counsellor)
        assert "Deze code klopt niet" in page.content.decode()
        assert not is_in(client)
        row = Authenticator.objects.filter(user=counsellor, type="webauthn").latest("pk")
        assert told() == [f"Tweede stap {row.pk}, van account {counsellor.pk}, {BY_HAND}"]
        of_thief = Client()
        copied.sign_in(of_thief, thief)
        assert is_in(of_thief)

    def test_that_was_copied_proves_nothing(
        self, client, counsellor, passkey, copied, passing_time
    ):
        passkey.sign_in(client, counsellor)
        passing_time(minutes=14)
        client.get("/")
        passing_time(minutes=5)
        for used, status in ((copied, 422), (passkey, 302)):
            options = client.get(reverse("step-up")).context["options"]["request_options"]
            sent = {"credential": used.signed(options, counsellor)}
            assert client.post(reverse("step-up"), sent).status_code == status
