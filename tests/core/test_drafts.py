"""What someone typed is kept for the author only, until it is saved or thrown away."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.http import QueryDict
from django.urls import reverse

from interwonen.core import drafts
from interwonen.core.models import Draft
from interwonen.core.seals import seal
from participants.models import SupportSession
from tests.factories import make_participant, make_user

KEEP, DISCARD = "/toegang/concepten/", "/toegang/concepten/weg/"


@pytest.fixture
def form_url(pilot, counsellor):
    someone = make_participant(pilot, counsellor=counsellor)
    return reverse("participants:session-create", args=[pilot.slug, someone.pk])


def typed(author, place: str, **fields: str) -> dict[str, str]:
    """What the form at `place` sends, as it was shown to `author`."""
    hidden = {"draft_place": place, "draft_title": "Gesprek", "author_seal": seal(author, place)}
    return {**hidden, "note": "Half af", **fields}


def test_a_draft_is_kept_and_fills_the_form_again(client, counsellor, form_url):
    client.force_login(counsellor)
    answer = client.post(KEEP, typed(counsellor, form_url), headers={"X-Requested-With": "fetch"})
    assert "bewaard" in answer.content.decode() or "kept" in answer.content.decode()
    client.post(
        KEEP, typed(counsellor, form_url, note="Bijna af"), headers={"X-Requested-With": "fetch"}
    )
    assert Draft.objects.get().content["note"] == ["Bijna af"]
    page = client.get(form_url).content.decode()
    assert "Bijna af" in page
    assert "iw-error-summary" not in page


def test_nobody_else_sees_it(client, pilot, counsellor, form_url):
    client.force_login(counsellor)
    client.post(KEEP, typed(counsellor, form_url))
    client.force_login(make_user(role="team_lead", pilot=pilot))
    assert "Half af" not in client.get(form_url).content.decode()


def test_without_scripts_a_button_keeps_it_and_opens_the_form_again(client, counsellor, form_url):
    client.force_login(counsellor)
    assert client.post(KEEP, typed(counsellor, form_url)).url == form_url


def test_a_signed_out_user_gets_an_error_and_nothing_is_written(client, db):
    sent = {**typed(make_user(), "/x/"), "author_seal": "x"}
    answer = client.post(KEEP, sent, headers={"X-Requested-With": "fetch"})
    assert reverse("account_login") in answer.content.decode()
    assert not Draft.objects.exists()
    assert not Session.objects.exists()


def test_it_is_deleted_when_it_is_saved(client, counsellor, form_url):
    client.force_login(counsellor)
    client.post(KEEP, typed(counsellor, form_url))
    sent = {
        "day": "2021-06-01",
        "starts_at": "10:00",
        "status": "held",
        "duration_minutes": "30",
        "contact_type": "contact_type.phone",
        "note": "Half af, en nu klaar.",
    }
    assert client.post(form_url, {**sent, "duration_minutes": "0"}).status_code == 422
    assert Draft.objects.exists()
    assert client.post(form_url, sent).status_code == 302
    assert not Draft.objects.exists()
    assert SupportSession.objects.get().note == "Half af, en nu klaar."


def test_a_form_that_was_saved_takes_no_draft_any_more(client, counsellor, form_url):
    client.force_login(counsellor)
    hidden = typed(counsellor, form_url, submission="een-sleutel")
    sent = {
        **hidden,
        "day": "2021-06-01",
        "starts_at": "10:00",
        "status": "held",
        "duration_minutes": "30",
        "contact_type": "contact_type.phone",
    }
    assert client.post(form_url, sent).status_code == 302
    late = client.post(KEEP, hidden, headers={"X-Requested-With": "fetch"})
    assert "dit formulier is al opgeslagen" in late.content.decode()
    assert client.post(KEEP, hidden).url == form_url
    assert not Draft.objects.exists()
    client.post(KEEP, {**hidden, "submission": "een-andere"})
    assert Draft.objects.exists()


def test_a_draft_that_arrives_while_its_form_is_saved_does_not_stay(
    counsellor, form_url, monkeypatch
):
    answers = iter([False, True])
    monkeypatch.setattr(drafts, "is_carried_out", lambda _key: next(answers))
    data = QueryDict(mutable=True)
    data.update(typed(counsellor, form_url))
    assert drafts.keep_sent(data, author=counsellor) is None
    assert not Draft.objects.exists()


def test_it_can_be_thrown_away_by_its_author_only(client, pilot, counsellor, form_url):
    client.force_login(counsellor)
    client.post(KEEP, typed(counsellor, form_url))
    client.force_login(make_user(role="team_lead", pilot=pilot))
    client.post(DISCARD, {"draft_place": form_url})
    assert Draft.objects.exists()
    client.force_login(counsellor)
    assert client.post(DISCARD, {"draft_place": form_url}).url == form_url
    assert not Draft.objects.exists()


def test_nothing_is_kept_from_a_form_that_was_made_for_someone_else(client, pilot, form_url):
    client.force_login(make_user(role="team_lead", pilot=pilot))
    for author, place in ((make_user(), form_url), (make_user(), "/x/")):
        client.post(KEEP, typed(author, form_url, draft_place=place))
    answer = client.post(KEEP, typed(make_user(), form_url), headers={"X-Requested-With": "fetch"})
    assert "X-CSRFToken" not in answer.headers
    assert not Draft.objects.exists()


@pytest.mark.parametrize("place", ["https://elders.example/", "//elders.example/", "/x\x00/", ""])
def test_it_sends_nobody_to_another_site(client, counsellor, place):
    client.force_login(counsellor)
    for url in (KEEP, DISCARD):
        assert client.post(url, {"draft_place": place}).status_code == 400


def test_a_character_that_the_database_does_not_take_is_left_out(client, counsellor):
    client.force_login(counsellor)
    sent = typed(counsellor, "/x/", draft_title="Ge\x00sprek", note="Half\x00 af")
    assert client.post(KEEP, sent).status_code == 302
    draft = Draft.objects.get()
    assert (draft.title, draft.content) == ("Gesprek", {"note": ["Half af"]})


def test_a_draft_that_nobody_touches_is_thrown_away(counsellor, form_url):
    data = QueryDict("note=Half af")
    drafts.keep(author=counsellor, place=form_url, title="Gesprek", data=data)
    saved_on = Draft.objects.get().saved_at.date()
    assert drafts.forget_old(today=saved_on + drafts.KEPT_FOR) == 0
    assert drafts.forget_old(today=saved_on + drafts.KEPT_FOR + timedelta(days=1)) == 1
    assert not Draft.objects.exists()
