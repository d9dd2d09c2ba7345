"""The pages on which a copy is made, gone through, released and downloaded."""

from datetime import time

import pytest
from django.urls import reverse

from interwonen.audit.models import AccessEvent
from interwonen.core import clock
from interwonen.core.long_work import carry_out
from interwonen.core.models import LongWork
from interwonen.core.withdrawals import withdraw
from interwonen.rights.models import FileCopy
from tests.factories import make_participant, make_session, make_user, system
from tests.rights_factories import go_through, make_rights_request


@pytest.fixture
def request_(pilot):
    participant = make_participant(pilot, first_name="Berend", last_name="Kruisbes")
    counsellor = make_user(role="counsellor", pilot=pilot)
    for number in range(12):
        make_session(
            participant,
            by=counsellor,
            starts_at=time(8 + number),
            note=f"Bij Sjaan, keer {number}.",
        )
    return make_rights_request(participant)


@pytest.fixture
def lead(client, pilot):
    user = make_user(role="team_lead", pilot=pilot)
    client.force_login(user)
    return user


def url(name, pilot, pk):
    return reverse(f"rights:{name}", args=[pilot.slug, pk])


def work_done():
    work = LongWork.objects.latest("pk")
    carry_out(work.pk, now=clock.now(), told=False)
    work.refresh_from_db()
    assert work.failed == ""
    return work.then


def test_from_the_request_to_the_files(client, pilot, request_, lead):
    detail = client.get(url("request-detail", pilot, request_.pk)).content.decode()
    make = url("copy-make", pilot, request_.pk)
    assert make in detail
    client.post(make)
    assert work_done() == url("copy-show", pilot, request_.pk)
    copy = FileCopy.objects.get()
    assert copy.history.get().history_user == lead
    texts = url("copy-texts", pilot, copy.pk)
    step = texts
    while step != url("copy-show", pilot, request_.pk):
        form = client.get(step).context["form"]
        sent = {name: field.initial for name, field in form.fields.items()}
        step = client.post(step, sent).url
    assert not copy.texts.filter(seen_by=None).exists()
    release = url("copy-release", pilot, copy.pk)
    assert client.post(release, {"is_looked_at": "on"}).status_code == 422  # nobody said why
    colleague = make_user(role="team_lead", pilot=pilot, name="Tweede Teamleider")
    shown = client.get(url("copy-show", pilot, request_.pk)).content.decode()
    assert release not in shown
    assert "Tweede Teamleider" in shown
    client.force_login(colleague)
    assert release in client.get(url("copy-show", pilot, request_.pk)).content.decode()
    page = client.get(release).content.decode()
    assert "[weggelaten: gaat over iemand anders], keer 3." in page
    assert client.post(release, {}).status_code == 422
    client.post(release, {"is_looked_at": "on"})
    work_done()
    copy.refresh_from_db()
    assert (copy.released_by, copy.alone_because) == (colleague, "")
    pdf = client.get(url("copy-pdf", pilot, copy.pk))
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf["Cache-Control"] == "private, no-store"
    assert AccessEvent.objects.latest("pk").act == "export"
    data = client.get(url("copy-json", pilot, copy.pk))
    assert b"Sjaan" not in data.content
    assert data.json()["name"] == "Berend Kruisbes"
    copy.refresh_from_db()
    withdraw(copy, reason="Verkeerd", by=system())
    assert client.get(url("copy-pdf", pilot, copy.pk)).status_code == 404


def test_what_was_typed_wrongly_is_kept_and_said_at_its_text(client, pilot, request_, lead):
    client.post(url("copy-make", pilot, request_.pk))
    work_done()
    copy = FileCopy.objects.get()
    texts = url("copy-texts", pilot, copy.pk)
    form = client.get(texts).context["form"]
    sent = {name: field.initial for name, field in form.fields.items()}
    first = next(iter(sent))
    sent[first] = "Heel iets anders"
    answer = client.post(texts, sent)
    assert answer.status_code == 422
    assert "Heel iets anders" in answer.content.decode()
    assert list(answer.context["form"].errors) == [first]


def test_who_may_not_read_everything_makes_no_copy(client, pilot, request_):
    client.force_login(make_user(role="case_manager", pilot=pilot))
    detail = client.get(url("request-detail", pilot, request_.pk)).content.decode()
    make = url("copy-make", pilot, request_.pk)
    assert make not in detail
    assert client.post(make).status_code == 403
    assert not LongWork.objects.exists()


def test_who_is_alone_releases_with_a_reason(client, pilot, request_, lead):
    client.post(url("copy-make", pilot, request_.pk))
    work_done()
    copy = FileCopy.objects.get()
    go_through(copy, by=lead)
    sent = {"is_looked_at": "on", "alone_because": "Er is geen tweede teamleider"}
    client.post(url("copy-release", pilot, copy.pk), sent)
    work_done()
    shown = client.get(url("copy-show", pilot, request_.pk)).content.decode()
    assert "zonder tweede persoon: Er is geen tweede teamleider" in shown


def test_a_text_is_not_longer_than_with_all_its_marks(client, pilot, request_, lead):
    client.post(url("copy-make", pilot, request_.pk))
    work_done()
    copy = FileCopy.objects.get()
    form = client.get(url("copy-texts", pilot, copy.pk)).context["form"]
    assert all(field.max_length for field in form.fields.values())
