"""The days of a stay change, someone moves within the pilot, a stay that has not begun is called off."""

from datetime import date, timedelta

import pytest

from interwonen.core.rules import RuleBroken
from interwonen.core.versions import Overtaken, version_of
from participants.actions.placements import cancel_placement, change_placement, move
from participants.models import ExitPlan, Participant, Placement
from tests.exit_factories import make_exit_plan, make_keys, make_move
from tests.factories import (
    TODAY,
    make_dwelling,
    make_exit,
    make_participant,
    make_placement,
    make_session,
    make_user,
    system,
)
from tests.refusals import breaks, refused_by

JULY, AUGUST = date(2021, 7, 1), date(2021, 8, 1)


def all_days() -> list[tuple[int, date, date]]:
    return list(Placement.objects.values_list("pk", "starts_on", "ends_on").order_by("pk"))


def refused(rule: str, act, **facts) -> RuleBroken:
    """Act, expect a refusal by `rule`, and that no stay changed."""
    before = all_days()
    with breaks(rule) as refusal:
        act(**{"today": TODAY, "by": system(), **facts})
    assert all_days() == before
    return refusal.value


def refused_change(rule: str, placement: Placement, **days) -> RuleBroken:
    days = {"starts_on": placement.starts_on, "ends_on": placement.ends_on, **days}
    return refused(rule, change_placement, placement=placement, **days)


def refused_move(rule: str, placement: Placement, **facts) -> RuleBroken:
    facts = {"moves_on": AUGUST, "ends_on": placement.ends_on, **facts}
    return refused(rule, move, placement=placement, **facts)


class TestDays:
    def test_the_planned_last_day_changes_and_says_who_did_it(self, pilot):
        manager = make_user(role="case_manager", pilot=pilot)
        placement = make_placement(pilot)
        changed = change_placement(
            placement=placement,
            starts_on=placement.starts_on,
            ends_on=AUGUST,
            today=TODAY,
            by=manager,
        )
        assert changed.ends_on == AUGUST
        assert changed.history.latest().history_user == manager

    def test_a_coming_stay_may_begin_on_another_day(self, pilot):
        placement = make_placement(pilot, starts_on=JULY)
        change_placement(
            placement=placement,
            starts_on=AUGUST,
            ends_on=placement.ends_on,
            today=TODAY,
            by=system(),
        )
        placement.refresh_from_db()
        assert placement.starts_on == AUGUST

    def test_the_first_day_of_a_begun_stay_is_corrected_once_confirmed(self, pilot):
        placement = make_placement(pilot)
        wrong = "participants_placement_begun_on_first_day"
        refused_change(wrong, placement, starts_on=date(2021, 3, 8))
        corrected = change_placement(
            placement=placement,
            starts_on=date(2021, 3, 8),
            ends_on=placement.ends_on,
            today=TODAY,
            by=system(),
            confirmed=[wrong],
        )
        assert corrected.starts_on == date(2021, 3, 8)

    def test_a_last_day_that_has_passed_is_an_exit(self, pilot):
        placement = make_placement(pilot)
        yesterday = TODAY - timedelta(days=1)
        refused_change("participants_placement_last_day_ahead", placement, ends_on=yesterday)

    def test_a_stay_that_ended_is_fixed(self, pilot):
        left = make_placement(pilot)
        make_exit(left)
        refused_change("participants_placement_is_over", left, ends_on=AUGUST)
        moved = make_placement(pilot, ends_on=date(2021, 5, 31))
        make_placement(pilot, participant=moved.participant, starts_on=date(2021, 6, 1))
        refused_change("participants_placement_is_over", moved, ends_on=AUGUST)

    def test_it_keeps_the_rules_of_placing(self, pilot):
        home = make_dwelling(pilot, available_until=AUGUST)
        placement = make_placement(pilot, dwelling=home, ends_on=JULY)
        change = "participants_placement_within_availability"
        refused_change(change, placement, ends_on=AUGUST + timedelta(days=1))
        make_placement(pilot, dwelling=home, starts_on=AUGUST, ends_on=AUGUST)
        refused_change("participants_placement_one_per_dwelling", placement, ends_on=AUGUST)
        refused_change("participants_placement_within_period", placement, ends_on=date(2022, 3, 2))
        coming = make_placement(pilot, starts_on=JULY)
        refused_change("participants_placement_ends_after_start", coming, ends_on=TODAY)

    def test_it_keeps_the_capacity_but_does_not_count_itself(self, pilot):
        placements = [make_placement(pilot, ends_on=JULY) for _ in range(5)]
        successor = make_placement(pilot, starts_on=AUGUST)
        for placement in placements[:4]:
            change_placement(
                placement=placement,
                starts_on=placement.starts_on,
                ends_on=pilot.ends_on,
                today=TODAY,
                by=system(),
            )
        refused_change("participants_placement_within_capacity", placements[4], ends_on=AUGUST)
        assert successor.starts_on == AUGUST

    def test_the_keys_stay_within_the_days(self, pilot):
        placement = make_placement(pilot, starts_on=date(2021, 6, 1))
        make_keys(placement, handed_on=TODAY)
        day_before = TODAY - timedelta(days=1)
        with breaks("participants_handover_during_placement"):
            change_placement(
                placement=placement,
                starts_on=placement.starts_on,
                ends_on=day_before,
                today=day_before,
                by=system(),
            )

    def test_the_second_of_two_who_change_it_is_overtaken(self, pilot):
        placement = make_placement(pilot)
        seen = version_of(placement)
        days = {
            "placement": placement,
            "starts_on": placement.starts_on,
            "today": TODAY,
            "by": system(),
        }
        change_placement(**days, ends_on=AUGUST, version=seen)
        with pytest.raises(Overtaken):
            change_placement(**days, ends_on=JULY, version=seen)


