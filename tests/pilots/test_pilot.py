"""A pilot is opened, changed, and its capacity decided."""

from datetime import date

import pytest

from interwonen.core.versions import version_of
from interwonen.pilots.actions.capacity_steps import decide_capacity
from interwonen.pilots.actions.pilots import change_pilot
from interwonen.pilots.models import CapacityStep, Pilot
from tests.factories import TODAY, make_participant, make_pilot, make_placement, make_user, system
from tests.refusals import breaks, refused_by


def decide(pilot: Pilot, **facts) -> CapacityStep:
    defaults = {
        "effective_from": date(2021, 6, 1),
        "capacity": 7,
        "reason": "Groei",
        "reference": "B1",
        "by": system(),
    }
    return decide_capacity(pilot=pilot, **{**defaults, **facts})


def change(pilot: Pilot, **facts) -> Pilot:
    """Change a pilot, with a reason and a reference."""
    why = {"reason": "Verlengd", "reference": "B2", "today": TODAY, "by": system()}
    return change_pilot(pilot=pilot, **{**why, **facts})


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
        ({"reason": " "}, "pilots_capacitystep_says_why"),
        ({"reference": " "}, "pilots_capacitystep_says_why"),
    ],
)
def test_it_refuses_a_capacity_outside_bounds_or_period_or_without_a_reason(pilot, facts, rule):
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
        ({"ends_on": date(2021, 12, 31)}, "pilots_pilot_covers_placements"),
        ({"ends_on": date(2021, 2, 1)}, "pilots_pilot_ends_after_start"),
        ({"maximum_capacity": 4}, "pilots_pilot_capacity_bounds"),
    ],
)
def test_it_refuses_a_period_or_bounds_that_do_not_hold(pilot, facts, rule):
    make_placement(pilot)
    with breaks(rule):
        change(pilot, **facts)
    unchanged = Pilot.objects.get(pk=pilot.pk)
    assert (unchanged.ends_on, unchanged.maximum_capacity) == (date(2022, 3, 1), 7)


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"starts_on": date(1999, 12, 31)}, "pilots_pilot_period_of_years"),
        ({"ends_on": date(2099, 12, 31)}, "pilots_pilot_period_of_years"),
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
        change(pilot, starts_on=date(2021, 7, 1))


BEFORE = date(2021, 2, 28)


def test_once_begun_the_places_at_the_start_stay_as_they_were(pilot):
    for today in (pilot.starts_on, TODAY):
        with breaks("pilots_pilot_base_is_fixed", field="base_capacity"):
            change(pilot, base_capacity=7, today=today)
    assert Pilot.objects.get(pk=pilot.pk).base_capacity == 5


def test_with_a_stay_they_do_as_well_also_before_the_first_day(db):
    pilot = make_pilot(starts_on=date(2090, 3, 1), ends_on=date(2091, 3, 1))
    assert change(pilot, base_capacity=6, today=TODAY).base_capacity == 6
    doubts = [
        "participants_participant_possible_duplicate",
        "participants_referral_long_before_the_pilot",
    ]
    someone = make_participant(pilot, confirmed=doubts)
    make_placement(pilot, participant=someone, starts_on=pilot.starts_on)
    with breaks("pilots_pilot_base_is_fixed", field="base_capacity"):
        change(pilot, base_capacity=7, today=TODAY)
    assert Pilot.objects.get(pk=pilot.pk).base_capacity == 6


@pytest.mark.parametrize(
    "facts",
    [{"maximum_capacity": 50}, {"ends_on": date(2031, 1, 1)}, {"starts_on": date(2021, 2, 1)}],
)
@pytest.mark.parametrize("why", [{"reason": " "}, {"reference": ""}])
def test_once_begun_period_and_maximum_change_with_a_reason_and_a_reference(pilot, facts, why):
    with breaks("pilots_pilot_change_says_why", field="reason"):
        change(pilot, **facts, **why)
    assert pilot.history.count() == 1
    changed = change(pilot, **facts)
    assert changed.history.first().history_change_reason == "Verlengd (B2)"
    assert change(pilot, place="Elders", **why).place == "Elders"


def test_before_the_first_day_they_change_without(pilot):
    assert change(pilot, maximum_capacity=8, reason="", today=BEFORE).maximum_capacity == 8


def test_the_maximum_is_never_below_what_was_decided(pilot):
    decide(pilot)
    with breaks("pilots_pilot_bounds_cover_steps"):
        change(pilot, maximum_capacity=6)


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        (
            "UPDATE pilots_pilot SET base_capacity = 7, maximum_capacity = 70",
            "pilots_pilot_base_is_fixed",
        ),
        ("UPDATE pilots_capacitystep SET reason = ' '", "pilots_capacitystep_says_why"),
        ("UPDATE pilots_capacitystep SET reference = ''", "pilots_capacitystep_says_why"),
    ],
)
def test_the_database_refuses_growth_without_a_decision(pilot, statement, rule):
    decide(pilot)
    make_placement(pilot)
    assert refused_by(statement, []) == rule


def test_the_form_of_a_pilot_that_runs_points_to_the_capacity_decision(client, pilot):
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    page = client.get(f"/{pilot.slug}/pilot/wijzigen/")
    assert "base_capacity" not in page.context["form"].fields
    assert f"/{pilot.slug}/pilot/capaciteit/nieuw/" in page.content.decode()
    later = make_pilot(starts_on=date(2021, 7, 1))
    client.force_login(make_user(role="policy_officer", pilot=later))
    fields = client.get(f"/{later.slug}/pilot/wijzigen/").context["form"].fields
    assert "base_capacity" in fields
    assert "reason" not in fields


def test_it_changes_with_who_did_it(pilot):
    officer = make_user(role="policy_officer", pilot=pilot)
    changed = change(pilot, ends_on=date(2022, 6, 1), by=officer)
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
        "maximum_capacity": 7,
        "reason": "Verlengd",
        "reference": "B2",
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
        "maximum_capacity": 7,
        "goal": pilot.goal,
        "zoning_ground": pilot.zoning_ground,
        "version": version_of(pilot),
    }
    change(pilot, place="Anderplaats", goal="Ander doel.")
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
    changed = change(pilot, place="Mijnplaats", version=seen)
    assert changed.place == "Mijnplaats"
