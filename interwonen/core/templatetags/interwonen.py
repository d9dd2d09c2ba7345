"""Template tags for the components that pages use most."""

from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.html import format_html

from interwonen.core.seals import FIELD, seal

register = template.Library()

KINDS = ("neutral", "info", "ok", "warning", "error")


@register.inclusion_tag("_components/_badge.html")
def badge(text: str | Promise, kind: str = "neutral") -> dict[str, str | Promise]:
    """A status in one word: `{% badge placement.status_label "ok" %}`."""
    if kind not in KINDS:
        raise ValueError(f"a badge is one of {', '.join(KINDS)}, not {kind}")
    return {"text": text, "kind": kind}


@register.simple_tag(takes_context=True)
def author_seal(context: dict[str, Any]) -> str:
    """A hidden input by which a form shows later for which user its page was made."""
    request = context.get("request")
    if request is None or not request.user.is_authenticated:
        return ""
    value = seal(request.user, request.path)
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, value)
