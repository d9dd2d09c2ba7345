"""Rows behind a reverse relation, for queries inside queries."""

from typing import Any

from django.db.models import Model, OuterRef


def rows_of(model: type[Model], relation: str, back: str = "participant") -> Any:
    """Rows behind a reverse relation of the outer query's row, without importing their model."""
    related: Any = model._meta.get_field(relation).related_model
    return related._default_manager.filter(**{back: OuterRef("pk")})
