"""Meetings of the sounding board: planned, held with notes, published without names."""

from datetime import date, time

import pytest

from neighbours.actions.sounding_board_meetings import (
    change_board_meeting,
    publish_board_notes,
    unpublish_board_notes,
    withdraw_board_meeting,
)
from neighbours.models import BoardMeeting
from neighbours.selectors.sounding_board import published_meetings
from tests.board_factories import hold, make_agreement, make_meeting, make_member
from tests.factories import TODAY, make_participant, make_pilot, make_user, system, term
from tests.refusals import breaks, refused_by

DAY = date(2021, 5, 20)


@pytest.fixture
def meeting(pilot):
    return make_meeting(pilot)


@pytest.fixture
def held(meeting):
    return hold(meeting)


def change(meeting, **facts) -> BoardMeeting:
    kept = {name: getattr(meeting, name) for name in ("day", "starts_at", "place", "agenda")}
    return change_board_meeting(meeting=meeting, today=TODAY, by=system(), **{**kept, **facts})


def publish(meeting, **facts) -> BoardMeeting:
    return publish_board_notes(meeting=meeting, **{"today": TODAY, "by": system(), **facts})


def withdraw(meeting, reason="Gaat niet door.") -> BoardMeeting:
    return withdraw_board_meeting(meeting=meeting, reason=reason, by=system())


class TestPlan:
    def test_the_next_one_comes_first(self, pilot, meeting):
        later = make_meeting(pilot, day=date(2021, 9, 2))
        sooner = make_meeting(pilot, day=date(2021, 7, 1))
        withdraw(make_meeting(pilot, day=date(2021, 7, 2)))
        hold(meeting)
        assert list(BoardMeeting.objects.still_to_hold()) == [sooner, later]

    def test_once(self, pilot, meeting):
        with breaks("neighbours_boardmeeting_once", field="day"):
            make_meeting(pilot)
        withdraw(meeting)
        assert make_meeting(pilot).pk

    def test_not_far_from_the_pilot(self, pilot):
        with breaks("pilots_date_near_the_pilot", field="day"):
            make_meeting(pilot, day=date(2023, 3, 2))

    def test_it_moves(self, meeting):
        moved = change(meeting, day=date(2021, 7, 1), starts_at=time(20))
        assert (moved.day, moved.history.count()) == (date(2021, 7, 1), 2)

    def test_not_where_its_agreements_and_members_do_not_follow(self, pilot, meeting):
        member = make_member(pilot, left_on=DAY)
        hold(meeting, attended=[member])
        make_agreement(meeting)
        with breaks("neighbours_boardmeeting_held_not_ahead", field="day"):
            change(meeting, day=date(2021, 7, 1))
        with breaks("neighbours_boardagreement_due_after_meeting", field="day"):
            change(meeting, day=date(2021, 6, 4))
        with breaks("neighbours_boardmeeting_attended_as_member"):
            change(meeting, day=date(2021, 5, 21))
        assert BoardMeeting.objects.get().day == DAY


class TestNotes:
    def test_say_who_was_there(self, pilot, meeting):
        member, absent = make_member(pilot), make_member(pilot, name="")
        held = hold(meeting, attended=[member])
        assert (held.is_held, list(held.attended.all())) == (True, [member])
        assert list(hold(held, attended=[absent], version=None).attended.all()) == [absent]
        assert held.history.count() == 3

    def test_not_of_a_meeting_to_come(self, pilot):
        with breaks("neighbours_boardmeeting_not_ahead"):
            hold(make_meeting(pilot, day=date(2021, 7, 1)))

    def test_not_without_words(self, meeting):
        with breaks("neighbours_boardmeeting_held_with_notes", field="notes"):
            hold(meeting, notes=" ")
        assert not BoardMeeting.objects.get().is_held

    @pytest.mark.parametrize("joined_on", [date(2021, 5, 21), date(2021, 3, 1)])
    def test_not_with_a_stranger(self, pilot, meeting, joined_on):
        board = pilot if joined_on > DAY else make_pilot()
        with breaks("neighbours_boardmeeting_attended_as_member", field="attended"):
            hold(meeting, attended=[make_member(board, joined_on=joined_on)])

    def test_not_with_the_name_of_a_member_or_resident_unless_confirmed(self, pilot, meeting):
        make_member(pilot)
        lead = make_user(role="team_lead", pilot=pilot)
        make_participant(pilot, last_name="Zomerdauw")
        for notes in ("proefbuur wil een lamp.", "zomerdauw speelt gitaar."):
            with breaks("participants_text_recognisable", field="notes"):
                hold(meeting, notes=notes, by=lead)
        assert hold(
            meeting, notes="proefbuur wil een lamp.", confirmed=["participants_text_recognisable"]
        )


