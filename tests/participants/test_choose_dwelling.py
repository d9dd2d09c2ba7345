"""Who chooses a dwelling finds the nearest first: free, free from a day, taken to the end."""

import re
from datetime import date

import pytest
from django.urls import reverse

from tests.factories import (
    make_dwelling,
    make_inspection,
    make_participant,
    make_pilot,
    make_placement,
    make_proposal,
    make_user,
)

IN_ORDER = [
    "Woning 4: klaar",
    "Woning 3: wordt klaargemaakt",
    "Woning 2: niet beschikbaar, vrij vanaf 1 augustus 2021",
    "Woning 5: bewoond, vrij vanaf 16 november 2021",
    "Woning 1: bezet tot en met 1 maart 2022",
]


@pytest.fixture
def pilot(db):
    """A pilot with a dwelling of each kind, by their names in another order than of nearness."""
    pilot = make_pilot()
    taken, _let_later, _empty, ready, taken_on = (
        make_dwelling(
            pilot,
            name=f"Woning {number}",
            available_from=date(2021, 8, 1) if number == 2 else pilot.starts_on,
        )
        for number in range(1, 6)
    )
    make_placement(pilot, dwelling=taken)
    make_placement(pilot, dwelling=taken_on, ends_on=date(2021, 9, 15))
    make_placement(
        pilot, dwelling=taken_on, starts_on=date(2021, 9, 16), ends_on=date(2021, 11, 15)
    )
    make_inspection(ready)
    return pilot


def labels(client, user, name, row) -> list[str]:
    client.force_login(user)
    slug = getattr(row, "subject", row).pilot.slug
    page = client.get(reverse(f"participants:{name}", args=[slug, row.pk])).content.decode()
    return re.findall(r'iw-option__text">(Woning[^<]*)</span>', page)


def test_they_stand_in_the_same_order_wherever_one_is_chosen(client, pilot):
    manager = make_user(role="case_manager", pilot=pilot)
    lead = make_user(role="team_lead", pilot=pilot)
    waiting = make_participant(pilot)
    assert labels(client, manager, "placement-create", waiting) == IN_ORDER
    make_proposal(waiting, dwelling=pilot.dwellings.get(name="Woning 4"))
    assert labels(client, lead, "proposal-keep", waiting.referrals.get()) == IN_ORDER
    resident = pilot.participants.get(placements__dwelling__name="Woning 1").placements.get()
    assert labels(client, manager, "placement-move", resident) == IN_ORDER[:-1]
