"""Dwellings are added and changed."""

from datetime import date

import pytest
from django.urls import reverse

from interwonen.core.versions import Overtaken, version_of
from participants.actions.dwellings import add_availability, change_availability, change_dwelling
from participants.models import Dwelling
from tests.factories import make_dwelling, make_pilot, make_placement, make_user, system
from tests.refusals import breaks, refused_by


def test_it_adds_and_changes_with_who_did_it(pilot):
    officer = make_user(role="policy_officer", pilot=pilot)
    home = make_dwelling(pilot, name="Woning 1")
    changed = change_dwelling(dwelling=home, street="Demostraat", by=officer)
    assert changed.address.startswith("Demostraat ")
    assert changed.history.first().history_user == officer


def test_it_refuses_a_name_that_is_taken(pilot):
    make_dwelling(pilot, name="Woning 1")
    with breaks("participants_dwelling_one_of_a_name"):
        make_dwelling(pilot, name="Woning 1")
    assert Dwelling.objects.count() == 1


SAME = {"postcode": "7844ZZ", "house_number": 12, "house_number_suffix": "A-2"}


@pytest.mark.parametrize("suffix", ["A-2", "a2"])
def test_it_refuses_a_second_dwelling_at_an_address_in_whichever_pilot(pilot, suffix):
    make_dwelling(pilot, **SAME)
    room = {**SAME, "house_number_suffix": suffix}
    neighbour = make_dwelling(pilot, **{**SAME, "house_number_suffix": "A"})
    for where in (pilot, make_pilot()):
        with breaks("participants_dwelling_one_of_an_address", field="house_number"):
            make_dwelling(where, **room)
    with breaks("participants_dwelling_one_of_an_address"):
        change_dwelling(dwelling=neighbour, house_number_suffix=suffix, by=system())
    assert Dwelling.objects.count() == 2
    refusal = refused_by(
        "UPDATE participants_dwelling SET house_number_suffix = %s WHERE id = %s",
        [suffix, neighbour.pk],
    )
    assert refusal == "participants_dwelling_one_of_an_address"


def test_it_refuses_availability_out_of_order_or_twice(pilot):
    home = make_dwelling(pilot, available_until=date(2021, 8, 31))
    for first, last, rule in (
        (date(2021, 10, 1), date(2021, 9, 30), "participants_availability_ends_after_start"),
        (date(2021, 8, 31), None, "participants_availability_once"),
    ):
        with breaks(rule):
            add_availability(dwelling=home, starts_on=first, ends_on=last, by=system())
    assert home.availabilities.count() == 1


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        (date(2020, 2, 29), date(2021, 2, 28), "starts_on"),
        (date(2021, 9, 1), date(2023, 3, 2), "ends_on"),
    ],
)
def test_availability_far_from_the_pilot_is_a_doubt(pilot, first, last, field):
    home = make_dwelling(pilot, available_until=date(2021, 8, 31))
    doubt = "participants_availability_near_the_pilot"
    days = {"dwelling": home, "starts_on": first, "ends_on": last, "by": system()}
    with breaks(doubt, field=field):
        add_availability(**days)
    assert add_availability(**days, confirmed=[doubt]).ends_on == last


def test_a_stay_runs_through_periods_that_join_and_not_through_a_gap(pilot):
    joined, gap = (make_dwelling(pilot, available_until=date(2021, 8, 31)) for _ in range(2))
    add_availability(dwelling=joined, starts_on=date(2021, 9, 1), ends_on=None, by=system())
    add_availability(dwelling=gap, starts_on=date(2021, 9, 2), ends_on=None, by=system())
    assert make_placement(pilot, dwelling=joined).ends_on == pilot.ends_on
    with breaks("participants_placement_within_availability"):
        make_placement(pilot, dwelling=gap)


def test_it_refuses_an_availability_that_a_stay_falls_outside(pilot):
    home = make_placement(pilot).dwelling
    with breaks("participants_availability_covers_placements"):
        change_availability(
            availability=home.availabilities.get(),
            starts_on=pilot.starts_on,
            ends_on=date(2021, 12, 31),
            by=system(),
        )
    assert home.availabilities.get().ends_on is None


def facts_of(pilot, **facts) -> dict:
    return {
        "name": "Woning 9",
        "street": "Voorbeeldhof",
        "house_number": "9",
        "postcode": "7844ZZ",
        "place": "Veenoord",
        "landlord": pilot.landlord_id,
        "starts_on": "2021-03-01",
        **facts,
    }


