"""Follow-ups: the list, and what can be done with one."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.drafts import drafting
from interwonen.core.pages import Breadcrumbs, form_page, only_while
from participants.actions.follow_ups import (
    agree_follow_up,
    change_follow_up,
    finish_follow_up,
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
from participants.views.participants_page import participant_trail, participant_url

_HANDED_OVER = gettext_lazy(
    "The follow-up has been handed over to %(getter)s. %(giver)s and %(getter)s both get a mail."
)
_NOT_MAILED = gettext_lazy(
    "The follow-up is now with %(getter)s, but the mails to %(giver)s and %(getter)s could not be "
    "sent. Tell them yourself."
)


def _list_url(pilot: Any) -> str:
    return reverse("participants:follow-up-list", args=[pilot.slug])


def follow_up_trail(follow_up: FollowUp) -> Breadcrumbs:
    """Breadcrumbs up to and including the list of follow-ups."""
    return [(_("Follow-ups"), _list_url(follow_up.participant.pilot))]


_while_to_do = only_while(
    lambda follow_up: follow_up.done_on is None,
    gettext_lazy("The follow-up has been done; it stays as it is."),
    # Not to the person's page: whoever took this on need not have the file.
    lambda follow_up: _list_url(follow_up.participant.pilot),
)


@require(Permission.SESSION_READ)
def follow_up_list(request: PilotRequest) -> HttpResponse:
    """What has to be done: one's own first, then the rest of one's caseload or team."""
    today = clock.today()
    rows = FollowUp.objects.visible_to(request.user, on=today).of_pilot(request.pilot)
    rows = rows.open().select_related("participant", "owner")
    known = Participant.objects.granting(request.user, Permission.PARTICIPANT_READ, on=today)
    return render(
        request,
        "participants/follow_up_list.html",
        {
            "title": _("Follow-ups"),
            "breadcrumbs": [(_("Follow-ups"), "")],
            "own": [row for row in rows if row.owner_id == request.user.pk],
            "others": [row for row in rows if row.owner_id != request.user.pk],
            "known": set(known.of_pilot(request.pilot).values_list("pk", flat=True)),
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
        cancel_url=participant_url(participant),
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
    form = FollowUpChangeForm(
        request.POST or None, row=follow_up, cancel_url=_list_url(request.pilot)
    )
    return _page(
        request,
        form,
        follow_up,
        change_follow_up,
        {"follow_up": follow_up},
        done=_("The follow-up has been changed."),
        title=_("Change the follow-up"),
    )


@require(Permission.SESSION_LOG, FollowUp)
@_while_to_do
def follow_up_finish(request: PilotRequest, follow_up: FollowUp) -> HttpResponse:
    """Record that it was done."""
    today = clock.today()
    form = DoneForm(
        request.POST or None, initial={"done_on": today}, cancel_url=_list_url(request.pilot)
    )
    return _page(
        request,
        form,
        follow_up,
        finish_follow_up,
        {"follow_up": follow_up, "today": today},
        done=_("The follow-up has been recorded as done."),
        title=_("Follow-up done"),
        lead=follow_up.text,
    )


@require(Permission.SESSION_LOG, FollowUp)
@_while_to_do
def follow_up_transfer(request: PilotRequest, follow_up: FollowUp) -> HttpResponse:
    """Give it to a colleague; who gives and who gets it both get a mail."""
    today = clock.today()
    back = _list_url(request.pilot)
    team = team_of(request.pilot, on=today).exclude(pk=follow_up.owner_id)
    form = FollowUpTransferForm(request.POST or None, row=follow_up, team=team, cancel_url=back)

    def say(text: Promise) -> Callable[[Any], str]:
        return lambda _follow_up: (
            text % {"giver": follow_up.owner, "getter": form.cleaned_data["owner"]}
        )

    return _page(
        request,
        form,
        follow_up,
        transfer_follow_up,
        {"follow_up": follow_up, "link": request.build_absolute_uri(back), "today": today},
        done=say(_HANDED_OVER),
        unsent=say(_NOT_MAILED),
        title=_("Hand the follow-up over"),
        lead=follow_up.text,
    )


def _page(
    request: PilotRequest,
    form: Any,
    follow_up: FollowUp,
    action: Callable[..., Any],
    about: Mapping[str, Any],
    **page: Any,
) -> HttpResponse:
    return form_page(request, form, action, about, breadcrumbs=follow_up_trail(follow_up), **page)
