"""Follow-ups: the list, and what can be done with one."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.drafts import drafting
from interwonen.core.formatting import in_words
from interwonen.core.forms import ButtonForm
from interwonen.core.pages import Breadcrumbs, form_page, only_while, page_of, sent
from interwonen.core.routes import pilot_url
from participants.actions.follow_ups import (
    agree_follow_up,
    change_follow_up,
    finish_follow_up,
    reopen_follow_up,
    transfer_follow_up,
)
from participants.forms.follow_ups import (
    DoneForm,
    FollowUpChangeForm,
    FollowUpForm,
    FollowUpTransferForm,
)
from participants.models import FollowUp, Participant
from participants.selectors.assignments_team import team_of
from participants.views.participants_page import participant_trail

DONE_SHOWN_FOR = timedelta(days=30)


def _list_url(pilot: Any) -> str:
    return pilot_url("participants:follow-up-list", pilot.slug)


def follow_up_trail(follow_up: FollowUp) -> Breadcrumbs:
    """Breadcrumbs up to and including the list of follow-ups."""
    return [(_("Follow-ups"), _list_url(follow_up.participant.pilot))]


def _about(request: PilotRequest, follow_up: FollowUp) -> str:
    """For whom it is and what has to be done; its owner may know the person by the code only."""
    knows = Permission.PARTICIPANT_READ in request.file_permissions
    participant = follow_up.participant
    return f"{participant.full_name if knows else participant.reference}: {follow_up.text}"


_while_to_do = only_while(
    lambda follow_up: follow_up.done_on is None,
    gettext_lazy("The follow-up has been done; it stays as it is."),
    # Not to the participant's page: the owner of a follow-up may not have access to the file.
    lambda follow_up: _list_url(follow_up.participant.pilot),
)


_while_done = only_while(
    lambda follow_up: follow_up.done_on is not None,
    gettext_lazy("The follow-up is still to be done; you find it here."),
    lambda follow_up: _list_url(follow_up.participant.pilot),
)


@require(Permission.SESSION_READ)
def follow_up_list(request: PilotRequest) -> HttpResponse:
    """Open follow-ups, the viewer's own apart from those of others, and what was done lately."""
    today = clock.today()
    rows = FollowUp.objects.visible_to(request.user, on=today).of_pilot(request.pilot)
    done = rows.done_since(today - DONE_SHOWN_FOR).select_related("participant", "done_by")
    rows = rows.open().select_related("participant", "owner")
    known = {
        row.participant_id
        for row in rows
        if request.user.may(Permission.PARTICIPANT_READ, row.participant, on=today)
    }
    return render(
        request,
        "participants/follow_up_list.html",
        {
            "title": _("Follow-ups"),
            "breadcrumbs": [(_("Follow-ups"), "")],
            "own": [row for row in rows if row.owner_id == request.user.pk],
            "others": [row for row in rows if row.owner_id != request.user.pk],
            "known": known,
            "page_obj": page_of(request, done),
            "today": today,
        },
    )


@require(Permission.SESSION_LOG, Participant, writes=Act.CREATE)
def follow_up_create(request: PilotRequest, participant: Participant) -> HttpResponse:
    """Agree on a follow-up for a participant."""
    today = clock.today()
    form = FollowUpForm(
        request.POST or None,
        initial={"owner": request.user.pk},
        team=team_of(request.pilot, on=today),
        **drafting(request),
    )
    return form_page(
        request,
        form,
        agree_follow_up,
        {"participant": participant, "today": today},
        done=_("The follow-up has been saved."),
        title=_("New follow-up"),
        lead=participant.full_name,
        breadcrumbs=participant_trail(participant),
    )


@require(Permission.SESSION_LOG, FollowUp)
@_while_to_do
def follow_up_change(request: PilotRequest, follow_up: FollowUp) -> HttpResponse:
    """Change what has to be done, or by when."""
    form = FollowUpChangeForm(request.POST or None, row=follow_up)
    return form_page(
        request,
        form,
        change_follow_up,
        {"follow_up": follow_up},
        done=_("The follow-up has been changed."),
        title=_("Change the follow-up"),
        lead=_about(request, follow_up),
        breadcrumbs=follow_up_trail(follow_up),
    )


@require(Permission.SESSION_LOG, FollowUp)
@_while_to_do
def follow_up_finish(request: PilotRequest, follow_up: FollowUp) -> HttpResponse:
    """Record that a follow-up was done."""
    today = clock.today()
    form = DoneForm(request.POST or None, initial={"done_on": today})
    return form_page(
        request,
        form,
        finish_follow_up,
        {"follow_up": follow_up, "today": today},
        done=_("The follow-up has been recorded as done."),
        title=_("Follow-up done"),
        lead=_about(request, follow_up),
        breadcrumbs=follow_up_trail(follow_up),
    )


@require(Permission.SESSION_LOG, FollowUp)
@_while_done
def follow_up_reopen(request: PilotRequest, follow_up: FollowUp) -> HttpResponse:
    """Open a follow-up that was finished by mistake."""
    form = ButtonForm(sent(request), label=_("Reopen this follow-up"))
    return form_page(
        request,
        form,
        reopen_follow_up,
        {"follow_up": follow_up},
        done=_("The follow-up is to be done again."),
        title=_("Reopen the follow-up"),
        lead=_about(request, follow_up),
        template="confirm_page.html",
        facts=[(_("Done on"), in_words(follow_up.done_on))],
        breadcrumbs=follow_up_trail(follow_up),
    )


@require(Permission.SESSION_LOG, FollowUp)
@_while_to_do
def follow_up_transfer(request: PilotRequest, follow_up: FollowUp) -> HttpResponse:
    """Transfer a follow-up to a colleague; both get a mail."""
    today = clock.today()
    team = team_of(request.pilot, on=today).exclude(pk=follow_up.owner_id)
    form = FollowUpTransferForm(request.POST or None, row=follow_up, team=team)

    def done(_follow_up: Any) -> str:
        return _(
            "The follow-up has been transferred to %(getter)s. "
            "%(giver)s and %(getter)s both get a mail."
        ) % {"giver": follow_up.owner, "getter": form.cleaned_data["owner"]}

    return form_page(
        request,
        form,
        transfer_follow_up,
        {"follow_up": follow_up, "today": today},
        done=done,
        title=_("Transfer the follow-up"),
        lead=follow_up.text,
        breadcrumbs=follow_up_trail(follow_up),
    )
