"""Plan a session or a series, move and cancel sessions, and record no-shows."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.formatting import in_words
from interwonen.core.pages import form_page
from interwonen.core.spans import ONE_DAY
from participants.actions.sessions_planning import (
    Moved,
    cancel_session,
    miss_session,
    move_session,
    plan_session,
)
from participants.actions.sessions_series import days_of_series, plan_series
from participants.forms.sessions_planning import (
    CancelForm,
    MoveForm,
    NoShowForm,
    PlanForm,
    SeriesForm,
)
from participants.models import Participant, SupportSession
from participants.selectors.participants_support_period import last_day_to_plan
from participants.views.sessions import session_page, while_status

ONE_WEEK = timedelta(weeks=1)


_while_planned = while_status(
    gettext_lazy("The session is no longer planned; you find it here."),
    SupportSession.Status.PLANNED,
)


@require(Permission.SESSION_LOG, Participant, writes=Act.CREATE)
def session_plan(request: PilotRequest, participant: Participant) -> HttpResponse:
    """Plan one session."""
    today = clock.today()
    form = PlanForm(
        request.POST or None,
        initial={"day": today + ONE_DAY, **_as_last_planned(participant)},
        today=today,
    )
    return form_page(
        request,
        form,
        plan_session,
        {"participant": participant, "today": today},
        done=_("The session has been planned."),
        **session_page(participant, _("Plan a session")),
    )


@require(Permission.SESSION_LOG, Participant, writes=Act.CREATE)
def session_series(request: PilotRequest, participant: Participant) -> HttpResponse:
    """Plan a session every week or every two weeks."""
    today = clock.today()
    first = today + ONE_DAY
    form = SeriesForm(
        request.POST or None,
        initial={
            "starts_on": first,
            "ends_on": min(last_day_to_plan(participant, first), first + 12 * ONE_WEEK),
            **_as_last_planned(participant),
        },
        today=today,
    )
    return form_page(
        request,
        form,
        plan_series,
        {"participant": participant, "today": today},
        done=lambda _sessions: _what_was_planned(form.cleaned_data),
        **session_page(participant, _("Plan a series of sessions")),
    )


def _as_last_planned(participant: Participant) -> dict[str, Any]:
    """The form of contact last used or planned with this participant."""
    last = participant.sessions.order_by("pk").last()
    return {"planned_type": last and (last.planned_type_id or last.contact_type_id)}


def _what_was_planned(facts: dict[str, Any]) -> str:
    days, holidays = days_of_series(facts["starts_on"], facts["ends_on"], facts["rhythm"])
    planned = ngettext(
        "%(number)d session has been planned.", "%(number)d sessions have been planned.", len(days)
    ) % {"number": len(days)}
    if not holidays:
        return planned
    named = ", ".join(in_words(day) for day in holidays)
    left_out = _("Left out, because it is a public holiday: %(days)s.") % {"days": named}
    return f"{planned} {left_out}"


@require(Permission.SESSION_LOG, SupportSession)
@_while_planned
def session_move(request: PilotRequest, session: SupportSession) -> HttpResponse:
    """Move or change a planned session, and on request those after it in its series."""
    today = clock.today()
    form = MoveForm(request.POST or None, row=session, today=today)
    return form_page(
        request,
        form,
        move_session,
        {"session": session, "today": today},
        done=_what_was_moved,
        **session_page(session.participant, _("Move or change a session"), session),
    )


def _what_was_moved(moved: Moved) -> str:
    number = len(moved.sessions)
    changed = ngettext(
        "%(number)d session has been changed.", "%(number)d sessions have been changed.", number
    ) % {"number": number}
    if not moved.holidays:
        return changed
    named = ", ".join(map(in_words, moved.holidays))
    dropped = _("Cancelled, because it would fall on a public holiday: %(days)s.") % {"days": named}
    return f"{changed} {dropped}"


@require(Permission.SESSION_LOG, SupportSession)
@_while_planned
def session_cancel(request: PilotRequest, session: SupportSession) -> HttpResponse:
    """Cancel a planned session, and on request those after it in its series."""
    form = CancelForm(request.POST or None, row=session)
    return form_page(
        request,
        form,
        cancel_session,
        {"session": session},
        done=_what_was_cancelled,
        **session_page(session.participant, _("Cancel a session"), session),
    )


def _what_was_cancelled(cancelled: list[SupportSession]) -> str:
    text = ngettext(
        "%(number)d session has been cancelled.",
        "%(number)d sessions have been cancelled.",
        len(cancelled),
    )
    return text % {"number": len(cancelled)}


@require(Permission.SESSION_LOG, SupportSession)
@_while_planned
def session_miss(request: PilotRequest, session: SupportSession) -> HttpResponse:
    """Record that the participant did not come."""
    form = NoShowForm(request.POST or None, row=session)
    return form_page(
        request,
        form,
        miss_session,
        {"session": session, "now": clock.now()},
        done=_("The no-show has been recorded."),
        **session_page(session.participant, _("Record a no-show"), session),
    )


def with_cancelled(
    request: PilotRequest, participant: Participant, text: str
) -> Callable[[Any], str]:
    """The `done` of a page whose action may end the support: `text`, and how many planned sessions
    were cancelled with it.
    """
    planned = participant.sessions.planned().count()

    def done(_result: Any) -> str:
        messages.success(request, text)
        if number := planned - participant.sessions.planned().count():
            cancelled = ngettext(
                "%(number)d planned session after the end of the support has been cancelled.",
                "%(number)d planned sessions after the end of the support have been cancelled.",
                number,
            )
            messages.info(request, cancelled % {"number": number})
        return ""

    return done
