"""Someone's file: at a glance, in the course of time, and the person's own data."""

from datetime import date

import pytest
from django.urls import reverse

from interwonen.audit.histories import history_url
from interwonen.core.partial_dates import PartialDate
from interwonen.core.versions import Overtaken, version_of
from participants.actions.exits import record_exit
from participants.actions.participants import change_participant
from participants.selectors.participants_timeline import Kind, timeline_events, told
from tests.factories import (
    TODAY,
    make_follow_up,
    make_incident,
    make_participant,
    make_placement,
    make_referral,
    make_session,
    make_user,
    system,
    term,
)
from tests.refusals import breaks

NEW = {"first_name": "Noor", "last_name": "Nieuw", "birth_date": PartialDate(1990, 4, 9)}
SENT = {
    "first_name": "Noor",
    "last_name": "Nieuw",
    "birth_date_day": "9",
    "birth_date_month": "4",
    "birth_date_year": "1990",
}


def url(name, participant) -> str:
    return reverse(f"participants:{name}", args=[participant.pilot.slug, participant.pk])


@pytest.fixture
def resident(pilot, counsellor, participant):
    make_placement(pilot, participant=participant)
    make_session(participant, by=counsellor, note="Lang verhaal " * 40)
    return participant


def test_a_file_at_a_glance(client, pilot, counsellor, resident):
    client.force_login(counsellor)
    page = client.get(url("participant-detail", resident))
    text = page.content.decode()
    brief = page.context["brief"]
    assert (brief.ages, brief.days_lived, brief.sees_sessions) == ((36, 36), 122, True)
    assert resident.placements.get().dwelling.name in text
    assert counsellor.name in text
    assert "10 maart" in text


def test_a_case_manager_sees_nothing_of_sessions_in_the_file(client, pilot, resident):
    client.force_login(make_user(role="case_manager", pilot=pilot))
    page = client.get(url("participant-detail", resident))
    assert page.context["brief"].last_session is None
    assert "10 maart" not in page.content.decode()
    kinds = client.get(url("participant-timeline", resident)).context["kinds"]
    offered = {value for _label, value, _chosen in kinds}
    assert not offered & {Kind.SESSION, Kind.FOLLOW_UP, Kind.INCIDENT}
    assert Kind.GOAL in offered


@pytest.mark.parametrize("make", [make_referral, make_participant])
def test_the_file_of_someone_without_a_dwelling_opens(client, pilot, make):
    made = make(pilot)
    client.force_login(make_user(role="team_lead", pilot=pilot))
    participant = getattr(made, "participant", made)
    assert client.get(url("participant-detail", participant)).context["brief"].placement is None


def test_the_timeline_shows_what_happened_newest_first(pilot, counsellor, resident):
    events = told(timeline_events(resident, kinds=[], by=counsellor, on=TODAY))
    assert [event.kind for event in events] == [
        Kind.SESSION,
        Kind.PLACEMENT,
        Kind.REFERRAL,
        Kind.REFERRAL,
        Kind.REFERRAL,
        Kind.COUNSELLOR,
    ]
    assert len(events[0].text) < 200
    assert not timeline_events(resident, kinds=[], by=counsellor, on=date(2021, 1, 31))


def test_the_timeline_keeps_sessions_for_whom_may_read_them(pilot, resident):
    manager = make_user(role="case_manager", pilot=pilot)
    assert not timeline_events(resident, kinds=["session"], by=manager, on=TODAY)
    colleague = make_user(role="counsellor", pilot=pilot)
    assert not timeline_events(resident, kinds=[], by=colleague, on=TODAY)


def test_the_timeline_shows_exits(pilot, counsellor, resident):
    record_exit(
        placement=resident.placements.get(),
        exited_on=date(2021, 5, 31),
        reason=term("exit_reason.goals_met"),
        destination=term("exit_destination.own_rental"),
        aftercare_until=date(2021, 6, 15),
        today=TODAY,
        by=system(),
    )
    events = timeline_events(resident, kinds=["leaving"], by=counsellor, on=TODAY)
    assert [event.day for event in events] == [date(2021, 6, 15), date(2021, 5, 31)]


def test_the_timeline_filters_in_the_address(client, counsellor, resident):
    client.force_login(counsellor)
    page = client.get(url("participant-timeline", resident), {"kind": ["stay", "nonsense"]})
    assert [event.kind for event in page.context["page_obj"].object_list] == [Kind.PLACEMENT]
    empty = client.get(url("participant-timeline", resident), {"kind": "barrier"})
    assert list(empty.context["page_obj"].object_list) == []


