"""A form that comes in after the session ended: the text goes to its author and to nobody else."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from interwonen.accounts.actions.memberships import end_role
from interwonen.core.models import Draft
from interwonen.core.seals import seal
from tests.factories import PASSWORD, TODAY, make_participant, make_user, system

LOGIN, KEEP = "/toegang/login/", "/toegang/concepten/"
NOTE = "Fictief. Koffie gedronken en de post bekeken."


@pytest.fixture
def form_url(pilot, counsellor):
    someone = make_participant(pilot, counsellor=counsellor)
    return reverse("participants:session-create", args=[pilot.slug, someone.pk])


@pytest.fixture
def strict():
    """A browser that, unlike the tests' own, is held to the token of its forms."""
    return Client(enforce_csrf_checks=True)


def typed(author, place: str, **fields: str) -> dict[str, str]:
    hidden = {"draft_place": place, "draft_title": "Gesprek", "author_seal": seal(author, place)}
    return {**hidden, "note": NOTE, **fields}


def sign_in(client, user, **more: str):
    return client.post(LOGIN, {"login": user.email, "password": PASSWORD, **more})


def test_what_was_sent_without_a_session_is_in_the_form_after_signing_in(
    client, counsellor, form_url
):
    answer = client.post(form_url, typed(counsellor, form_url))
    assert answer.url == f"{LOGIN}?next={form_url}"
    assert NOTE not in client.get(answer.url).content.decode()
    assert not Draft.objects.exists()
    assert sign_in(client, counsellor, next=form_url).url == form_url
    assert NOTE in client.get(form_url).content.decode()
    assert Draft.objects.get().author == counsellor


def test_someone_else_who_signs_in_gets_nothing_and_takes_it_off_the_browser(
    client, pilot, counsellor, form_url
):
    client.post(form_url, typed(counsellor, form_url))
    sign_in(client, make_user(role="team_lead", pilot=pilot))
    assert NOTE not in client.get(form_url).content.decode()
    client.post("/toegang/logout/")
    sign_in(client, counsellor)
    assert not Draft.objects.exists()


def test_drafts_that_are_sent_without_a_session_wait_as_well(client, counsellor, form_url):
    client.post(
        KEEP, typed(counsellor, form_url, note="Eerst"), headers={"X-Requested-With": "fetch"}
    )
    client.post(KEEP, typed(counsellor, form_url))
    sign_in(client, counsellor)
    assert Draft.objects.get().content == {"note": [NOTE]}


def test_it_waits_no_longer_than_an_hour(client, counsellor, form_url, settings):
    client.post(form_url, typed(counsellor, form_url))
    (waiting,) = Session.objects.all()
    assert waiting.expire_date <= timezone.now() + timedelta(hours=1)
    settings.CLOCK_DATE = TODAY + timedelta(days=1)
    sign_in(client, counsellor)
    assert not Draft.objects.exists()


def test_a_newer_draft_is_not_overwritten(client, counsellor, form_url):
    client.post(form_url, typed(counsellor, form_url, note="Ouder"))
    elsewhere = Client()
    elsewhere.force_login(counsellor)
    elsewhere.post(KEEP, typed(counsellor, form_url, note="Nieuwer"))
    sign_in(client, counsellor)
    assert Draft.objects.get().content["note"] == ["Nieuwer"]


def test_a_form_that_is_closed_to_its_author_meanwhile_gives_no_draft(
    client, pilot, counsellor, form_url
):
    client.post(form_url, typed(counsellor, form_url))
    role = counsellor.memberships.get()
    end_role(membership=role, ends_on=TODAY - timedelta(days=1), by=system())
    sign_in(client, counsellor)
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    ("changes", "headers"),
    [
        ({"author_seal": "x"}, {}),
        ({"author_seal": ""}, {}),
        ({"draft_place": "https://elders.example/"}, {}),
        ({}, {"Sec-Fetch-Site": "cross-site"}),
    ],
)
def test_nothing_waits_that_no_form_of_ours_sent(client, counsellor, form_url, changes, headers):
    client.post(form_url, {**typed(counsellor, form_url), **changes}, headers=headers)
    assert not Session.objects.exists()


def test_no_more_than_three_forms_wait(client, counsellor):
    for number in range(5):
        client.post(KEEP, typed(counsellor, f"/{number}/"))
    assert list(client.session["late_drafts"]) == ["/2/", "/3/", "/4/"]


def test_nobody_fills_the_database_with_forms(counsellor, form_url):
    sent = typed(counsellor, form_url)
    Client().post(form_url, {**sent, "note": "x" * 500_001})
    assert not Session.objects.exists()
    browsers = [Client() for _each in range(61)]
    for browser in browsers:
        browser.post(KEEP, sent)
    assert Session.objects.count() == 60
    browsers[0].post(KEEP, {**sent, "note": "Later nog iets."})  # no new one
    sign_in(browsers[0], counsellor)
    assert Draft.objects.get().content == {"note": ["Later nog iets."]}


def test_a_form_with_an_old_token_becomes_a_draft(strict, counsellor, form_url):
    sign_in_strictly(strict, counsellor)
    answer = strict.post(form_url, typed(counsellor, form_url))
    assert answer.status_code == 403
    assert f'href="{form_url}"' in answer.content.decode()
    assert NOTE in strict.get(form_url).content.decode()


def sign_in_strictly(client, user):
    client.force_login(user)
    client.get("/")


def test_a_draft_is_kept_with_an_old_token_and_brings_the_new_one(strict, counsellor, form_url):
    sign_in_strictly(strict, counsellor)
    kept = strict.post(KEEP, typed(counsellor, form_url), headers={"X-Requested-With": "fetch"})
    sent = {
        "status": "held",
        "day": "2021-06-01",
        "starts_at": "10:00",
        "duration_minutes": "30",
        "contact_type": "contact_type.phone",
        "csrfmiddlewaretoken": kept.headers["X-CSRFToken"],
    }
    assert strict.post(form_url, typed(counsellor, form_url, **sent)).status_code == 302


def test_a_form_without_drafts_shows_what_was_typed_to_its_author(strict, pilot, counsellor):
    url = reverse("neighbours:enquiry-create", args=[pilot.slug])
    sign_in_strictly(strict, counsellor)
    sent = {"author_seal": seal(counsellor, url), "text": "<b>Vraag</b> over de tuin"}
    page = strict.post(url, sent).content.decode()
    assert "&lt;b&gt;Vraag&lt;/b&gt; over de tuin</textarea>" in page
    assert "over de tuin" not in strict.post(url, {**sent, "author_seal": "x"}).content.decode()


def test_a_form_with_an_old_token_shows_another_user_nothing(strict, pilot, counsellor, form_url):
    sign_in_strictly(strict, make_user(role="team_lead", pilot=pilot))
    answer = strict.post(form_url, typed(counsellor, form_url))
    assert answer.status_code == 403
    assert NOTE not in answer.content.decode()
    assert not Draft.objects.exists()


def test_a_form_with_an_old_token_waits_for_who_is_signed_out(strict, counsellor, form_url):
    answer = strict.post(form_url, typed(counsellor, form_url))
    assert answer.url == f"{LOGIN}?next={form_url}"
    strict.handler.enforce_csrf_checks = False
    sign_in(strict, counsellor)
    assert Draft.objects.get().content["note"] == [NOTE]


def test_a_password_is_never_shown_again(strict, counsellor):
    answer = strict.post(LOGIN, {"login": counsellor.email, "password": "een twee drie vier"})
    assert answer.status_code == 403
    assert "een twee drie" not in answer.content.decode()
