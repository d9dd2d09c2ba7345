"""Addresses of sessions: /<pilot>/deelnemers/.../gesprekken/ and /<pilot>/gesprekken/."""

from django.urls import path

from interwonen.access.permissions import Permission
from interwonen.audit.views import history_page
from participants.models import SessionSeries, SupportSession
from participants.views import sessions, sessions_list, sessions_planning, sessions_withdrawal
from participants.views.participants_page import own_trail

urlpatterns = [
    path("deelnemers/<int:pk>/gesprekken/", sessions_list.session_list, name="session-list"),
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
    path("gesprekken/<int:pk>/", sessions_list.session_show, name="session-show"),
    path("gesprekken/<int:pk>/gehouden/", sessions.session_hold, name="session-hold"),
    path("gesprekken/<int:pk>/wijzigen/", sessions.session_change, name="session-change"),
    path(
        "gesprekken/<int:pk>/intrekken/",
        sessions_withdrawal.session_withdraw,
        name="session-withdraw",
    ),
    path(
        "gesprekken/<int:pk>/niet-verschenen/", sessions_planning.session_miss, name="session-miss"
    ),
    path("gesprekken/<int:pk>/afzeggen/", sessions_planning.session_cancel, name="session-cancel"),
    path("gesprekken/<int:pk>/verzetten/", sessions_planning.session_move, name="session-move"),
    path(
        "gesprekken/<int:pk>/geschiedenis/",
        history_page(Permission.SESSION_READ, SupportSession, own_trail),
        name="session-history",
    ),
    path(
        "gespreksreeksen/<int:pk>/geschiedenis/",
        history_page(Permission.SESSION_READ, SessionSeries, own_trail),
        name="series-history",
    ),
]
