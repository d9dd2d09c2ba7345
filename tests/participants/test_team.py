"""The team lead's view: load, what was missed, who was not seen; and passing work on."""

from datetime import date, timedelta

import pytest
from django.http import QueryDict
from django.urls import reverse

from interwonen.core import clock, drafts
from interwonen.core.models import Draft
from participants.actions import miss_session, pass_on_caseload
from participants.models import Assignment, FollowUp, SupportSession
from participants.reckoning.workload import team_loads, unseen_residents
from tests.factories import (
    TODAY,
    make_exit,
    make_follow_up,
    make_participant,
    make_placement,
    make_plan,
    make_session,
    make_user,
)
from tests.refusals import breaks

WEDNESDAY = TODAY  # 30 June 2021; its week begins on the 28th


@pytest.fixture
def counsellor(pilot):
    return make_user(role="counsellor", pilot=pilot, name="Anna")


@pytest.fixture
def colleague(pilot):
    return make_user(role="counsellor", pilot=pilot, name="Bram")


@pytest.fixture
def participant(pilot, counsellor):
    return make_participant(pilot, counsellor=counsellor)


def test_loads_by_week_and_by_person(pilot, counsellor, colleague, participant):
    make_session(participant, by=counsellor, day=date(2021, 6, 28), duration_minutes=30)
    make_session(participant, by=counsellor, day=date(2021, 6, 27), duration_minutes=120)
    make_session(participant, by=counsellor, day=date(2021, 5, 30), duration_minutes=600)
    make_plan(participant, by=counsellor, day=date(2021, 7, 4), duration_minutes=60)
    missed = make_plan(participant, by=counsellor, day=date(2021, 6, 29))
    miss_session(session=missed, now=clock.now(), by=counsellor)
    anna, bram = team_loads(pilot, on=WEDNESDAY)
    assert (anna.counsellor, anna.participants) == (counsellor, 1)
    assert (anna.planned_hours, anna.held_hours, anna.held_per_week) == (1.75, 0.5, 0.5)
    assert (anna.missed, anna.kept, anna.no_show_share) == (1, 2, 33)
    assert (bram.counsellor, bram.participants, bram.no_show_share) == (colleague, 0, None)


def test_residents_of_the_whole_team_without_contact(pilot, counsellor, colleague, participant):
    make_placement(pilot, participant=participant)
    make_session(participant, by=counsellor, day=TODAY - timedelta(days=15))
    assert [(wait.participant, wait.is_long) for wait in unseen_residents(pilot, on=TODAY)] == [
        (participant, True)
    ]


def test_the_last_day_of_who_leaves_still_counts(pilot, counsellor, participant):
    make_session(participant, by=counsellor, day=date(2021, 6, 16))
    make_exit(make_placement(pilot, participant=participant), exited_on=TODAY)
    assert [row.days for row in unseen_residents(pilot, on=TODAY)] == [14]
    assert unseen_residents(pilot, on=TODAY + timedelta(days=1)) == []


def test_everything_of_who_stops_passes_to_a_colleague(pilot, counsellor, colleague, participant):
    before = make_plan(participant, by=counsellor, day=TODAY)
    after = make_plan(participant, by=counsellor, day=TODAY + timedelta(days=3))
    held = make_session(participant, by=counsellor)
    make_follow_up(participant, owner=counsellor)
    drafts.keep(
        author=counsellor, place=f"/{pilot.slug}/x/", title="x", data=QueryDict("note=half")
    )
    lead = make_user(role="team_lead", pilot=pilot)
    passed = pass_on_caseload(
        pilot=pilot,
        giver=counsellor,
        getter=colleague,
        starts_on=TODAY + timedelta(days=1),
        by=lead,
    )
    assert vars(passed) == {"participants": 1, "sessions": 1, "follow_ups": 1, "drafts": 1}
    assert Assignment.objects.in_force(TODAY).get().counsellor == counsellor
    assert Assignment.objects.in_force(TODAY + timedelta(days=1)).get().counsellor == colleague
    of = {session.pk: session.counsellor for session in SupportSession.objects.all()}
    assert of == {before.pk: counsellor, after.pk: colleague, held.pk: counsellor}
    assert FollowUp.objects.get().owner == colleague
    assert FollowUp.objects.get().history.first().history_user == lead
    draft = Draft.objects.get()
    assert (draft.author, draft.taken_over_from) == (colleague, counsellor)


def test_a_draft_that_the_colleague_has_too_is_not_overwritten(pilot, counsellor, colleague):
    place = f"/{pilot.slug}/x/"
    for author in (counsellor, colleague):
        drafts.keep(author=author, place=place, title="x", data=QueryDict(f"note={author.name}"))
    assert drafts.pass_on_drafts(giver=counsellor, getter=colleague, under=place) == 0
    kept = {draft.author.name: draft.content["note"] for draft in Draft.objects.all()}
    assert kept == {"Anna": ["Anna"], "Bram": ["Bram"]}


def test_passing_on_to_oneself_or_to_an_outsider_changes_nothing(pilot, counsellor, participant):
    outsider = make_user(role="policy_officer", pilot=pilot)
    for getter, rule in (
        (counsellor, "participants_assignment_passed_to_another"),
        (outsider, "participants_assignment_of_the_pilot"),
    ):
        with breaks(rule):
            pass_on_caseload(
                pilot=pilot, giver=counsellor, getter=getter, starts_on=TODAY, by=outsider
            )
    assert Assignment.objects.get().counsellor == counsellor


def test_the_team_lead_passes_it_on_and_reads_what_went_along(
    client, pilot, counsellor, colleague, participant
):
    client.force_login(make_user(role="team_lead", pilot=pilot))
    url = reverse("participants:caseload-pass-on", args=[pilot.slug])
    sent = {"giver": counsellor.pk, "getter": colleague.pk, "starts_on": "2021-07-01"}
    page = client.post(url, sent, follow=True).content.decode()
    assert colleague.name in page
    assert Assignment.objects.in_force(date(2021, 7, 1)).get().counsellor == colleague


def test_queries_of_the_team_do_not_grow(client, pilot, count_queries):
    client.force_login(make_user(role="team_lead", pilot=pilot))
    url = reverse("participants:team", args=[pilot.slug])

    def fill():
        someone = make_user(role="counsellor", pilot=pilot)
        person = make_participant(pilot, counsellor=someone)
        make_placement(pilot, participant=person)
        make_session(person, by=someone, day=date(2021, 6, 1))
        make_follow_up(person, owner=someone)

    fill()
    client.get(url)
    few = count_queries(lambda: client.get(url))
    fill()
    fill()
    assert count_queries(lambda: client.get(url)) == few
