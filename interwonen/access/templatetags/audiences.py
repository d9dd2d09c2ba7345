"""Says on a form who sees what is filled in there."""

from typing import Any

from django import template

from interwonen.access.form_audiences import audiences_of

register = template.Library()


@register.simple_tag
def form_audiences(form: Any) -> list[tuple[list[str], list[str]]]:
    """Who sees the fields of a form: pairs of an audience in words and the labels of its fields."""
    return audiences_of(form)
