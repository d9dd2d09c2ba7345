"""Addresses of the register, by subject."""

from participants.urls import dwellings, goals, incidents, sessions, team
from participants.urls import participants as people
from participants.urls import placements as placements

app_name = "participants"

urlpatterns = [
    *people.urlpatterns,
    *dwellings.urlpatterns,
    *placements.urlpatterns,
    *goals.urlpatterns,
    *sessions.urlpatterns,
    *team.urlpatterns,
    *incidents.urlpatterns,
]
