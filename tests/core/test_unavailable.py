"""A database that does not answer, or takes too long: a page in Dutch that keeps what was typed."""

import os
import re
import subprocess
import sys
from html import unescape
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse
from post_office.models import Email

from interwonen.core.seals import FIELD, seal
from participants.models import SupportSession
from tests.core.gateway import through_a_gateway
from tests.factories import PASSWORD, make_participant, make_pilot, make_user

NOTE = "Samen de post gedaan.\r\nZij belt morgen de woningbouw."
TITLE = "Dit lukt nu even niet"


@pytest.fixture
def hanging(transactional_db):
    """A counsellor who is signed in, someone on the caseload, and a database that will hang."""
    counsellor = make_user(role="counsellor", pilot=make_pilot())
    pilot = counsellor.memberships.get().pilot
    participant = make_participant(pilot, counsellor=counsellor)
    client = Client(raise_request_exception=False)
    client.force_login(counsellor)
    with through_a_gateway() as gateway:
        yield client, counsellor, participant, gateway


def says_so(page):
    return (
        page.status_code == 503 and page["Retry-After"] == "30" and TITLE in page.content.decode()
    )


def sent(counsellor, url):
    """What the browser sends for a session."""
    return {
        "submission": "een-sleutel",
        FIELD: seal(counsellor, url),
        "status": "held",
        "day": "2021-06-15",
        "starts_at": "06:00",
        "duration_minutes": "45",
        "contact_type": "contact_type.home_visit",
        "note": NOTE,
    }


def test_every_page_says_so_when_no_connection_can_be_had(hanging):
    client, _counsellor, participant, gateway = hanging
    gateway.freeze()
    slug = participant.pilot.slug
    assert says_so(client.get(reverse("account_login")))
    assert says_so(client.get(reverse("participants:participant-list", args=[slug])))
    assert says_so(client.get("/bestaat-niet/"))


def test_a_stranger_who_signs_in_gets_no_password_back(hanging):
    _client, _counsellor, _participant, gateway = hanging
    gateway.freeze()
    stranger = Client(raise_request_exception=False)
    typed = {"login": "j.voorbeeld@example.org", "password": "geheim-geheim-geheim"}
    page = stranger.post(reverse("account_login"), typed)
    assert says_so(page)
    assert "geheim" not in page.content.decode()


def test_what_was_typed_comes_back_and_is_saved_once(hanging):
    client, counsellor, participant, gateway = hanging
    url = reverse("participants:session-create", args=[participant.pilot.slug, participant.pk])
    typed = sent(counsellor, url)
    connection.ensure_connection()
    gateway.freeze()
    page = client.post(url, typed)
    assert says_so(page)
    body = page.content.decode()
    assert f'<form method="post" action="{url}">' in body
    written = re.findall(r'<textarea[^>]* name="(.*?)">\n(.*?)</textarea>', body, re.DOTALL)
    assert written == [("note", NOTE)]
    kept = dict(re.findall(r'<input type="hidden" name="(.*?)" value="(.*?)">', body))
    again = {name: unescape(value) for name, value in [*kept.items(), *written] if name in typed}
    assert again == typed
    gateway.thaw()
    connection.close()
    assert [client.post(url, again).status_code for _ in range(2)] == [302, 302]
    assert SupportSession.objects.get().note == NOTE.replace("\r\n", "\n")


def test_a_page_of_another_site_shows_nothing_of_its_own_here(hanging):
    _client, counsellor, participant, gateway = hanging
    gateway.freeze()
    url = reverse("participants:session-create", args=[participant.pilot.slug, participant.pk])
    lured = Client(enforce_csrf_checks=True, raise_request_exception=False)
    lured.cookies[settings.SESSION_COOKIE_NAME] = "x" * 32
    page = lured.post(url, sent(counsellor, url), headers={"Sec-Fetch-Site": "cross-site"})
    assert says_so(page)
    assert "de post" not in page.content.decode()


def test_a_connection_that_is_lost_on_the_way(hanging):
    client, _counsellor, participant, gateway = hanging
    url = reverse("participants:participant-list", args=[participant.pilot.slug])
    asked = iter(range(100))

    def cut(execute, *question):
        if next(asked) == 4:
            gateway.close()
        return execute(*question)

    with connection.execute_wrapper(cut):
        page = client.get(url)
    assert says_so(page)


