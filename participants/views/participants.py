"""A participant's file in short, the timeline, and the participant's own data."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.core import clock
from interwonen.core.pages import page_of, say_done, show_form
from participants.actions.participants import change_participant
from participants.forms.participants import ParticipantForm
from participants.models import Participant
from participants.rules.participants import RENAMED_LIKE_ANOTHER
from participants.selectors.participants_brief import brief_of
from participants.selectors.participants_timeline import Kind, timeline_events, told
from participants.views.participants_page import (
    alike_to,
    file_of,
    participant_page,
    participant_trail,
    participant_url,
)


@require(Permission.PARTICIPANT_READ, Participant)
def participant_detail(request: PilotRequest, participant: Participant) -> HttpResponse:
    """The file in short: status, dwelling and what comes next."""
    file = file_of(request, participant, in_full=True)
    return participant_page(
        request,
        file,
        "participants/participant_detail.html",
        tab="participant-detail",
        brief=brief_of(file),
        may_write=file.may(Permission.PARTICIPANT_WRITE),
        may_assign=file.may(Permission.CASELOAD_ASSIGN),
        may_handle_requests=file.may(Permission.RIGHTS_WRITE),
        may_see_looks=file.may(Permission.FILE_LOG_READ),
    )


# The permissions for kinds of events that not every reader of the file may see.
_PERMISSIONS = {
    Kind.SESSION: Permission.SESSION_READ,
    Kind.FOLLOW_UP: Permission.SESSION_READ,
    Kind.INCIDENT: Permission.INCIDENT_READ,
    Kind.ASSESSMENT: Permission.ASSESSMENT_READ,
}


@require(Permission.PARTICIPANT_READ, Participant)
def participant_timeline(request: PilotRequest, participant: Participant) -> HttpResponse:
    """The events of a participant by month, of all or of some kinds."""
    kinds = [kind for kind in Kind.values if kind in request.GET.getlist("kind")]
    events = timeline_events(participant, kinds=kinds, by=request.user, on=clock.today())
    page: Any = page_of(request, events)
    offered = [
        (kind.label, kind.value, kind.value in kinds)
        for kind in Kind
        if _PERMISSIONS.get(kind, Permission.PARTICIPANT_READ) in request.file_permissions
    ]
    return participant_page(
        request,
        file_of(request, participant),
        "participants/participant_timeline.html",
        tab="participant-timeline",
        page_obj=page,
        events=told(page.object_list),
        kinds=offered,
        chosen=kinds,
        narrowed=[label for label, _kind, is_chosen in offered if is_chosen],
    )


@require(Permission.PARTICIPANT_WRITE, Participant)
def participant_change(request: PilotRequest, participant: Participant) -> HttpResponse:
    """Correct a participant's name or date of birth."""
    back = participant_url(participant)
    form = ParticipantForm(request.POST or None, row=participant)
    if form.is_valid() and form.attempt(
        change_participant,
        participant=participant,
        today=clock.today(),
        by=request.user,
        **form.facts(),
    ):
        say_done(request, form, _("The data have been changed."))
        return redirect(back)
    return show_form(
        request,
        form,
        title=_("Change the data of %(name)s") % {"name": participant.full_name},
        lead=_("The old data stay in the history."),
        breadcrumbs=participant_trail(participant),
        **(_alike(request, participant, form) if form.doubt == RENAMED_LIKE_ANOTHER else {}),
    )


def _alike(
    request: PilotRequest, participant: Participant, form: ParticipantForm
) -> dict[str, Any]:
    renamed = Participant(pk=participant.pk, pilot=participant.pilot, **form.cleaned_data)
    return alike_to(request, renamed, over=())