def test_the_data_of_a_person_are_corrected(pilot, resident):
    changed = change_participant(participant=resident, today=TODAY, by=system(), **NEW)
    assert (changed.full_name, changed.birth_date) == ("Noor Nieuw", PartialDate(1990, 4, 9))
    assert changed.reference == resident.reference
    assert changed.history.count() == 2


def test_nobody_is_born_ahead(pilot, resident):
    ahead = {**NEW, "birth_date": PartialDate(2021, 7, 1)}
    with breaks("participants_date_not_ahead", field="birth_date"):
        change_participant(participant=resident, today=TODAY, by=system(), **ahead)
    resident.refresh_from_db()
    assert resident.first_name == "Fictief"


def test_the_second_of_two_editors_writes_nothing(pilot, resident):
    seen = version_of(resident)
    change_participant(participant=resident, today=TODAY, by=system(), version=seen, **NEW)
    other = {**NEW, "first_name": "Ander"}
    with pytest.raises(Overtaken):
        change_participant(participant=resident, today=TODAY, by=system(), version=seen, **other)
    resident.refresh_from_db()
    assert resident.first_name == "Noor"


def test_the_form_corrects_and_refuses_with_what_was_filled_in(client, counsellor, resident):
    client.force_login(counsellor)
    address = url("participant-change", resident)
    refused = client.post(address, {**SENT, "birth_date_year": "2022"})
    assert refused.status_code == 422
    assert 'value="Noor"' in refused.content.decode()
    assert client.post(address, SENT).status_code == 302
    resident.refresh_from_db()
    assert resident.full_name == "Noor Nieuw"


def test_the_form_shows_what_a_colleague_changed(client, counsellor, resident):
    client.force_login(counsellor)
    seen = version_of(resident)
    change_participant(participant=resident, today=TODAY, by=system(), **NEW)
    mine = {**SENT, "first_name": "Nora", "version": seen}
    page = client.post(url("participant-change", resident), mine)
    assert page.status_code == 422
    assert "Noor" in page.content.decode()


def test_a_colleagues_client_is_not_there(client, pilot, resident):
    client.force_login(make_user(role="counsellor", pilot=pilot))
    for name in ("participant-change", "participant-timeline"):
        assert client.get(url(name, resident)).status_code == 404


def test_the_timeline_shows_the_team_follow_ups_and_incidents(pilot, counsellor, resident):
    make_follow_up(resident, owner=counsellor)
    make_incident(resident, by=counsellor)
    kinds = {event.kind for event in timeline_events(resident, kinds=(), by=counsellor, on=TODAY)}
    assert {Kind.FOLLOW_UP, Kind.INCIDENT} <= kinds
    manager = make_user(role="case_manager", pilot=pilot)
    kinds = {event.kind for event in timeline_events(resident, kinds=(), by=manager, on=TODAY)}
    assert not {Kind.FOLLOW_UP, Kind.INCIDENT} & kinds


def test_late_agreements_and_incidents_link_to_the_incidents(client, counsellor, resident):
    agreed = {"agreements": "Stil na tien uur.", "review_on": date(2021, 6, 29)}
    make_incident(resident, by=counsellor, **agreed)
    client.force_login(counsellor)
    for name in ("participant-detail", "participant-timeline"):
        page = client.get(url(name, resident)).content.decode()
        main = page.partition("<main")[2]
        assert main.count(url("incident-list", resident)) > 1  # the tab, and the line itself


def test_an_unknown_day_and_month_are_recorded_and_shown_so(client, pilot, resident):
    client.force_login(make_user(role="case_manager", pilot=pilot))
    address = reverse("participants:participant-change", args=[pilot.slug, resident.pk])
    version = client.get(address).context["form"].version
    unknown = {"birth_date_day": "00", "birth_date_month": "00", "birth_date_year": "1960"}
    assert client.post(address, {**SENT, **unknown, "version": version}).status_code == 302
    resident.refresh_from_db()
    assert resident.birth_date == PartialDate(1960)
    words = "1960, dag en maand onbekend"
    file = client.get(url("participant-detail", resident)).content.decode()
    assert words in file
    assert "60 of 61 jaar" in file
    assert words in client.get(history_url(resident, pilot.slug)).content.decode()
    export = reverse("participants:participant-export-csv", args=[pilot.slug])
    assert words in client.get(export).content.decode("utf-8-sig")
    again = client.get(address).content.decode()
    assert 'name="birth_date_year" value="1960"' in again
