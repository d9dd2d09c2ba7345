"""Someone who is known is referred again: the same person, the same code, a new referral."""

from datetime import date

import pytest
from django.urls import reverse

from interwonen.core.rules import RuleBroken
from participants.actions.referrals import decide_referral, refer_again
from participants.models import Participant, Referral
from tests.factories import (
    TODAY,
    make_exit,
    make_intake,
    make_participant,
    make_pilot,
    make_placement,
    make_referral,
    make_user,
    system,
    term,
)
from tests.refusals import refused_by

LEFT = date(2021, 5, 31)


def again(participant: Participant, **facts) -> Referral:
    defaults = {
        "referred_on": date(2021, 6, 10),
        "referrer": "Nachtopvang Voorbeeld",
        "origin": term("origin.mo_night"),
        "household_size": 1,
        "causes": [term("homeless_cause.unknown")],
        "today": TODAY,
        "by": system(),
    }
    return refer_again(participant=participant, **{**defaults, **facts})


def status_of(participant: Participant, day: date = TODAY) -> str:
    return Participant.objects.with_status(on=day).get(pk=participant.pk).status


def decide(referral: Referral, decision: str, day: date) -> Referral:
    return decide_referral(
        referral=referral,
        decision=decision,
        reason="Na overleg.",
        decided_on=day,
        today=max(day, TODAY),
        by=system(),
    )


def test_it_keeps_the_code_and_the_causes(pilot):
    placement = make_placement(pilot)
    make_exit(placement)
    new = again(placement.participant)
    assert new.participant.reference == placement.participant.reference
    assert [cause.code for cause in new.causes.all()] == ["unknown"]
    assert placement.participant.referrals.count() == 2
    assert status_of(placement.participant) == "referred"


@pytest.mark.parametrize("decision", ["rejected", "withdrawn"])
def test_after_a_rejection_or_withdrawal_also_on_the_same_day(pilot, decision):
    referral = make_referral(pilot)
    decide(referral, decision, date(2021, 6, 10))
    again(referral.participant)
    assert status_of(referral.participant) == "referred"


def refused(participant: Participant, **facts) -> str:
    before = participant.referrals.count()
    with pytest.raises(RuleBroken) as refusal:
        again(participant, **facts)
    assert participant.referrals.count() == before
    return refusal.value.rule.name


def insert_referral(participant: Participant, day: date) -> str:
    return refused_by(
        "INSERT INTO participants_referral (participant_id, referred_on, referrer, origin_id,"
        " household_size, decision, decision_reason, waits_for, precedence)"
        " VALUES (%s, %s, 'Opvang', 'origin.street', 1, 'pending', '', '', '')",
        [participant.pk, day],
    )


def test_it_refuses_while_a_referral_is_undecided(pilot):
    participant = make_referral(pilot).participant
    assert refused(participant) == "participants_referral_one_undecided"
    assert insert_referral(participant, TODAY) == "participants_referral_one_undecided"


def test_it_refuses_while_a_stay_goes_on_or_comes_and_on_the_waiting_list(pilot):
    lives = make_placement(pilot).participant
    comes = make_placement(pilot, starts_on=date(2021, 9, 1)).participant
    not_recorded = make_placement(pilot, ends_on=LEFT).participant
    for participant in (lives, comes, not_recorded, make_participant(pilot)):
        assert refused(participant) == "participants_referral_after_placement"
        assert insert_referral(participant, TODAY) == "participants_referral_after_placement"


def test_it_refuses_a_date_that_does_not_come_after_the_last_stay_or_decision(pilot):
    placement = make_placement(pilot)
    make_exit(placement)
    rule = "participants_referral_after_the_last"
    assert refused(placement.participant, referred_on=LEFT) == rule
    assert insert_referral(placement.participant, LEFT) == rule
    referral = make_referral(pilot)
    decide(referral, "rejected", date(2021, 6, 10))
    assert refused(referral.participant, referred_on=date(2021, 6, 9)) == rule
    assert insert_referral(referral.participant, date(2021, 6, 9)) == rule


def test_it_refuses_a_larger_household_and_a_date_ahead(pilot):
    placement = make_placement(pilot)
    make_exit(placement)
    assert refused(placement.participant, household_size=2) == "participants_referral_one_person"
    assert (
        refused(placement.participant, referred_on=date(2021, 7, 1))
        == "participants_date_not_ahead"
    )


def test_the_page_refers_again_or_says_why_not(client, pilot):
    client.force_login(make_user(role="case_manager", pilot=pilot))
    placement = make_placement(pilot)
    url = reverse("participants:referral-again", args=[pilot.slug, placement.participant_id])
    data = {
        "household_size": "1",
        "origin": "origin.street",
        "causes": ["homeless_cause.unknown"],
        "referrer": "Opvang Voorbeeld",
        "referred_on": "2021-06-10",
        "informed_on": "2021-06-10",
    }
    page = client.post(url, data)
    assert page.status_code == 422
    assert "Opvang Voorbeeld" in page.content.decode()
    make_exit(placement)
    page = client.post(url, data, follow=True)
    assert page.status_code == 200
    assert placement.participant.referrals.count() == 2
    assert url not in page.content.decode()


def test_another_pilot_and_a_colleagues_person_are_404(client, pilot):
    client.force_login(make_user(role="counsellor", pilot=pilot))
    for participant in (make_participant(pilot), make_participant(make_pilot())):
        url = reverse("participants:referral-again", args=[pilot.slug, participant.pk])
        assert client.get(url).status_code == 404


def test_the_whole_way_and_back_again(pilot):
    referral = make_referral(pilot, referred_on=date(2021, 2, 1))
    participant = referral.participant
    make_intake(referral, filled_on=date(2021, 2, 5))
    decide(referral, "accepted", date(2021, 2, 10))
    placement = make_placement(pilot, participant=participant, starts_on=date(2021, 3, 1))
    make_exit(placement, exited_on=LEFT, aftercare_until=date(2021, 6, 30))
    late = date(2022, 2, 1)
    again(participant, referred_on=late, today=late)
    expected = {
        date(2021, 2, 1): "referred",
        date(2021, 2, 4): "referred",
        date(2021, 2, 5): "assessment",
        date(2021, 2, 9): "assessment",
        date(2021, 2, 10): "waiting",
        date(2021, 2, 28): "waiting",
        date(2021, 3, 1): "placed",
        LEFT: "placed",
        date(2021, 6, 1): "aftercare",
        date(2021, 6, 30): "aftercare",
        date(2021, 7, 1): "left",
        date(2021, 11, 30): "left",
        date(2021, 12, 1): "closed",
        date(2022, 1, 31): "closed",
        late: "referred",
    }
    assert {day: status_of(participant, day) for day in expected} == expected
