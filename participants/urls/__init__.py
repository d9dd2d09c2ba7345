"""Addresses of the register, by subject."""

from participants.urls import dwellings, goals, incidents, people, sessions, stays, team

app_name = "participants"

urlpatterns = [
    *people.urlpatterns,
    *dwellings.urlpatterns,
    *stays.urlpatterns,
    *goals.urlpatterns,
    *sessions.urlpatterns,
    *team.urlpatterns,
    *incidents.urlpatterns,
]
