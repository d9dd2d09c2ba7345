"""Refer someone for the first time or again, correct a referral, and decide on it."""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.pages import form_page, only_while, say_done, show_form
from participants.actions.referrals import change_referral, decide_referral, refer, refer_again
from participants.forms.referrals import (
    DecisionForm,
    NewReferralForm,
    ReferralChangeForm,
    ReferralForm,
)
from participants.models import Checklist, Participant, Referral
from participants.rules.referrals import POSSIBLE_DUPLICATE
from participants.selectors.checklists import is_complete
from participants.views.participants_page import (
    alike_to,
    file_of,
    participant_page,
    participant_trail,
    participant_url,
    participants_trail,
)


def referral_url(participant: Participant) -> str:
    """The address of the tab with a participant's referrals."""
    return participant_url(participant, "participant-referral")


while_undecided = only_while(
    lambda referral: referral.is_undecided,
    gettext_lazy("There is a decision on this referral; it stays as it is. You find it here."),
    lambda referral: referral_url(referral.participant),
)


@require(Permission.REFERRAL_PROPOSE, writes=Act.CREATE)
def referral_create(request: PilotRequest) -> HttpResponse:
    """Refer someone who is not in the register yet."""
    today = clock.today()
    form = ReferralForm(request.POST or None, initial={"referred_on": today}, today=today)
    if form.is_valid() and form.attempt(
        refer,
        pilot=request.pilot,
        today=today,
        by=request.user,
        **form.facts(),
    ):
        say_done(request, form, _saved)
        return redirect(
            referral_url(form.result.participant)
            if form.result
            else participants_trail(request.pilot)[-1][1]
        )
    return show_form(
        request,
        form,
        title=_("Refer someone"),
        lead=_("Fill in what the pilot needs to decide, and no more than that."),
        breadcrumbs=participants_trail(request.pilot),
        **(_alike(request, form) if form.doubt == POSSIBLE_DUPLICATE else {}),
    )


def _alike(request: PilotRequest, form: ReferralForm) -> dict[str, Any]:
    facts = {name: form.cleaned_data[name] for name in ("first_name", "last_name", "birth_date")}
    return alike_to(request, Participant(pilot=request.pilot, **facts), over=OVER)


@require(Permission.REFERRAL_PROPOSE, Participant, writes=Act.CREATE)
def referral_again(request: PilotRequest, participant: Participant) -> HttpResponse:
    """Refer a participant again who left, was rejected or withdrawn; the code stays."""
    today = clock.today()
    if Permission.PARTICIPANT_READ not in request.file_permissions:
        raise PermissionDenied
    form = NewReferralForm(request.POST or None, initial={"referred_on": today}, today=today)
    return form_page(
        request,
        form,
        refer_again,
        {"participant": participant, "today": today},
        done=_saved,
        then=lambda referral: referral_url(referral.participant),
        title=_("Refer %(name)s again") % {"name": participant.full_name},
        lead=_("The code stays %(reference)s; what was recorded earlier stays as it is.")
        % {"reference": participant.reference},
        breadcrumbs=participant_trail(participant),
        back=referral_url(participant),
    )


def _saved(referral: Referral) -> str:
    text = _("The referral has been saved under code %(reference)s. Next comes the intake.")
    return text % {"reference": referral.participant.reference}


@require(Permission.REFERRAL_PROPOSE, Referral)
@while_undecided
def referral_change(request: PilotRequest, referral: Referral) -> HttpResponse:
    """Correct a referral that waits for a decision."""
    today = clock.today()
    form = ReferralChangeForm(request.POST or None, row=referral, today=today)
    return form_page(
        request,
        form,
        change_referral,
        {"referral": referral, "today": today},
        done=_("The referral has been changed."),
        title=_("Change the referral"),
        lead=referral.participant.full_name,
        breadcrumbs=participant_trail(referral.participant),
        back=referral_url(referral.participant),
    )


@require(Permission.REFERRAL_DECIDE, Referral)
@while_undecided
def referral_decide(request: PilotRequest, referral: Referral) -> HttpResponse:
    """Accept, reject or withdraw a referral."""
    participant: Participant = referral.participant
    today = clock.today()
    form = DecisionForm(request.POST or None, initial={"decided_on": today})
    intake = Checklist.objects.filter(referral=referral).first()
    return form_page(
        request,
        form,
        decide_referral,
        {"referral": referral, "today": today},
        done=_("The decision has been recorded."),
        template="participants/referral_decide.html",
        title=_("Decide on the referral"),
        lead=participant.full_name,
        breadcrumbs=participant_trail(participant),
        back=referral_url(participant),
        referral=referral,
        intake=intake,
        intake_missing=intake is None or not is_complete(intake),
    )


# The statuses from which a participant can be referred again.
OVER: Collection[str] = frozenset(
    {
        Participant.Status.LEFT,
        Participant.Status.AFTERCARE,
        Participant.Status.RETURNED,
        Participant.Status.CLOSED,
        Participant.Status.REJECTED,
        Participant.Status.WITHDRAWN,
    }
)


@require(Permission.PARTICIPANT_READ, Participant)
def participant_referral(request: PilotRequest, participant: Participant) -> HttpResponse:
    """The referrals of a participant, with their intakes and decisions."""
    referrals = participant.referrals.select_related("origin", "decided_by", "intake__filled_by")
    return participant_page(
        request,
        file_of(request, participant),
        "participants/participant_referral.html",
        tab="participant-referral",
        referrals=referrals.prefetch_related(
            "causes", "intake__answers__question", "intake__answers__value"
        ).order_by("-referred_on", "-pk"),
        over=OVER,
    )
