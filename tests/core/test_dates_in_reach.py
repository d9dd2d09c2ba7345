"""No date outside the years 1900 to 2100: not from a form, and not from raw SQL."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import translation

from evaluations.actions.moments import plan_moment
from interwonen.core.date_fields import DateField
from interwonen.core.guarding import append_only_models, date_fields, our_models
from tests.factories import make_dwelling, make_enquiry, make_referral, system
from tests.refusals import refused_by


@pytest.mark.parametrize("typed", ["0021-06-30", "0621-01-01", "30-06-1021", "9999-12-31"])
def test_a_form_refuses_it_and_says_what_to_type(typed):
    with pytest.raises(ValidationError) as refusal:
        DateField().clean(typed)
    with translation.override("en"):
        assert refusal.value.messages == [
            "Write the year in four digits, from 1900 to 2100; for example 31-12-2021."
        ]


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2100, 12, 31)])
def test_the_first_and_the_last_day_are_in_reach(day):
    assert DateField().clean(day.isoformat()) == day


@pytest.mark.parametrize(
    "column",
    [
        "neighbours_enquiry.received_on",
        "evaluations_evaluationmoment.planned_on",
        "participants_availability.starts_on",
        "participants_referral.informed_on",
    ],
)
@pytest.mark.parametrize("day", ["0021-06-30", "9999-12-31", "infinity"])
def test_the_database_refuses_it(pilot, column, day):
    make_enquiry(pilot)
    make_dwelling(pilot)
    make_referral(pilot)
    plan_moment(pilot=pilot, planned_on=date(2021, 9, 1), theme="Halverwege", by=system())
    table, _, name = column.partition(".")
    assert refused_by(f"UPDATE {table} SET {name} = %s", [day]) == "core_date_in_reach"


def test_every_table_with_a_date_is_guarded(db):
    dated = [model for model in our_models() if date_fields(model)]
    expected = {model._meta.db_table for model in dated if model not in append_only_models()}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'dates_in_reach'"
        )
        assert {table for (table,) in cursor.fetchall()} == expected
    assert len(expected) > 20
