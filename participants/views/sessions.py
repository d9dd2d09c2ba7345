"""Sessions that were held or missed: the forms that log and correct them."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.drafts import drafting
from interwonen.core.pages import Otherwise, form_page, only_while
from interwonen.core.routes import pilot_url
from participants.actions.sessions import change_session, hold_session, log_group, log_session
from participants.forms.sessions import USUAL_MINUTES, GroupForm, LogForm, SessionChangeForm
from participants.models import Participant, SupportSession
from participants.selectors.sessions_free_time import last_free_slot, likely_slot
from participants.views.participants_page import participant_trail, participant_url

FORM = "participants/session_form.html"
SAVED = gettext_lazy("The session has been saved.")


def sessions_url(participant: Participant) -> str:
    """The address of someone's sessions."""
    return participant_url(participant, "session-list")


def while_status(text: Any, *statuses: str) -> Any:
    """Open a form about a session while it has one of these statuses."""
    return only_while(
        lambda session: session.status in statuses,
        text,
        lambda session: sessions_url(session.participant),
    )


Status = SupportSession.Status
_until_held = while_status(
    gettext_lazy("The session has been logged already; you find it here."),
    *(status for status in Status if status != Status.HELD),
)
_once_held = while_status(
    gettext_lazy("Only a session that was held is corrected; this one was not."), Status.HELD
)


def leads(request: PilotRequest, participant: Participant) -> bool:
    """Whether the viewer is a team lead here, who may correct the sessions of any counsellor."""
    led = request.user.pilots_granting(Permission.SESSION_LOG, on=clock.today())
    return participant.pilot_id in led


def refuse_others_session(request: PilotRequest, session: SupportSession) -> None:
    """Raise PermissionDenied unless the viewer logged the session or is a team lead."""
    if not _may_correct(request, session):
        raise PermissionDenied


def _may_correct(request: PilotRequest, session: SupportSession) -> bool:
    return session.counsellor_id == request.user.pk or leads(request, session.participant)


@require(Permission.SESSION_LOG, Participant, writes=Act.CREATE)
def session_create(request: PilotRequest, participant: Participant) -> HttpResponse:
    """Log a session that was held or missed; the form starts with likely values."""
    now = clock.now()
    form = LogForm(
        request.POST or None,
        initial={
            **_just_now(request, now),
            "contact_type": lambda: _last_form_of_contact(participant),
        },
        today=now.date(),
        participant=participant,
        **drafting(request),
    )
    return form_page(
        request,
        form,
        log_session,
        {"participant": participant, "now": now},
        done=lambda _session: (
            _("The no-show has been recorded.")
            if form.cleaned_data["status"] == Status.NO_SHOW
            else SAVED
        ),
        **session_page(participant, _("Log a session")),
    )


@require(Permission.SESSION_LOG, SupportSession)
@_until_held
def session_hold(request: PilotRequest, session: SupportSession) -> HttpResponse:
    """Log a planned session as held; the form shows what was planned."""
    planned = {} if request.method == "POST" else _as_planned(request, session)
    return _rewrite(request, session, hold_session, _("Log a session"), initial=planned)


def _as_planned(request: PilotRequest, session: SupportSession) -> dict[str, Any]:
    """What was planned, at a time that is over."""
    minutes = session.duration_minutes or USUAL_MINUTES
    slot = likely_slot(session, by=request.user, minutes=minutes, now=clock.now())
    return {
        "day": slot.day,
        "starts_at": slot.starts_at,
        "contact_type": session.planned_type_id or session.contact_type_id,
        "duration_minutes": slot.duration_minutes,
    }


@require(Permission.SESSION_LOG, SupportSession)
@_once_held
def session_change(request: PilotRequest, session: SupportSession) -> HttpResponse:
    """Correct a logged session; only its counsellor and a team lead may do so."""
    refuse_others_session(request, session)
    return _rewrite(request, session, change_session, _("Correct a session"), initial={})


def _rewrite(
    request: PilotRequest, session: SupportSession, action: Any, title: str, *, initial: Any
) -> HttpResponse:
    now, participant = clock.now(), session.participant
    form = SessionChangeForm(
        request.POST or None,
        row=session,
        initial=initial,
        today=now.date(),
        participant=participant,
        **drafting(request),
    )
    return form_page(
        request,
        form,
        action,
        {"session": session, "now": now},
        done=SAVED,
        session=session,
        otherwise=_withdrawal(request, session),
        **session_page(participant, title),
    )


def _withdrawal(request: PilotRequest, session: SupportSession) -> Otherwise | None:
    """The offer to withdraw a session instead; None unless the viewer may withdraw it."""
    logged = session.status in (Status.HELD, Status.NO_SHOW)
    if not (logged and _may_correct(request, session)):
        return None
    return Otherwise(
        _("Is it in the wrong file, or was there no session at all?"),
        _("Withdraw the session"),
        pilot_url("participants:session-withdraw", request.pilot.slug, session.pk),
    )


@require(Permission.SESSION_LOG, writes=Act.CREATE)
def session_group(request: PilotRequest) -> HttpResponse:
    """Log one contact with several participants of the viewer's caseload."""
    now, today = clock.now(), clock.today()
    own = Participant.objects.granting(request.user, Permission.SESSION_LOG, on=today)
    form = GroupForm(
        request.POST or None,
        initial=_just_now(request, now),
        today=today,
        participants=own.of_pilot(request.pilot).supported(on=today),
        **drafting(request),
    )
    return form_page(
        request,
        form,
        log_group,
        {"now": now},
        done=lambda _sessions: _in_how_many_files(form.cleaned_data["participants"]),
        title=_("Log a group contact"),
        template=FORM,
        back=pilot_url("home:dashboard", request.pilot.slug),
    )


def _in_how_many_files(participants: Collection[Participant]) -> str:
    number = len(participants)
    text = ngettext(
        "The contact is in the file of %(number)d participant.",
        "The contact is in the files of %(number)d participants.",
        number,
    )
    return text % {"number": number}


def session_page(
    participant: Participant, title: str, session: SupportSession | None = None
) -> dict[str, Any]:
    """The arguments of `form_page` that all forms about a session share."""
    lead = participant.full_name
    if session is not None:
        lead = f"{lead}, {date_format(session.begins, 'l j F Y H:i')}"
    return {
        "title": title,
        "template": FORM,
        "lead": lead,
        "breadcrumbs": participant_trail(participant),
        "back": sessions_url(participant),
    }


def _just_now(request: PilotRequest, now: datetime) -> dict[str, Any]:
    """Day and time of a session of the usual length that has just ended; nothing once it is sent."""
    if request.method == "POST":
        return {}
    slot = last_free_slot(request.user, minutes=USUAL_MINUTES, now=now)
    return {
        "day": slot.day,
        "starts_at": slot.starts_at,
        "duration_minutes": slot.duration_minutes,
    }


def _last_form_of_contact(participant: Participant) -> Any:
    """The form of contact of the last session held with this participant."""
    held = participant.sessions.filter(status=SupportSession.Status.HELD)
    return held.values_list("contact_type", flat=True).first()
