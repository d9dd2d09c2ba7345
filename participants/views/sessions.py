"""The sessions of a participant: the list and the form that logs one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from interwonen.access.guard import require
from interwonen.access.permissions import Permission
from interwonen.access.recording import Act
from interwonen.access.requests import PilotRequest
from interwonen.core import clock
from interwonen.core.drafts import drafting
from interwonen.core.pages import form_page, page_of
from participants.actions import log_session
from participants.forms.sessions import SessionForm
from participants.models import Participant
from participants.views.person import participant_trail, person_page


def _list_url(participant: Participant) -> str:
    return reverse("participants:session-list", args=[participant.pilot.slug, participant.pk])


@require(Permission.SESSION_READ, Participant)
def session_list(request: PilotRequest, participant: Participant) -> HttpResponse:
    """All sessions of a participant, the last one first."""
    sessions = participant.sessions.select_related("contact_type", "counsellor").prefetch_related(
        "life_domains"
    )
    return person_page(
        request,
        participant,
        "participants/session_list.html",
        tab="session-list",
        page_obj=page_of(request, sessions),
    )


@require(Permission.SESSION_LOG, Participant, writes=Act.CREATE)
def session_create(request: PilotRequest, participant: Participant) -> HttpResponse:
    """Log a session that was held."""
    now = clock.now()
    form = SessionForm(
        request.POST or None,
        initial={"day": now.date(), "starts_at": now.time().replace(second=0, microsecond=0)},
        today=now.date(),
        cancel_url=_list_url(participant),
        **drafting(request),
    )
    if form.is_valid() and form.attempt(
        log_session, participant=participant, now=now, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The session has been saved."))
        return redirect(_list_url(participant))
    return form_page(
        request,
        form,
        title=_("Log a session"),
        lead=participant.full_name,
        breadcrumbs=participant_trail(participant),
    )
