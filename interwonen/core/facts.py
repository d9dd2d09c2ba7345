"""Facts of a day, as a function of the database gives them for a row."""

from datetime import date
from typing import Any

from django.db.models import Field, Func, Value


def on_the_day(function: str, on: date, kind: "Field[Any, Any]", *, of: str = "pk") -> Func:
    """What a function of the database says of each row on the date `on`; see the apps' guards.

    `of` is the field with the key of the row that the function is about.
    """
    return Func(of, Value(on), function=function, output_field=kind)
