"""Dates, texts and people that cannot be, by the actions; what is only unlikely is a doubt."""

from datetime import date

import pytest
from django.urls import reverse

from interwonen.core.partial_dates import PartialDate
from participants.actions.participants import change_participant
from participants.actions.referrals import change_referral, decide_referral
from participants.actions.referrals_waiting import withdraw_acceptance
from participants.models import Checklist, Goal, Participant, Referral
from tests.exit_factories import make_exit_plan
from tests.factories import (
    TODAY,
    born,
    make_intake,
    make_participant,
    make_placement,
    make_referral,
    make_user,
    system,
    term,
)
from tests.plan_factories import close, make_barrier, make_goal, make_goal_step, make_judgement
from tests.refusals import breaks

EARLY = date(2021, 1, 31)  # the day before the referral
LONG = "x" * 2001
BEFORE = "participants_date_before_referral"
FAR = "participants_goal_due_in_sight"
TOO_LONG = "participants_text_length"


@pytest.fixture
def participant(pilot):
    return make_participant(pilot)


class TestBeforeTheReferral:
    def test_no_goal(self, participant):
        with breaks(BEFORE, field="set_on"):
            make_goal(participant, set_on=EARLY)
        assert not Goal.objects.exists()

    def test_a_barrier_may_be_older(self, participant):
        make_barrier(participant, since=EARLY)
        assert participant.barriers.get().statuses.get().since == EARLY

    def test_no_judgement_and_no_intake(self, pilot, participant):
        with breaks(BEFORE, field="filled_on"):
            make_judgement(participant, filled_on=EARLY)
        referral = make_referral(pilot)
        with breaks(BEFORE, field="filled_on"):
            make_intake(referral, filled_on=EARLY)
        assert not Checklist.objects.filter(referral=referral).exists()

    def test_nor_does_the_referral_come_after_them(self, pilot):
        referral = make_referral(pilot)
        make_goal(referral.participant)
        later = {"referred_on": date(2021, 4, 2), "causes": [], "informed_on": None}
        with breaks("participants_referral_before_records", field="referred_on"):
            change(referral, **later)
        assert change(referral, **{**later, "referred_on": date(2021, 4, 1)})


def change(referral, **facts):
    return change_referral(
        **{
            "referral": referral,
            "referred_on": referral.referred_on,
            "referrer": referral.referrer,
            "origin": referral.origin,
            "causes": [],
            "informed_on": referral.informed_on,
            "today": TODAY,
            "by": system(),
            **facts,
        }
    )


def test_a_goal_and_a_step_end_within_a_year_after_the_pilot(participant):
    last, late = date(2023, 3, 1), date(2023, 3, 2)
    with breaks(FAR, field="due_on"):
        make_goal(participant, due_on=late)
    goal = make_goal(participant, due_on=last)
    with breaks(FAR, field="due_on"):
        make_goal_step(goal, due_on=late)
    assert make_goal_step(goal, due_on=last).due_on == last


class TestIntake:
    @pytest.mark.parametrize(
        ("filled_on", "decided_on"), [(date(2021, 3, 2), date(2021, 3, 1)), (TODAY, EARLY)]
    )
    def test_after_the_decision(self, pilot, filled_on, decided_on):
        referral = make_referral(pilot, referred_on=EARLY, informed_on=EARLY)
        make_intake(referral, filled_on=filled_on)
        with breaks("participants_referral_intake_in_time", field="decided_on") as refusal:
            decide(referral, decided_on=decided_on)
        assert "2021" in refusal.value.message
        referral.refresh_from_db()
        assert referral.is_undecided

    def test_on_the_day_itself(self, pilot):
        referral = make_referral(pilot)
        make_intake(referral)
        assert decide(referral, decided_on=referral.referred_on).decision == "accepted"


def decide(referral, **facts):
    return decide_referral(
        **{
            "referral": referral,
            "decision": Referral.Decision.ACCEPTED,
            "reason": "Past bij de doelgroep.",
            "decided_on": TODAY,
            "today": TODAY,
            "by": system(),
            **facts,
        }
    )


