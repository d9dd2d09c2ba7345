"""What the lists of participants share: the way from one to the other."""

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from interwonen.access.permissions import Permission
from interwonen.access.requests import PilotRequest
from interwonen.core.pages import Tab

# The lists in their order: name of the route, label, what opens it.
_LISTS: tuple[tuple[str, str | Promise, Permission], ...] = (
    ("participant-list", _("Everyone"), Permission.PARTICIPANT_STATUS),
    ("waiting-list", _("Waiting list"), Permission.PARTICIPANT_READ),
    ("next-home-list", _("Without a next home"), Permission.PARTICIPANT_READ),
    ("dwelling-list", _("Occupancy board"), Permission.PILOT_READ),
)


def list_tabs(request: PilotRequest, current: str) -> list[Tab]:
    """The lists that the viewer may open; nothing when that is only one."""
    tabs = [
        Tab(label, reverse(f"participants:{name}", args=[request.pilot.slug]), name == current)
        for name, label, permission in _LISTS
        if permission in request.permissions
    ]
    return tabs if len(tabs) > 1 else []
