"""Addresses of the register."""

from django.urls import path

from interwonen.access.permissions import Permission
from interwonen.audit.views import history_page
from interwonen.core.pages import Breadcrumbs
from participants import dwelling_urls
from participants.incident_urls import incident_urls
from participants.models import (
    Assignment,
    Participant,
    Referral,
    SessionSeries,
    SupportSession,
)
from participants.plan_urls import plan_urls
from participants.stay_urls import stay_urls
from participants.team_urls import team_urls
from participants.views import (
    caseload,
    file,
    intake,
    participants,
    referrals,
    sessions,
    sessions_planning,
    waiting,
)
from participants.views.person import participant_trail

app_name = "participants"

# /<pilot>/deelnemers/
participant_urls = [
    path("deelnemers/", participants.participant_list, name="participant-list"),
    path(
        "deelnemers/export.csv", participants.participant_export_csv, name="participant-export-csv"
    ),
    path(
        "deelnemers/export.xlsx",
        participants.participant_export_xlsx,
        name="participant-export-xlsx",
    ),
    path("deelnemers/wachtlijst/", waiting.waiting_list, name="waiting-list"),
    path("aanmeldingen/<int:pk>/wachtlijst/", waiting.waiting_note, name="waiting-note"),
    path("aanmeldingen/<int:pk>/intrekken/", waiting.referral_withdraw, name="referral-withdraw"),
    path("deelnemers/aanmelden/", referrals.referral_create, name="referral-create"),
    path("deelnemers/<int:pk>/", file.participant_detail, name="participant-detail"),
    path("deelnemers/<int:pk>/tijdlijn/", file.participant_timeline, name="participant-timeline"),
    path("deelnemers/<int:pk>/wijzigen/", file.participant_change, name="participant-change"),
    path(
        "deelnemers/<int:pk>/aanmelding/",
        referrals.participant_referral,
        name="participant-referral",
    ),
    path("deelnemers/<int:pk>/begeleider/", caseload.counsellor_assign, name="counsellor-assign"),
    path("aanmeldingen/<int:pk>/besluit/", referrals.referral_decide, name="referral-decide"),
    path("aanmeldingen/<int:pk>/intake/", intake.intake_fill, name="intake-fill"),
    path("aanmeldingen/<int:pk>/wijzigen/", referrals.referral_change, name="referral-change"),
    path("deelnemers/<int:pk>/opnieuw-aanmelden/", referrals.referral_again, name="referral-again"),
]


# /<pilot>/deelnemers/.../gesprekken/ and /<pilot>/gesprekken/
session_urls = [
    path("deelnemers/<int:pk>/gesprekken/", sessions.session_list, name="session-list"),
    path("deelnemers/<int:pk>/gesprekken/nieuw/", sessions.session_create, name="session-create"),
    path(
        "deelnemers/<int:pk>/gesprekken/plannen/",
        sessions_planning.session_plan,
        name="session-plan",
    ),
    path(
        "deelnemers/<int:pk>/gesprekken/reeks/",
        sessions_planning.session_series,
        name="session-series",
    ),
    path("gesprekken/groep/", sessions.session_group, name="session-group"),
    path("gesprekken/<int:pk>/gehouden/", sessions.session_hold, name="session-hold"),
    path("gesprekken/<int:pk>/wijzigen/", sessions.session_change, name="session-change"),
    path(
        "gesprekken/<int:pk>/niet-verschenen/", sessions_planning.session_miss, name="session-miss"
    ),
    path("gesprekken/<int:pk>/afzeggen/", sessions_planning.session_cancel, name="session-cancel"),
    path("gesprekken/<int:pk>/verzetten/", sessions_planning.session_move, name="session-move"),
]


def _person_trail(
    row: Assignment | Referral | SessionSeries | SupportSession,
) -> Breadcrumbs:
    return participant_trail(row.participant)


# /<pilot>/.../geschiedenis/
history_urls = [
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
        "begeleiders/<int:pk>/geschiedenis/",
        history_page(Permission.PARTICIPANT_READ, Assignment, _person_trail),
        name="assignment-history",
    ),
    path(
        "gesprekken/<int:pk>/geschiedenis/",
        history_page(Permission.SESSION_READ, SupportSession, _person_trail),
        name="session-history",
    ),
    path(
        "gespreksreeksen/<int:pk>/geschiedenis/",
        history_page(Permission.SESSION_READ, SessionSeries, _person_trail),
        name="series-history",
    ),
]

urlpatterns = (
    session_urls
    + team_urls
    + incident_urls
    + dwelling_urls.urlpatterns
    + participant_urls
    + history_urls
    + plan_urls
    + stay_urls
)
