"""Facts that cannot be by themselves: raw SQL is refused what the forms check first."""

from datetime import date

import pytest

from interwonen.pilots.actions.capacity_steps import decide_capacity
from participants.actions.neighbourhood_signals import add_neighbourhood_signal
from tests.factories import (
    TODAY,
    make_dwelling,
    make_follow_up,
    make_incident,
    make_intake,
    make_plan,
    make_referral,
    make_session,
    make_user,
    system,
    term,
)
from tests.plan_factories import close, make_goal
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
        (
            "participants_supportsession_life_domains SET question_id ="
            " (SELECT id FROM pilots_question WHERE question_set = 'eligibility' LIMIT 1)",
            "participants_session_domains_from_the_set",
        ),
        (
            "participants_goal SET outcome_note = '' WHERE outcome = 'achieved'",
            "participants_goal_closed_says_how",
        ),
        (
            "participants_followup SET due_on = agreed_on + 367",
            "participants_followup_due_within_a_year",
        ),
        ("participants_followup SET text = ''", "participants_followup_says_what"),
        (
            "participants_incident SET what_was_done = ''",
            "participants_incident_says_what_happened",
        ),
        (
            "participants_incident SET agreements = 'Stil na tien uur', review_on = happened_on + 367",
            "participants_incident_review_within_a_year",
        ),
        (
            "participants_incident SET agreements = 'Stil na tien uur', review_on = happened_on,"
            " reviewed_on = happened_on, reviewed_by_id = recorded_by_id",
            "participants_incident_review_says_what",
        ),
        (
            "participants_neighbourhoodsignal SET text = repeat('x', 1001)",
            "participants_signal_text_length",
        ),
        ("pilots_pilot SET maximum_capacity = 6", "pilots_pilot_bounds_cover_steps"),
        ("accounts_membership SET role = 'team_lead'", "core_owner_is_fixed"),
    ],
)
def test_a_fact_that_cannot_be(pilot, change, rule, counsellor, participant):
    make_dwelling(pilot)
    make_session(participant, by=counsellor)
    make_plan(participant, by=counsellor)
    close(make_goal(participant))
    make_follow_up(participant, owner=counsellor)
    make_incident(participant, by=counsellor)
    add_neighbourhood_signal(
        pilot=pilot,
        category=term("report_category.noise"),
        text="Laat druk.",
        given_on=TODAY,
        by=system(),
    )
    decide_capacity(
        pilot=pilot,
        effective_from=date(2021, 9, 1),
        capacity=7,
        reason="Groei",
        reference="B1",
        by=system(),
    )
    assert refused_by(f"UPDATE {change}", []) == rule


def test_an_incident_reported_to_no_one_or_outside_the_support(pilot):
    referral = make_referral(pilot)
    make_incident(referral.participant, by=make_user(role="counsellor", pilot=pilot))
    untold = "DELETE FROM participants_incident_reported_to; SET CONSTRAINTS ALL IMMEDIATE"
    assert refused_by(untold, []) == "participants_incident_reported_or_nobody"
    shorter = (
        "UPDATE participants_referral SET decision = 'rejected', decision_reason = 'Past niet.',"
        " decided_on = '2021-06-13', decided_by_id = %s"
    )
    assert refused_by(shorter, [system().pk]) == "participants_support_covers_incidents"


def test_an_intake_about_someone_else_than_was_referred(pilot):
    referral, other = make_referral(pilot), make_referral(pilot)
    make_intake(referral)
    copy = (
        "INSERT INTO participants_checklist (participant_id, referral_id, question_set, version,"
        " filled_on, filled_by_id) SELECT participant_id, %s, question_set, version, filled_on,"
        " filled_by_id FROM participants_checklist"
    )
    assert refused_by(copy, [other.pk]) == "participants_checklist_of_the_person"


def test_an_acceptance_of_a_participant_who_was_not_informed_or_has_no_intake(pilot):
    accept = (
        "UPDATE participants_referral SET decision = 'accepted', decided_on = '2021-02-15',"
        " decision_reason = 'Past.', decided_by_id = %s WHERE id = %s"
    )
    untold, unseen = make_referral(pilot, informed_on=None), make_referral(pilot)
    make_intake(untold)
    by = system().pk
    informed_first = "participants_referral_informed_before_acceptance"
    assert refused_by(accept, [by, untold.pk]) == informed_first
    intake_first = "participants_referral_intake_before_acceptance"
    assert refused_by(accept, [by, unseen.pk]) == intake_first
