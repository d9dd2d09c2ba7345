"""A case manager gives someone a dwelling."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from interwonen.core.rules import RuleBroken
from interwonen.pilots.actions.capacity_steps import decide_capacity
from participants.actions.placements import place
from participants.models import Placement
from tests.factories import (
    TODAY,
    make_dwelling,
    make_inspection,
    make_participant,
    make_pilot,
    make_placement,
    make_user,
    system,
)
from tests.refusals import breaks

ONE_DAY = timedelta(days=1)
FIRST, LAST = date(2021, 4, 1), date(2021, 9, 30)
DEFAULTS = {
    "starts_on": FIRST,
    "ends_on": LAST,
    "today": TODAY,
    "confirmed": ["participants_placement_dwelling_ready"],
}


def refused(rule: str, **facts) -> RuleBroken:
    """Place, expect a refusal by `rule`, and that nothing was written."""
    before = Placement.objects.count()
    with breaks(rule) as refusal:
        place(**{**DEFAULTS, "by": system(), **facts})
    assert Placement.objects.count() == before
    return refusal.value


def test_it_places_and_says_who_did_it(pilot):
    manager = make_user(role="case_manager", pilot=pilot)
    placement = place(
        participant=make_participant(pilot), dwelling=make_dwelling(pilot), by=manager, **DEFAULTS
    )
    assert Placement.objects.on_day(FIRST).get() == placement
    assert Placement.objects.on_day(LAST).get() == placement
    assert placement.history.get().history_user == manager


def test_it_refuses_a_second_person_by_one_overlapping_day(pilot):
    home = make_dwelling(pilot)
    make_placement(pilot, dwelling=home, starts_on=LAST, ends_on=date(2021, 12, 31))
    refusal = refused(
        "participants_placement_one_per_dwelling",
        participant=make_participant(pilot),
        dwelling=home,
    )
    assert refusal.field == "dwelling"


def test_it_places_a_successor_from_the_day_after(pilot):
    home = make_dwelling(pilot)
    make_placement(pilot, dwelling=home, starts_on=FIRST, ends_on=LAST)
    successor = make_placement(pilot, dwelling=home, starts_on=date(2021, 10, 1))
    assert successor.ends_on == pilot.ends_on


def test_it_refuses_two_dwellings_for_one_person(pilot):
    participant = make_participant(pilot)
    make_placement(pilot, participant=participant)
    refused(
        "participants_placement_one_per_person",
        participant=participant,
        dwelling=make_dwelling(pilot),
    )


def test_it_refuses_the_sixth_until_the_capacity_grows(pilot):
    for _ in range(5):
        make_placement(pilot)
    sixth = {"participant": make_participant(pilot), "dwelling": make_dwelling(pilot)}
    unknown = refused("participants_placement_within_capacity", **sixth)
    assert "2022" not in unknown.message
    decide_capacity(
        pilot=pilot,
        effective_from=date(2021, 6, 1),
        capacity=7,
        reason="Groei",
        reference="B1",
        by=system(),
    )
    known = refused("participants_placement_within_capacity", **sixth)
    assert "1 juni 2021" in known.message
    refused("participants_placement_within_capacity", **sixth, starts_on=date(2021, 5, 31))
    place(**{**DEFAULTS, **sixth, "starts_on": date(2021, 6, 1)}, by=system())
    assert Placement.objects.on_day(date(2021, 6, 1)).count() == 6


def test_it_refuses_a_household_of_two(pilot):
    refused(
        "participants_placement_one_person",
        participant=make_participant(pilot),
        dwelling=make_dwelling(pilot),
        household_size=2,
    )


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "rule"),
    [
        (date(2021, 2, 28), LAST, "participants_placement_within_period"),
        (FIRST, date(2022, 3, 2), "participants_placement_within_period"),
        (LAST, FIRST, "participants_placement_ends_after_start"),
    ],
)
def test_it_refuses_days_out_of_order_or_outside_the_pilot(pilot, starts_on, ends_on, rule):
    refused(
        rule,
        participant=make_participant(pilot),
        dwelling=make_dwelling(pilot),
        starts_on=starts_on,
        ends_on=ends_on,
    )


def test_it_refuses_days_on_which_the_dwelling_is_not_available(pilot):
    home = make_dwelling(pilot, available_until=date(2021, 9, 29))
    refused(
        "participants_placement_within_availability",
        participant=make_participant(pilot),
        dwelling=home,
    )


def test_it_refuses_someone_who_was_not_accepted_by_the_first_day(pilot):
    home = make_dwelling(pilot)
    undecided = make_participant(pilot, accepted_on=None)
    refused("participants_placement_after_acceptance", participant=undecided, dwelling=home)
    later = make_participant(pilot, accepted_on=date(2021, 4, 2))
    refused("participants_placement_after_acceptance", participant=later, dwelling=home)


def test_it_refuses_a_dwelling_of_another_pilot(pilot):
    elsewhere = make_dwelling(make_pilot())
    refused(
        "participants_placement_within_one_pilot",
        participant=make_participant(pilot),
        dwelling=elsewhere,
    )


class TestDwellingReady:
    """A dwelling that was not found ready is a doubt for a stay that starts soon."""

    def refused(self, home, **facts) -> str:
        pilot = home.pilot
        facts = {"participant": make_participant(pilot), "dwelling": home, **facts}
        refusal = refused("participants_placement_dwelling_ready", confirmed=[], **facts)
        assert (refusal.field, bool(refusal.rule.confirm)) == ("dwelling", True)
        return refusal.message

    def placed(self, home, **facts) -> Placement:
        facts = {**DEFAULTS, "confirmed": [], "by": system(), **facts}
        return place(participant=make_participant(home.pilot), dwelling=home, **facts)

    def test_a_dwelling_that_nobody_inspected_or_that_needs_work(self, pilot):
        home = make_dwelling(pilot)
        self.refused(home)
        make_inspection(home, inspected_on=FIRST + ONE_DAY)
        self.refused(home)
        make_inspection(home, inspected_on=FIRST)
        make_inspection(home, inspected_on=FIRST, is_ready=False)
        self.refused(home)
        make_inspection(home, inspected_on=FIRST)
        assert self.placed(home).starts_on == FIRST

    def test_a_dwelling_that_was_not_inspected_since_the_last_resident(self, pilot):
        home = make_dwelling(pilot)
        make_inspection(home)
        make_placement(pilot, dwelling=home, ends_on=FIRST - ONE_DAY)
        self.refused(home)
        make_inspection(home, inspected_on=FIRST - ONE_DAY)
        assert self.placed(home).starts_on == FIRST

    def test_only_a_stay_that_begins_within_a_week(self, pilot):
        home = make_dwelling(pilot)
        self.refused(home, starts_on=TODAY + timedelta(days=7))
        later = TODAY + timedelta(days=8)
        assert self.placed(home, starts_on=later).starts_on == later

    def test_a_dwelling_that_was_found_not_ready_whenever_the_stay_begins(self, pilot):
        home, later = make_dwelling(pilot), TODAY + timedelta(days=60)
        make_inspection(home, inspected_on=TODAY, is_ready=False)
        told = self.refused(home, starts_on=later)
        assert "30 juni 2021" in told or "30 June 2021" in told
        make_inspection(home, inspected_on=TODAY)
        assert self.placed(home, starts_on=later).starts_on == later

    def test_who_looked_at_the_doubt_goes_on(self, pilot):
        confirmed = ["participants_placement_dwelling_ready"]
        assert self.placed(make_dwelling(pilot), confirmed=confirmed).starts_on == FIRST


def test_the_form_shows_the_doubt_and_takes_the_confirmation(client, pilot):
    client.force_login(make_user(role="case_manager", pilot=pilot))
    home, participant = make_dwelling(pilot), make_participant(pilot)
    url = reverse("participants:placement-create", args=[pilot.slug, participant.pk])
    data = {"dwelling": home.pk, "starts_on": "2021-06-30", "ends_on": "2022-03-01"}
    doubted = client.post(url, data)
    assert doubted.status_code == 422
    assert 'name="confirmed"' in doubted.content.decode()
    assert not Placement.objects.exists()
    data["confirmed"] = "participants_placement_dwelling_ready"
    assert client.post(url, data).status_code == 302
    assert Placement.objects.get().dwelling == home


def test_a_dwelling_that_comes_free_says_when_and_that_it_is_inspected_then(client, pilot):
    client.force_login(make_user(role="case_manager", pilot=pilot))
    last = date(2021, 8, 31)
    homes = [make_dwelling(pilot, name=f"Plek {number}") for number in range(5)]
    for home in homes:
        make_inspection(home)
        make_placement(pilot, dwelling=home, ends_on=last if home == homes[0] else None)
    url = reverse("participants:placement-create", args=[pilot.slug, make_participant(pilot).pk])
    choices = dict(client.get(url).context["form"].fields["dwelling"].choices)
    labels = {str(value): label for value, label in choices.items()}
    assert "1 september 2021" in labels[str(homes[0].pk)]
    assert "1 maart 2022" in labels[str(homes[1].pk)]
