"""What the page about the second step says about who is signed in."""

from typing import Any

from django import template
from django.conf import settings

from interwonen.accounts.second_factor import factors_of, hindrance, is_given

register = template.Library()


@register.simple_tag(takes_context=True)
def second_factor(context: Any) -> dict[str, Any]:
    """Whether one must be set up before anything else, and what may be done now."""
    request = context.request
    is_missing = settings.SECOND_FACTOR and not is_given(request)
    return {
        "is_missing": is_missing,
        "hindrance": hindrance(request),
        "may_remove": len(factors_of(request.user)) > settings.SECOND_FACTOR,
    }
