"""Addresses of the access log, and the histories of what stands below this app."""

from django.urls import path, reverse
from django.utils.translation import gettext as _

from interwonen.access.permissions import Permission
from interwonen.accounts.models import Invitation, Membership
from interwonen.audit import views
from interwonen.core.pages import Breadcrumbs
from interwonen.pilots.models import CapacityStep, OpeningHours, Pilot

app_name = "audit"


def _pilot_trail(row: Pilot | CapacityStep | OpeningHours) -> Breadcrumbs:
    pilot = row if isinstance(row, Pilot) else row.pilot
    return [(_("About the pilot"), reverse("pilots:pilot-detail", args=[pilot.slug]))]


def _people_trail(row: Membership | Invitation) -> Breadcrumbs:
    return [(_("People and roles"), reverse("accounts:person-list", args=[row.pilot.slug]))]


# /<pilot>/logboek/
urlpatterns = [
    path("", views.event_list, name="event-list"),
    path(
        "pilot/<int:pk>/",
        views.history_page(Permission.PILOT_READ, Pilot, _pilot_trail),
        name="pilot-history",
    ),
    path(
        "capaciteit/<int:pk>/",
        views.history_page(Permission.PILOT_READ, CapacityStep, _pilot_trail),
        name="capacity-history",
    ),
    path(
        "openingstijden/<int:pk>/",
        views.history_page(Permission.PILOT_READ, OpeningHours, _pilot_trail),
        name="opening-hours-history",
    ),
    path(
        "rollen/<int:pk>/",
        views.history_page(Permission.PEOPLE_WRITE, Membership, _people_trail),
        name="membership-history",
    ),
    path(
        "uitnodigingen/<int:pk>/",
        views.history_page(Permission.PEOPLE_WRITE, Invitation, _people_trail),
        name="invitation-history",
    ),
]
