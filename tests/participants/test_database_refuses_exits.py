"""Raw SQL about coming back and keys meets the same rules in the database."""

from datetime import date

from tests.exit_factories import make_comeback, make_keys
from tests.factories import TODAY, make_dwelling, make_exit, make_placement, system
from tests.participants.test_database_refuses import insert_placement
from tests.refusals import refused_by

AGAIN = "participants_placement_new_referral_after_exit"


def test_a_stay_after_an_exit_on_the_old_referral(pilot):
    placement = make_placement(pilot)
    make_exit(placement)
    assert insert_placement(placement.participant, make_dwelling(pilot), first=TODAY) == AGAIN


def test_a_stay_before_the_new_referral_was_accepted(pilot):
    placement = make_placement(pilot)
    make_exit(placement)
    make_comeback(placement.participant, date(2021, 6, 15))
    home = make_dwelling(pilot)
    assert insert_placement(placement.participant, home, first=date(2021, 6, 14)) == AGAIN
    second = make_placement(
        pilot, participant=placement.participant, dwelling=home, starts_on=date(2021, 6, 15)
    )
    earlier = "UPDATE participants_placement SET starts_on = %s WHERE id = %s"
    assert refused_by(earlier, [date(2021, 6, 10), second.pk]) == AGAIN


def test_taking_the_new_referral_from_under_a_second_stay(pilot):
    placement = make_placement(pilot)
    make_exit(placement)
    again = make_comeback(placement.participant, date(2021, 6, 15))
    make_placement(pilot, participant=placement.participant, starts_on=date(2021, 6, 20))
    later = "UPDATE participants_referral SET decided_on = %s WHERE id = %s"
    refusal = refused_by(later, [date(2021, 6, 21), again.pk])
    assert refusal == "participants_referral_carries_placement"


def test_keys_that_come_back_without_or_before_being_given(pilot):
    placement = make_placement(pilot)
    back = (
        "INSERT INTO participants_handover"
        " (placement_id, phase, handed_on, keys, findings, recorded_by_id)"
        " VALUES (%s, 'end', %s, 1, '', %s)"
    )
    first_given = "participants_handover_given_before_back"
    assert refused_by(back, [placement.pk, TODAY, system().pk]) == first_given
    make_keys(placement, handed_on=date(2021, 4, 2))
    assert refused_by(back, [placement.pk, date(2021, 4, 1), system().pk]) == first_given