class TestTexts:
    def test_a_decision_says_why(self, pilot):
        referral = make_referral(pilot)
        with breaks("participants_referral_decision_says_why", field="reason"):
            decide(referral, decision=Referral.Decision.REJECTED, reason=" \n ")
        with breaks(TOO_LONG, field="reason"):
            decide(referral, decision=Referral.Decision.REJECTED, reason=LONG)
        referral.refresh_from_db()
        assert referral.is_undecided

    def test_so_does_taking_it_back(self, pilot):
        referral = make_participant(pilot).referrals.get()
        take_back = {"referral": referral, "withdrawn_on": TODAY, "today": TODAY, "by": system()}
        with breaks("participants_referral_decision_says_why"):
            withdraw_acceptance(reason=" ", **take_back)
        with breaks(TOO_LONG):
            withdraw_acceptance(reason=LONG, **take_back)

    def test_a_text_that_is_too_long_is_refused_at_its_field(self, participant):
        with breaks(TOO_LONG, field="explanation"):
            make_barrier(participant, explanation=LONG)
        with breaks(TOO_LONG, field="note"):
            make_barrier(participant, note=LONG)
        goal = make_goal(participant)
        placement = make_placement(participant.pilot, participant=participant)
        with breaks(TOO_LONG, field="to_do"):
            make_exit_plan(placement, to_do=LONG)
        assert close(goal).outcome == "achieved"

    def test_the_form_keeps_a_text_that_is_too_long(self, client, pilot):
        client.force_login(make_user(role="case_manager", pilot=pilot))
        referral = make_referral(pilot)
        url = reverse("participants:referral-decide", args=[pilot.slug, referral.pk])
        sent = {"decision": "rejected", "reason": LONG, "decided_on": "2021-06-30"}
        page = client.post(url, sent)
        assert page.status_code == 422
        assert LONG in page.content.decode()


class TestPeople:
    def test_everyone_has_a_name(self, pilot):
        with breaks("participants_participant_has_a_name", field="first_name"):
            make_referral(pilot, first_name=" ", last_name="")
        assert not Participant.objects.exists()

    @pytest.mark.parametrize("name", ["first_name", "last_name"])
    def test_one_name_only_is_a_doubt(self, pilot, name):
        doubt = "participants_participant_one_name"
        with breaks(doubt, field=name):
            make_referral(pilot, **{name: ""})
        participant = make_referral(pilot, **{name: ""}, confirmed=[doubt]).participant
        assert participant.full_name == participant.full_name.strip() != ""
        assert rename(participant, confirmed=[doubt]).full_name == participant.full_name

    def test_nobody_is_over_120(self, pilot):
        reach = "participants_participant_born_in_reach"
        with breaks(reach, field="birth_date"):
            make_referral(pilot, birth_date=date(1901, 6, 29))
        participant = make_referral(pilot).participant
        with breaks(reach, field="birth_date"):
            rename(participant, birth_date=date(1850, 1, 1))

    def test_the_age_is_that_on_the_date_of_the_clock(self, pilot):
        old = {"birth_date": date(1905, 5, 17)}
        participant = make_referral(pilot, **old).participant
        assert rename(participant, **old).birth_date == born(old["birth_date"])
        with breaks("participants_participant_born_in_reach", field="birth_date"):
            rename(participant, **old, today=date(2026, 6, 30))

    def test_someone_under_18_is_a_doubt(self, pilot):
        young, doubt = date(2003, 7, 1), "participants_participant_of_age"
        with breaks(doubt, field="birth_date"):
            make_referral(pilot, birth_date=young, confirmed=[])
        assert make_referral(pilot, birth_date=young, confirmed=[doubt])
        assert make_referral(pilot, birth_date=date(2003, 6, 30), confirmed=[])

    @pytest.mark.parametrize(
        ("known", "doubt"),
        [
            (PartialDate(2003), "participants_participant_perhaps_of_age"),  # 17 or 18
            (PartialDate(2003, 6), None),  # 18, also if born on the 30th
            (PartialDate(2003, 7), "participants_participant_of_age"),
            (PartialDate(2004), "participants_participant_of_age"),
            (PartialDate(2002), None),
            (PartialDate(1901), None),  # 119 or 120
            (PartialDate(1900), "participants_participant_born_in_reach"),
            (PartialDate(2021), "participants_participant_of_age"),
            (PartialDate(2021, 7), "participants_date_not_ahead"),
        ],
    )
    def test_an_age_at_the_border_when_the_day_is_unknown(self, pilot, known, doubt):
        if doubt is None:
            assert make_referral(pilot, birth_date=known, confirmed=[])
            return
        with breaks(doubt, field="birth_date"):
            make_referral(pilot, birth_date=known, confirmed=[])

    def test_a_referral_long_before_the_pilot_is_a_doubt(self, pilot):
        doubt = "participants_referral_long_before_the_pilot"
        long_ago = {"referred_on": date(2020, 2, 29), "informed_on": None}
        with breaks(doubt, field="referred_on"):
            make_referral(pilot, **long_ago, confirmed=[])
        referral = make_referral(pilot, **long_ago, confirmed=[doubt])
        with breaks(doubt):
            change(referral)
        assert change(referral, confirmed=[doubt])
        assert make_referral(pilot, **{**long_ago, "referred_on": date(2020, 3, 1)}, confirmed=[])

    def test_informed_more_than_a_year_before_the_referral(self, pilot):
        days = {"referred_on": date(2021, 2, 1)}
        with breaks("participants_referral_informed_long_before", field="informed_on"):
            make_referral(pilot, **days, informed_on=date(2020, 1, 31))
        assert make_referral(pilot, **days, informed_on=date(2020, 2, 1))

    def test_a_barrier_before_birth(self, pilot):
        participant = make_referral(pilot, birth_date=date(1990, 4, 3)).participant
        with breaks("participants_barrierstatus_after_birth", field="since"):
            make_barrier(participant, since=date(1990, 4, 2))
        assert make_barrier(participant, since=date(1990, 4, 3))

    def test_unknown_stands_alone(self, pilot):
        both = [term("homeless_cause.unknown"), term("homeless_cause.health")]
        with breaks("participants_referral_unknown_cause_alone", field="causes"):
            make_referral(pilot, causes=both)
        assert make_referral(pilot, causes=both[:1]).causes.get() == both[0]


