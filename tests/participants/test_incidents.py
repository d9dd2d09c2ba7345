"""What went wrong: facts, cards, agreements, and who may read of it."""

from datetime import date, datetime, time

import pytest
from django.db import IntegrityError, connection
from django.urls import reverse
from django.utils import timezone

from interwonen.audit.histories import history_url
from interwonen.core.versions import Overtaken, version_of
from participants.actions.incidents import change_incident, change_review, review_agreements
from participants.models import Incident
from tests.factories import (
    TODAY,
    make_exit,
    make_incident,
    make_participant,
    make_pilot,
    make_placement,
    make_user,
    term,
)
from tests.refusals import breaks

NOW = timezone.make_aware(datetime.combine(TODAY, time(18, 0)))
NOBODY, TEAM_LEAD = "incident_reported_to.nobody", "incident_reported_to.team_lead"


@pytest.fixture
def counsellor(client, pilot):
    user = make_user(role="counsellor", pilot=pilot)
    client.force_login(user)
    return user


def receivers(*keys) -> list:
    return [term(key) for key in keys]


def changed(incident: Incident, **facts) -> Incident:
    kept = {"reported_to": incident.reported_to.all(), "now": NOW, "by": incident.recorded_by}
    return change_incident(incident=incident, **{**kept, **facts})


def test_it_keeps_what_happened_and_who_knows(participant, counsellor):
    incident = make_incident(participant, by=counsellor, what_happened="Muziek. \U0001f3b5 مرحبا")
    kept = Incident.objects.get()
    assert kept.what_happened == "Muziek. \U0001f3b5 مرحبا"
    assert [row.code for row in kept.reported_to.all()] == ["team_lead"]
    assert kept.recorded_by == counsellor
    assert {row.history_user for row in incident.history.all()} == {counsellor}


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"happened_on": date(2021, 7, 1)}, "participants_incident_not_ahead"),
        ({"happened_on": TODAY, "happened_at": time(18, 1)}, "participants_incident_not_ahead"),
        ({"happened_on": date(2021, 1, 31)}, "participants_incident_during_support"),
        ({"agreements": "x" * 10_001}, "participants_incident_text_length"),
        ({"agreements": "Stil na tien uur."}, "participants_incident_agreements_have_a_day"),
        ({"review_on": TODAY}, "participants_incident_agreements_have_a_day"),
        (
            {"agreements": "Stil.", "review_on": date(2021, 6, 13)},
            "participants_incident_review_after_the_day",
        ),
        ({"card": "red"}, "participants_incident_red_after_yellow"),
        ({"no_yellow_reason": "Ernstig."}, "participants_incident_reason_with_red_card"),
        ({"reported_to": (NOBODY, TEAM_LEAD)}, "participants_incident_nobody_alone"),
        (
            {"seriousness": "very_serious", "reported_to": (NOBODY,)},
            "participants_incident_very_serious_is_reported",
        ),
    ],
)
def test_it_refuses_what_cannot_be(participant, counsellor, facts, rule):
    if "reported_to" in facts:
        facts = {**facts, "reported_to": receivers(*facts["reported_to"])}
    with breaks(rule):
        make_incident(participant, by=counsellor, **facts)
    assert not Incident.objects.exists()


def test_after_the_support_nothing_is_recorded_any_more(pilot, counsellor):
    placement = make_placement(pilot, participant=make_participant(pilot, counsellor=counsellor))
    make_exit(placement)
    with breaks("participants_incident_during_support"):
        make_incident(placement.participant, by=counsellor, happened_on=date(2021, 6, 1))
    assert not Incident.objects.exists()


def test_a_red_card_follows_a_yellow_one_or_says_why_not(participant, counsellor):
    make_incident(participant, by=counsellor, card="red", no_yellow_reason="Brandstichting.")
    make_incident(participant, by=counsellor, card="yellow", happened_on=date(2021, 6, 20))
    with breaks("participants_incident_red_after_yellow"):
        make_incident(participant, by=counsellor, card="red", happened_on=date(2021, 6, 19))
    red = make_incident(participant, by=counsellor, card="red", happened_on=date(2021, 6, 20))
    assert Incident.objects.filter(card="red").count() == 2
    assert red.no_yellow_reason == ""


BARE = "participants_incident_yellow_card_has_agreements"


