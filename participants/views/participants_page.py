"""What the pages of a participant share: breadcrumbs, tabs and the next thing to do."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest
from interwonen.access.permissions import Permission
from interwonen.core import clock
from interwonen.core.pages import Breadcrumbs, Tab
from interwonen.core.routes import pilot_url
from interwonen.pilots.models import Pilot
from participants.models import Participant
from participants.selectors.checklists import is_complete
from participants.selectors.participants_file import ParticipantFile
from participants.selectors.participants_likeness import participants_like

# From this many days before the last day the exit is the next thing to do, before it the exit plan.
DAYS_TO_LEAVE = 14

# The tabs of a file in order: name of the route, label, permission.
_TABS: tuple[tuple[str, str | Promise, Permission], ...] = (
    ("participant-detail", gettext_lazy("In short"), Permission.PARTICIPANT_READ),
    ("participant-placements", gettext_lazy("Living"), Permission.PARTICIPANT_READ),
    ("session-list", gettext_lazy("Sessions"), Permission.SESSION_READ),
    ("participant-goals", gettext_lazy("Goals"), Permission.PARTICIPANT_READ),
    ("assessment-list", gettext_lazy("Progress"), Permission.ASSESSMENT_READ),
    ("incident-list", gettext_lazy("Incidents"), Permission.INCIDENT_READ),
    ("participant-referral", gettext_lazy("Referral"), Permission.PARTICIPANT_READ),
    ("participant-timeline", gettext_lazy("Timeline"), Permission.PARTICIPANT_READ),
)


def participants_trail(pilot: Pilot) -> Breadcrumbs:
    """Breadcrumbs up to and including the list of participants."""
    return [(_("Participants"), pilot_url("participants:participant-list", pilot.slug))]


def participant_url(participant: Participant, page: str = "participant-detail") -> str:
    """The address of a tab of a participant's file."""
    return pilot_url(f"participants:{page}", participant.pilot.slug, participant.pk)


def participant_trail(participant: Participant) -> Breadcrumbs:
    """Breadcrumbs up to and including a participant's page."""
    own = (participant.full_name, participant_url(participant))
    return [*participants_trail(participant.pilot), own]


def record_trail(row: Any) -> Breadcrumbs:
    """Breadcrumbs of a record in a participant's file."""
    return participant_trail(row.subject)


def file_of(
    request: PilotRequest, participant: Participant, *, in_full: bool = False
) -> ParticipantFile:
    """The file of the participant whom the page is about, as the viewer may read it today."""
    held = participant.still_holds(request.file_permissions)
    return ParticipantFile(participant, request.user, held, on=clock.today(), in_full=in_full)


def participant_page(
    request: PilotRequest, file: ParticipantFile, template: str, *, tab: str, **context: Any
) -> HttpResponse:
    """A tab of a participant's file; `template` extends participants/_participant.html."""
    participant = file.participant
    label = next(label for name, label, _permission in _TABS if name == tab)
    trail = participant_trail(participant)
    if tab != "participant-detail":
        trail = [*trail, (label, "")]
    return render(
        request,
        template,
        {
            "title": participant.full_name,
            "breadcrumbs": trail,
            "participant": participant,
            "status": participant.status,
            "tabs": _tabs(file, tab),
            "permissions": file.permissions,
            "today": file.on,
            **_next_thing(file),
            **context,
        },
    )


def _tabs(file: ParticipantFile, current: str) -> list[Tab]:
    return [
        Tab(label, participant_url(file.participant, name), name == current)
        for name, label, permission in _TABS
        if file.may(permission)
    ]


def _next_thing(file: ParticipantFile) -> dict[str, Any]:
    """What the button at the top needs: an open referral, the current stay and the coming one."""
    begun, referral = file.begun, file.participant.open_referral
    intake = getattr(referral, "intake", None)
    return {
        "keys_due": file.current and not file.current.keys_given,
        "open_referral": referral,
        "intake": intake,
        "intake_complete": intake is not None and is_complete(intake),
        "current_placement": begun if begun and not hasattr(begun, "exit") else None,
        "lives_here": file.current is not None,
        "leaves_soon": begun and begun.ends_on <= file.on + timedelta(days=DAYS_TO_LEAVE),
        "coming_placement": file.coming,
    }


# The lists in order: name of the route, label, permission.
_LISTS: tuple[tuple[str, str | Promise, Permission], ...] = (
    ("participants:participant-list", gettext_lazy("Everyone"), Permission.PARTICIPANT_STATUS),
    ("participants:waiting-list", gettext_lazy("Waiting list"), Permission.PARTICIPANT_READ),
    (
        "participants:next-home-list",
        gettext_lazy("Without a next home"),
        Permission.PARTICIPANT_READ,
    ),
    ("participants:unmet-request-list", gettext_lazy("Demand"), Permission.PARTICIPANT_STATUS),
    ("participants:dwelling-list", gettext_lazy("Occupancy board"), Permission.PILOT_READ),
    ("rights:request-list", gettext_lazy("Own data"), Permission.RIGHTS_WRITE),
    ("participants:closed-file-list", gettext_lazy("Emergency access"), Permission.EMERGENCY_OPEN),
    (
        "participants:emergency-access-list",
        gettext_lazy("Emergency access"),
        Permission.EMERGENCY_READ,
    ),
)


def list_tabs(request: PilotRequest, current: str) -> list[Tab]:
    """The lists that the viewer may open; empty when there is only one."""
    tabs = [
        Tab(label, pilot_url(name, request.pilot.slug), name.endswith(f":{current}"))
        for name, label, permission in _LISTS
        if permission in request.permissions
    ]
    return tabs if len(tabs) > 1 else []


def alike_to(
    request: PilotRequest, participant: Participant, *, over: Collection[str]
) -> dict[str, Any]:
    """Similar participants: those whose file the viewer may read, and whether there are others.

    The page offers to refer those with a status in `over` again.
    """
    alike, today = participants_like(participant), clock.today()
    may_read = [
        row.pk for row in alike if request.user.may(Permission.PARTICIPANT_READ, row, on=today)
    ]
    readable = Participant.objects.filter(pk__in=may_read).with_status(on=today)
    return {"alike": readable, "alike_unseen": len(may_read) < len(alike), "over": over}
