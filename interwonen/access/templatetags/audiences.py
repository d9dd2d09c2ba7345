"""Says on a form who sees what is filled in there."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext as _

from interwonen.access.form_audiences import audiences_of, readers_of

register = template.Library()


@register.simple_tag
def form_audience(form: Any) -> tuple[list[str], bool]:
    """Who sees what is filled in, and whether others see some fields; such a field says so itself.

    It stands before the form, because it adds that to the descriptions of those fields.
    """
    groups = audiences_of(form)
    for audience, fields in groups[1:]:
        words = _("Visible to: %(who)s.") % {"who": ", ".join(audience)}
        for field in fields:
            field.help_text = format_html("{} {}", field.help_text, words)
    return (groups[0][0] if groups else []), len(groups) > 1


@register.simple_tag
def form_readers(form: Any) -> list[str]:
    """Who reads what is sent with a form that anyone may fill in."""
    return readers_of(form)
