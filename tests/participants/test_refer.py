"""Someone is referred, and the case manager decides."""

from datetime import date

import pytest

from interwonen.accounts.models import User
from participants.actions.referrals import decide_referral
from participants.models import Participant, Referral
from tests.factories import TODAY, make_intake, make_pilot, make_referral, make_user
from tests.refusals import breaks

ACCEPTED = Referral.Decision.ACCEPTED


def test_it_gives_a_new_reference_code_and_waits_for_a_decision(pilot):
    first, second = make_referral(pilot), make_referral(pilot)
    elsewhere = make_referral(make_pilot(reference_prefix="X"))
    codes = [row.participant.reference for row in (first, second, elsewhere)]
    assert codes == ["T-001", "T-002", "X-001"]
    assert first.decision == Referral.Decision.PENDING


def test_a_counsellor_who_refers_has_the_person_on_the_caseload(pilot):
    counsellor = make_user(role="counsellor", pilot=pilot)
    participant = make_referral(pilot, by=counsellor).participant
    assert participant.assignments.get().counsellor == counsellor
    in_the_next_request = User.objects.get(pk=counsellor.pk)
    assert participant in Participant.objects.visible_to(in_the_next_request, on=TODAY)


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [
        ("household_size", 9, "participants_referral_one_person"),
        ("household_size", 0, "participants_referral_one_person"),
        ("referred_on", date(2021, 7, 1), "participants_date_not_ahead"),
        ("birth_date", date(2021, 7, 1), "participants_date_not_ahead"),
    ],
)
def test_it_refuses_a_larger_household_and_dates_ahead(pilot, field, value, rule):
    with breaks(rule, field=field):
        make_referral(pilot, **{field: value})
    assert not Participant.objects.exists()
    assert not Referral.objects.exists()


def decide(referral: Referral, **facts) -> Referral:
    defaults = {
        "decision": ACCEPTED,
        "reason": "Past bij de doelgroep.",
        "decided_on": date(2021, 2, 15),
        "today": TODAY,
    }
    return decide_referral(referral=referral, **{**defaults, **facts})


def test_a_decision_keeps_its_reason_date_and_person(pilot):
    manager = make_user(role="case_manager", pilot=pilot)
    referral = make_referral(pilot)
    make_intake(referral)
    decided = decide(referral, by=manager)
    assert (decided.decision, decided.decided_by) == (ACCEPTED, manager)
    assert decided.history.first().history_user == manager


@pytest.mark.parametrize(
    ("decided_on", "rule"),
    [
        (date(2021, 1, 31), "participants_referral_decided_after_referring"),
        (date(2021, 7, 1), "participants_date_not_ahead"),
    ],
)
def test_it_refuses_a_decision_before_the_referral_or_ahead(pilot, decided_on, rule):
    referral = make_referral(pilot)
    with breaks(rule):
        decide(referral, decided_on=decided_on, by=make_user())
    referral.refresh_from_db()
    assert referral.decision == Referral.Decision.PENDING


def test_nobody_is_accepted_untold_or_without_an_intake(pilot):
    untold, unseen = make_referral(pilot, informed_on=None), make_referral(pilot)
    make_intake(untold)
    with breaks("participants_referral_informed_before_acceptance"):
        decide(untold, by=make_user())
    with breaks("participants_referral_intake_before_acceptance"):
        decide(unseen, by=make_user())
    assert not Referral.objects.exclude(decision=Referral.Decision.PENDING).exists()


def test_it_refuses_a_second_decision(pilot):
    referral = make_referral(pilot)
    make_intake(referral)
    decide(referral, by=make_user())
    with breaks("participants_referral_decided_once"):
        decide(referral, decision=Referral.Decision.REJECTED, by=make_user())
    referral.refresh_from_db()
    assert referral.decision == ACCEPTED