def rename(participant, **facts):
    kept = {name: getattr(participant, name) for name in ("first_name", "last_name", "birth_date")}
    facts = {**kept, "today": TODAY, "by": system(), **facts}
    facts["birth_date"] = born(facts["birth_date"])
    return change_participant(participant=participant, **facts)


class TestRenamed:
    DOUBT = "participants_participant_renamed_like_another"

    def test_to_the_name_of_another_is_a_doubt(self, pilot):
        one = make_referral(pilot, first_name="Djamila", last_name="Appel").participant
        other = make_referral(pilot, first_name="Hector", last_name="Peer").participant
        like_one = {"first_name": "Jamila", "last_name": "Appel", "birth_date": one.birth_date}
        with breaks(self.DOUBT):
            rename(other, **like_one)
        other.refresh_from_db()
        assert other.first_name == "Hector"
        assert rename(other, **like_one, confirmed=[self.DOUBT]).first_name == "Jamila"
        other.refresh_from_db()
        assert rename(other).first_name == "Jamila"  # nothing changed: nothing to ask

    def test_the_form_shows_who_it_is(self, client, pilot):
        client.force_login(make_user(role="case_manager", pilot=pilot))
        one = make_referral(pilot, first_name="Djamila", last_name="Appel").participant
        other = make_referral(pilot, first_name="Hector", last_name="Peer").participant
        url = reverse("participants:participant-change", args=[pilot.slug, other.pk])
        sent = {
            "first_name": "Djamila",
            "last_name": "Appel",
            "birth_date_day": "17",
            "birth_date_month": "5",
            "birth_date_year": "2010",
        }
        page = client.post(url, sent)
        assert 'value="participants_participant_of_age"' in page.content.decode()
        confirmed = ["participants_participant_of_age"]
        page = client.post(url, {**sent, "birth_date_year": "1985", "confirmed": confirmed})
        text = page.content.decode()
        assert page.status_code == 422
        assert one.reference in text
        assert f'value="{self.DOUBT}"' in text
        assert (
            client.post(
                url, {**sent, "birth_date_year": "1985", "confirmed": [*confirmed, self.DOUBT]}
            ).status_code
            == 302
        )

    def test_a_confirmed_doubt_stays_ticked(self, client, pilot):
        client.force_login(make_user(role="case_manager", pilot=pilot))
        young = {"birth_date": date(2010, 5, 17), "confirmed": ["participants_participant_of_age"]}
        make_referral(pilot, first_name="Djamila", last_name="Appel", **young)
        other = make_referral(pilot, first_name="Hector", last_name="Peer").participant
        sent = {
            "first_name": "Djamila",
            "last_name": "Appel",
            "birth_date_day": "17",
            "birth_date_month": "5",
            "birth_date_year": "2010",
            "confirmed": "participants_participant_of_age",
        }
        url = reverse("participants:participant-change", args=[pilot.slug, other.pk])
        text = client.post(url, sent).content.decode()
        assert 'id="id_confirmed_participants_participant_of_age" checked' in text
        assert f'value="{self.DOUBT}" id="id_confirmed"' in text
