"""The overview of who runs the pilot: the pilot in pictures, each with a table that says the same."""

from datetime import date

import pytest
from django.urls import reverse

from evaluations.actions.moments import plan_moment
from participants.models import Dwelling
from tests.factories import make_dwelling, make_enquiry, make_placement, make_user, system


@pytest.fixture
def answer(client, pilot):
    def get(role="policy_officer"):
        client.force_login(make_user(role=role, pilot=pilot))
        return client.get(reverse("home:dashboard", args=[pilot.slug]))

    return get


def test_the_timeline_holds_period_places_and_evaluations(answer, pilot):
    plan = {"planned_on": date(2021, 9, 1), "theme": "Halverwege"}
    plan_moment(pilot=pilot, by=system(), **plan)
    steering = answer().context["board"].steering
    days = {each.name: (each.day, each.is_reached) for each in steering.milestones}
    assert days["Halverwege"] == (date(2021, 9, 1), False)
    assert days["Eerste dag"] == (pilot.starts_on, True)
    assert days["Laatste dag"] == (pilot.ends_on, False)
    assert "Halverwege: 1 september 2021" in steering.timeline.narrow.alt


def test_every_dwelling_is_a_house_and_a_row(answer, pilot):
    lived_in = make_placement(pilot).dwelling
    other = make_dwelling(pilot)
    page = answer()
    steering = page.context["board"].steering
    states = {each.name: Dwelling.State(each.state) for each in steering.dwellings}
    assert states[lived_in.name] == Dwelling.State.OCCUPIED
    for name, state in states.items():
        assert f"{name}: {state.label}" in steering.homes.wide.alt
        assert name in page.content.decode()
    assert other.name in states


def test_questions_are_counted_by_the_month_in_which_they_came(answer, pilot):
    for day in (date(2021, 4, 6), date(2021, 6, 1), date(2021, 6, 30)):
        make_enquiry(pilot, received_on=day)
    months = answer().context["board"].steering.months
    assert [(each.first.month, each.received, each.unanswered) for each in months] == [
        (3, 0, 0),
        (4, 1, 1),
        (5, 0, 0),
        (6, 2, 2),
    ]


def test_a_pilot_without_anything_has_its_timeline(answer):
    page = answer().content.decode()
    assert "De pilot in de tijd" in page
    assert "De woningen vandaag" not in page


def test_it_is_for_who_runs_the_pilot(answer):
    assert answer("team_lead").context["board"].steering is None