def test_a_yellow_card_without_agreements_is_a_doubt(participant, counsellor):
    with breaks(BARE):
        make_incident(participant, by=counsellor, card="yellow", confirmed=())
    assert not Incident.objects.exists()
    agreement = {"agreements": "Na tien uur stil.", "review_on": date(2021, 7, 14)}
    make_incident(participant, by=counsellor, card="yellow", confirmed=(), **agreement)
    make_incident(participant, by=counsellor, confirmed=())
    make_incident(participant, by=counsellor, card="yellow", confirmed=[BARE])
    assert Incident.objects.count() == 3


def test_the_doubt_is_asked_once_of_a_card_that_is_changed(participant, counsellor):
    light = make_incident(participant, by=counsellor)
    with breaks(BARE):
        changed(light, card="yellow")
    yellow = make_incident(participant, by=counsellor, card="yellow")
    assert changed(yellow, what_was_done="Gebeld.").what_was_done == "Gebeld."


def test_the_form_asks_and_takes_the_confirmation(client, participant, counsellor):
    url = reverse("participants:incident-create", args=[participant.pilot.slug, participant.pk])
    sent = {
        "kind": "incident_kind.nuisance",
        "seriousness": "light",
        "happened_on": "2021-06-14",
        "what_happened": "Harde muziek.",
        "what_was_done": "Aangebeld.",
        "reported_to": "incident_reported_to.team_lead",
        "card": "yellow",
    }
    doubted = client.post(url, sent)
    assert doubted.status_code == 422
    assert list(doubted.context["form"].errors) == ["agreements"]
    assert client.post(url, {**sent, "confirmed": BARE}).status_code == 302


def test_a_yellow_card_of_someone_else_is_no_warning(pilot, participant, counsellor):
    make_incident(make_participant(pilot), by=counsellor, card="yellow")
    with breaks("participants_incident_red_after_yellow"):
        make_incident(participant, by=counsellor, card="red")


@pytest.mark.parametrize("facts", [{"card": "none"}, {"happened_on": date(2021, 6, 25)}])
def test_a_yellow_card_stays_while_a_red_one_rests_on_it(participant, counsellor, facts):
    yellow = make_incident(participant, by=counsellor, card="yellow")
    make_incident(participant, by=counsellor, card="red", happened_on=date(2021, 6, 20))
    with breaks("participants_incident_red_rests_on_yellow"):
        changed(yellow, **facts)
    yellow.refresh_from_db()
    assert (yellow.card, yellow.happened_on) == ("yellow", date(2021, 6, 14))


def test_the_second_of_two_who_change_it_is_overtaken(participant, counsellor):
    incident = make_incident(participant, by=counsellor)
    seen = version_of(incident)
    changed(incident, what_was_done="Gebeld.")
    with pytest.raises(Overtaken):
        changed(incident, what_was_done="Niets.", version=seen)
    assert Incident.objects.get().what_was_done == "Gebeld."


def agreed(participant, counsellor, **facts) -> Incident:
    days = {"agreements": "Stil na tien uur.", "review_on": date(2021, 6, 29), **facts}
    return make_incident(participant, by=counsellor, **days)


def test_agreements_are_looked_at_once(participant, counsellor):
    incident = agreed(participant, counsellor)
    words = {"review_note": "Het is stil.", "today": TODAY, "by": counsellor}
    review_agreements(incident=incident, **words)
    with breaks("participants_incident_something_to_review"):
        review_agreements(incident=incident, **{**words, "review_note": "Nog eens."})
    kept = Incident.objects.get()
    assert (kept.review_note, kept.reviewed_on, kept.reviewed_by) == (
        "Het is stil.",
        TODAY,
        counsellor,
    )


