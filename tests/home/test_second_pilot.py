"""The second pilot of the demonstration can be walked from its start."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from interwonen.accounts.models import User
from interwonen.home.demonstration.elsewhere import SLUG
from interwonen.pilots.models import Pilot
from participants.models import Dwelling, Participant, Placement

ADDRESS = "{}.dorp@demo.example"


@pytest.fixture(scope="module")
def demonstration(shared_rows):
    call_command("seed_demo", stdout=StringIO())


def enter(client, who) -> None:
    client.force_login(User.objects.get(email=ADDRESS.format(who)))


def test_someone_is_placed_and_gets_a_counsellor(client, db, demonstration):
    pilot = Pilot.objects.get(slug=SLUG)
    assert not Placement.objects.of_pilot(pilot).exists()
    person = Participant.objects.of_pilot(pilot).first()
    enter(client, "wmo")
    place = reverse("participants:placement-create", args=[SLUG, person.pk])
    days = {"starts_on": "2021-06-30", "ends_on": "2022-03-01"}
    client.post(place, {"dwelling": Dwelling.objects.of_pilot(pilot).first().pk, **days})
    assert Placement.objects.get(participant=person).starts_on == date(2021, 6, 30)
    enter(client, "teamleider")
    counsellor = User.objects.get(email=ADDRESS.format("begeleider"))
    assign = reverse("participants:counsellor-assign", args=[SLUG, person.pk])
    client.post(assign, {"counsellor": counsellor.pk, "starts_on": "2021-06-30"})
    assert person.assignments.get().counsellor == counsellor
    enter(client, "begeleider")
    assert person.full_name in client.get(reverse("home:dashboard", args=[SLUG])).content.decode()


def test_it_is_told_as_it_is(db, demonstration):
    pilot = Pilot.objects.get(slug=SLUG)
    assert pilot.has_begun(date(2021, 6, 30))
    first_days = {row.availabilities.get().starts_on for row in Dwelling.objects.of_pilot(pilot)}
    assert first_days == {date(2021, 6, 1)}
    assert "begonnen op 1 maart 2021" in pilot.goal
    assert "sinds 1 juni beschikbaar" in pilot.goal
