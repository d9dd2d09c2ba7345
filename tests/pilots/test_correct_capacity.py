"""A capacity decision that was recorded wrongly is corrected or withdrawn; the history keeps it."""

from datetime import date

import pytest
from django.urls import reverse

from interwonen.pilots.actions.capacity_steps import change_capacity, withdraw_capacity
from interwonen.pilots.models import CapacityStep
from tests.factories import make_placement, make_user, system
from tests.pilots.test_pilot import decide
from tests.refusals import breaks


def correct(step, **facts) -> CapacityStep:
    kept = {
        name: getattr(step, name) for name in ("effective_from", "capacity", "reason", "reference")
    }
    return change_capacity(step=step, **{**kept, "by": system(), **facts})


def page(name, pilot, step) -> str:
    return reverse(f"pilots:capacity-{name}", args=[pilot.slug, step.pk])


def test_it_is_corrected_on_its_page(client, pilot):
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    step = decide(pilot)
    sent = {"capacity": "6", "reason": "Groei", "reference": "B1"}
    sent |= {"version": client.get(page("change", pilot, step)).context["form"].version}
    wrong = {**sent, "effective_from": "2022-06-01"}
    assert client.post(page("change", pilot, step), wrong).status_code == 422
    right = {**sent, "effective_from": "2021-06-15"}
    assert client.post(page("change", pilot, step), right).status_code == 302
    step.refresh_from_db()
    assert (step.capacity, step.effective_from) == (6, date(2021, 6, 15))
    assert step.history.last().capacity == 7


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"capacity": 8}, "pilots_capacitystep_within_bounds"),
        ({"effective_from": date(2022, 3, 2)}, "pilots_capacitystep_in_period"),
        ({"effective_from": date(2021, 9, 1)}, "pilots_capacitystep_one_per_day"),
        ({"reason": " "}, "pilots_capacitystep_says_why"),
        ({"capacity": 5}, "pilots_capacitystep_covers_residents"),
    ],
)
def test_it_refuses_what_a_new_one_may_not_say(pilot, facts, rule):
    step = decide(pilot)
    decide(pilot, effective_from=date(2021, 9, 1))
    for _ in range(6):
        make_placement(pilot, starts_on=date(2021, 6, 1))
    with breaks(rule):
        correct(step, **facts)
    assert step.history.count() == 1


def test_it_is_withdrawn_with_a_reason_unless_people_live_by_it(client, pilot):
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    step = decide(pilot)
    with breaks("core_mistake_is_explained", field="reason"):
        withdraw_capacity(step=step, reason=" ", by=system())
    sent = {"reason": "Geen besluit van het college."}
    assert client.post(page("withdraw", pilot, step), sent).status_code == 302
    assert pilot.capacity_on(date(2021, 7, 1)) == 5
    kept = CapacityStep.history.first()
    assert (kept.history_type, kept.history_change_reason) == ("-", sent["reason"])
    again = decide(pilot)
    for _ in range(6):
        make_placement(pilot, starts_on=date(2021, 6, 1))
    with breaks("pilots_capacitystep_covers_residents"):
        withdraw_capacity(step=again, reason="Vergissing", by=system())
    assert CapacityStep.objects.count() == 1
