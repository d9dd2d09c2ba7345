"""Dwellings are added and changed."""

from datetime import date

import pytest

from interwonen.core.rules import RuleBroken
from participants.actions import change_dwelling
from participants.models import Dwelling
from tests.factories import make_dwelling, make_placement, make_user, system


def test_it_adds_and_changes_with_who_did_it(pilot):
    officer = make_user(role="policy_officer", pilot=pilot)
    home = make_dwelling(pilot, name="Woning 1")
    changed = change_dwelling(dwelling=home, street="Demostraat", by=officer)
    assert changed.address.startswith("Demostraat ")
    assert changed.history.first().history_user == officer


def test_it_refuses_a_name_that_is_taken_and_days_out_of_order(pilot):
    make_dwelling(pilot, name="Woning 1")
    for facts in (
        {"name": "Woning 1"},
        {"available_from": date(2021, 4, 1), "available_until": date(2021, 3, 31)},
    ):
        with pytest.raises(RuleBroken):
            make_dwelling(pilot, **facts)
    assert Dwelling.objects.count() == 1


def test_it_refuses_an_availability_that_a_stay_falls_outside(pilot):
    home = make_placement(pilot).dwelling
    with pytest.raises(RuleBroken) as refusal:
        change_dwelling(dwelling=home, available_until=date(2021, 12, 31), by=system())
    assert refusal.value.rule.name == "participants_dwelling_covers_stays"
    home.refresh_from_db()
    assert home.available_until is None


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
            "available_from": "2021-03-01",
        },
    )
    assert list(Dwelling.objects.values_list("postcode", flat=True)) == ([kept] if kept else [])
