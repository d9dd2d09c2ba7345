"""Addresses of incidents, and of signals from the neighbourhood."""

from django.urls import path

from interwonen.access.permissions import Permission
from interwonen.audit.views import history_page
from participants.models import Incident, NeighbourhoodSignal
from participants.views import incidents
from participants.views import neighbourhood_signals as signals

# /<pilot>/incidenten/ and /<pilot>/signalen/
urlpatterns = [
    path("incidenten/", incidents.incident_overview, name="incident-overview"),
    path("deelnemers/<int:pk>/incidenten/", incidents.incident_list, name="incident-list"),
    path(
        "deelnemers/<int:pk>/incidenten/nieuw/", incidents.incident_create, name="incident-create"
    ),
    path("incidenten/<int:pk>/", incidents.incident_detail, name="incident-detail"),
    path("incidenten/<int:pk>/wijzigen/", incidents.incident_change, name="incident-change"),
    path("incidenten/<int:pk>/afspraken/", incidents.incident_review, name="incident-review"),
    path(
        "incidenten/<int:pk>/geschiedenis/",
        history_page(Permission.INCIDENT_READ, Incident, incidents.incident_trail),
        name="incident-history",
    ),
    path("signalen/", signals.neighbourhood_signal_list, name="neighbourhood-signal-list"),
    path(
        "signalen/<uuid:pk>/gezien/",
        signals.neighbourhood_signal_see,
        name="neighbourhood-signal-see",
    ),
    path(
        "signalen/<uuid:pk>/geschiedenis/",
        history_page(
            Permission.NEIGHBOURHOOD_SIGNAL_READ,
            NeighbourhoodSignal,
            signals.neighbourhood_signal_trail,
        ),
        name="neighbourhood-signal-history",
    ),
]
