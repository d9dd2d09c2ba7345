"""Names in lists and searches as Dutch readers expect them; the database does it for every server."""

from typing import Any

from django.db.models import F, Func, TextField


def plain(text: Any) -> Func:
    """A text without accents, capitals and punctuation."""
    return Func(text, function="core_plain", output_field=TextField())


def sorted_name(field: str) -> Func:
    """By what the name in a field is sorted: without its particles, which come last."""
    return Func(F(field), function="core_sorted_name", output_field=TextField())