@pytest.fixture
def officer(client, pilot):
    """A policy officer, signed in."""
    participant = make_user(role="policy_officer", pilot=pilot)
    client.force_login(participant)
    return participant


def page_url(name: str, pilot, row=None) -> str:
    return reverse(f"participants:{name}", args=[pilot.slug, *([row.pk] if row else [])])


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("7844 zz", "7844ZZ"), (" 7844ZZ ", "7844ZZ"), ("0844ZZ", None), ("7844SS", None)],
)
def test_a_postcode_in_any_spelling(client, pilot, officer, typed, kept):
    client.post(page_url("dwelling-create", pilot), facts_of(pilot, postcode=typed))
    assert list(Dwelling.objects.values_list("postcode", flat=True)) == ([kept] if kept else [])


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        (" a ", "A"),
        ("a-2", "A-2"),
        ("a 2", "A-2"),
        ("BIS", "bis"),
        ("hs", "hs"),
        ("-2", "2"),
        ("2b", "2B"),
    ],
)
def test_a_house_number_addition_in_one_spelling(client, pilot, officer, typed, kept):
    url = page_url("dwelling-create", pilot)
    client.post(url, facts_of(pilot, house_number="12", house_number_suffix=typed))
    assert Dwelling.objects.get().house_number_suffix == kept


@pytest.mark.parametrize(
    ("typed", "said"), [("12a", "“a”"), ("12-bis", "“bis”"), ("tweehoog", "A-2"), ("½", "A-2")]
)
def test_a_wrong_addition_gets_help_and_nothing_is_written(client, pilot, officer, typed, said):
    url = page_url("dwelling-create", pilot)
    answer = client.post(url, facts_of(pilot, house_number="12", house_number_suffix=typed))
    assert answer.status_code == 422
    assert said in answer.context["form"].errors["house_number_suffix"][0]
    assert f'value="{typed}"' in answer.content.decode()
    assert not Dwelling.objects.exists()


def test_adding_a_dwelling_asks_when_it_is_available(client, pilot, officer):
    url = page_url("dwelling-create", pilot)
    wrong = facts_of(pilot, starts_on="2021-06-01", ends_on="2021-05-31")
    refused = client.post(url, wrong)
    assert refused.context["form"].errors.keys() == {"ends_on"}
    assert not Dwelling.objects.exists()
    client.post(url, {**wrong, "ends_on": ""})
    days = Dwelling.objects.get().availabilities.get()
    assert (days.starts_on, days.ends_on) == (date(2021, 6, 1), None)
    assert days.history.get().history_user == officer


def test_availability_is_added_and_changed_on_screen(client, pilot, officer):
    home = make_dwelling(pilot, available_until=date(2021, 5, 31))
    url = page_url("dwelling-availability-create", pilot, home)
    answer = client.post(url, {"starts_on": "2021-05-31"})
    assert answer.status_code == 422
    assert 'value="2021-05-31"' in answer.content.decode()
    assert client.post(url, {"starts_on": "2021-06-10"}).status_code == 302
    first, second = home.availabilities.all()
    assert (second.starts_on, second.ends_on) == (date(2021, 6, 10), None)
    url = page_url("dwelling-availability-change", pilot, first)
    client.post(url, {"starts_on": "2021-03-01", "ends_on": "2021-06-09"})
    first.refresh_from_db()
    assert first.ends_on == date(2021, 6, 9)


def test_the_second_editor_sees_the_difference_and_chooses(client, pilot, officer):
    home = make_dwelling(pilot)
    url = page_url("dwelling-change", pilot, home)
    mine = facts_of(pilot, name=home.name, street="Mijnweg", version=version_of(home))
    change_dwelling(dwelling=home, by=system(), street="Anderweg")
    answer = client.post(url, mine)
    assert answer.status_code == 422
    assert "Anderweg" in answer.content.decode()
    home.refresh_from_db()
    assert home.street == "Anderweg"
    assert client.post(url, {**mine, "version": version_of(home)}).status_code == 302
    home.refresh_from_db()
    assert home.street == "Mijnweg"


def test_an_older_version_of_availability_is_not_overwritten(pilot):
    days = make_dwelling(pilot).availabilities.get()
    seen = version_of(days)
    facts = {"availability": days, "starts_on": pilot.starts_on, "by": system()}
    change_availability(**facts, ends_on=date(2021, 12, 31), version=seen)
    with pytest.raises(Overtaken):
        change_availability(**facts, ends_on=None, version=seen)
    days.refresh_from_db()
    assert days.ends_on == date(2021, 12, 31)
