"""Put a cancellation right: plan the session again, or correct who cancelled it and why."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.core import clock
from interwonen.core.pages import form_page, sent
from participants.actions.sessions_cancellation import correct_cancellation, replan_session
from participants.forms.sessions_cancellation import CancellationForm, ReplanForm
from participants.models import SupportSession
from participants.views.sessions import session_page, while_status

_while_cancelled = while_status(
    gettext_lazy("The session is not cancelled any more; you find it here."),
    SupportSession.Status.CANCELLED,
)


@require(Permission.SESSION_LOG, SupportSession)
@_while_cancelled
def session_replan(request: PilotRequest, session: SupportSession) -> HttpResponse:
    """Plan a cancelled session again, and on request those cancelled with it."""
    form = ReplanForm(sent(request), row=session)
    return form_page(
        request,
        form,
        replan_session,
        {"session": session, "today": clock.today()},
        done=_what_was_replanned,
        **session_page(session.participant, _("Let a cancelled session go ahead"), session),
    )


def _what_was_replanned(planned: list[SupportSession]) -> str:
    text = ngettext(
        "%(number)d session is planned again.",
        "%(number)d sessions are planned again.",
        len(planned),
    )
    return text % {"number": len(planned)}


@require(Permission.SESSION_LOG, SupportSession)
@_while_cancelled
def session_cancellation(request: PilotRequest, session: SupportSession) -> HttpResponse:
    """Correct who cancelled a session and why, and on request of those cancelled with it."""
    form = CancellationForm(request.POST or None, row=session)
    return form_page(
        request,
        form,
        correct_cancellation,
        {"session": session},
        done=_what_was_corrected,
        **session_page(session.participant, _("Correct a cancellation"), session),
    )


def _what_was_corrected(corrected: list[SupportSession]) -> str:
    text = ngettext(
        "%(number)d cancellation has been corrected.",
        "%(number)d cancellations have been corrected.",
        len(corrected),
    )
    return text % {"number": len(corrected)}
