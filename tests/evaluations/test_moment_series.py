"""A series of evaluations is shown first and then planned at once."""

from datetime import date

import pytest
from django.urls import reverse

from evaluations.actions.moments_series import plan_series
from evaluations.models import EvaluationMoment
from tests.evaluation_factories import make_moment
from tests.factories import make_user, system
from tests.refusals import breaks

ASKED = {"theme": "Kwartaalevaluatie", "first_on": "2021-06-01", "every_months": "3"}


def plan(pilot, **facts) -> list[EvaluationMoment]:
    defaults = {
        "first_on": date(2021, 6, 1),
        "every_months": 3,
        "theme": "Kwartaal",
        "by": system(),
    }
    return plan_series(pilot=pilot, **{**defaults, **facts})


def days() -> list[date]:
    return list(EvaluationMoment.objects.values_list("planned_on", flat=True))


def test_it_runs_up_to_the_last_day_of_the_pilot(pilot):
    plan(pilot)
    assert days() == [date(2021, 6, 1), date(2021, 9, 1), date(2021, 12, 1), date(2022, 3, 1)]


def test_a_weekend_or_holiday_becomes_the_next_working_day(pilot):
    plan(pilot, first_on=date(2021, 4, 4), every_months=6)  # Easter Sunday; 4 October is a Monday
    assert days() == [date(2021, 4, 6), date(2021, 10, 4)]


def test_a_day_that_is_planned_already_is_left_out(pilot):
    make_moment(pilot, date(2021, 9, 1), theme="Halverwege")
    assert len(plan(pilot)) == 3
    with breaks("evaluations_series_has_days", field="first_on"):
        plan(pilot)
    assert EvaluationMoment.objects.count() == 4


@pytest.mark.parametrize(
    ("first_on", "rule"),
    [
        (date(2021, 2, 26), "evaluations_moment_after_start"),
        (date(2022, 3, 2), "evaluations_series_has_days"),
    ],
)
def test_it_begins_within_the_pilot(pilot, first_on, rule):
    with breaks(rule, field="first_on"):
        plan(pilot, first_on=first_on)
    assert days() == []


def test_a_policy_officer_sees_the_days_before_they_are_planned(client, pilot):
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    url = reverse("evaluations:moment-series-create", args=[pilot.slug])
    assert client.get(url, {**ASKED, "theme": ""}).status_code == 422
    shown = client.get(url, ASKED)
    assert "woensdag 1 september 2021" in shown.content.decode()
    assert days() == []
    assert client.post(shown.request["PATH_INFO"] + "?" + shown.request["QUERY_STRING"]).url
    assert len(days()) == 4


def test_what_cannot_be_planned_is_refused_before_the_days_are_shown(client, pilot):
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    url = reverse("evaluations:moment-series-create", args=[pilot.slug])
    plan(pilot)
    for first_on in ("2021-02-26", "2022-03-02", ASKED["first_on"]):
        answer = client.get(url, {**ASKED, "first_on": first_on})
        assert answer.status_code == 422
        assert set(answer.context["form"].errors) == {"first_on"}
        assert "Deze evaluaties plannen" not in answer.content.decode()
