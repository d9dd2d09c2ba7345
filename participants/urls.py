"""Addresses of the register."""

from django.urls import path

from participants.views import caseload, dwellings, participants, placements, referrals, sessions

app_name = "participants"

# /<pilot>/woningen/
dwelling_urls = [
    path("woningen/", dwellings.dwelling_list, name="dwelling-list"),
    path("woningen/nieuw/", dwellings.dwelling_create, name="dwelling-create"),
    path("woningen/<int:pk>/wijzigen/", dwellings.dwelling_change, name="dwelling-change"),
]

# /<pilot>/deelnemers/
participant_urls = [
    path("deelnemers/", participants.participant_list, name="participant-list"),
    path("deelnemers/aanmelden/", referrals.referral_create, name="referral-create"),
    path("deelnemers/<int:pk>/", participants.participant_detail, name="participant-detail"),
    path("deelnemers/<int:pk>/plaatsen/", placements.placement_create, name="placement-create"),
    path("deelnemers/<int:pk>/begeleider/", caseload.counsellor_assign, name="counsellor-assign"),
    path("deelnemers/<int:pk>/gesprekken/", sessions.session_list, name="session-list"),
    path("deelnemers/<int:pk>/gesprekken/nieuw/", sessions.session_create, name="session-create"),
    path("aanmeldingen/<int:pk>/besluit/", referrals.referral_decide, name="referral-decide"),
    path("verblijven/<int:pk>/uitstroom/", placements.exit_create, name="exit-create"),
]

urlpatterns = dwelling_urls + participant_urls
