"""Addresses of the register."""

from django.urls import path

from interwonen.access.permissions import Permission
from interwonen.audit.views import history_page
from interwonen.core.pages import Breadcrumbs
from participants.models import (
    Assignment,
    Dwelling,
    Exit,
    Participant,
    Placement,
    Referral,
    SupportSession,
)
from participants.views import (
    caseload,
    dwellings,
    leaving,
    participants,
    placements,
    referrals,
    sessions,
)
from participants.views.person import participant_trail

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
    path("deelnemers/<int:pk>/wonen/", placements.participant_stay, name="participant-stay"),
    path(
        "deelnemers/<int:pk>/aanmelding/",
        referrals.participant_referral,
        name="participant-referral",
    ),
    path("deelnemers/<int:pk>/plaatsen/", placements.placement_create, name="placement-create"),
    path("deelnemers/<int:pk>/begeleider/", caseload.counsellor_assign, name="counsellor-assign"),
    path("deelnemers/<int:pk>/gesprekken/", sessions.session_list, name="session-list"),
    path("deelnemers/<int:pk>/gesprekken/nieuw/", sessions.session_create, name="session-create"),
    path("aanmeldingen/<int:pk>/besluit/", referrals.referral_decide, name="referral-decide"),
    path("verblijven/<int:pk>/uitstroom/", leaving.exit_create, name="exit-create"),
]


def _person_trail(row: Assignment | Referral | Placement | SupportSession) -> Breadcrumbs:
    return participant_trail(row.participant)


def _exit_trail(leaving: Exit) -> Breadcrumbs:
    return participant_trail(leaving.placement.participant)


# /<pilot>/.../geschiedenis/
history_urls = [
    path(
        "woningen/<int:pk>/geschiedenis/",
        history_page(Permission.PILOT_READ, Dwelling, dwellings.dwelling_trail),
        name="dwelling-history",
    ),
    path(
        "deelnemers/<int:pk>/geschiedenis/",
        history_page(Permission.PARTICIPANT_READ, Participant, participant_trail),
        name="participant-history",
    ),
    path(
        "aanmeldingen/<int:pk>/geschiedenis/",
        history_page(Permission.PARTICIPANT_READ, Referral, _person_trail),
        name="referral-history",
    ),
    path(
        "verblijven/<int:pk>/geschiedenis/",
        history_page(Permission.PARTICIPANT_READ, Placement, _person_trail),
        name="placement-history",
    ),
    path(
        "uitstroom/<int:pk>/geschiedenis/",
        history_page(Permission.PARTICIPANT_READ, Exit, _exit_trail),
        name="exit-history",
    ),
    path(
        "begeleiders/<int:pk>/geschiedenis/",
        history_page(Permission.PARTICIPANT_READ, Assignment, _person_trail),
        name="assignment-history",
    ),
    path(
        "gesprekken/<int:pk>/geschiedenis/",
        history_page(Permission.SESSION_READ, SupportSession, _person_trail),
        name="session-history",
    ),
]

urlpatterns = dwelling_urls + participant_urls + history_urls
