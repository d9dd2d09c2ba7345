"""Addresses of stays: /<pilot>/verblijven/ and what belongs to a stay, from keys to a return."""

from django.urls import path

from interwonen.access.permissions import Permission
from interwonen.audit.views import history_page
from interwonen.core.pages import Breadcrumbs
from participants.models import Exit, ExitPlan, Handover, Placement, Return
from participants.views import exits as exit
from participants.views import exits_corrections as leaving_corrections
from participants.views import exits_next_home as next_homes
from participants.views import handovers, placements
from participants.views import placements_changes as placements
from participants.views.participants_page import own_trail, participant_trail


def _placement_trail(row: Exit | ExitPlan | Handover) -> Breadcrumbs:
    return participant_trail(row.placement.participant)


def _exit_trail(came_back: Return) -> Breadcrumbs:
    return participant_trail(came_back.exit.placement.participant)


urlpatterns = [
    path("deelnemers/zonder-vervolgplek/", next_homes.next_home_list, name="next-home-list"),
    path(
        "deelnemers/<int:pk>/wonen/",
        placements.participant_placements,
        name="participant-placements",
    ),
    path("deelnemers/<int:pk>/plaatsen/", placements.placement_create, name="placement-create"),
    path("verblijven/<int:pk>/wijzigen/", placements.placement_change, name="placement-change"),
    path("verblijven/<int:pk>/verhuizen/", placements.placement_move, name="placement-move"),
    path("verblijven/<int:pk>/annuleren/", placements.placement_cancel, name="placement-cancel"),
    path("verblijven/<int:pk>/sleutels-uitgeven/", handovers.handover_start, name="handover-start"),
    path("verblijven/<int:pk>/sleutels-terug/", handovers.handover_end, name="handover-end"),
    path("verblijven/<int:pk>/vervolgplek/", exit.exit_plan, name="exit-plan"),
    path("verblijven/<int:pk>/uitstroom/", exit.exit_create, name="exit-create"),
    path("sleutels/<int:pk>/wijzigen/", handovers.handover_change, name="handover-change"),
    path("uitstroom/<int:pk>/wijzigen/", leaving_corrections.exit_change, name="exit-change"),
    path("uitstroom/<int:pk>/intrekken/", leaving_corrections.exit_withdraw, name="exit-withdraw"),
    path("terugkeer/<int:pk>/wijzigen/", leaving_corrections.return_change, name="return-change"),
    path("uitstroom/<int:pk>/nazorg/", exit.aftercare_change, name="aftercare-change"),
    path("uitstroom/<int:pk>/terugkeer/", exit.return_record, name="return-record"),
    path(
        "verblijven/<int:pk>/geschiedenis/",
        history_page(Permission.PARTICIPANT_READ, Placement, own_trail),
        name="placement-history",
    ),
    path(
        "sleutels/<int:pk>/geschiedenis/",
        history_page(Permission.PARTICIPANT_READ, Handover, _placement_trail),
        name="handover-history",
    ),
    path(
        "vervolgplekken/<int:pk>/geschiedenis/",
        history_page(Permission.PARTICIPANT_READ, ExitPlan, _placement_trail),
        name="exit-plan-history",
    ),
    path(
        "uitstroom/<int:pk>/geschiedenis/",
        history_page(Permission.PARTICIPANT_READ, Exit, _placement_trail),
        name="exit-history",
    ),
    path(
        "terugkeer/<int:pk>/geschiedenis/",
        history_page(Permission.PARTICIPANT_READ, Return, _exit_trail),
        name="return-history",
    ),
]
