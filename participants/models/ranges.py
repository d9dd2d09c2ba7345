"""Columns as ranges, for constraints that refuse an overlap."""

from django.contrib.postgres.fields import BigIntegerRangeField, DateRangeField
from django.db.models import F, Func, Value


def range_of_one(field: str) -> Func:
    """A foreign key as a range of one, so that no btree_gist extension is needed."""
    return Func(
        F(field), F(field), Value("[]"), function="int8range", output_field=BigIntegerRangeField()
    )


def range_of_days() -> Func:
    """`starts_on` up to and including `ends_on`; without an end it goes on for ever."""
    return Func(
        F("starts_on"),
        F("ends_on"),
        Value("[]"),
        function="daterange",
        output_field=DateRangeField(),
    )
