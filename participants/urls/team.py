"""Addresses of the team's own work."""

from django.urls import path

from interwonen.access.permissions import Permission
from interwonen.audit.views import history_page
from participants.models import FollowUp
from participants.views import calendar_feeds, follow_ups, team
from participants.views import sessions_search as note_search

# /<pilot>/team/, /<pilot>/vervolgacties/ and /<pilot>/agenda/
urlpatterns = [
    path("gesprekken/zoeken/", note_search.note_search, name="note-search"),
    path("team/", team.team, name="team"),
    path("team/overdragen/", team.caseload_transfer, name="caseload-transfer"),
    path("agenda/koppelen/", calendar_feeds.calendar_link, name="calendar-link"),
    path("vervolgacties/", follow_ups.follow_up_list, name="follow-up-list"),
    path(
        "deelnemers/<int:pk>/vervolgacties/nieuw/",
        follow_ups.follow_up_create,
        name="follow-up-create",
    ),
    path("vervolgacties/<int:pk>/wijzigen/", follow_ups.follow_up_change, name="follow-up-change"),
    path("vervolgacties/<int:pk>/gedaan/", follow_ups.follow_up_finish, name="follow-up-finish"),
    path(
        "vervolgacties/<int:pk>/overdragen/",
        follow_ups.follow_up_transfer,
        name="follow-up-transfer",
    ),
    path(
        "vervolgacties/<int:pk>/geschiedenis/",
        history_page(Permission.PARTICIPANT_READ, FollowUp, follow_ups.follow_up_trail),
        name="follow-up-history",
    ),
]
