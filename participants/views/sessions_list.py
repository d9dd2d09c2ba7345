"""The list of a participant's sessions, and the link to one session in it."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.core import clock
from interwonen.core.pages import ROWS_PER_PAGE, page_of
from participants.models import Participant, SupportSession
from participants.querysets.sessions import SessionQuerySet
from participants.views.participants_page import file_of, participant_page
from participants.views.sessions import leads, sessions_url

Status = SupportSession.Status


@require(Permission.SESSION_READ, Participant)
def session_list(request: PilotRequest, participant: Participant) -> HttpResponse:
    """The sessions of a participant: planned ones in order, past ones with the last one first."""
    today, sessions = clock.today(), _sessions_of(participant)
    open_or_called_off = list(sessions.filter(~_is_past(today)))
    planned = [session for session in open_or_called_off if session.status == Status.PLANNED]
    until_now = sessions.filter(_is_past(today))
    return participant_page(
        request,
        file_of(request, participant),
        "participants/session_list.html",
        tab="session-list",
        planned=planned[::-1],  # the first one first
        cancelled=[each for each in open_or_called_off if each.status != Status.PLANNED][::-1],
        page_obj=page_of(request, until_now.prefetch_related("life_domains", "goals")),
        reader=request.user,
        leads=leads(request, participant),
    )


@require(Permission.SESSION_READ, SupportSession)
def session_show(request: PilotRequest, session: SupportSession) -> HttpResponse:
    """Redirect to a session in the list of its participant."""
    participant = session.participant
    until_now = _sessions_of(participant).filter(_is_past(clock.today()))
    before = list(until_now.values_list("pk", flat=True))
    place = before.index(session.pk) if session.pk in before else 0
    page = place // ROWS_PER_PAGE + 1
    return redirect(f"{sessions_url(participant)}?page={page}#session-{session.pk}")


def _sessions_of(participant: Participant) -> Any:
    rows: SessionQuerySet = participant.sessions.order_by("-day", "-starts_at", "-pk")
    return rows.select_related("contact_type", "planned_type", "counsellor")


def _is_past(today: date) -> Q:
    """What holds for sessions that are no longer planned, but for those cancelled before their day."""
    return ~Q(status=Status.PLANNED) & ~Q(status=Status.CANCELLED, day__gt=today)
