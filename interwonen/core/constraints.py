"""Pieces of constraints: columns as ranges, later days, and what a text must be."""

from django.contrib.postgres.fields import (
    BigIntegerRangeField,
    DateRangeField,
    DateTimeRangeField,
)
from django.db.models import CheckConstraint, DateTimeField, F, Func, Q, Value
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual

TEXT_LENGTH = 2_000
REASON_LENGTH = 100  # of a reason in the history


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


def range_of_hours(day: str, first: str, last: str) -> Func:
    """A day from one time up to another, which itself is free again."""
    moments = (
        Func(F(day), F(time), arg_joiner=" + ", template="(%(expressions)s)")
        for time in (first, last)
    )
    return Func(*moments, function="tsrange", output_field=DateTimeRangeField())


def months_after(field: str, months: int, days: int = 0) -> Func:
    """The day so many months, and then days, after that of a column; of a short month its last day."""
    later = f"{months} months {days} days" if days else f"{months} months"
    return Func(
        F(field),
        template=f"(%(expressions)s + interval '{later}')",
        output_field=DateTimeField(),
    )


def text_length(model: str, *fields: str, most: int = TEXT_LENGTH) -> CheckConstraint:
    """Each text of the model, named as in "participants_goal", has at most `most` characters."""
    return CheckConstraint(
        name=f"{model}_text_length",
        condition=Q(*(LessThanOrEqual(Length(field), most) for field in fields)),
    )


def says(*fields: str) -> Q:
    """Each of these texts holds more than blanks."""
    return Q(**{f"{field}__regex": r"\S" for field in fields})


def on_one_line(field: str) -> Q:
    """The text holds no line break or other control character; forms clean it before."""
    return Q(**{f"{field}__regex": r"^[^\u0001-\u001f\u007f-\u009f\u2028\u2029]*$"})
