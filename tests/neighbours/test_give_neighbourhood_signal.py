"""A signal reaches the team without the neighbour's data, and nothing joins it to the enquiry."""

from datetime import time

import pytest
from django.db import IntegrityError, connection
from django.urls import reverse
from django.utils import timezone

from interwonen.accounts.models import User
from interwonen.audit.models import AccessEvent
from interwonen.core.models import Draft, Submission
from interwonen.pilots.models import Pilot, Term
from neighbours.actions.enquiries_steps import close_enquiry
from neighbours.actions.neighbourhood_signals import give_neighbourhood_signal
from neighbours.models import Enquiry
from participants.actions.neighbourhood_signals import mark_neighbourhood_signal_seen
from participants.models import NeighbourhoodSignal
from tests.factories import TODAY, make_enquiry, make_pilot, make_user, system, term
from tests.refusals import breaks, refused_by

WORDS = "Let deze week op rust in het portiek na tien uur."


@pytest.fixture
def report(pilot):
    return make_enquiry(
        pilot,
        kind=term("contact_kind.report"),
        category=term("report_category.noise"),
        text="De buurman op nummer 7 draait harde muziek.",
        contact_name="Jan",
        contact_phone="06-12 34 56 78",
    )


def signalled(enquiry: Enquiry, **facts) -> Enquiry:
    defaults = {
        "category": term("report_category.noise"),
        "text": WORDS,
        "today": TODAY,
        "by": system(),
    }
    return give_neighbourhood_signal(enquiry=enquiry, **{**defaults, **facts})


def test_the_team_gets_the_words_and_the_enquiry_keeps_the_day(report, officer):
    signalled(report, by=officer)
    signal = NeighbourhoodSignal.objects.get()
    assert (signal.text, signal.category_id, signal.given_on) == (
        WORDS,
        "report_category.noise",
        TODAY,
    )
    report.refresh_from_db()
    assert report.signalled_on == TODAY


@pytest.mark.parametrize(
    "text",
    [
        "Volgens JAN is het laat.",
        "Bel 06 12 34 56 78 terug.",
        "Let op: de buurman op nummer 7 draait  harde muziek!",
    ],
)
def test_it_refuses_what_the_neighbour_left_and_writes_nothing(report, text):
    with breaks("neighbours_neighbourhood_signal_written_anew"):
        signalled(report, text=text)
    assert not NeighbourhoodSignal.objects.exists()
    report.refresh_from_db()
    assert report.signalled_on is None


def test_a_name_is_refused_with_and_without_its_accents(pilot):
    enquiry = make_enquiry(pilot, contact_name="Çelik")
    for text in ("Volgens celik is het laat.", "Volgens ÇELIK is het laat."):
        with breaks("neighbours_neighbourhood_signal_written_anew"):
            signalled(enquiry, text=text)


def test_words_that_only_look_like_a_name_are_fine(report):
    assert signalled(report, text="Sinds januari is het laat op de avond druk.")


def test_one_enquiry_gives_one_signal_and_a_closed_one_none(pilot, report):
    signalled(report)
    closed = make_enquiry(pilot)
    close_enquiry(enquiry=closed, text="Dubbel.", today=TODAY, by=system())
    with breaks("neighbours_enquiry_signalled_once"):
        signalled(report)
    with breaks("neighbours_enquiry_still_open"):
        signalled(closed)
    assert NeighbourhoodSignal.objects.count() == 1
    by_hand = "UPDATE neighbours_enquiry SET signalled_on = received_on WHERE id = %s"
    assert refused_by(by_hand, [closed.pk]) == "neighbours_enquiry_still_open"


def test_a_signal_points_at_nobody_and_nothing_points_at_it():
    fields = NeighbourhoodSignal._meta.get_fields(include_hidden=True)
    points_at = {
        field.name: field.related_model for field in fields if field.is_relation and field.concrete
    }
    assert points_at == {"pilot": Pilot, "category": Term, "seen_by": User}
    back = [f.related_model for f in fields if f.is_relation and not f.concrete]
    assert back == []
    history = NeighbourhoodSignal.history.model
    links = {field.related_model for field in history._meta.get_fields() if field.is_relation}
    assert links == {Pilot, Term, User}


