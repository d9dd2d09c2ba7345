"""Facts of a day, as a function of the database gives them for a row."""

from datetime import date
from typing import Any

from django.db.models import Field, Func, Value


def on_the_day(function: str, on: date, kind: "Field[Any, Any]") -> Func:
    """What a function of the database says of each row on the date `on`; see the apps' guards."""
    return Func("pk", Value(on), function=function, output_field=kind)
