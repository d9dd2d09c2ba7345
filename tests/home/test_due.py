"""What is to be evaluated soon, on the first page of who does so."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from evaluations.actions.minutes import send_minutes_back
from evaluations.actions.reminders import remind
from tests.assessment_factories import make_assessment
from tests.commitment_factories import make_commitment
from tests.evaluation_factories import (
    adopt,
    hold,
    make_minutes,
    make_moment,
    make_point,
    offer,
)
from tests.factories import TODAY, make_participant, make_placement, make_user
from tests.pilot_factories import make_location_assessment
from tests.progress_review_factories import make_progress_review
from tests.words_factories import approve, make_words

IN_A_WEEK = TODAY + timedelta(days=7)


@pytest.fixture
def resident(pilot, counsellor, participant):
    make_placement(pilot, participant=participant)
    make_assessment(participant, assessed_on=date(2021, 5, 24))
    return participant


def due_for(client, pilot, user):
    client.force_login(user)
    answer = client.get(reverse("home:dashboard", args=[pilot.slug]))
    board = answer.context["board"]
    # A quarter that is over waits for its report all the while, and the roles for a review.
    due = [
        each
        for each in board.due
        if "rapportage" not in each.words and each.name != "Rollen nakijken"
    ]
    return [(matter.name, matter.is_late) for matter in due], answer.content.decode()


def review(resident, by, next_on):
    make_progress_review(resident, by=by, next_on=next_on)


def test_a_counsellor_sees_a_review_a_week_ahead_with_the_form_to_record_it(
    client, pilot, counsellor, resident
):
    review(resident, counsellor, IN_A_WEEK)
    found, page = due_for(client, pilot, counsellor)
    assert found == [(resident.full_name, False)]
    assert reverse("participants:progress-review-create", args=[pilot.slug, resident.pk]) in page
    assert "driemaandelijkse evaluatie, uiterlijk op 7 juli 2021" in page


def test_later_than_a_week_nothing_shows_and_what_has_passed_is_late(
    client, pilot, counsellor, resident
):
    assert due_for(client, pilot, counsellor)[0] == [(resident.full_name, True)]
    review(resident, counsellor, IN_A_WEEK + timedelta(days=1))
    found, page = due_for(client, pilot, counsellor)
    assert found == []
    assert "Aan de beurt" not in page


def test_a_team_lead_sees_what_is_late_and_what_nobody_supports(
    client, pilot, counsellor, resident
):
    lead = make_user(role="team_lead", pilot=pilot)
    review(resident, counsellor, IN_A_WEEK)
    alone = make_participant(pilot)
    make_placement(pilot, participant=alone, starts_on=date(2021, 4, 5))
    make_assessment(alone, assessed_on=TODAY)
    assert due_for(client, pilot, lead)[0] == [(alone.full_name, False)]


def test_an_assessment_shows_a_week_ahead_to_who_supports_the_resident(client, pilot, counsellor):
    resident = make_participant(pilot, counsellor=counsellor)
    make_placement(pilot, participant=resident, starts_on=date(2021, 6, 23))
    found, page = due_for(client, pilot, counsellor)
    assert found == [(resident.full_name, False)]
    assert "zelfredzaamheidsmeting, uiterlijk op 7 juli 2021" in page
    assert reverse("participants:assessment-create", args=[pilot.slug, resident.pk]) in page


def test_nobody_else_sees_whose_review_is_due(client, pilot, resident):
    colleague = make_user(role="counsellor", pilot=pilot)
    for user in (colleague, make_user(role="policy_officer", pilot=pilot)):
        found, page = due_for(client, pilot, user)
        assert found == []
        assert resident.full_name not in page


def test_an_action_point_shows_for_its_owner_and_of_an_organisation_for_who_runs_it(
    client, pilot, counsellor
):
    moment = make_moment(pilot)
    make_point(moment, owner=counsellor, organisation="", what="Lijst", due_on=IN_A_WEEK)
    make_point(moment, what="Sleutelkast", due_on=IN_A_WEEK)
    make_point(moment, what="Later", due_on=IN_A_WEEK + timedelta(days=1))
    officer = make_user(role="policy_officer", pilot=pilot)
    assert due_for(client, pilot, counsellor)[0] == [("Lijst", False)]
    found, page = due_for(client, pilot, officer)
    assert found == [("Evaluatie halverwege", True), ("Sleutelkast", False)]
    assert "actiepunt, uiterlijk op 7 juli 2021" in page


def test_commitments_show_as_a_number_to_who_was_reminded_of_them(client, pilot):
    officer = make_user(role="policy_officer", pilot=pilot)
    make_commitment(pilot)
    make_location_assessment(pilot)
    assert due_for(client, pilot, officer)[0] == []
    remind(today=TODAY)
    found, page = due_for(client, pilot, officer)
    assert found == [("Toezeggingen", False)]
    assert "1 nog niet nagekomen: binnenkort aan de beurt of te laat" in page


def test_who_runs_the_evaluations_sees_which_is_to_be_judged(client, pilot, counsellor):
    officer = make_user(role="policy_officer", pilot=pilot)
    make_moment(pilot, IN_A_WEEK, theme="Binnenkort")
    make_moment(pilot, TODAY - timedelta(days=1), theme="Gisteren")
    make_moment(pilot, IN_A_WEEK + timedelta(days=1), theme="Later")
    found, page = due_for(client, pilot, officer)
    assert found == [("Gisteren", True), ("Binnenkort", False)]
    assert "evaluatie, gepland op 29 juni 2021" in page
    for user in (counsellor, make_user(role="team_lead", pilot=pilot)):
        assert due_for(client, pilot, user)[0] == []


def test_minutes_show_to_who_offers_them_and_then_to_who_takes_the_second_look(client, pilot):
    officer, lead = (make_user(role=role, pilot=pilot) for role in ("policy_officer", "team_lead"))
    moment = make_moment(pilot)
    shown = [(moment.theme, False)]
    make_minutes(hold(moment))
    assert due_for(client, pilot, officer)[0] == shown
    assert due_for(client, pilot, lead)[0] == []
    offer(moment, by=officer)
    assert due_for(client, pilot, officer)[0] == []
    found, page = due_for(client, pilot, lead)
    assert found == shown
    assert reverse("evaluations:moment-detail", args=[pilot.slug, moment.pk]) in page
    moment = send_minutes_back(moment=moment, remark="Noem de datum.", by=lead)
    assert "Teruggestuurd" in due_for(client, pilot, officer)[1]
    adopt(offer(moment, by=officer), by=lead)
    assert [due_for(client, pilot, user)[0] for user in (officer, lead)] == [[], []]


def test_the_location_shows_to_who_was_reminded_of_it(client, pilot):
    officer = make_user(role="policy_officer", pilot=pilot)
    remind(today=TODAY)
    found, page = due_for(client, pilot, officer)
    assert found == [("Locatietoets", True)]
    assert reverse("pilots:location-assessment-overview", args=[pilot.slug]) in page


def test_words_of_residents_show_to_who_can_be_the_second_person(client, pilot, counsellor):
    officer, lead = (make_user(role=role, pilot=pilot) for role in ("policy_officer", "team_lead"))
    make_location_assessment(pilot)
    words = make_words(pilot, by=lead)
    found, page = due_for(client, pilot, officer)
    assert found == [("Woorden van bewoners", False)]
    assert "1 wacht op een tweede persoon" in page
    assert reverse("evaluations:resident-words-list", args=[pilot.slug]) in page
    for user in (lead, counsellor):
        assert due_for(client, pilot, user)[0] == []
    make_words(pilot, by=counsellor)
    assert "2 wachten op een tweede persoon" in due_for(client, pilot, officer)[1]
    assert "1 wacht op een tweede persoon" in due_for(client, pilot, lead)[1]
    approve(words, by=officer)
    assert "1 wacht op een tweede persoon" in due_for(client, pilot, officer)[1]