class TestMove:
    def test_the_stay_ends_the_day_before_and_goes_on_elsewhere(self, pilot):
        placement = make_placement(pilot)
        home = make_dwelling(pilot)
        new = make_move(placement, new_dwelling=home)
        placement.refresh_from_db()
        assert placement.ends_on == AUGUST - timedelta(days=1)
        assert (new.dwelling, new.starts_on, new.ends_on) == (home, AUGUST, pilot.ends_on)

    def test_the_exit_plan_goes_along(self, pilot):
        placement = make_placement(pilot)
        plan = make_exit_plan(placement, moves_on=None)
        new = make_move(placement)
        plan.refresh_from_db()
        assert plan.placement == new

    def test_a_full_pilot_does_not_keep_anyone_from_moving(self, pilot):
        placement = [make_placement(pilot) for _ in range(5)][0]
        make_move(placement)
        assert Placement.objects.on_day(AUGUST).count() == 5

    @pytest.mark.parametrize("moves_on", [date(2021, 3, 1), date(2022, 3, 3)])
    def test_the_day_follows_on_a_day_of_the_stay(self, pilot, moves_on):
        placement = make_placement(pilot)
        rule = "participants_placement_moves_during_placement"
        refused_move(rule, placement, new_dwelling=make_dwelling(pilot), moves_on=moves_on)

    def test_a_taken_dwelling_and_ones_own_are_refused(self, pilot):
        placement, other = make_placement(pilot), make_placement(pilot)
        taken = "participants_placement_one_per_dwelling"
        refused_move(taken, placement, new_dwelling=other.dwelling)
        same = "participants_placement_moves_elsewhere"
        refused_move(same, placement, new_dwelling=placement.dwelling)

    def test_nobody_moves_after_leaving(self, pilot):
        placement = make_placement(pilot)
        make_exit(placement)
        refused_move("participants_placement_is_over", placement, new_dwelling=make_dwelling(pilot))


class TestCancel:
    def test_a_coming_stay_goes_and_its_history_says_why(self, pilot):
        manager = make_user(role="case_manager", pilot=pilot)
        placement = make_placement(pilot, starts_on=JULY)
        participant = cancel_placement(
            placement=placement, reason="Kiest een andere woning.", today=TODAY, by=manager
        )
        assert not Placement.objects.exists()
        last = Placement.history.latest()
        assert (last.history_type, last.history_user) == ("-", manager)
        assert last.history_change_reason == "Kiest een andere woning."
        assert Participant.objects.with_status(on=TODAY).get(pk=participant.pk).status == "waiting"

    def test_a_begun_stay_that_was_a_mistake_goes_too(self, pilot):
        placement = make_placement(pilot)
        cancel_placement(placement=placement, reason="Verkeerde persoon.", today=TODAY, by=system())
        assert not Placement.objects.exists()

    def test_not_one_that_was_supported_nor_in_the_database(self, pilot):
        placement = make_placement(pilot, starts_on=TODAY)
        counsellor = make_user(role="counsellor", pilot=pilot)
        make_session(placement.participant, by=counsellor, day=TODAY - timedelta(days=1))
        make_session(placement.participant, by=counsellor, day=TODAY)
        rule = "participants_placement_has_begun"
        refused(rule, cancel_placement, placement=placement, reason="Toch niet")
        removal = "DELETE FROM participants_placement WHERE id = %s"
        assert refused_by(removal, [placement.pk]) == rule

    def test_nor_one_that_is_over(self, pilot):
        placement = make_placement(pilot)
        make_exit(placement)
        refused(
            "participants_placement_is_over",
            cancel_placement,
            placement=placement,
            reason="Toch niet",
        )

    def test_nor_one_of_which_the_keys_were_given(self, pilot):
        placement = make_placement(pilot, starts_on=TODAY)
        make_keys(placement, handed_on=TODAY)
        before = TODAY - timedelta(days=1)
        refused(
            "participants_placement_has_begun",
            cancel_placement,
            placement=placement,
            reason="Toch niet",
            today=before,
        )

    def test_the_exit_plan_goes_back_to_the_stay_before_a_move(self, pilot):
        placement = make_placement(pilot)
        plan = make_exit_plan(placement, moves_on=None)
        coming = make_move(placement)
        cancel_placement(placement=coming, reason="Blijft hier.", today=TODAY, by=system())
        plan.refresh_from_db()
        assert plan.placement == placement

    def test_without_one_it_is_deleted_with_its_history_kept(self, pilot):
        placement = make_placement(pilot, participant=make_participant(pilot), starts_on=JULY)
        make_exit_plan(placement, moves_on=None)
        cancel_placement(placement=placement, reason="Gaat naar familie.", today=TODAY, by=system())
        assert not ExitPlan.objects.exists()
        assert ExitPlan.history.latest().history_type == "-"
