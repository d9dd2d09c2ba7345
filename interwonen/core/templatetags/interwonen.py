"""Template tags for the components that pages use most."""

from django import template
from django.utils.functional import Promise

register = template.Library()

KINDS = ("neutral", "info", "ok", "warning", "error")


@register.inclusion_tag("_components/_badge.html")
def badge(text: str | Promise, kind: str = "neutral") -> dict[str, str | Promise]:
    """A status in one word: `{% badge placement.status_label "ok" %}`."""
    if kind not in KINDS:
        raise ValueError(f"a badge is one of {', '.join(KINDS)}, not {kind}")
    return {"text": text, "kind": kind}
