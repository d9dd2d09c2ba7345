"""The tabs above the pages of the pilot itself."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from interwonen.core.pages import Tab
from interwonen.core.routes import pilot_url
from interwonen.pilots.models import Pilot

# The name of the page and its label; who reads the pilot opens all of them.
_TABS: tuple[tuple[str, str | Promise], ...] = (
    ("pilot-detail", _("Agreements and decisions")),
    ("location-assessment-overview", _("Location assessment")),
    ("funding-overview", _("Funding")),
)


def pilot_tabs(pilot: Pilot, current: str) -> list[Tab]:
    """The tabs; `current` names the page that is shown."""
    return [
        Tab(label, pilot_url(f"pilots:{name}", pilot.slug), name == current)
        for name, label in _TABS
    ]
