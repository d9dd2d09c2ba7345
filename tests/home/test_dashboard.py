"""The overview: what each role needs today, and nothing that is not theirs."""

from datetime import date

import pytest
from django.urls import reverse

from interwonen.access.roles import Role
from interwonen.accounts.actions.memberships import give_role
from tests.enquiry_factories import make_reply
from tests.factories import (
    make_enquiry,
    make_incident,
    make_participant,
    make_pilot,
    make_placement,
    make_user,
)


def overview(client, pilot, role):
    client.force_login(make_user(role=role, pilot=pilot))
    return client.get(reverse("home:dashboard", args=[pilot.slug]))


def test_a_counsellor_sees_the_residents_of_the_own_caseload(client, pilot):
    counsellor = make_user(role="counsellor", pilot=pilot)
    mine = make_placement(pilot, participant=make_participant(pilot, counsellor=counsellor))
    other = make_placement(pilot)
    client.force_login(counsellor)
    page = client.get(reverse("home:dashboard", args=[pilot.slug])).content.decode()
    assert mine.participant.full_name in page
    assert other.participant.full_name not in page


@pytest.mark.parametrize("role", Role)
def test_whoever_has_nothing_yet_sees_that_there_is_nothing(client, pilot, role):
    answer = overview(client, pilot, role)
    assert answer.status_code == 200
    assert "None" not in answer.content.decode()


def test_a_counsellor_without_a_caseload_has_no_late_reviews(client, pilot):
    make_incident(make_participant(pilot), by=make_user(role="team_lead", pilot=pilot))
    board = overview(client, pilot, "counsellor").context["board"]
    assert board.team_news == {"signals": 0, "overdue": 0}


def test_what_is_not_late_is_not_counted_as_zero(client, pilot):
    make_incident(make_participant(pilot), by=make_user(role="team_lead", pilot=pilot))
    page = overview(client, pilot, "counsellor").content.decode()
    assert "bij 0 incidenten" not in page
    assert "0 die nog niemand" not in page
    assert "Er is niets te laat" in page


def test_a_case_manager_sees_what_waits_for_a_decision(client, pilot):
    undecided = make_participant(pilot, accepted_on=None)
    waiting = make_participant(pilot)
    board = overview(client, pilot, "case_manager").context["board"]
    assert [referral.participant for referral in board.referrals] == [undecided]
    assert board.waiting == [waiting]
    assert board.enquiries is None


def test_who_has_a_planned_stay_waits_for_no_decision(client, pilot):
    participant = make_participant(pilot)
    make_placement(pilot, participant=participant, starts_on=date(2021, 7, 1))
    page = overview(client, pilot, "case_manager")
    assert page.context["board"].waiting == []
    assert "nog geen woning" not in page.content.decode()


def test_what_waits_for_a_case_manager_comes_before_the_figures(client, pilot):
    make_participant(pilot, accepted_on=None)
    page = overview(client, pilot, "case_manager").content.decode()
    assert page.index("Dit wacht op u") < page.index("plekken vandaag bezet")


def test_a_policy_officer_sees_figures_and_no_names(client, pilot):
    placement = make_placement(pilot)
    make_enquiry(pilot, received_on=date(2021, 6, 1))
    answer = overview(client, pilot, "policy_officer")
    board = answer.context["board"]
    assert board.occupancy == {"residents": 1, "capacity": 5, "maximum": 7, "days_left": 245}
    assert (len(board.enquiries), board.overdue) == (1, 1)
    assert placement.participant.last_name not in answer.content.decode()


def test_the_figures_count_what_the_list_leaves_out(client, pilot):
    for _ in range(9):
        make_enquiry(pilot, received_on=date(2021, 6, 1))
    make_reply(make_enquiry(pilot))
    shown = overview(client, pilot, "contact_officer")
    board = shown.context["board"]
    assert (len(board.enquiries), board.unanswered, board.overdue) == (8, 9, 9)
    every = reverse("neighbours:enquiry-list", args=[pilot.slug]) + "?status=unanswered"
    assert f'href="{every}">Alle 9 zonder antwoord' in shown.content.decode()
    assert len(client.get(every).context["page_obj"].object_list) == 9


@pytest.mark.parametrize("role", ["auditor", "administrator"])
def test_who_guards_or_administers_sees_no_content(client, pilot, role):
    make_placement(pilot)
    board = overview(client, pilot, role).context["board"]
    parts = (board.occupancy, board.day, board.referrals, board.waiting, board.enquiries)
    assert parts == (None,) * 5


def test_someone_in_one_pilot_starts_at_its_overview(client, pilot):
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    assert client.get("/").url == reverse("home:dashboard", args=[pilot.slug])


def test_someone_in_two_pilots_chooses_and_someone_in_none_hears_what_to_do(client, pilot):
    user = make_user(role="policy_officer", pilot=pilot)
    client.force_login(user)
    second = make_pilot()
    give_role(user=user, pilot=second, role="auditor", starts_on=date(2021, 1, 1), by=make_user())
    assert {row.slug for row in client.get("/").context["pilots"]} == {pilot.slug, second.slug}
    client.force_login(make_user())
    assert client.get("/").context["pilots"] == []
