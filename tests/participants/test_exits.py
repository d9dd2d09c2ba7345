"""What surrounds leaving: sessions after it, aftercare, a return, and the plan for a next home."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.urls import reverse

from interwonen.core.history import save_as
from interwonen.core.versions import Overtaken, version_of
from participants.actions.exits import change_aftercare
from participants.models import Exit, ExitPlan, Participant, Placement, Return
from tests.exit_factories import make_comeback, make_exit_plan, make_return
from tests.factories import (
    TODAY,
    make_exit,
    make_participant,
    make_placement,
    make_session,
    make_user,
    system,
    term,
)
from tests.refusals import breaks, check_so_far, compare_with_history

LEFT = date(2021, 5, 31)
JUNE = date(2021, 6, 15)


class TestSessionsAfterLeaving:
    @pytest.fixture
    def placement(self, pilot):
        """A stay of someone who was still visited on 15 June."""
        counsellor = make_user(role="counsellor", pilot=pilot)
        participant = make_participant(pilot, counsellor=counsellor)
        placement = make_placement(pilot, participant=participant)
        make_session(participant, by=counsellor, day=JUNE)
        return placement

    def test_an_exit_before_a_session_is_refused_and_names_its_date(self, placement):
        with breaks("participants_exit_covers_sessions") as refusal:
            make_exit(placement)
        assert "15 juni 2021" in refusal.value.message
        placement.refresh_from_db()
        assert placement.ends_on == date(2022, 3, 1)
        assert not Exit.objects.exists()

    def test_aftercare_covers_the_session(self, placement):
        assert make_exit(placement, aftercare_until=JUNE).aftercare_until == JUNE

    def test_aftercare_does_not_end_before_it(self, placement):
        exit = make_exit(placement, aftercare_until=JUNE)
        with breaks("participants_exit_covers_sessions"):
            change_aftercare(exit=exit, aftercare_until=JUNE - timedelta(days=1), by=system())
        exit.refresh_from_db()
        assert exit.aftercare_until == JUNE

    def test_a_session_after_a_new_referral_does_not_count(self, pilot, placement):
        exit = make_exit(placement, aftercare_until=JUNE)
        make_comeback(placement.participant, date(2021, 6, 20))
        make_session(placement.participant, by=system(), day=date(2021, 6, 21))
        longer = date(2021, 6, 18)
        change_aftercare(exit=exit, aftercare_until=longer, by=system())
        exit.refresh_from_db()
        assert exit.aftercare_until == longer


class TestAftercare:
    def test_it_is_extended_and_says_who_did_it(self, pilot):
        manager = make_user(role="case_manager", pilot=pilot)
        exit = make_exit(make_placement(pilot))
        change_aftercare(exit=exit, aftercare_until=date(2021, 11, 30), by=manager)
        assert exit.history.latest().history_user == manager
        assert Participant.objects.with_status(on=TODAY).get().status == "aftercare"

    def test_it_does_not_end_before_leaving(self, pilot):
        exit = make_exit(make_placement(pilot))
        with breaks("participants_exit_aftercare_after_leaving"):
            change_aftercare(exit=exit, aftercare_until=LEFT - timedelta(days=1), by=system())
        exit.refresh_from_db()
        assert exit.aftercare_until is None

    def test_the_second_of_two_who_change_it_is_overtaken(self, pilot):
        exit = make_exit(make_placement(pilot))
        seen = version_of(exit)
        change_aftercare(exit=exit, aftercare_until=JUNE, by=system(), version=seen)
        with pytest.raises(Overtaken):
            change_aftercare(exit=exit, aftercare_until=TODAY, by=system(), version=seen)


class TestReturn:
    def test_it_is_recorded_once(self, pilot):
        exit = make_exit(make_placement(pilot))
        manager = make_user(role="case_manager", pilot=pilot)
        assert make_return(exit, by=manager).history.get().history_user == manager
        with breaks("participants_return_once"):
            make_return(exit)
        assert Return.objects.count() == 1

    @pytest.mark.parametrize(
        ("returned_on", "today", "rule"),
        [
            (LEFT, TODAY, "participants_return_within_six_months"),
            (date(2021, 12, 1), date(2021, 12, 31), "participants_return_within_six_months"),
            (TODAY + timedelta(days=1), TODAY, "participants_date_not_ahead"),
        ],
    )
    def test_it_is_refused(self, pilot, returned_on, today, rule):
        exit = make_exit(make_placement(pilot))
        with breaks(rule):
            make_return(exit, returned_on=returned_on, today=today)
        assert not Return.objects.exists()

    def test_the_last_day_of_the_six_months_still_counts(self, pilot):
        exit = make_exit(make_placement(pilot))
        last = date(2021, 11, 30)
        assert make_return(exit, returned_on=last, today=last).returned_on == last


class TestComingBack:
    """After an exit someone is placed again on a new referral only."""

    def place_again(self, placement: Placement) -> Placement:
        pilot = placement.dwelling.pilot
        return make_placement(pilot, participant=placement.participant, starts_on=TODAY)

    def test_the_old_referral_is_used_up(self, pilot):
        placement = make_placement(pilot)
        make_exit(placement)
        with breaks("participants_placement_new_referral_after_exit") as refusal:
            self.place_again(placement)
        assert "31 mei 2021" in refusal.value.message
        assert Placement.objects.get() == placement

    def test_a_new_one_opens_the_door(self, pilot):
        placement = make_placement(pilot)
        make_exit(placement)
        make_comeback(placement.participant, JUNE)
        assert self.place_again(placement).starts_on == TODAY


class TestPlan:
    def test_it_is_made_and_changed_and_carries_the_last_date(self, pilot):
        manager = make_user(role="case_manager", pilot=pilot)
        placement = make_placement(pilot)
        make_exit_plan(placement, today=date(2021, 6, 1))
        plan = make_exit_plan(placement, is_arranged=True, by=manager)
        assert (plan.made_on, plan.is_arranged) == (TODAY, True)
        assert plan.history.latest().history_user == manager
        assert ExitPlan.objects.get() == plan
        assert Participant.objects.with_status(on=TODAY).get().status == "leaving"

    @pytest.mark.parametrize(
        ("facts", "field"), [({"next_home": ""}, "next_home"), ({"moves_on": None}, "moves_on")]
    )
    def test_a_certain_home_has_a_name_and_a_day(self, pilot, facts, field):
        placement = make_placement(pilot)
        with breaks("participants_exitplan_certain_home_is_named", field=field):
            make_exit_plan(placement, is_arranged=True, **facts)
        assert not ExitPlan.objects.exists()

    def test_days_without_a_home_are_a_doubt(self, pilot):
        placement = make_placement(pilot)
        late = {"is_arranged": True, "moves_on": date(2022, 3, 3)}
        doubt = "participants_exitplan_no_days_between"
        with breaks(doubt):
            make_exit_plan(placement, **late)
        assert not ExitPlan.objects.exists()
        assert make_exit_plan(placement, **late, confirmed={doubt}).moves_on == date(2022, 3, 3)
        day_after = make_exit_plan(make_placement(pilot), is_arranged=True)
        assert day_after.moves_on == date(2022, 3, 2)

    @pytest.mark.parametrize("where", ["deceased", "detention", "street"])
    def test_it_is_something_to_work_towards(self, client, pilot, where):
        placement, unplanned = make_placement(pilot), term(f"exit_destination.{where}")
        with breaks("participants_exitplan_destination_is_planned", field="destination"):
            make_exit_plan(placement, destination=unplanned)
        client.force_login(make_user(role="case_manager", pilot=pilot))
        url = reverse("participants:exit-plan", args=[pilot.slug, placement.pk])
        offered = client.get(url).context["form"].fields["destination"].queryset
        assert unplanned not in offered
        assert {term("exit_destination.mo"), term("exit_destination.unknown")} <= set(offered)

    def test_one_from_before_that_rule_is_still_read_and_changed(self, client, pilot):
        placement = make_placement(pilot)
        plan = make_exit_plan(placement)
        plan.destination = term("exit_destination.deceased")
        check_so_far()
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE participants_exitplan DISABLE TRIGGER guard_plan")
            save_as(plan, by=system())
            compare_with_history()
            cursor.execute("ALTER TABLE participants_exitplan ENABLE TRIGGER guard_plan")
        client.force_login(make_user(role="case_manager", pilot=pilot))
        living = reverse(
            "participants:participant-placements", args=[pilot.slug, placement.participant.pk]
        )
        assert "Overleden" in client.get(living).content.decode()
        url = reverse("participants:exit-plan", args=[pilot.slug, placement.pk])
        assert client.get(url).status_code == 200
        plan = make_exit_plan(placement)
        assert plan.destination == term("exit_destination.own_rental")

    def test_a_stay_that_ended_gets_no_plan(self, pilot):
        placement = make_placement(pilot)
        make_exit(placement)
        with breaks("participants_placement_is_over"):
            make_exit_plan(placement)
        assert not ExitPlan.objects.exists()

    def test_the_second_of_two_who_make_it_is_overtaken(self, pilot):
        placement = make_placement(pilot)
        make_exit_plan(placement, version=0)
        with pytest.raises(Overtaken):
            make_exit_plan(placement, version=0, next_home="Elders")
        assert ExitPlan.objects.get().next_home == "Huurwoning in Emmen"
