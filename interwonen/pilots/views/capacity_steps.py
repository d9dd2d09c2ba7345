"""Record, correct and withdraw decisions on the number of places."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core.formatting import in_words
from interwonen.core.forms import ReasonForm
from interwonen.core.pages import form_page
from interwonen.pilots.actions.capacity_steps import (
    change_capacity,
    decide_capacity,
    withdraw_capacity,
)
from interwonen.pilots.forms.capacity_steps import CapacityChangeForm, CapacityForm
from interwonen.pilots.models import CapacityStep
from interwonen.pilots.views.pilots import pilot_trail


@require(Permission.PILOT_WRITE, writes=Act.CREATE)
def capacity_create(request: PilotRequest) -> HttpResponse:
    """Record a decision on the number of places."""
    pilot = request.pilot
    form = CapacityForm(request.POST or None)
    return form_page(
        request,
        form,
        decide_capacity,
        {"pilot": pilot},
        done=_("The decision has been recorded."),
        title=_("Record a capacity decision"),
        lead=_("The number of places stays between %(base)d and %(maximum)d.")
        % {"base": pilot.base_capacity, "maximum": pilot.maximum_capacity},
        breadcrumbs=pilot_trail(pilot),
    )


@require(Permission.PILOT_WRITE, CapacityStep)
def capacity_change(request: PilotRequest, step: CapacityStep) -> HttpResponse:
    """Correct a decision on the number of places."""
    form = CapacityChangeForm(request.POST or None, row=step)
    return form_page(
        request,
        form,
        change_capacity,
        {"step": step},
        done=_("The correction has been saved."),
        title=_("Correct the capacity decision"),
        lead=_("The old data stay in the history."),
        breadcrumbs=pilot_trail(request.pilot),
    )


@require(Permission.PILOT_WRITE, CapacityStep)
def capacity_withdraw(request: PilotRequest, step: CapacityStep) -> HttpResponse:
    """Withdraw a decision on the number of places that was recorded by mistake."""
    form = ReasonForm(request.POST or None, question=_("What went wrong?"), label=_("Withdraw"))
    return form_page(
        request,
        form,
        withdraw_capacity,
        {"step": step},
        done=_("The capacity decision has been withdrawn."),
        title=_("Withdraw the capacity decision"),
        lead=_(
            "The number of places before it then holds again. For what was recorded by mistake."
        ),
        template="confirm_page.html",
        facts=[
            (_("Holds from"), in_words(step.effective_from)),
            (_("Places"), step.capacity),
            (_("Reference"), step.reference),
        ],
        breadcrumbs=pilot_trail(request.pilot),
    )
