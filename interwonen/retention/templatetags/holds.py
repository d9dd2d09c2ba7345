"""On the page of a file: whether it is kept longer than its period, and why."""

from datetime import date
from typing import Any

from django import template

from interwonen.access.permissions import Permission
from participants.models import Participant

register = template.Library()


@register.inclusion_tag("retention/_file_hold.html", takes_context=True)
def kept_longer(context: dict[str, Any], participant: Participant) -> dict[str, Any]:
    """Says that a file is kept longer, and offers to do so, to who may know of that."""
    request: Any = context["request"]
    permissions = request.file_permissions
    hold: Any = participant.hold  # type: ignore[attr-defined]  # of a row of for_page
    return {
        "participant": participant,
        "hold": hold if Permission.RETENTION_READ in permissions else None,
        "review_on": date.fromisoformat(hold["review_on"]) if hold else None,
        "may_hold": Permission.RETENTION_DECIDE in permissions,
        "pilot": request.pilot,
    }
