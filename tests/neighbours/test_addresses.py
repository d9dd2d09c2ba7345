"""Addresses: added, corrected, withdrawn, put in a ring, and written on an envelope."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from interwonen.core.rules import RuleBroken
from interwonen.core.withdrawals import withdraw
from neighbours.actions.addresses import change_address, set_ring_of_street
from neighbours.models import Address
from neighbours.selectors.addresses_spelling import (
    HouseNumber,
    house_number,
    postcode,
    street_and_number,
)
from tests.address_factories import make_address
from tests.factories import TODAY, make_pilot, system


def refused(rule, action, **facts):
    before = Address.history.count()
    with pytest.raises(RuleBroken) as refusal:
        action(**facts)
    assert refusal.value.rule.name == rule
    assert Address.history.count() == before


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", (12, "", "")),
        ("12A", (12, "A", "")),
        ("12 a", (12, "A", "")),
        ("12-2", (12, "", "2")),
        ("12 bis", (12, "", "bis")),
        ("12 HS", (12, "", "hs")),
        ("12 A-2", (12, "A", "2")),
        ("12a2", (12, "A", "2")),
        ("012", (12, "", "")),
        ("99999 B bis", (99999, "B", "bis")),
    ],
)
def test_a_number_is_taken_apart(text, expected):
    assert house_number(text) == HouseNumber(*expected)


@pytest.mark.parametrize("text", ["", "0", "A", "100000", "12 A B C", "12 abcde", "-3", "12 é"])
def test_what_is_no_number_is_none(text):
    assert house_number(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Voorbeeldlaan 12 A-2", ("Voorbeeldlaan", HouseNumber(12, "A", "2"))),
        ("1e Dwarsweg 3bis", ("1e Dwarsweg", HouseNumber(3, "", "bis"))),
        ("'t Proefje, 7", ("'t Proefje", HouseNumber(7))),
        ("Voorbeeldlaan", None),
        ("=1+1 5", None),
    ],
)
def test_street_and_number_in_one_text(text, expected):
    assert street_and_number(text) == expected


def test_a_postcode_is_kept_in_one_spelling():
    assert [postcode(each) for each in ("7844 ab", "7844AB", "0844AB", "7844SS", "784AB")] == [
        *("7844AB", "7844AB"),
        *(None, None, None),
    ]


def test_one_address_stands_once_in_the_list_of_a_pilot(pilot):
    address = make_address(pilot, house_number=12, house_letter="A")
    refused("neighbours_address_once", make_address, pilot=pilot, house_number=12, addition="a")
    make_address(make_pilot(), house_number=12, house_letter="A")
    withdraw(address, reason="Bestaat niet", by=system())
    make_address(pilot, house_number=12, house_letter="A")


@pytest.mark.parametrize(
    ("constraint", "facts"),
    [
        ("neighbours_address_once", {"house_letter": "", "addition": "A"}),
        ("neighbours_address_postcode", {"postcode": "7844SA"}),
        ("neighbours_address_number", {"house_number": 100_000}),
        ("neighbours_address_known_ring", {"ring": 4}),
        ("neighbours_address_no_letters_says_why", {"no_letters_since": TODAY}),
        ("neighbours_address_is_written", {"street": "Laan\nweg", "house_number": 1}),
        ("neighbours_address_withdrawal_says_why", {"withdrawn_because": " "}),
    ],
)
def test_the_database_refuses(pilot, constraint, facts):
    make_address(pilot, house_number=12, house_letter="A")
    given = {"street": "Laan", "house_number": 12, "postcode": "7844AB", "place": "Veenoord"}
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Address(pilot=pilot, **{**given, **facts}).save_base(raw=True)


def test_no_letters_says_since_when_and_why(pilot):
    address = make_address(pilot)
    facts = {"address": address, "today": TODAY, "by": system()}
    refused(
        "neighbours_address_no_letters_says_why", change_address, **facts, no_letters_since=TODAY
    )
    refused(
        "core_not_ahead",
        change_address,
        **facts,
        no_letters_since=TODAY.replace(year=2022),
        no_letters_because="Wil geen post",
    )
    change_address(**facts, no_letters_since=TODAY, no_letters_because="Wil geen post")
    assert not Address.objects.for_letters().exists()
    assert address.history.count() == 2


def test_what_was_withdrawn_stays_as_it_was(pilot):
    address = make_address(pilot)
    refused("core_mistake_is_explained", withdraw, row=address, reason=" ", by=system())
    withdraw(address, reason="Bestaat niet", by=system())
    refused("core_still_stands", withdraw, row=address, reason="x", by=system())
    refused("core_still_stands", change_address, address=address, today=TODAY, by=system())


def test_a_whole_street_gets_a_ring_at_once(pilot):
    make_address(pilot, ring=1)
    make_address(pilot, street="VOORBEELDLAAN")
    other = make_address(pilot, street="Proefweg")
    changed = set_ring_of_street(pilot=pilot, street="Voorbeeldlaan", ring=1, by=system())
    assert [each.street for each in changed] == ["VOORBEELDLAAN"]
    other.refresh_from_db()
    assert other.ring is None


def test_the_list_is_filtered_and_counted(client, pilot, officer):
    make_address(pilot, house_number=12, house_letter="A", ring=1)
    make_address(pilot, street="Proefweg", addressee="Familie Voorbeeld")
    make_address(pilot, no_letters_since=TODAY, no_letters_because="Wil geen post")
    make_address(make_pilot())
    url = reverse("neighbours:address-list", args=[pilot.slug])

    def found(query):
        page = client.get(url + query)
        return [str(each) for each in page.context["page_obj"].object_list]

    page = client.get(url)
    assert [page.context[name] for name in ("total", "silent", "first", "ringless")] == [3, 1, 1, 2]
    assert found("?q=12a") == ["Voorbeeldlaan 12 A"]
    assert len(found("?street=Proefweg")) == len(found("?q=familie")) == 1
    assert len(found("?ring=1")) == len(found("?letters=no")) == 1
    assert len(found("?ring=geen")) == len(found("?letters=yes")) == 2


def test_an_address_is_added_and_corrected_on_screen(client, pilot, officer):
    typed = {"street": "Proefweg", "house_number": "3 a-2", "postcode": "7844 ab"}
    url = reverse("neighbours:address-create", args=[pilot.slug])
    assert client.post(url, {**typed, "place": "Veenoord", "ring": "2"}).status_code == 302
    address = Address.objects.get()
    assert (str(address), address.postcode, address.ring) == ("Proefweg 3 A-2", "7844AB", 2)
    change = reverse("neighbours:address-change", args=[pilot.slug, address.pk])
    assert 'value="3 A-2"' in client.get(change).content.decode()
    page = client.get(change).content.decode()
    assert 'value="7844 AB"' in page
    wrong = client.post(change, {**typed, "house_number": "drie", "place": "Veenoord"})
    assert wrong.status_code == 422
    again = client.post(change, {**typed, "house_number": "4", "place": "Veenoord"})
    assert again.status_code == 302
    address.refresh_from_db()
    assert (address.number, address.ring) == ("4", None)
    assert address.history.first().history_user == officer


def test_who_corrects_an_address_second_sees_what_changed(client, pilot, officer):
    address = make_address(pilot, house_number=12, house_letter="A")
    url = reverse("neighbours:address-change", args=[pilot.slug, address.pk])
    typed = {"street": "Voorbeeldlaan", "house_number": "12 A", "postcode": "7844 AB"}
    version = address.history.latest().history_id
    facts = {"street": "Voorbeeldlaan", "place": "Veenoord", "postcode": "7844AB"}
    change_address(address=address, today=TODAY, by=system(), **facts, house_number=13)
    answer = client.post(url, {**typed, "place": "Emmen", "version": version, "submission": "a"})
    changed = {each.label: each.theirs for each in answer.context["form"].meanwhile}
    assert changed == {"Huisnummer": "13 A"}
