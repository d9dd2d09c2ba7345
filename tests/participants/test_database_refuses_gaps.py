"""Gaps that random SQL found in the guards, each closed."""

from datetime import date

import pytest

from interwonen.core.history import save_as
from interwonen.pilots.models import Term
from participants.actions.exits import record_exit
from participants.actions.referrals import decide_referral, refer_again
from participants.models import Handover, Return
from participants.selectors.participants_support_period import is_supported
from tests.factories import (
    TODAY,
    make_inspection,
    make_intake,
    make_participant,
    make_placement,
    make_referral,
    make_session,
    make_user,
    system,
    term,
)
from tests.refusals import breaks, refused_by

FIRST, LEFT = date(2021, 3, 1), date(2021, 4, 30)


def leave(placement, *, aftercare_until=None):
    return record_exit(
        placement=placement,
        exited_on=LEFT,
        reason=term("exit_reason.goals_met"),
        destination=term("exit_destination.own_rental"),
        aftercare_until=aftercare_until,
        today=TODAY,
        by=system(),
    )


def refer_once_more(participant, day):
    return refer_again(
        participant=participant,
        referred_on=day,
        referrer="Opvang Voorbeeld",
        origin=term("origin.mo_24h"),
        household_size=1,
        today=TODAY,
        by=system(),
    )


def reject(referral, day):
    return decide_referral(
        referral=referral,
        decision="rejected",
        reason="Past niet.",
        decided_on=day,
        today=TODAY,
        by=system(),
    )


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("placement", "participant_id"),
        ("referral", "participant_id"),
        ("checklist", "participant_id"),
        ("answer", "checklist_id"),
    ],
)
def test_a_row_stays_with_whom_it_is_about(pilot, table, column):
    make_placement(pilot)
    make_intake(make_referral(pilot))
    assert (
        refused_by(f"UPDATE participants_{table} SET {column} = {column} + 1", [])
        == "core_owner_is_fixed"
    )


def test_answers_keep_the_version_of_their_questions(pilot):
    sheet = make_intake(make_referral(pilot))
    other = "UPDATE participants_checklist SET version = '1900' WHERE id = %s"
    assert refused_by(other, [sheet.pk]) == "participants_answer_fits_its_question"


def test_a_rejection_dated_before_a_session_is_refused_by_action_and_database(pilot):
    counsellor = make_user(role="counsellor", pilot=pilot)
    referral = make_referral(pilot)
    make_session(referral.participant, by=counsellor, day=date(2021, 3, 10))
    with breaks("participants_support_covers_sessions"):
        reject(referral, date(2021, 3, 9))
    referral.refresh_from_db()
    assert referral.is_undecided
    assert reject(referral, date(2021, 3, 10)).decision == "rejected"
    earlier = "UPDATE participants_referral SET decided_on = '2021-03-09' WHERE id = %s"
    assert refused_by(earlier, [referral.pk]) == "participants_support_covers_sessions"


def test_a_referral_with_sessions_is_not_deleted(pilot):
    counsellor = make_user(role="counsellor", pilot=pilot)
    referral = make_referral(pilot)
    make_session(referral.participant, by=counsellor)
    gone = "DELETE FROM participants_referral WHERE id = %s"
    assert refused_by(gone, [referral.pk]) == "participants_support_covers_sessions"


def test_a_rejected_new_referral_takes_nothing_from_the_aftercare(pilot):
    counsellor = make_user(role="counsellor", pilot=pilot)
    participant = make_participant(pilot)
    placement = make_placement(pilot, participant=participant)
    leave(placement, aftercare_until=date(2021, 6, 30))
    reject(refer_once_more(participant, date(2021, 5, 15)), date(2021, 5, 20))
    assert is_supported(participant, date(2021, 6, 15))
    assert make_session(participant, by=counsellor, day=date(2021, 6, 15)).pk
    assert not is_supported(participant, date(2021, 7, 1))


def test_keys_and_return_follow_the_stay(pilot):
    placement = make_placement(pilot, starts_on=FIRST)
    make_inspection(placement.dwelling)
    for phase, day in (("start", FIRST), ("end", LEFT)):
        keys = Handover(
            placement=placement, phase=phase, handed_on=day, keys=1, recorded_by=system()
        )
        save_as(keys, by=system())
    removed = "DELETE FROM participants_handover WHERE phase = 'start'"
    assert refused_by(removed, []) == "participants_handover_given_before_back"
    exit = leave(placement)
    situation = Term.objects.filter(vocabulary="homeless_situation").earliest("position")
    last_day = date(2021, 10, 30)
    save_as(Return(exit=exit, returned_on=last_day, situation=situation), by=system())
    both = (
        "WITH ended AS (UPDATE participants_placement SET ends_on = '2021-04-29' RETURNING id)"
        " UPDATE participants_exit SET exited_on = '2021-04-29'"
        " WHERE placement_id IN (SELECT id FROM ended)"
    )
    assert refused_by(both, []) == "participants_return_within_six_months"
