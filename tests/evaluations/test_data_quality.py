"""Each check finds the row that fails it, and each viewer learns no more of it than elsewhere."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse

from evaluations.actions.moments import plan_moment
from evaluations.selectors.commitments import commitments_due
from evaluations.selectors.data_quality import Kind, failed_checks
from evaluations.selectors.data_quality_accounting import ACCOUNTING
from evaluations.selectors.data_quality_people import PEOPLE
from evaluations.selectors.data_quality_places import PLACE_AND_STREET
from interwonen.access.roles import granted
from interwonen.core.routes import pilot_url
from interwonen.pilots.actions.capacity_steps import decide_capacity
from interwonen.pilots.rules.funding import SPENT_WITHIN_COMMITTED
from interwonen.pilots.selectors.location_assessments import location_assessment_due
from participants.models import Participant
from participants.selectors.assessments_due import assessments_due
from tests.board_factories import make_agreement, make_meeting
from tests.commitment_factories import take_over
from tests.consultation_hour_factories import make_call_back, make_hour
from tests.evaluation_factories import adopt, hold, make_minutes, make_moment, make_point, offer
from tests.exit_factories import make_keys, take_back
from tests.factories import (
    TODAY,
    make_enquiry,
    make_exit,
    make_follow_up,
    make_incident,
    make_intake,
    make_participant,
    make_pilot,
    make_placement,
    make_plan,
    make_referral,
    make_session,
    make_user,
    system,
    term,
)
from tests.letter_factories import decide_on, make_sent_letter
from tests.pilot_factories import make_amount, make_line, make_location_assessment
from tests.plan_factories import make_goal

CHECKS = (*PEOPLE, *PLACE_AND_STREET, *ACCOUNTING)
# What fails in a pilot that has begun and of which nothing was recorded.
OF_AN_EMPTY_PILOT = {"pilot_without_decision", "location_not_assessed", "texts_missing"}


def found(pilot, *, on=TODAY, role="team_lead", by=None):
    """What a viewer finds, by the code of the check; a team lead without another role."""
    user = by or make_user(role=role, pilot=pilot)
    shown = failed_checks(CHECKS, pilot, by=user, permissions=granted(role), on=on)
    return {failed.check.code: failed for failed in shown}


def test_a_pilot_without_rows_lacks_its_decision_and_its_texts(pilot):
    assert found(pilot).keys() == OF_AN_EMPTY_PILOT
    decide_on(pilot)
    assert found(pilot).keys() == OF_AN_EMPTY_PILOT - {"pilot_without_decision"}


def test_checks_have_codes_of_their_own():
    assert len({check.code for check in CHECKS}) == len(CHECKS)


@pytest.mark.parametrize("check", CHECKS, ids=lambda each: each.code)
def test_a_check_leads_to_a_page(check):
    assert pilot_url(check.page, "pilot", 1 if check.has_key else None)


def test_a_referral_needs_an_intake_and_a_decision(pilot):
    referral = make_referral(pilot, referred_on=TODAY - timedelta(days=28))
    assert "referral_without_intake" in found(pilot)
    assert "referral_undecided" not in found(pilot)
    make_intake(referral)
    late = found(pilot, on=TODAY + timedelta(days=1))
    assert "referral_without_intake" not in late
    (line,) = late["referral_undecided"].lines
    assert (line.reference, line.day) == (referral.participant.reference, referral.referred_on)


def test_a_stay_needs_keys_and_a_counsellor_and_sessions_and_reviews(pilot, counsellor):
    person = make_participant(pilot)
    stay = make_placement(pilot, participant=person)
    expected = {"keys_not_given", "without_counsellor", "resident_unseen", "review_overdue"}
    expected |= {"assessment_overdue"}
    assert expected <= found(pilot).keys()
    make_keys(stay)
    make_session(person, by=counsellor, day=TODAY - timedelta(days=14))
    (line,) = found(pilot)["assessment_overdue"].lines
    assert line.day == assessments_due(Participant.objects.all(), on=TODAY)[0].due_on
    assert not {"keys_not_given", "resident_unseen"} & found(pilot).keys()
    assert "resident_unseen" in found(pilot, on=TODAY + timedelta(days=1))


def test_a_stay_that_is_over_needs_an_exit(pilot):
    make_placement(pilot, ends_on=date(2021, 6, 1))
    assert found(pilot)["stay_without_exit"].check.kind == Kind.CONTRADICTORY
    assert "stay_without_exit" not in found(pilot, on=date(2021, 6, 1))


def test_an_exit_needs_a_destination_keys_and_contact(pilot, counsellor):
    person = make_participant(pilot, counsellor=counsellor)
    stay = make_placement(pilot, participant=person)
    make_keys(stay)
    make_exit(
        stay,
        destination=term("exit_destination.unknown"),
        aftercare_until=date(2021, 8, 31),
    )
    expected = {"destination_unknown", "keys_not_back", "aftercare_without_contact"}
    assert expected <= found(pilot).keys()
    take_back(stay)
    make_session(person, by=counsellor, day=date(2021, 6, 10))
    assert expected & found(pilot).keys() == {"destination_unknown"}


def test_the_last_months_need_a_certain_next_home(pilot):
    make_placement(pilot)
    assert "without_plan" not in found(pilot, on=date(2021, 12, 1))
    assert "without_plan" in found(pilot, on=date(2021, 12, 2))


def test_late_work_is_found(pilot, counsellor):
    person = make_participant(pilot, counsellor=counsellor)
    make_placement(pilot, participant=person)
    make_plan(person, by=counsellor, day=date(2021, 6, 29))
    make_follow_up(person, owner=counsellor, due_on=TODAY)
    make_goal(person, due_on=TODAY)
    make_incident(person, by=counsellor, agreements="Rust na tien uur.", review_on=TODAY)
    late = {"follow_up_overdue", "goal_overdue", "incident_not_reviewed"}
    assert not late & found(pilot).keys()
    assert late | {"session_not_logged"} <= found(pilot, on=TODAY + timedelta(days=1)).keys()


def test_what_neighbours_wait_for_is_found(pilot):
    enquiry = make_enquiry(pilot, received_on=date(2021, 6, 1))
    make_call_back(make_hour(pilot, day=date(2021, 6, 3)))
    make_agreement(make_meeting(pilot), due_on=date(2021, 6, 20))
    late = found(pilot)
    assert {"enquiry_overdue", "call_to_return", "agreement_overdue"} <= late.keys()
    address = reverse("neighbours:enquiry-detail", args=[pilot.slug, enquiry.pk])
    assert late["enquiry_overdue"].lines[0].url == address


def test_a_letter_before_the_decision_contradicts_the_promise(pilot):
    make_sent_letter(pilot)
    assert "letter_before_decision" not in found(pilot)
    decide_on(pilot, date(2021, 2, 10))
    assert "letter_before_decision" in found(pilot)


def test_an_evaluation_on_a_day_that_is_over_is_late(pilot):
    plan_moment(pilot=pilot, planned_on=TODAY, theme="Halverwege", by=system())
    assert "moment_not_held" not in found(pilot)
    late = found(pilot, on=TODAY + timedelta(days=1))
    assert late["moment_not_held"].lines[0].about == "Halverwege"


def test_minutes_are_missing_until_they_were_adopted(pilot):
    officer = make_user(role="policy_officer", pilot=pilot)
    moment = offer(make_minutes(make_moment(pilot)), by=officer)
    (line,) = found(pilot)["minutes_not_adopted"].lines
    assert (line.about, line.day) == (moment.theme, moment.held_on)
    assert "minutes_not_adopted" not in found(pilot, on=moment.held_on - timedelta(days=1))
    adopt(moment)
    assert "minutes_not_adopted" not in found(pilot)


def test_an_action_point_and_a_promise_past_their_day_are_late(pilot):
    make_point(hold(make_moment(pilot)), due_on=TODAY)
    take_over(pilot)
    assert "action_point_overdue" not in found(pilot)
    late = found(pilot, on=TODAY + timedelta(days=1))
    assert "action_point_overdue" in late
    due = {each.commitment.words for each in commitments_due(pilot, TODAY) if each.is_late}
    assert {line.about for line in late["commitment_overdue"].lines} >= due != set()


def test_the_location_is_assessed_for_every_place(pilot):
    make_location_assessment(pilot)
    assert "location_not_assessed" not in found(pilot)
    decide_capacity(
        pilot=pilot,
        effective_from=TODAY,
        capacity=7,
        reason="Groei",
        reference="B-2",
        by=system(),
    )
    assert "location_not_assessed" in found(pilot)
    assert location_assessment_due(pilot, TODAY).is_late(TODAY)


def test_money_that_was_not_granted_contradicts(pilot):
    line = make_line(pilot)
    make_amount(line)
    anyway = [SPENT_WITHIN_COMMITTED.name]
    make_amount(line, kind="spent", confirmed=anyway)
    assert "overspent" not in found(pilot)
    first = date(2021, 1, 1)
    make_amount(line, kind="spent", cents=1, quarter_starts_on=first, confirmed=anyway)
    assert found(pilot)["overspent"].lines[0].about == line.name


def test_a_dwelling_that_was_left_is_to_be_inspected(pilot):
    stay = make_placement(pilot)
    make_exit(stay)
    (line,) = found(pilot)["dwelling_to_inspect"].lines
    assert (line.about, line.day) == (stay.dwelling.name, date(2021, 5, 31))


def test_the_policy_officer_reads_codes_no_names_or_days_and_opens_no_file(pilot):
    stay = make_placement(pilot)
    shown = found(pilot, role="policy_officer")
    (line,) = shown["keys_not_given"].lines
    assert (line.reference, line.name, line.url) == (stay.participant.reference, "", "")
    assert line.day is None
    assert not {"goal_overdue", "incident_not_reviewed", "resident_unseen"} & shown.keys()


def test_a_counsellor_sees_the_own_caseload_and_how_many_more_there_are(pilot, counsellor):
    own = make_participant(pilot, counsellor=counsellor)
    make_placement(pilot, participant=own)
    make_placement(pilot)
    failed = found(pilot, role="counsellor", by=counsellor)["keys_not_given"]
    assert [line.name for line in failed.lines] == [own.full_name]
    assert (failed.closed, failed.number) == (1, 2)


def test_the_contact_officer_learns_nothing_of_participants(pilot):
    make_placement(pilot)
    make_enquiry(pilot, received_on=date(2021, 6, 1))
    shown = found(pilot, role="contact_officer")
    assert shown.keys() == {
        "enquiry_overdue",
        "pilot_without_decision",
        "location_not_assessed",
    }


def test_the_page_leads_to_where_it_is_mended(client, pilot):
    stay = make_placement(pilot)
    client.force_login(make_user(role="team_lead", pilot=pilot))
    shown = client.get(reverse("evaluations:data-quality", args=[pilot.slug])).content.decode()
    mend = reverse("participants:participant-placements", args=[pilot.slug, stay.participant_id])
    assert mend in shown
    assert stay.participant.full_name in shown


def test_the_page_is_reached_from_the_reports(client, pilot):
    client.force_login(make_user(role="case_manager", pilot=pilot))
    shown = client.get(reverse("evaluations:report-list", args=[pilot.slug])).content.decode()
    assert reverse("evaluations:data-quality", args=[pilot.slug]) in shown


def test_a_page_without_faults_says_so(client, db):
    ahead = make_pilot(starts_on=date(2021, 9, 1))
    client.force_login(make_user(role="policy_officer", pilot=ahead))
    shown = client.get(reverse("evaluations:data-quality", args=[ahead.slug])).content.decode()
    assert "iw-empty" in shown


@pytest.mark.parametrize("rows", [1, 3])
def test_it_takes_as_many_queries_however_much_is_wrong(pilot, counsellor, count_queries, rows):
    for _number in range(rows):
        make_plan(make_participant(pilot), by=counsellor, day=date(2021, 6, 1), starts_at=time(9))
    lead = make_user(role="team_lead", pilot=pilot)
    lead.memberships_on(TODAY)
    take_over(pilot)
    assert count_queries(lambda: found(pilot, by=lead)) == 6
