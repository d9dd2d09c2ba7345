"""What asks for an act stands first on the overview of who leads the team."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from interwonen.core import clock
from participants.actions.assignments import assign_counsellor
from tests.factories import (
    make_enquiry,
    make_exit,
    make_follow_up,
    make_participant,
    make_placement,
    make_plan,
    make_session,
    make_user,
    system,
)

LATE_DAY = date(2021, 6, 28)


@pytest.fixture
def resident(pilot, counsellor, participant):
    make_placement(pilot, participant=participant)
    make_session(participant, by=counsellor, day=clock.today())
    return participant


def page_of(client, pilot, user):
    client.force_login(user)
    return client.get(reverse("home:dashboard", args=[pilot.slug]))


def test_a_team_lead_sees_first_what_the_team_is_late_with(client, pilot, counsellor, resident):
    session = make_plan(resident, by=counsellor, day=LATE_DAY)
    follow_up = make_follow_up(
        resident, owner=counsellor, due_on=LATE_DAY, today=LATE_DAY, text="Bel de bank"
    )
    enquiry = make_enquiry(pilot, received_on=date(2021, 6, 1))
    answer = page_of(client, pilot, make_user(role="team_lead", pilot=pilot))
    board, page = answer.context["board"], answer.content.decode()
    assert board.day.late_sessions == [session]
    assert board.day.late_follow_ups == [follow_up]
    assert board.late_enquiries == [enquiry]
    assert board.pressing == 3
    assert page.index("3 zaken vragen om actie") < page.index("Bel de bank")
    assert page.index("Bel de bank") < page.index("<h2>Deelnemers</h2>")
    assert reverse("participants:session-create", args=[pilot.slug, resident.pk]) not in page


def test_what_is_done_or_due_later_is_not_late(client, pilot, counsellor, resident):
    make_plan(resident, by=counsellor, day=clock.today())
    make_follow_up(resident, owner=counsellor, due_on=clock.today())
    make_enquiry(pilot, received_on=clock.today())
    answer = page_of(client, pilot, make_user(role="team_lead", pilot=pilot))
    assert answer.context["board"].pressing == 0
    assert "om actie</h2>" not in answer.content.decode()


def test_who_was_not_seen_for_more_than_two_weeks_is_late(client, pilot, counsellor):
    seen = make_participant(pilot, counsellor=counsellor)
    make_placement(pilot, participant=seen)
    make_session(seen, by=counsellor, day=clock.today() - timedelta(days=15))
    board = page_of(client, pilot, make_user(role="team_lead", pilot=pilot)).context["board"]
    assert [each.participant for each in board.day.long_unseen] == [seen]
    assert board.pressing == 1


def test_a_counsellor_finds_own_late_work_among_the_rest(client, pilot, counsellor, resident):
    session = make_plan(resident, by=counsellor, day=LATE_DAY)
    answer = page_of(client, pilot, counsellor)
    board = answer.context["board"]
    assert (board.pressing, board.day.late_sessions, board.day.planned) == (0, [], [session])
    log = reverse("participants:session-create", args=[pilot.slug, resident.pk])
    assert log in answer.content.decode()


def test_what_a_team_lead_has_to_do_today_is_apart(client, pilot, resident):
    lead = make_user(role="team_lead", pilot=pilot)
    today = make_plan(resident, by=lead, day=clock.today())
    board = page_of(client, pilot, lead).context["board"]
    assert board.day.has_own_work
    assert board.day.planned == [today]


def test_who_has_no_counsellor_now_asks_for_one(client, pilot, counsellor, resident):
    referred = {"accepted_on": None, "referred_on": clock.today()}
    new, later = make_participant(pilot, **referred), make_participant(pilot, **referred)
    tomorrow = clock.today() + timedelta(days=1)
    assign_counsellor(participant=later, counsellor=counsellor, starts_on=tomorrow, by=system())
    make_exit(make_placement(pilot))  # gets no support any more
    answer = page_of(client, pilot, make_user(role="team_lead", pilot=pilot))
    board, page = answer.context["board"], answer.content.decode()
    assert board.day.without_counsellor == [new, later]
    assert board.pressing == 2
    assert "2 zaken vragen om actie" in page
    assert page.count("Nog geen begeleider") == 2
    for each in (new, later):
        choose = reverse("participants:counsellor-assign", args=[pilot.slug, each.pk])
        assert page.index(choose) < page.index("<h2>Deelnemers</h2>")


def test_only_who_leads_is_asked_for_a_counsellor(client, pilot, counsellor, resident):
    make_participant(pilot)
    page = page_of(client, pilot, counsellor).content.decode()
    assert "Nog geen begeleider" not in page