class TestPublish:
    def test_shows_parties_and_notes_and_no_names(self, pilot, meeting):
        members = [
            make_member(pilot),
            make_member(pilot, name="Bo Blijver"),
            make_member(pilot, role=term("board_role.chair"), name="Vic Voorzitter"),
        ]
        publish(hold(meeting, attended=members))
        hold(make_meeting(pilot, day=date(2021, 6, 1)))
        [shown] = published_meetings(pilot, TODAY)
        assert (shown.day, shown.notes) == (DAY, "Het gaat rustig.")
        assert shown.parties == ("Buur", "Voorzitter")
        assert published_meetings(pilot, date(2021, 6, 29)) == []
        assert published_meetings(make_pilot(), TODAY) == []

    def test_not_before_there_are_notes(self, meeting):
        with breaks("neighbours_boardmeeting_published_once_held"):
            publish(meeting)

    def test_not_with_a_name_unless_confirmed(self, meeting):
        notes = "De lamp komt er, zegt Jansen."
        held = hold(meeting, notes=notes, confirmed=["participants_text_recognisable"])
        with breaks("participants_text_recognisable"):
            publish(held)
        assert publish(held, confirmed=["participants_text_recognisable"]).published_on == TODAY

    def test_twice_is_once(self, held):
        publish(held)
        assert publish(held, today=date(2021, 7, 1)).published_on == TODAY
        assert held.history.count() == 3

    def test_they_leave_the_page_with_a_reason(self, pilot, held):
        publish(held)
        with breaks("core_mistake_is_explained"):
            unpublish_board_notes(meeting=held, reason=" ", by=system())
        unpublish_board_notes(meeting=held, reason="Er stond een naam in.", by=system())
        assert published_meetings(pilot, TODAY) == []
        assert held.history.first().history_change_reason == "Er stond een naam in."


class TestWithdraw:
    def test_its_notes_leave_the_page(self, pilot, held):
        publish(held)
        withdraw(held)
        assert published_meetings(pilot, TODAY) == []

    def test_it_is_final(self, meeting):
        with breaks("core_mistake_is_explained"):
            withdraw(meeting, " ")
        withdraw(meeting)
        for act in (withdraw, change, hold, publish):
            with breaks("core_still_stands"):
                act(meeting)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("is_held = true", "neighbours_boardmeeting_held_with_notes"),
        ("notes = 'x'", "neighbours_boardmeeting_held_with_notes"),
        ("published_on = day", "neighbours_boardmeeting_published_once_held"),
        ("withdrawn_because = ' '", "neighbours_boardmeeting_withdrawal_says_why"),
        ("agenda = repeat('x', 2001)", "neighbours_boardmeeting_text_length"),
    ],
)
def test_the_database_refuses(meeting, change, rule):
    assert refused_by(f"UPDATE neighbours_boardmeeting SET {change}", []) == rule


def test_the_database_lets_only_members_of_that_day_attend(pilot, meeting):
    statement = (
        "INSERT INTO neighbours_boardmeeting_attended (boardmeeting_id, boardmember_id)"
        " VALUES (%s, %s)"
    )
    for stranger in (
        make_member(pilot, joined_on=date(2021, 5, 21)),
        make_member(pilot, left_on=date(2021, 5, 19)),
        make_member(make_pilot()),
    ):
        rule = refused_by(statement, [meeting.pk, stranger.pk])
        assert rule == "neighbours_boardmeeting_attended_as_member"


def test_the_database_moves_no_meeting_away_from_who_attended(pilot, meeting):
    hold(meeting, attended=[make_member(pilot, left_on=DAY)])
    statement = "UPDATE neighbours_boardmeeting SET day = '2021-05-21'"
    assert refused_by(statement, []) == "neighbours_boardmeeting_attended_as_member"


def test_the_database_knows_who_was_there_only_of_a_meeting_that_was_held(pilot, meeting):
    rule = "neighbours_boardmeeting_attended_once_held"
    member = make_member(pilot)
    attend = (
        "INSERT INTO neighbours_boardmeeting_attended (boardmeeting_id, boardmember_id)"
        " VALUES (%s, %s)"
    )
    assert refused_by(attend, [meeting.pk, member.pk]) == rule
    hold(meeting, attended=[member])
    assert refused_by("UPDATE neighbours_boardmeeting SET is_held = false, notes = ''", []) == rule
    cancelled = withdraw(make_meeting(pilot, day=date(2021, 6, 1)))
    assert refused_by(attend, [cancelled.pk, member.pk]) == "core_still_stands"
