"""What an exit cannot say: half a death, aftercare for years, an incident outside the support."""

from datetime import date

import pytest
from django.urls import reverse

from participants.actions import change_aftercare, change_exit, refer_again
from participants.models import Exit, Return
from tests.factories import TODAY, make_exit, make_incident, make_placement, make_user, system, term
from tests.leaving_factories import make_exit_plan, make_return
from tests.refusals import breaks

AFTER_DEATH = "participants_exit_nothing_after_death"


@pytest.fixture
def stay(pilot):
    return make_placement(pilot)


def died() -> dict:
    return {
        "reason": term("exit_reason.deceased"),
        "destination": term("exit_destination.deceased"),
    }


@pytest.mark.parametrize("half", ["reason", "destination"])
def test_reason_and_destination_agree_on_a_death(stay, half):
    with breaks("participants_exit_deceased_in_both", field="destination"):
        make_exit(stay, **{half: died()[half]})
    assert not Exit.objects.exists()
    assert make_exit(stay, **died()).reason.code == "deceased"


def test_nothing_follows_on_a_death(stay):
    with breaks(AFTER_DEATH, field="aftercare_until"):
        make_exit(stay, **died(), aftercare_until=date(2021, 8, 31))
    leaving = make_exit(stay, **died())
    with breaks(AFTER_DEATH):
        make_return(leaving)
    with breaks(AFTER_DEATH, field="aftercare_until"):
        change_aftercare(leaving=leaving, aftercare_until=date(2021, 8, 31), by=system())
    assert not Return.objects.exists()


def test_the_page_offers_nothing_more_after_a_death(client, stay):
    pilot = stay.dwelling.pilot
    client.force_login(make_user(role="case_manager", pilot=pilot))
    leaving = make_exit(stay, **died())
    page = reverse("participants:participant-stay", args=[pilot.slug, stay.participant_id])
    text = client.get(page).content.decode()
    for name in ("aftercare-change", "return-record"):
        assert reverse(f"participants:{name}", args=[pilot.slug, leaving.pk]) not in text


def test_whoever_came_back_did_not_die(stay):
    leaving = make_exit(stay)
    make_return(leaving)
    with breaks(AFTER_DEATH):
        change_exit(
            leaving=leaving,
            exited_on=leaving.exited_on,
            aftercare_until=None,
            today=TODAY,
            by=system(),
            **died(),
        )
    leaving.refresh_from_db()
    assert leaving.reason.code == "goals_met"


def test_aftercare_lasts_a_year_at_most(stay):
    with breaks("participants_exit_aftercare_within_a_year", field="aftercare_until"):
        make_exit(stay, aftercare_until=date(2022, 6, 1))
    assert make_exit(stay, aftercare_until=date(2022, 5, 31))


def test_an_incident_stays_within_the_support(stay):
    rule = "participants_support_covers_incidents"
    counsellor = make_user(role="counsellor", pilot=stay.dwelling.pilot)
    make_incident(stay.participant, by=counsellor, happened_on=date(2021, 6, 14))
    with breaks(rule, field="aftercare_until") as refusal:
        make_exit(stay)
    assert "14 juni 2021" in refusal.value.message
    leaving = make_exit(stay, aftercare_until=date(2021, 6, 14))
    with breaks(rule):
        change_aftercare(leaving=leaving, aftercare_until=date(2021, 6, 13), by=system())
    leaving.refresh_from_db()
    assert leaving.aftercare_until == date(2021, 6, 14)


class TestNextHome:
    def test_someone_moves_on_after_having_moved_in(self, pilot):
        stay = make_placement(pilot)
        with breaks("participants_exitplan_moves_after_start", field="moves_on"):
            make_exit_plan(stay, moves_on=stay.starts_on)

    @pytest.mark.parametrize("where", ["deceased", "unknown", "street", "mo", "detention"])
    def test_what_is_certain_is_a_home(self, pilot, where):
        stay = make_placement(pilot)
        plan = {"destination": term(f"exit_destination.{where}")}
        with breaks("participants_exitplan_certain_home_is_a_home", field="destination"):
            make_exit_plan(stay, **plan, is_arranged=True)
        assert make_exit_plan(stay, **plan).destination.code == where


def test_nobody_who_died_is_referred_again(pilot):
    stay = make_placement(pilot)
    make_exit(stay, **died())
    with breaks(AFTER_DEATH):
        refer_again(
            participant=stay.participant,
            referred_on=TODAY,
            referrer="Opvang Voorbeeld",
            origin=term("origin.mo_24h"),
            household_size=1,
            today=TODAY,
            by=system(),
        )
