"""Facts that cannot be by themselves: raw SQL is refused what the forms check first."""

from datetime import date

import pytest

from interwonen.pilots.actions import decide_capacity
from tests.factories import (
    make_dwelling,
    make_intake,
    make_participant,
    make_plan,
    make_referral,
    make_session,
    make_user,
    system,
)
from tests.refusals import refused_by


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("participants_dwelling SET postcode = '0123AB'", "participants_dwelling_postcode"),
        ("participants_dwelling SET house_number = 0", "participants_dwelling_house_number"),
        (
            "participants_dwelling SET house_number_suffix = '?'",
            "participants_dwelling_house_number",
        ),
        (
            "participants_supportsession SET contact_type_id = NULL WHERE status = 'held'",
            "participants_session_held_says_how",
        ),
        (
            "participants_supportsession SET duration_minutes = NULL WHERE status = 'planned'",
            "participants_session_planned_says_how",
        ),
        (
            "participants_supportsession SET confidential_note = repeat('x', 20001)",
            "participants_session_confidential_note_length",
        ),
        ("pilots_pilot SET maximum_capacity = 6", "pilots_pilot_bounds_cover_steps"),
        ("accounts_membership SET role = 'landlord'", "accounts_membership_known_role"),
    ],
)
def test_a_fact_that_cannot_be(pilot, change, rule):
    counsellor = make_user(role="counsellor", pilot=pilot)
    someone = make_participant(pilot, counsellor=counsellor)
    make_dwelling(pilot)
    make_session(someone, by=counsellor)
    make_plan(someone, by=counsellor)
    decide_capacity(
        pilot=pilot,
        effective_from=date(2021, 9, 1),
        capacity=7,
        reason="Groei",
        reference="B1",
        by=system(),
    )
    assert refused_by(f"UPDATE {change}", []) == rule


def test_an_intake_about_someone_else_than_was_referred(pilot):
    referral, other = make_referral(pilot), make_referral(pilot)
    make_intake(referral)
    copy = (
        "INSERT INTO participants_checklist (participant_id, referral_id, question_set, version,"
        " filled_on, filled_by_id) SELECT participant_id, %s, question_set, version, filled_on,"
        " filled_by_id FROM participants_checklist"
    )
    assert refused_by(copy, [other.pk]) == "participants_checklist_of_the_person"


def test_an_acceptance_of_someone_who_was_not_told_or_has_no_intake(pilot):
    accept = (
        "UPDATE participants_referral SET decision = 'accepted', decided_on = '2021-02-15',"
        " decision_reason = 'Past.', decided_by_id = %s WHERE id = %s"
    )
    untold, unseen = make_referral(pilot, informed_on=None), make_referral(pilot)
    make_intake(untold)
    by = system().pk
    told_first = "participants_referral_informed_before_acceptance"
    assert refused_by(accept, [by, untold.pk]) == told_first
    intake_first = "participants_referral_intake_before_acceptance"
    assert refused_by(accept, [by, unseen.pk]) == intake_first
