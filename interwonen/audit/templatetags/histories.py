"""The link from a record to its history."""

from typing import Any

from django import template

from interwonen.audit import histories

register = template.Library()


@register.simple_tag(takes_context=True)
def history_url(context: Any, row: Any) -> str:
    """The address of the history of a record of the pilot that the page is about."""
    return histories.history_url(row, context.request.pilot.slug)