def test_agreements_are_late_from_the_day_after(participant, counsellor):
    agreed(participant, counsellor)
    late = [Incident.objects.overdue(on=date(2021, 6, day)).count() for day in (29, 30)]
    assert late == [0, 1]


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("card = 'red'", "red_after_yellow"),
        ("card = 'purple'", "known_card"),
        ("seriousness = 'huge'", "known_seriousness"),
        ("no_yellow_reason = 'x'", "reason_with_red_card"),
        ("agreements = ''", "agreements_have_a_day"),
        ("review_on = '2021-06-13'", "review_after_the_day"),
        ("reviewed_on = '2021-06-30', review_note = 'Goed.'", "reviewed_by_someone"),
        ("happened_on = '2021-01-31'", "during_support"),
        ("kind_id = 'origin.street'", "kind_from_list"),
        ("what_was_done = repeat('x', 10001)", "text_length"),
    ],
)
def test_the_database_refuses_it_too(participant, counsellor, change, rule):
    agreed(participant, counsellor)
    with (
        pytest.raises(IntegrityError, match=f"participants_incident_{rule}"),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE participants_incident SET {change}")


@pytest.mark.parametrize("change", ["SET card = 'none'", None])
def test_the_database_keeps_the_yellow_card_under_a_red_one(participant, counsellor, change):
    yellow = make_incident(participant, by=counsellor, card="yellow")
    make_incident(participant, by=counsellor, card="red", happened_on=date(2021, 6, 20))
    rows = f"participants_incident {change or ''} WHERE id = {yellow.pk}"
    with (
        pytest.raises(IntegrityError, match="participants_incident"),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE {rows}" if change else f"DELETE FROM {rows}")


def test_who_knows_comes_from_the_list(participant, counsellor):
    incident = make_incident(participant, by=counsellor)
    with (
        pytest.raises(IntegrityError, match="participants_incident_reported_to_from_list"),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "INSERT INTO participants_incident_reported_to (incident_id, term_id)"
            " VALUES (%s, 'origin.street')",
            [incident.pk],
        )


def page(name: str, row=None, pilot=None) -> str:
    slug = (pilot or getattr(row, "pilot", None) or row.participant.pilot).slug
    return reverse(f"participants:{name}", args=[slug, *([row.pk] if row else [])])


SENT = {
    "kind": "incident_kind.nuisance",
    "seriousness": "light",
    "happened_on": "2021-06-28",
    "what_happened": "Muziek tot een uur.",
    "what_was_done": "Gevraagd om stilte.",
    "reported_to": [TEAM_LEAD],
    "card": "none",
}


def test_the_form_records_an_incident(client, participant, counsellor):
    answer = client.post(page("incident-create", participant), SENT)
    incident = Incident.objects.get()
    assert answer.url == page("incident-detail", incident)
    text = client.get(answer.url).content.decode()
    assert "Muziek tot een uur." in text
    assert "Teamleider" in text


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"card": "red"}, "no_yellow_reason"),
        ({"happened_on": "2021-07-01"}, "happened_on"),
        ({"reported_to": []}, "reported_to"),
        ({"agreements": "Stil."}, "review_on"),
        ({"what_was_done": "lang " * 2_001}, "what_was_done"),
    ],
)
def test_a_refusal_is_shown_at_its_field_and_the_text_is_kept(client, participant, facts, field):
    answer = client.post(page("incident-create", participant), {**SENT, **facts})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert "Muziek tot een uur." in answer.content.decode()
    assert not Incident.objects.exists()


def test_a_change_shows_what_a_colleague_did_meanwhile(client, participant, counsellor):
    incident = make_incident(participant, by=counsellor)
    url = page("incident-change", incident)
    form = client.get(url).context["form"]
    assert [row.code for row in form.initial["reported_to"]] == ["team_lead"]
    seen = form.version
    changed(incident, what_was_done="Gebeld.")
    sent = {**SENT, "version": seen, "what_happened": "Anders."}
    answer = client.post(url, sent)
    assert answer.status_code == 422
    assert "Gebeld." in answer.content.decode()
    again = client.post(url, {**sent, "version": answer.context["form"].version})
    assert again.status_code == 302
    assert Incident.objects.get().what_happened == "Anders."


def test_the_form_keeps_what_came_of_the_agreements(client, participant, counsellor):
    incident = agreed(participant, counsellor)
    assert "iw-alert--warning" in client.get(page("incident-detail", incident)).content.decode()
    url = page("incident-review", incident)
    assert client.post(url, {"review_note": ""}).status_code == 422
    assert Incident.objects.get().reviewed_on is None
    assert client.post(url, {"review_note": "Het is stil."}).status_code == 302
    assert Incident.objects.get().review_note == "Het is stil."


def fill(participant, counsellor) -> None:
    agreed(participant, counsellor, card="yellow")
    agreed(participant, counsellor, review_on=date(2021, 7, 5), happened_on=date(2021, 6, 20))
    make_incident(participant, by=counsellor, card="red", happened_on=date(2021, 6, 25))


