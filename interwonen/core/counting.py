"""Counting rows of several kinds in one query."""

from typing import Any

from django.db.models import F, Func, IntegerField, QuerySet, Subquery
from django.db.models.functions import Coalesce


def number_of(rows: QuerySet[Any, Any]) -> Coalesce:
    """How many rows a queryset holds, as a part of another query; not for grouped rows.

    It is also 0 where Django sees beforehand that there can be none, and leaves the question out.
    """
    # COUNT as a plain function: the aggregate of Django would group the rows.
    counted = rows.order_by().annotate(rows_counted=Func(F("pk"), function="COUNT"))
    return Coalesce(Subquery(counted.values("rows_counted"), output_field=IntegerField()), 0)
