"""Dwellings are added and changed."""

from datetime import date

import pytest

from interwonen.core.rules import RuleBroken
from participants.actions import add_availability, change_availability, change_dwelling
from participants.models import Dwelling
from tests.factories import make_dwelling, make_placement, make_user, system


def test_it_adds_and_changes_with_who_did_it(pilot):
    officer = make_user(role="policy_officer", pilot=pilot)
    home = make_dwelling(pilot, name="Woning 1")
    changed = change_dwelling(dwelling=home, street="Demostraat", by=officer)
    assert changed.address.startswith("Demostraat ")
    assert changed.history.first().history_user == officer


def test_it_refuses_a_name_that_is_taken(pilot):
    make_dwelling(pilot, name="Woning 1")
    with pytest.raises(RuleBroken) as refusal:
        make_dwelling(pilot, name="Woning 1")
    assert refusal.value.rule.name == "participants_dwelling_one_of_a_name"
    assert Dwelling.objects.count() == 1


def test_it_refuses_availability_out_of_order_or_twice(pilot):
    home = make_dwelling(pilot, available_until=date(2021, 8, 31))
    for first, last, rule in (
        (date(2021, 10, 1), date(2021, 9, 30), "participants_availability_ends_after_start"),
        (date(2021, 8, 31), None, "participants_availability_once"),
    ):
        with pytest.raises(RuleBroken) as refusal:
            add_availability(dwelling=home, starts_on=first, ends_on=last, by=system())
        assert refusal.value.rule.name == rule
    assert home.availabilities.count() == 1


def test_a_stay_runs_through_periods_that_join_and_not_through_a_gap(pilot):
    joined, gap = (make_dwelling(pilot, available_until=date(2021, 8, 31)) for _ in range(2))
    add_availability(dwelling=joined, starts_on=date(2021, 9, 1), ends_on=None, by=system())
    add_availability(dwelling=gap, starts_on=date(2021, 9, 2), ends_on=None, by=system())
    assert make_placement(pilot, dwelling=joined).ends_on == pilot.ends_on
    with pytest.raises(RuleBroken) as refusal:
        make_placement(pilot, dwelling=gap)
    assert refusal.value.rule.name == "participants_placement_within_availability"


def test_it_refuses_an_availability_that_a_stay_falls_outside(pilot):
    home = make_placement(pilot).dwelling
    with pytest.raises(RuleBroken) as refusal:
        change_availability(
            availability=home.availabilities.get(),
            starts_on=pilot.starts_on,
            ends_on=date(2021, 12, 31),
            by=system(),
        )
    assert refusal.value.rule.name == "participants_availability_covers_stays"
    assert home.availabilities.get().ends_on is None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("7844 zz", "7844ZZ"), (" 7844ZZ ", "7844ZZ"), ("0844ZZ", None), ("7844SS", None)],
)
def test_a_postcode_in_any_spelling(client, pilot, typed, kept):
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    client.post(
        f"/{pilot.slug}/woningen/nieuw/",
        {
            "name": "Woning 9",
            "street": "Voorbeeldhof",
            "house_number": "9",
            "postcode": typed,
            "place": "Veenoord",
            "landlord": pilot.landlord_id,
        },
    )
    assert list(Dwelling.objects.values_list("postcode", flat=True)) == ([kept] if kept else [])
