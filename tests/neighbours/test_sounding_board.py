"""Who sits on the sounding board; names go when the membership is over."""

from datetime import date

import pytest
from django.db import connection

from neighbours.actions.sounding_board import (
    change_board_member,
    forget_board_members,
    withdraw_board_member,
)
from neighbours.models import BoardMember
from tests.board_factories import hold, make_meeting, make_member
from tests.factories import TODAY, system, term
from tests.refusals import breaks, refused_by

SINCE = date(2021, 3, 1)


def change(member, **facts) -> BoardMember:
    kept = {name: getattr(member, name) for name in ("role", "name", "joined_on", "left_on")}
    return change_board_member(member=member, by=system(), **{**kept, **facts})


def withdraw(member, reason="Dubbel.") -> BoardMember:
    return withdraw_board_member(member=member, reason=reason, by=system())


class TestMember:
    def test_a_party_sits_there_without_a_name(self, pilot):
        member = make_member(pilot, role=term("board_role.police"), name="", contact_details="")
        assert str(BoardMember.objects.get(pk=member.pk)) == "Politie of wijkagent"

    @pytest.mark.parametrize(
        ("on", "count"),
        [
            (date(2021, 2, 28), 0),
            (SINCE, 1),
            (date(2021, 5, 31), 1),
            (date(2021, 6, 1), 0),
        ],
    )
    def test_both_days_count(self, pilot, on, count):
        make_member(pilot, left_on=date(2021, 5, 31))
        assert BoardMember.objects.in_office(on=on).count() == count

    @pytest.mark.parametrize(
        ("facts", "rule", "field"),
        [
            (
                {"left_on": date(2021, 2, 28)},
                "neighbours_boardmember_leaves_after_joining",
                "left_on",
            ),
            ({"joined_on": date(2020, 2, 1)}, "pilots_date_near_the_pilot", "joined_on"),
            ({"left_on": date(2023, 3, 2)}, "pilots_date_near_the_pilot", "left_on"),
        ],
    )
    def test_not_on_days_that_cannot_be(self, pilot, facts, rule, field):
        with breaks(rule, field=field):
            make_member(pilot, **facts)
        assert not BoardMember.objects.exists()

    def test_not_outside_a_meeting_that_was_attended(self, pilot):
        member = make_member(pilot)
        hold(make_meeting(pilot), attended=[member])
        with breaks("neighbours_boardmember_attended"):
            change(member, left_on=date(2021, 5, 19))
        with breaks("neighbours_boardmember_attended"):
            withdraw(member)
        assert change(member, left_on=date(2021, 5, 20)).history.count() == 2

    def test_what_was_withdrawn_stays_so(self, pilot):
        member = withdraw(make_member(pilot))
        with breaks("core_still_stands"):
            change(member)
        with breaks("core_still_stands"):
            withdraw(member)

    @pytest.mark.parametrize("reason", ["", "  "])
    def test_not_withdrawn_without_a_reason(self, pilot, reason):
        member = make_member(pilot)
        with breaks("core_mistake_is_explained", field="reason"):
            withdraw(member, reason)
        assert BoardMember.objects.get().name == member.name


class TestNamesGo:
    def stored(self) -> str:
        """All that the database holds of members, also in their history."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT array_agg(m::text) || (SELECT array_agg(h::text) FROM"
                " neighbours_historicalboardmember h) FROM neighbours_boardmember m"
            )
            return str(cursor.fetchone()[0])

    def test_with_a_withdrawal(self, pilot):
        member = withdraw(make_member(pilot))
        assert (member.name, member.contact_details) == ("", "")
        assert "Proefbuur" not in self.stored()

    @pytest.mark.parametrize(
        ("today", "forgotten"), [(date(2022, 5, 30), 0), (date(2022, 5, 31), 1)]
    )
    def test_a_year_after_the_membership(self, pilot, today, forgotten):
        left = make_member(pilot, left_on=date(2021, 5, 31))
        make_member(pilot, role=term("board_role.chair"), name="Bo Blijver")
        assert forget_board_members(today=today) == forgotten
        assert ("Proefbuur" in self.stored()) == (not forgotten)
        assert "Blijver" in self.stored()
        reason = "Persoonsgegevens na een jaar verwijderd" if forgotten else ""
        assert left.history.first().history_change_reason == reason
        assert forget_board_members(today=today) == 0

    @pytest.mark.parametrize(
        ("today", "forgotten"), [(date(2023, 2, 28), 0), (date(2023, 3, 1), 1)]
    )
    def test_without_a_last_day_a_year_after_the_pilot(self, pilot, today, forgotten):
        assert pilot.ends_on == date(2022, 3, 1)
        make_member(pilot)
        make_member(pilot, role=term("board_role.chair"), left_on=date(2022, 3, 2), name="Bo Later")
        assert forget_board_members(today=today) == forgotten
        assert ("Proefbuur" in self.stored()) == (not forgotten)
        assert "Later" in self.stored()

    def test_the_history_never_held_them(self, pilot):
        change(make_member(pilot), name="Wil Anders", left_on=TODAY)
        assert BoardMember.history.count() == 2
        assert self.stored().count("Anders") == 1


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("left_on = '2021-02-01'", "neighbours_boardmember_leaves_after_joining"),
        ("withdrawn_because = 'x'", "neighbours_boardmember_withdrawn_without_name"),
        (
            "name = '', contact_details = '', withdrawn_because = ' '",
            "neighbours_boardmember_withdrawal_says_why",
        ),
        ("role_id = 'channel.phone'", "neighbours_boardmember_role_from_list"),
    ],
)
def test_the_database_refuses(pilot, change, rule):
    make_member(pilot)
    assert refused_by(f"UPDATE neighbours_boardmember SET {change}", []) == rule


@pytest.mark.parametrize(
    "change",
    [
        "joined_on = '2021-05-21'",
        "left_on = '2021-05-19'",
        "name = '', contact_details = '', withdrawn_because = 'x'",
    ],
)
def test_the_database_keeps_who_attended_a_member(pilot, change):
    hold(make_meeting(pilot), attended=[make_member(pilot)])
    statement = f"UPDATE neighbours_boardmember SET {change}"
    assert refused_by(statement, []) == "neighbours_boardmember_attended"
