"""The barrier ledger: barriers and how they stand."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.drafts import drafting
from interwonen.core.pages import form_page
from participants.actions.barriers import (
    add_barrier,
    change_barrier,
    correct_barrier_status,
    record_barrier_status,
)
from participants.forms.barriers import (
    BarrierChangeForm,
    BarrierForm,
    BarrierStatusChangeForm,
    BarrierStatusForm,
)
from participants.models import Barrier, BarrierStatus, Participant
from participants.views.goals import goals_trail, goals_url


@require(Permission.GOAL_WRITE, Participant, writes=Act.CREATE)
def barrier_create(request: PilotRequest, participant: Participant) -> HttpResponse:
    """Add a barrier with its first status."""
    today = clock.today()
    form = BarrierForm(
        request.POST or None,
        initial={"since": today},
        today=today,
        cancel_url=goals_url(participant),
        **drafting(request),
    )
    return form_page(
        request,
        form,
        add_barrier,
        {"participant": participant, "today": today},
        done=_("The barrier has been added."),
        title=_("Add a barrier"),
        lead=participant.full_name,
        breadcrumbs=goals_trail(participant),
    )


@require(Permission.GOAL_WRITE, Barrier)
def barrier_change(request: PilotRequest, barrier: Barrier) -> HttpResponse:
    """Change the explanation of a barrier."""
    back = goals_url(barrier.participant)
    form = BarrierChangeForm(request.POST or None, row=barrier, cancel_url=back)
    return form_page(
        request,
        form,
        change_barrier,
        {"barrier": barrier},
        done=_("The barrier has been changed."),
        title=_("Change the barrier"),
        lead=barrier.kind.label,
        breadcrumbs=goals_trail(barrier.participant),
    )


@require(Permission.GOAL_WRITE, Barrier, writes=Act.CREATE)
def barrier_status_create(request: PilotRequest, barrier: Barrier) -> HttpResponse:
    """Say how a barrier stands from a day on."""
    today = clock.today()
    back = goals_url(barrier.participant)
    form = BarrierStatusForm(
        request.POST or None, initial={"since": today}, today=today, cancel_url=back
    )
    return form_page(
        request,
        form,
        record_barrier_status,
        {"barrier": barrier, "today": today},
        done=_("The status has been recorded."),
        title=_("Record a status"),
        lead=barrier.kind.label,
        breadcrumbs=goals_trail(barrier.participant),
    )


@require(Permission.GOAL_WRITE, BarrierStatus)
def barrier_status_change(request: PilotRequest, row: BarrierStatus) -> HttpResponse:
    """Correct a status that was recorded wrongly."""
    today = clock.today()
    participant = row.barrier.participant
    form = BarrierStatusChangeForm(
        request.POST or None, row=row, today=today, cancel_url=goals_url(participant)
    )
    return form_page(
        request,
        form,
        correct_barrier_status,
        {"row": row, "today": today},
        done=_("The status has been corrected."),
        title=_("Correct a status"),
        lead=row.barrier.kind.label,
        breadcrumbs=goals_trail(participant),
    )
