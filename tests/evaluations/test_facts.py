"""The facts that figures count are the records as they stood on a day."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse

from evaluations.actions.moments import plan_moment
from evaluations.indicators.commitments import COMMITMENTS
from evaluations.indicators.indicator import figures_from
from evaluations.indicators.registry import INDICATORS
from evaluations.selectors.commitments import counted as counted_commitments
from evaluations.selectors.commitments import standings
from evaluations.selectors.facts import facts_of
from evaluations.selectors.facts_rows import (
    GoalFact,
    LetFact,
    MomentFact,
    OpenDayFact,
    PersonFact,
    ReferralFact,
    SessionFact,
    StayFact,
)
from interwonen.core import clock
from participants.selectors.assessments import all_assessments_of, counting
from participants.selectors.assessments_progress import progress_of
from participants.selectors.unmet_requests import demand
from participants.selectors.vacancies import days_by_cause
from tests.assessment_factories import make_assessment, make_correction, scores, voices
from tests.commitment_factories import take_over
from tests.consultation_hour_factories import make_hour
from tests.day_book_factories import make_day
from tests.demand_factories import make_unmet_request
from tests.exit_factories import make_keys, make_return, take_back
from tests.factories import (
    TODAY,
    make_cancelled,
    make_dwelling,
    make_enquiry,
    make_exit,
    make_inspection,
    make_participant,
    make_pilot,
    make_placement,
    make_proposal,
    make_session,
    make_user,
    system,
    term,
)
from tests.plan_factories import make_goal, make_skills


def facts(pilot, day=TODAY):
    return facts_of(pilot, as_of=day, now=clock.now())


def test_a_stay_comes_with_its_exit_and_return(pilot):
    stay = make_placement(pilot, dwelling=make_dwelling(pilot, name="Woning 1"))
    make_return(make_exit(stay), returned_on=date(2021, 6, 20))
    assert facts(pilot).stays == (
        StayFact(
            stay.participant_id,
            "Woning 1",
            date(2021, 3, 1),
            date(2021, 5, 31),
            date(2021, 5, 31),
            "positive",
            "exit_destination.own_rental",
            date(2021, 6, 20),
            stay.pk,
        ),
    )
    assert facts(pilot).lets == (LetFact("Woning 1", date(2021, 3, 1)),)


def test_a_person_comes_with_the_status_of_the_day(pilot):
    person = make_participant(pilot, referred_on=date(2021, 2, 1), accepted_on=date(2021, 2, 15))
    later = facts(pilot, date(2021, 2, 20))
    assert later.people == (PersonFact(person.pk, "waiting"),)
    assert later.referrals == (
        ReferralFact(
            person.pk,
            date(2021, 2, 1),
            "accepted",
            date(2021, 2, 15),
            person.referrals.get().pk,
        ),
    )
    assert facts(pilot, date(2021, 1, 31)).people == ()


def test_a_session_that_was_cancelled_is_no_fact(pilot, counsellor):
    person = make_participant(pilot, counsellor=counsellor)
    session = make_session(person, by=counsellor, day=date(2021, 3, 10))
    make_cancelled(person, by=counsellor)
    assert facts(pilot).sessions == (
        SessionFact(person.pk, date(2021, 3, 10), "held", 45, "Huisbezoek", pk=session.pk),
    )
    assert facts(pilot, date(2021, 3, 9)).sessions == ()


def test_goals_days_and_moments_are_facts(pilot):
    goal = make_goal(make_participant(pilot))
    day = make_day(pilot, day=date(2021, 6, 1), opens_at=time(9), closes_at=time(17))
    plan_moment(pilot=pilot, planned_on=date(2021, 9, 1), theme="Halverwege", by=system())
    known = facts(pilot)
    assert known.goals == (GoalFact(goal.participant_id, goal.life_domain.label, goal.set_on),)
    assert known.open_days == (OpenDayFact(date(2021, 6, 1), time(9), time(17), day.pk),)
    assert known.open_days[0].minutes == 480
    moment = pilot.evaluation_moments.get()
    assert known.moments == (MomentFact(date(2021, 9, 1), "Halverwege", pk=moment.pk),)


def test_the_facts_of_another_pilot_are_not_there(pilot):
    make_enquiry(pilot)
    make_hour(pilot, day=date(2021, 6, 3))
    other = facts(make_pilot())
    assert (other.enquiries, other.hours, other.people) == ((), (), ())
    assert len(facts(pilot).enquiries) == len(facts(pilot).hours) == 1


@pytest.mark.parametrize("destination", ["mo", "street", "own_rental"])
def test_a_shelter_is_no_home(pilot, destination):
    make_exit(make_placement(pilot), destination=term(f"exit_destination.{destination}"))
    homeless_on = facts(pilot).stays[0].homeless_on
    assert homeless_on == (None if destination == "own_rental" else date(2021, 5, 31))


def test_all_figures_take_two_queries(pilot, count_queries, counsellor):
    make_session(make_placement(pilot).participant, by=counsellor)
    assert count_queries(lambda: figures(pilot)) == 2


def figures(pilot, day=TODAY):
    known = figures_from(INDICATORS, facts(pilot, day))
    return {(each.indicator.code, each.period.code): each for each in known}


def test_empty_days_are_those_of_the_page_of_the_dwellings(pilot):
    make_exit(make_placement(pilot, dwelling=make_dwelling(pilot, name="Woning 1")))
    make_inspection(make_dwelling(pilot, name="Woning 2"))
    person = make_participant(pilot)
    make_proposal(person, dwelling=make_dwelling(pilot, name="Woning 3"))
    found, counted = days_by_cause(pilot, as_of=TODAY), figures(pilot)
    assert counted["dwelling_days", "start"].numerator == found.occupied
    assert counted["empty_days", "start"].denominator == found.available
    assert counted["empty_days", "start"].numerator == found.empty_days > 0
    by_cause = {
        code.removeprefix("empty_"): figure.numerator
        for (code, period), figure in counted.items()
        if code.startswith("empty_") and code != "empty_days" and period == "start"
    }
    assert {code: days for code, days in by_cause.items() if days} == dict(found.empty)


def test_the_time_until_a_dwelling_is_ready_is_that_of_the_page_of_the_dwellings(client, pilot):
    for days in (0, 1, 8):
        home = make_dwelling(pilot)
        stay = make_placement(pilot, dwelling=home)
        make_keys(stay)
        make_exit(stay)
        take_back(stay, is_ready=False)
        make_inspection(home, inspected_on=date(2021, 5, 31) + timedelta(days=days))
    client.force_login(make_user(role="team_lead", pilot=pilot))
    page = client.get(reverse("participants:vacancy-overview", args=[pilot.slug]))
    figure = figures(pilot)["turnaround", "start"]
    assert (page.context["took"], page.context["took"]) == (figure.numerator, 1)
    assert "binnen 1 dag klaar" in page.content.decode()


def test_who_was_turned_away_is_who_the_page_of_the_demand_counts(pilot):
    make_participant(pilot)
    make_unmet_request(pilot, number=2)
    found, counted = demand(pilot, as_of=TODAY), figures(pilot)["turned_away", "start"]
    assert (counted.numerator, counted.denominator) == (found.turned_away_total, found.asked)


def test_commitments_are_counted_as_they_stand(pilot):
    take_over(pilot)
    counts = counted_commitments(standings(pilot, as_of=TODAY))
    assert [each.numerator for each in figures_from(COMMITMENTS, facts(pilot))] == [
        counts.met,
        counts.open,
        counts.overdue,
        counts.breached,
    ]


def test_levels_and_skills_are_those_of_the_page_of_the_resident(pilot, counsellor):
    person = make_participant(pilot, counsellor=counsellor)
    make_placement(pilot, participant=person)
    make_skills(person, code="not_yet", filled_on=date(2021, 4, 1))
    make_skills(person, code="independent", filled_on=date(2021, 6, 1))
    first = make_assessment(person, scores=scores(3, finance=voices(4), housing=voices(2)))
    make_correction(first, scores=scores(3, finance=voices(4), housing=voices(1)))
    make_assessment(
        person,
        moment="t_interim",
        assessed_on=date(2021, 6, 8),
        scores=scores(3, finance=voices(2), housing=voices("not_discussed")),
    )
    counted = figures(pilot)
    forward = counted["skills_forward", "day"]
    assert forward.numerator == forward.denominator > 0
    progress = progress_of(counting(all_assessments_of(person, TODAY)))
    assert progress is not None
    for code, paths in {
        "domains_low": progress.low,
        "domains_forward": progress.forward,
        "domains_same": progress.same,
        "domains_back": progress.back,
    }.items():
        assert counted[code, "day"].numerator == len(paths), code
