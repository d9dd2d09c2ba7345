"""Counting rows of several kinds in one query."""

from typing import Any

from django.db.models import F, Func, IntegerField, QuerySet, Subquery


def number_of(rows: QuerySet[Any, Any]) -> Subquery:
    """How many rows a queryset holds, as a part of another query; not for grouped rows."""
    # COUNT as a plain function: the aggregate of Django would group the rows.
    counted = rows.order_by().annotate(number=Func(F("pk"), function="COUNT"))
    return Subquery(counted.values("number"), output_field=IntegerField())