def test_no_history_draft_or_log_line_joins_the_two(client, report, officer):
    url = reverse("neighbours:neighbourhood-signal-give", args=[report.pilot.slug, report.pk])
    sent = {"category": "report_category.noise", "text": WORDS, "submission": "abc"}
    assert client.post(url, sent).status_code == 302
    signal = NeighbourhoodSignal.objects.get()
    (given,), (noted, *_earlier) = signal.history.all(), report.history.all()
    assert given.history_user == User.system()
    assert noted.history_user == officer
    assert timezone.localtime(given.history_date).time() == time(0, 0)
    assert given.history_date != noted.history_date
    lines = AccessEvent.objects.values_list("object_type", "object_id")
    assert ("neighbours.enquiry", str(report.pk)) in lines
    assert not [line for line in lines if str(signal.pk) in line or "signal" in line[0]]
    assert Submission.objects.get().object_type == "neighbours.enquiry"
    assert not Draft.objects.exists()


def test_the_form_starts_empty_and_the_page_offers_it_once(client, report, officer):
    slug = report.pilot.slug
    url = reverse("neighbours:neighbourhood-signal-give", args=[slug, report.pk])
    detail = reverse("neighbours:enquiry-detail", args=[slug, report.pk])
    assert url in client.get(detail).content.decode()
    page = client.get(url)
    assert not page.context["form"]["text"].value()
    assert "harde muziek" not in page.content.decode()
    signalled(report)
    assert url not in client.get(detail).content.decode()


def test_a_refusal_is_shown_at_the_text_and_keeps_it(client, report, officer):
    url = reverse("neighbours:neighbourhood-signal-give", args=[report.pilot.slug, report.pk])
    sent = {"category": "report_category.noise", "text": "Jan vindt het laat."}
    answer = client.post(url, sent)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["text"]
    assert "Jan vindt het laat." in answer.content.decode()
    assert not NeighbourhoodSignal.objects.exists()


def neighbourhood_signal_list(pilot) -> str:
    return reverse("participants:neighbourhood-signal-list", args=[pilot.slug])


@pytest.mark.parametrize(
    ("role", "status"),
    [("counsellor", 200), ("team_lead", 200), ("contact_officer", 403), ("policy_officer", 403)],
)
def test_only_the_team_sees_signals(client, report, role, status):
    signalled(report)
    client.force_login(make_user(role=role, pilot=report.pilot))
    answer = client.get(neighbourhood_signal_list(report.pilot))
    assert answer.status_code == status
    assert (WORDS in answer.content.decode()) == (status == 200)
    if status == 200:
        assert "/vragen/1/" not in answer.content.decode()


def test_a_counsellor_marks_a_signal_as_seen_once(client, pilot, report):
    signalled(report)
    signal = NeighbourhoodSignal.objects.get()
    counsellor = make_user(role="counsellor", pilot=pilot)
    client.force_login(counsellor)
    url = reverse("participants:neighbourhood-signal-see", args=[pilot.slug, signal.pk])
    assert url in client.get(neighbourhood_signal_list(pilot)).content.decode()
    assert client.post(url).status_code == 302
    signal.refresh_from_db()
    assert (signal.seen_on, signal.seen_by) == (TODAY, counsellor)
    assert client.post(url).status_code == 422
    with breaks("participants_neighbourhood_signal_seen_once"):
        mark_neighbourhood_signal_seen(signal=signal, today=TODAY, by=system())
    signal.refresh_from_db()
    assert signal.seen_by == counsellor


def test_a_stranger_marks_nothing_as_seen(client, report):
    signalled(report)
    signal = NeighbourhoodSignal.objects.get()
    url = reverse("participants:neighbourhood-signal-see", args=[report.pilot.slug, signal.pk])
    client.force_login(make_user(role="counsellor", pilot=make_pilot()))
    assert client.post(url).status_code == 404
    client.force_login(make_user(role="contact_officer", pilot=report.pilot))
    assert client.post(url).status_code == 403
    assert NeighbourhoodSignal.objects.unseen().exists()


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("participants_neighbourhoodsignal", "seen_on = '2021-06-30'"),
        ("participants_neighbourhoodsignal", "category_id = 'origin.street'"),
        ("neighbours_enquiry", "signalled_on = '2021-01-01'"),
        ("neighbours_enquiry", "signalled_on = NULL"),
        ("participants_historicalneighbourhoodsignal", "text = ''"),
    ],
)
def test_the_database_refuses_it_too(report, table, change):
    signalled(report)
    with pytest.raises(IntegrityError), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {change}")
