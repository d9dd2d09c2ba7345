"""Withdraw a session that was logged by mistake."""

from django.http import HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.core import clock
from interwonen.core.pages import form_page
from participants.actions.sessions_withdrawal import withdraw_session
from participants.forms.sessions_withdrawal import WithdrawSessionForm
from participants.models import Participant, SupportSession
from participants.views.participants_page import participant_trail
from participants.views.sessions import refuse_others_session, sessions_url, while_status

_once_logged = while_status(
    gettext_lazy("Only a session that was logged is withdrawn; this one was not."),
    SupportSession.Status.HELD,
    SupportSession.Status.NO_SHOW,
)


@require(Permission.SESSION_LOG, SupportSession)
@_once_logged
def session_withdraw(request: PilotRequest, session: SupportSession) -> HttpResponse:
    """Withdraw a session or move it to the right file; for its counsellor and a team lead."""
    refuse_others_session(request, session)
    participant, now = session.participant, clock.now()
    own = Participant.objects.granting(request.user, Permission.SESSION_LOG, on=now.date())
    form = WithdrawSessionForm(
        request.POST or None,
        row=session,
        participants=own.of_pilot(request.pilot).exclude(pk=participant.pk),
    )
    return form_page(
        request,
        form,
        withdraw_session,
        {"session": session, "now": now},
        done=lambda _session: _what_was_done(form.cleaned_data["right_participant"]),
        title=_("Withdraw a session"),
        lead=f"{participant.full_name}, {date_format(session.begins, 'l j F Y H:i')}",
        breadcrumbs=participant_trail(participant),
        back=sessions_url(participant),
    )


def _what_was_done(right_participant: Participant | None) -> str:
    if right_participant is None:
        return _("The session has been withdrawn; it no longer counts.")
    return _("The session is now in the file of %(name)s.") % {"name": right_participant.full_name}