def test_a_session_that_cannot_be_kept_is_not_one_that_was_ended(hanging):
    """The act is done by then: it is sent again as it was, and not done twice."""
    client, counsellor, participant, gateway = hanging
    url = reverse("participants:session-create", args=[participant.pilot.slug, participant.pk])

    def cut(execute, question, *rest):
        if question.startswith('UPDATE "django_session"'):
            gateway.freeze()
        return execute(question, *rest)

    with connection.execute_wrapper(cut):
        page = client.post(url, sent(counsellor, url))
    gateway.thaw()
    connection.close()
    assert SupportSession.objects.count() == 1
    assert says_so(page)
    again = client.post(url, sent(counsellor, url), follow=True)
    assert "Dit was al opgeslagen." in again.content.decode()
    assert SupportSession.objects.count() == 1


def test_whose_session_is_ended_during_an_act_gets_the_answer_to_it(hanging):
    client, counsellor, participant, _gateway = hanging
    url = reverse("participants:session-create", args=[participant.pilot.slug, participant.pk])

    def end(execute, question, *rest):
        if question.startswith('INSERT INTO "participants_supportsession"'):
            execute('DELETE FROM "django_session"', None, *rest[1:])
        return execute(question, *rest)

    with connection.execute_wrapper(end):
        page = client.post(url, sent(counsellor, url))
    assert page.status_code == 302
    assert SupportSession.objects.count() == 1
    place = page.url.partition("#")[0]
    assert client.get(place).url == f"{reverse('account_login')}?next={quote(place)}"


def test_a_visitor_is_told_so_too_until_it_is_back(hanging):
    _client, _counsellor, participant, gateway = hanging
    page = f"/buurt/{participant.pilot.slug}/"
    visitor = Client(raise_request_exception=False)
    assert visitor.get(page).status_code in (200, 404)
    connection.close()
    gateway.freeze()
    assert says_so(visitor.get(page))
    gateway.thaw()
    connection.close()
    assert visitor.get(page).status_code in (200, 404)


def test_who_signs_in_meanwhile_gets_in_once_it_is_back(hanging):
    _client, counsellor, _participant, gateway = hanging
    typed = {"login": counsellor.email, "password": PASSWORD}
    stranger = Client(raise_request_exception=False)
    connection.ensure_connection()
    gateway.freeze()
    assert says_so(stranger.post(reverse("account_login"), typed))
    assert says_so(stranger.post(reverse("account_reset_password"), {"email": counsellor.email}))
    gateway.thaw()
    connection.close()
    assert stranger.post(reverse("account_login"), typed).status_code == 302


def test_a_mail_server_that_refuses_keeps_no_page_up(hanging, settings):
    """Mails wait: whoever asks for a new password hears nothing of it."""
    _client, counsellor, _participant, _gateway = hanging
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    page = Client().post(reverse("account_reset_password"), {"email": counsellor.email})
    assert page.status_code == 302
    assert Email.objects.count() == 1


def test_a_question_that_takes_too_long(hanging):
    client, _counsellor, participant, _gateway = hanging
    asked = iter(range(100))

    def slow(execute, *question):
        if next(asked) == 4:
            with connection.connection.cursor() as cursor:
                cursor.execute("SET statement_timeout = '50ms'")
            return execute("SELECT pg_sleep(30)", None, *question[2:])
        return execute(*question)

    with connection.execute_wrapper(slow):
        page = client.get(reverse("participants:participant-list", args=[participant.pilot.slug]))
    assert says_so(page)


def test_only_a_process_that_serves_pages_has_the_limits(db):
    def limits(setup):
        ask = "\n".join(
            [
                setup,
                "from django.db import connection",
                "with connection.cursor() as cursor:",
                "    for name in ('statement', 'lock', 'idle_in_transaction_session'):",
                "        cursor.execute(f'SHOW {name}_timeout')",
                "        print(cursor.fetchone()[0])",
            ]
        )
        env = {
            **os.environ,
            "DATABASE_URL": _url(),
            "INTERWONEN_SECRET_KEY": "x" * 60,
            "INTERWONEN_LOG_KEYS": "unused",
            "DJANGO_SETTINGS_MODULE": "interwonen.settings",
            "INTERWONEN_LOCK_TIMEOUT": "4",
        }
        done = subprocess.run(
            [sys.executable, "-c", ask], env=env, check=True, capture_output=True, text=True
        )
        return done.stdout.split()

    assert limits("import interwonen.wsgi") == ["10s", "4s", "1min"]
    assert limits("import django; django.setup()") == ["0", "0", "0"]


def _url():
    info = connection.connection.info
    return f"postgresql://{info.user}@/{info.dbname}?host={info.host}&port={info.port}"
