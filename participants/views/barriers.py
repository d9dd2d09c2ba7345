"""The barriers of a participant and their statuses."""

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
from participants.views.goals import goals_trail


@require(Permission.GOAL_WRITE, Participant, writes=Act.CREATE)
def barrier_create(request: PilotRequest, participant: Participant) -> HttpResponse:
    """Add a barrier with its first status."""
    today = clock.today()
    form = BarrierForm(
        request.POST or None, initial={"since": today}, today=today, **drafting(request)
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
    form = BarrierChangeForm(request.POST or None, row=barrier)
    return form_page(
        request,
        form,
        change_barrier,
        {"barrier": barrier},
        done=_("The barrier has been changed."),
        title=_("Change the barrier"),
        lead=f"{barrier.participant.full_name}: {barrier.kind}",
        breadcrumbs=goals_trail(barrier.participant),
    )


@require(Permission.GOAL_WRITE, Barrier, writes=Act.CREATE)
def barrier_status_create(request: PilotRequest, barrier: Barrier) -> HttpResponse:
    """Record the status of a barrier from a given day."""
    today = clock.today()
    form = BarrierStatusForm(request.POST or None, initial={"since": today}, today=today)
    return form_page(
        request,
        form,
        record_barrier_status,
        {"barrier": barrier, "today": today},
        done=_("The status has been recorded."),
        title=_("Record a status"),
        lead=f"{barrier.participant.full_name}: {barrier.kind}",
        breadcrumbs=goals_trail(barrier.participant),
    )


@require(Permission.GOAL_WRITE, BarrierStatus)
def barrier_status_change(request: PilotRequest, row: BarrierStatus) -> HttpResponse:
    """Correct a status that was recorded wrongly."""
    today = clock.today()
    participant = row.barrier.participant
    form = BarrierStatusChangeForm(request.POST or None, row=row, today=today)
    return form_page(
        request,
        form,
        correct_barrier_status,
        {"row": row, "today": today},
        done=_("The status has been corrected."),
        title=_("Correct a status"),
        lead=f"{participant.full_name}: {row.barrier}",
        breadcrumbs=goals_trail(participant),
    )
