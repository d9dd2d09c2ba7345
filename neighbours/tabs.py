"""The tabs above the pages of the neighbourhood."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from interwonen.access.guard import PilotRequest
from interwonen.access.permissions import Permission
from interwonen.core.pages import Tab
from interwonen.core.routes import pilot_url

# The name of the page, its label, and the permission that opens it.
_TABS: tuple[tuple[str, str | Promise, Permission], ...] = (
    ("enquiry-list", _("Questions and reports"), Permission.ENQUIRY_READ),
    ("consultation-hour-list", _("Consultation hours"), Permission.NEIGHBOURHOOD_READ),
    ("letter-list", _("Letters"), Permission.NEIGHBOURHOOD_READ),
    ("address-list", _("Addresses"), Permission.NEIGHBOURHOOD_READ),
    ("survey-list", _("Survey"), Permission.NEIGHBOURHOOD_READ),
    ("board-overview", _("Sounding board"), Permission.NEIGHBOURHOOD_READ),
    ("contact-point", _("Page for neighbours"), Permission.NEIGHBOURHOOD_READ),
    ("neighbourhood-figures", _("Figures"), Permission.NEIGHBOURHOOD_READ),
)


def neighbourhood_tabs(request: PilotRequest, current: str) -> list[Tab]:
    """The tabs that the user may open; `current` names the page that is shown."""
    return [
        Tab(label, pilot_url(f"neighbours:{name}", request.pilot.slug), name == current)
        for name, label, permission in _TABS
        if permission in request.permissions
    ]