@pytest.mark.parametrize(
    ("query", "days"),
    [
        ("", [25, 20, 14]),
        ("?review=open", [14, 20]),
        ("?review=overdue", [14]),
        ("?card=red", [25]),
        ("?first=2021-06-20&last=2021-06-24", [20]),
        ("?review=open&card=red", []),
        ("?card=purple", [25, 20, 14]),
    ],
)
def test_the_team_lead_filters_the_list(client, pilot, participant, counsellor, query, days):
    fill(participant, counsellor)
    make_incident(make_participant(make_pilot()), by=counsellor)
    client.force_login(make_user(role="team_lead", pilot=pilot))
    answer = client.get(page("incident-overview", pilot=pilot) + query)
    assert [row.happened_on.day for row in answer.context["page_obj"].object_list] == days
    assert [answer.context[name] for name in ("total", "to_review", "overdue")] == [3, 2, 1]


def test_a_counsellor_sees_the_own_caseload_only(client, pilot, participant, counsellor):
    other = make_incident(make_participant(pilot), by=counsellor)
    mine = agreed(participant, counsellor, review_on=date(2021, 7, 5))
    listed = client.get(page("incident-overview", pilot=pilot)).context["page_obj"].object_list
    assert list(listed) == [mine]
    for name in ("incident-detail", "incident-change", "incident-review"):
        assert client.get(page(name, other)).status_code == 404
        assert client.get(page(name, mine)).status_code == 200
    assert client.get(history_url(other, pilot.slug)).status_code == 404
    assert client.get(history_url(mine, pilot.slug)).status_code == 200


@pytest.mark.parametrize("role", ["case_manager", "policy_officer", "contact_officer", "auditor"])
def test_nobody_else_reads_incidents(client, pilot, participant, counsellor, role):
    incident = make_incident(participant, by=counsellor)
    client.force_login(make_user(role=role, pilot=pilot))
    assert client.get(page("incident-overview", pilot=pilot)).status_code == 403
    assert client.get(page("incident-detail", incident)).status_code == 403
    assert client.post(page("incident-create", participant), SENT).status_code in (403, 404)
    assert Incident.objects.count() == 1


def test_empty_lists_say_what_to_do(client, participant, pilot):
    for url in (page("incident-overview", pilot=pilot), page("incident-list", participant)):
        assert "iw-empty" in client.get(url).content.decode()


def test_it_is_withdrawn_and_the_file_says_so(client, participant, counsellor):
    incident = make_incident(participant, by=counsellor, what_happened="Hoort bij een ander.")
    sent = {"reason": "Verkeerd dossier."}
    shown = client.post(page("incident-withdraw", incident), sent, follow=True).content.decode()
    assert not Incident.objects.exists()
    assert "Hoort bij een ander." not in shown
    slug = participant.pilot.slug
    url = reverse("participants:participant-withdrawn", args=[slug, participant.pk])
    assert url in shown
    listed = client.get(url).content.decode()
    assert "Verkeerd dossier." in listed
    history = f"{url}incidenten/{incident.pk}/"
    assert history in listed
    assert "Hoort bij een ander." in client.get(history).content.decode()
    client.force_login(make_user(role="case_manager", pilot=participant.pilot))
    assert "Verkeerd dossier." not in client.get(url).content.decode()
    assert client.get(history).status_code == 404


def test_what_came_of_the_agreements_is_corrected(client, participant, counsellor):
    incident = make_incident(
        participant, by=counsellor, agreements="Stil na tien.", review_on=date(2021, 6, 20)
    )
    with breaks("participants_incident_reviewed_before"):
        change_review(incident=incident, review_note="Het is stil.", by=counsellor)
    review_agreements(incident=incident, review_note="Hte is stil.", today=TODAY, by=counsellor)
    with breaks("participants_incident_review_says_what"):
        change_review(incident=incident, review_note=" ", by=counsellor)
    url = page("incident-review-change", incident)
    sent = {"review_note": "Het is stil.", "version": client.get(url).context["form"].version}
    assert client.post(url, sent).status_code == 302
    incident.refresh_from_db()
    assert (incident.review_note, incident.reviewed_on) == ("Het is stil.", TODAY)
    assert incident.history.all()[1].review_note == "Hte is stil."
    with pytest.raises(Overtaken):
        change_review(
            incident=incident, review_note="Weer lawaai.", by=counsellor, version=sent["version"]
        )
