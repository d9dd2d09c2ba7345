"""Addresses of the access log, and the histories of what stands below this app."""

from django.urls import reverse
from django.utils.translation import gettext as _

from interwonen.access.permissions import Permission
from interwonen.accounts.models import Invitation, Membership
from interwonen.audit import views
from interwonen.audit.histories import offer_history
from interwonen.core.pages import Breadcrumbs
from interwonen.core.routes import page
from interwonen.pilots.models import CapacityStep, OpeningHours, Pilot

app_name = "audit"


def _pilot_trail(row: Pilot | CapacityStep | OpeningHours) -> Breadcrumbs:
    pilot = row if isinstance(row, Pilot) else row.pilot
    return [(_("About the pilot"), reverse("pilots:pilot-detail", args=[pilot.slug]))]


def _people_trail(row: Membership | Invitation) -> Breadcrumbs:
    return [(_("People and roles"), reverse("accounts:person-list", args=[row.pilot.slug]))]


# /<pilot>/logboek/
urlpatterns = [page("", views.event_list)]

offer_history(Pilot, "pilot", Permission.PILOT_READ, _pilot_trail)
offer_history(CapacityStep, "capaciteit", Permission.PILOT_READ, _pilot_trail)
offer_history(OpeningHours, "openingstijden", Permission.PILOT_READ, _pilot_trail)
offer_history(Membership, "rollen", Permission.PEOPLE_WRITE, _people_trail)
offer_history(Invitation, "uitnodigingen", Permission.PEOPLE_WRITE, _people_trail)
