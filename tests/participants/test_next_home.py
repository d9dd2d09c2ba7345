"""Residents without a next home: everyone needs one from three months before the pilot ends."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from participants.models import Placement
from participants.selectors.exits_next_home import plan_required_from, without_next_home
from tests.exit_factories import make_exit_plan, make_move
from tests.factories import (
    TODAY,
    make_dwelling,
    make_exit,
    make_inspection,
    make_participant,
    make_pilot,
    make_placement,
    make_user,
)

DAY_BEFORE, REQUIRED, LAST = date(2021, 11, 30), date(2021, 12, 1), date(2022, 3, 1)


def waiting_on(day: date) -> list[Placement]:
    return [who.placement for who in without_next_home(Placement.objects.all(), on=day)]


def list_url(pilot) -> str:
    return reverse("participants:next-home-list", args=[pilot.slug])


def overview(client, pilot, role: str = "case_manager") -> str:
    client.force_login(make_user(role=role, pilot=pilot))
    return client.get(reverse("home:dashboard", args=[pilot.slug])).content.decode()


def test_a_plan_is_required_from_three_months_before_the_last_day(pilot):
    assert plan_required_from(pilot) == REQUIRED
    assert plan_required_from(make_pilot(ends_on=date(2022, 5, 31))) == date(2022, 2, 28)


@pytest.mark.parametrize("day", [DAY_BEFORE, REQUIRED, LAST])
def test_only_a_certain_home_takes_someone_off_the_list(pilot, day):
    unplanned, planned, certain = (make_placement(pilot) for _ in range(3))
    make_exit_plan(planned)
    make_exit_plan(certain, is_arranged=True)
    assert waiting_on(day) == [unplanned, planned]


def test_after_the_last_day_nobody_lives_in_the_pilot(pilot):
    make_placement(pilot)
    assert waiting_on(LAST + timedelta(days=1)) == []


def test_it_counts_who_lives_there_on_the_day_and_who_leaves_first_comes_first(pilot):
    late = make_placement(pilot)
    soon = make_placement(pilot, ends_on=REQUIRED)
    make_placement(pilot, starts_on=REQUIRED + timedelta(days=1))
    gone = make_placement(pilot)
    make_exit(gone)
    assert waiting_on(REQUIRED) == [soon, late]
    first = without_next_home(Placement.objects.all(), on=REQUIRED)[0]
    assert first.days_left == 1


def test_a_plan_counts_from_the_day_on_which_it_was_made(pilot):
    placement = make_placement(pilot)
    make_exit_plan(placement, is_arranged=True, today=REQUIRED)
    assert waiting_on(DAY_BEFORE) == [placement]
    assert waiting_on(REQUIRED) == []


def test_a_certain_home_counts_before_and_after_a_planned_move(pilot):
    placement = make_placement(pilot)
    make_exit_plan(placement, is_arranged=True)
    ready = make_inspection(make_dwelling(pilot)).dwelling
    make_move(placement, new_dwelling=ready, moves_on=REQUIRED, today=DAY_BEFORE)
    assert waiting_on(DAY_BEFORE) == waiting_on(REQUIRED) == []


def test_someone_who_is_to_move_within_the_pilot_has_the_days_of_both_stays(pilot):
    placement = make_placement(pilot)
    ready = make_inspection(make_dwelling(pilot)).dwelling
    coming = make_move(placement, new_dwelling=ready, moves_on=REQUIRED, today=DAY_BEFORE)
    who = without_next_home(Placement.objects.all(), on=DAY_BEFORE)[0]
    assert (who.placement, who.last_placement) == (placement, coming)
    assert who.days_left == (LAST - DAY_BEFORE).days + 1


def test_the_overview_counts_whom_the_list_shows_also_when_the_stay_before_has_a_plan(client, db):
    pilot = make_pilot(ends_on=date(2021, 9, 1))
    placement = make_placement(pilot, ends_on=pilot.ends_on)
    ready = make_inspection(make_dwelling(pilot)).dwelling
    make_move(placement, new_dwelling=ready)
    placement.refresh_from_db()
    make_exit_plan(placement, is_arranged=True)
    client.force_login(make_user(role="case_manager", pilot=pilot))
    board = client.get(reverse("home:dashboard", args=[pilot.slug])).context["board"]
    assert len(waiting_on(TODAY)) == 1
    assert board.without_next_home == 1


class TestPage:
    def test_before_the_day_it_looks_ahead(self, client, pilot):
        placement = make_placement(pilot)
        client.force_login(make_user(role="case_manager", pilot=pilot))
        answer = client.get(list_url(pilot))
        assert answer.context["is_required"] is False
        page = answer.content.decode()
        assert placement.participant.full_name in page
        assert "1 december 2021" in page

    def test_from_the_day_on_it_warns(self, client, pilot, settings):
        settings.CLOCK_DATE = REQUIRED
        make_placement(pilot)
        client.force_login(make_user(role="case_manager", pilot=pilot))
        answer = client.get(list_url(pilot))
        assert answer.context["is_required"] is True
        assert "iw-alert--warning" in answer.content.decode()

    def test_it_shows_what_is_known(self, client, pilot):
        make_exit_plan(
            make_placement(pilot), next_home="Flat aan de Laan", to_do="Sleutel regelen."
        )
        client.force_login(make_user(role="team_lead", pilot=pilot))
        page = client.get(list_url(pilot)).content.decode()
        assert "Flat aan de Laan" in page
        assert "Sleutel regelen." in page

    def test_a_counsellor_sees_the_own_caseload_only(self, client, pilot):
        counsellor = make_user(role="counsellor", pilot=pilot)
        mine = make_placement(pilot, participant=make_participant(pilot, counsellor=counsellor))
        other = make_placement(pilot)
        client.force_login(counsellor)
        page = client.get(list_url(pilot)).content.decode()
        assert mine.participant.full_name in page
        assert other.participant.full_name not in page

    def test_when_everyone_has_a_home_it_says_so(self, client, pilot):
        make_exit_plan(make_placement(pilot), is_arranged=True)
        client.force_login(make_user(role="case_manager", pilot=pilot))
        answer = client.get(list_url(pilot))
        assert answer.context["residents"] == []
        assert "iw-empty" in answer.content.decode()


class TestOverview:
    @pytest.mark.parametrize("role", ["case_manager", "team_lead"])
    def test_from_the_day_on_it_warns_with_the_number(self, client, pilot, settings, role):
        settings.CLOCK_DATE = REQUIRED
        make_placement(pilot)
        make_placement(pilot)
        page = overview(client, pilot, role)
        assert list_url(pilot) in page
        assert client.get(list_url(pilot)).status_code == 200

    def test_before_it_and_without_anyone_it_does_not(self, client, pilot, settings):
        make_exit_plan(make_placement(pilot), is_arranged=True)
        settings.CLOCK_DATE = REQUIRED
        assert list_url(pilot) not in overview(client, pilot)
        make_placement(pilot)
        settings.CLOCK_DATE = DAY_BEFORE
        assert list_url(pilot) not in overview(client, pilot)

    def test_a_user_who_knows_no_residents_is_not_offered_the_list(self, client, pilot, settings):
        settings.CLOCK_DATE = REQUIRED
        make_placement(pilot)
        assert list_url(pilot) not in overview(client, pilot, "policy_officer")
