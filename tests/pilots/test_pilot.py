"""A pilot is opened, changed, and its capacity decided."""

from datetime import date

import pytest

from interwonen.core.versions import version_of
from interwonen.pilots.actions import change_pilot, decide_capacity
from interwonen.pilots.models import CapacityStep, Pilot
from tests.factories import make_pilot, make_placement, make_user, system
from tests.refusals import breaks


def decide(pilot: Pilot, **facts) -> CapacityStep:
    defaults = {
        "effective_from": date(2021, 6, 1),
        "capacity": 7,
        "reason": "Groei",
        "reference": "B1",
        "by": system(),
    }
    return decide_capacity(pilot=pilot, **{**defaults, **facts})


def test_capacity_holds_from_its_date_on(pilot):
    officer = make_user(role="policy_officer", pilot=pilot)
    step = decide(pilot, by=officer)
    assert [pilot.capacity_on(date(2021, 5, 31)), pilot.capacity_on(date(2021, 6, 1))] == [5, 7]
    assert step.history.get().history_user == officer


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"capacity": 8}, "pilots_capacitystep_within_bounds"),
        ({"capacity": 4}, "pilots_capacitystep_within_bounds"),
        ({"effective_from": date(2021, 2, 28)}, "pilots_capacitystep_in_period"),
        ({"effective_from": date(2022, 3, 2)}, "pilots_capacitystep_in_period"),
    ],
)
def test_it_refuses_a_capacity_outside_bounds_or_period(pilot, facts, rule):
    with breaks(rule):
        decide(pilot, **facts)
    assert not CapacityStep.objects.exists()


def test_it_refuses_a_second_decision_for_one_day(pilot):
    decide(pilot)
    with breaks("pilots_capacitystep_one_per_day"):
        decide(pilot, capacity=6)
    assert CapacityStep.objects.get().capacity == 7


def test_it_refuses_to_lower_the_capacity_under_the_residents(pilot):
    decide(pilot)
    for _ in range(6):
        make_placement(pilot, starts_on=date(2021, 6, 1))
    with breaks("pilots_capacitystep_covers_residents"):
        decide(pilot, effective_from=date(2021, 9, 1), capacity=5)
    assert CapacityStep.objects.count() == 1


def test_it_refuses_an_end_before_the_start(db):
    with breaks("pilots_pilot_ends_after_start", field="ends_on"):
        make_pilot(ends_on=date(2021, 2, 28))


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"ends_on": date(2021, 12, 31)}, "pilots_pilot_covers_stays"),
        ({"ends_on": date(2021, 2, 1)}, "pilots_pilot_ends_after_start"),
        ({"maximum_capacity": 4}, "pilots_pilot_capacity_bounds"),
    ],
)
def test_it_refuses_a_period_or_bounds_that_do_not_hold(pilot, facts, rule):
    make_placement(pilot)
    with breaks(rule):
        change_pilot(pilot=pilot, by=system(), **facts)
    unchanged = Pilot.objects.get(pk=pilot.pk)
    assert (unchanged.ends_on, unchanged.maximum_capacity) == (date(2022, 3, 1), 7)


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"starts_on": date(1, 1, 1)}, "pilots_pilot_period_of_years"),
        ({"ends_on": date(9999, 12, 31)}, "pilots_pilot_period_of_years"),
        ({"slug": "toegang"}, "pilots_pilot_slug_is_free"),
    ],
)
def test_it_refuses_a_typing_error_in_a_year_and_an_address_of_the_site(db, facts, rule):
    with breaks(rule):
        make_pilot(**facts)
    assert not Pilot.objects.exists()


def test_it_refuses_a_period_that_leaves_a_capacity_decision_outside(pilot):
    decide(pilot)
    with breaks("pilots_pilot_period_covers_steps"):
        change_pilot(pilot=pilot, starts_on=date(2021, 7, 1), by=system())


def test_it_changes_with_who_did_it(pilot):
    officer = make_user(role="policy_officer", pilot=pilot)
    changed = change_pilot(pilot=pilot, ends_on=date(2022, 6, 1), by=officer)
    assert changed.days_left(date(2022, 6, 1)) == 1
    assert changed.history.first().history_user == officer


def test_bad_dates_get_a_message_at_the_field_and_nothing_is_written(client, pilot):
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    make_placement(pilot)
    facts = {
        "name": "Nieuw",
        "place": "Veenoord",
        "starts_on": "2021-03-01",
        "ends_on": "2021-12-31",
        "base_capacity": 5,
        "maximum_capacity": 7,
        "goal": "Doel",
        "zoning_ground": "Grond",
    }
    for ends_on in ("2021-12-31", "2021-02-01", "2021-02-30"):
        answer = client.post(f"/{pilot.slug}/pilot/wijzigen/", {**facts, "ends_on": ends_on})
        assert answer.status_code == 422
        assert answer.context["form"].errors.keys() == {"ends_on"}
    assert Pilot.objects.get(pk=pilot.pk).name == pilot.name


def test_the_second_editor_of_a_pilot_sees_the_difference_and_chooses(client, pilot):
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    mine = {
        "name": pilot.name,
        "place": "Mijnplaats",
        "starts_on": "2021-03-01",
        "ends_on": "2022-03-01",
        "base_capacity": 5,
        "maximum_capacity": 7,
        "goal": pilot.goal,
        "zoning_ground": pilot.zoning_ground,
        "version": version_of(pilot),
    }
    change_pilot(pilot=pilot, place="Anderplaats", goal="Ander doel.", by=system())
    url = f"/{pilot.slug}/pilot/wijzigen/"
    answer = client.post(url, mine)
    assert answer.status_code == 422
    assert "Anderplaats" in answer.content.decode()
    form = answer.context["form"]
    assert form["goal"].value() == "Ander doel."
    assert Pilot.objects.get(pk=pilot.pk).place == "Anderplaats"
    again = {**mine, "goal": form["goal"].value(), "version": form.version}
    assert client.post(url, again).status_code == 302
    changed = Pilot.objects.get(pk=pilot.pk)
    assert (changed.place, changed.goal) == ("Mijnplaats", "Ander doel.")


def test_a_stay_of_someone_else_does_not_make_a_pilot_look_changed(pilot):
    seen = version_of(pilot)
    make_placement(pilot)
    changed = change_pilot(pilot=pilot, place="Mijnplaats", version=seen, by=system())
    assert changed.place == "Mijnplaats"
