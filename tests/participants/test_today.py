"""A counsellor's day, as of a date."""

from datetime import date, timedelta

from django.http import QueryDict
from django.urls import reverse

from interwonen.accounts.models import User
from interwonen.core import drafts
from participants.actions.assignments import assign_counsellor
from participants.actions.follow_ups import finish_follow_up
from participants.selectors.sessions_today import Today
from tests.exit_factories import make_comeback
from tests.factories import (
    TODAY,
    make_exit,
    make_follow_up,
    make_incident,
    make_participant,
    make_placement,
    make_plan,
    make_session,
    make_user,
    system,
)


def resident(pilot, counsellor, **facts):
    participant = make_participant(pilot, counsellor=counsellor)
    make_placement(pilot, participant=participant, **facts)
    return participant


def days_without_contact(pilot, counsellor, on=TODAY) -> dict:
    return {wait.participant: wait.days for wait in Today(pilot, counsellor, on).unseen}


def test_who_was_not_seen_for_a_week_stands_out_and_for_two_weeks_more_so(pilot, counsellor):
    seen, unseen, long_unseen = (resident(pilot, counsellor) for _ in range(3))
    for participant, days in ((seen, 6), (unseen, 7), (long_unseen, 15)):
        make_session(participant, by=counsellor, day=TODAY - timedelta(days=days))
    assert days_without_contact(pilot, counsellor) == {long_unseen: 15, unseen: 7}
    waits = Today(pilot, counsellor, TODAY).unseen
    assert [wait.is_long for wait in waits] == [True, False]
    make_session(unseen, by=counsellor, day=TODAY - timedelta(days=1))
    day_before = TODAY - timedelta(days=1)
    assert Today(pilot, counsellor, day_before).long_unseen == []


def test_a_new_resident_counts_from_the_first_day(pilot, counsellor):
    participant = resident(pilot, counsellor, starts_on=date(2021, 6, 22))
    assert days_without_contact(pilot, counsellor) == {participant: 8}


def test_who_waits_for_a_dwelling_counts_from_the_referral(pilot, counsellor):
    waiting = make_participant(
        pilot,
        counsellor=counsellor,
        referred_on=date(2021, 6, 20),
        informed_on=date(2021, 6, 20),
        accepted_on=date(2021, 6, 21),
    )
    assert days_without_contact(pilot, counsellor) == {waiting: 10}


def test_who_came_back_counts_from_the_new_referral(pilot, counsellor):
    again = resident(pilot, counsellor)
    make_exit(again.placements.get(), exited_on=date(2021, 5, 31))
    make_comeback(again, date(2021, 6, 20))
    assert days_without_contact(pilot, counsellor) == {again: 10}


def test_someone_in_aftercare_can_be_logged_and_is_not_missed(pilot, counsellor):
    gone = resident(pilot, counsellor)
    make_exit(gone.placements.get(), exited_on=date(2021, 5, 31), aftercare_until=date(2021, 8, 31))
    assert Today(pilot, counsellor, TODAY).participants == [gone]
    assert days_without_contact(pilot, counsellor) == {}


def test_who_has_left_and_who_is_a_colleagues_never_appear(pilot, counsellor):
    gone = resident(pilot, counsellor)
    make_exit(gone.placements.get(), exited_on=date(2021, 5, 31))
    resident(pilot, make_user(role="counsellor", pilot=pilot))
    assert days_without_contact(pilot, counsellor) == {}
    assert Today(pilot, counsellor, TODAY).participants == []


def test_planned_sessions_of_today_and_those_not_logged_yet(pilot, counsellor):
    participant = resident(pilot, counsellor)
    late = make_plan(participant, by=counsellor, day=TODAY - timedelta(days=1))
    now = make_plan(participant, by=counsellor, day=TODAY)
    make_plan(participant, by=counsellor, day=TODAY + timedelta(days=1))
    assert Today(pilot, counsellor, TODAY).planned == [late, now]


def test_follow_ups_that_are_due_and_not_done(pilot, counsellor):
    participant = resident(pilot, counsellor)
    due, done, later = (make_follow_up(participant, owner=counsellor) for _ in range(3))
    finish_follow_up(follow_up=done, done_on=TODAY, today=TODAY, by=counsellor)
    assert Today(pilot, counsellor, TODAY).follow_ups == []
    assert Today(pilot, counsellor, date(2021, 7, 7)).follow_ups == [due, later]


def test_drafts_of_this_pilot_and_this_person_only(pilot, counsellor):
    for author, place in (
        (counsellor, f"/{pilot.slug}/gesprekken/groep/"),
        (counsellor, f"/{pilot.slug}/no-such-page/"),
        (counsellor, "/ander/gesprekken/groep/"),
        (make_user(), f"/{pilot.slug}/gesprekken/groep/"),
    ):
        drafts.keep(author=author, place=place, title="Gesprek", data=QueryDict("note=x"))
    (found,) = Today(pilot, counsellor, TODAY).drafts
    assert (found.author, found.place) == (counsellor, f"/{pilot.slug}/gesprekken/groep/")


def test_a_draft_about_someone_who_went_to_a_colleague_is_not_named(pilot, counsellor):
    participant = resident(pilot, counsellor)
    session = make_session(participant, by=counsellor)
    incident = make_incident(participant, by=counsellor)
    for form in (
        f"deelnemers/{participant.pk}/gesprekken/nieuw/",
        f"gesprekken/{session.pk}/wijzigen/",
        f"incidenten/{incident.pk}/wijzigen/",
    ):
        place, title = f"/{pilot.slug}/{form}", participant.full_name
        drafts.keep(author=counsellor, place=place, title=title, data=QueryDict("note=x"))
    assert len(Today(pilot, counsellor, TODAY).drafts) == 3
    assign_counsellor(
        participant=participant,
        counsellor=make_user(role="counsellor", pilot=pilot),
        starts_on=TODAY,
        by=system(),
    )
    in_the_next_request = User.objects.get(pk=counsellor.pk)
    assert Today(pilot, in_the_next_request, TODAY).drafts == []


def test_a_planned_session_of_today_can_be_missed_cancelled_or_moved(client, pilot, counsellor):
    session = make_plan(resident(pilot, counsellor), by=counsellor, day=TODAY)
    client.force_login(counsellor)
    page = client.get(reverse("home:dashboard", args=[pilot.slug])).content.decode()
    for act in ("hold", "miss", "cancel", "move"):
        assert reverse(f"participants:session-{act}", args=[pilot.slug, session.pk]) in page
