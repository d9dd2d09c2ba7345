"""What an exit cannot say: half a death, aftercare for years, an incident outside the support."""

from datetime import date

import pytest
from django.urls import reverse

from participants.actions.exits import change_aftercare
from participants.actions.exits_corrections import change_exit
from participants.actions.referrals import refer_again
from participants.models import Exit, Return
from tests.exit_factories import make_exit_plan, make_return
from tests.factories import TODAY, make_exit, make_incident, make_placement, make_user, system, term
from tests.refusals import breaks

AFTER_DEATH = "participants_exit_nothing_after_death"


@pytest.fixture
def placement(pilot):
    return make_placement(pilot)


def died() -> dict:
    return {
        "reason": term("exit_reason.deceased"),
        "destination": term("exit_destination.deceased"),
    }


@pytest.mark.parametrize("half", ["reason", "destination"])
def test_reason_and_destination_agree_on_a_death(placement, half):
    with breaks("participants_exit_deceased_in_both", field="destination"):
        make_exit(placement, **{half: died()[half]})
    assert not Exit.objects.exists()
    assert make_exit(placement, **died()).reason.code == "deceased"


def test_nothing_follows_on_a_death(placement):
    with breaks(AFTER_DEATH, field="aftercare_until"):
        make_exit(placement, **died(), aftercare_until=date(2021, 8, 31))
    exit = make_exit(placement, **died())
    with breaks(AFTER_DEATH):
        make_return(exit)
    with breaks(AFTER_DEATH, field="aftercare_until"):
        change_aftercare(exit=exit, aftercare_until=date(2021, 8, 31), by=system())
    assert not Return.objects.exists()


def test_the_page_offers_nothing_more_after_a_death(client, placement):
    pilot = placement.dwelling.pilot
    client.force_login(make_user(role="case_manager", pilot=pilot))
    exit = make_exit(placement, **died())
    page = reverse(
        "participants:participant-placements", args=[pilot.slug, placement.participant_id]
    )
    text = client.get(page).content.decode()
    for name in ("aftercare-change", "return-record"):
        assert reverse(f"participants:{name}", args=[pilot.slug, exit.pk]) not in text


def test_a_participant_who_came_back_did_not_die(placement):
    exit = make_exit(placement)
    make_return(exit)
    with breaks(AFTER_DEATH):
        change_exit(
            exit=exit,
            exited_on=exit.exited_on,
            aftercare_until=None,
            today=TODAY,
            by=system(),
            **died(),
        )
    exit.refresh_from_db()
    assert exit.reason.code == "goals_met"


def test_aftercare_lasts_a_year_at_most(placement):
    with breaks("participants_exit_aftercare_within_a_year", field="aftercare_until"):
        make_exit(placement, aftercare_until=date(2022, 6, 1))
    assert make_exit(placement, aftercare_until=date(2022, 5, 31))


def test_an_incident_stays_within_the_support(placement):
    rule = "participants_support_covers_incidents"
    counsellor = make_user(role="counsellor", pilot=placement.dwelling.pilot)
    make_incident(placement.participant, by=counsellor, happened_on=date(2021, 6, 14))
    with breaks(rule, field="aftercare_until") as refusal:
        make_exit(placement)
    assert "14 juni 2021" in refusal.value.message
    exit = make_exit(placement, aftercare_until=date(2021, 6, 14))
    with breaks(rule):
        change_aftercare(exit=exit, aftercare_until=date(2021, 6, 13), by=system())
    exit.refresh_from_db()
    assert exit.aftercare_until == date(2021, 6, 14)


class TestNextHome:
    def test_someone_moves_on_after_having_moved_in(self, pilot):
        placement = make_placement(pilot)
        with breaks("participants_exitplan_moves_after_start", field="moves_on"):
            make_exit_plan(placement, moves_on=placement.starts_on)

    @pytest.mark.parametrize("where", ["unknown", "mo"])
    def test_what_is_certain_is_a_home(self, pilot, where):
        placement = make_placement(pilot)
        plan = {"destination": term(f"exit_destination.{where}")}
        with breaks("participants_exitplan_certain_home_is_a_home", field="destination"):
            make_exit_plan(placement, **plan, is_arranged=True)
        assert make_exit_plan(placement, **plan).destination.code == where


def test_nobody_who_died_is_referred_again(pilot):
    placement = make_placement(pilot)
    make_exit(placement, **died())
    with breaks(AFTER_DEATH):
        refer_again(
            participant=placement.participant,
            referred_on=TODAY,
            referrer="Opvang Voorbeeld",
            origin=term("origin.mo_24h"),
            household_size=1,
            today=TODAY,
            by=system(),
        )
