"""Record that someone has left."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from interwonen.access.guard import require
from interwonen.access.permissions import Permission
from interwonen.access.requests import PilotRequest
from interwonen.core import clock
from interwonen.core.pages import form_page
from participants.actions import record_exit
from participants.forms.leaving import ExitForm
from participants.models import Placement
from participants.views.person import participant_trail, participant_url


@require(Permission.PLACEMENT_DECIDE, Placement)
def exit_create(request: PilotRequest, placement: Placement) -> HttpResponse:
    """Record the exit that ends a stay."""
    today = clock.today()
    participant = placement.participant
    form = ExitForm(
        request.POST or None,
        initial={"exited_on": today},
        today=today,
        cancel_url=participant_url(participant),
    )
    if form.is_valid() and form.attempt(
        record_exit, placement=placement, today=today, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The exit has been recorded. The dwelling is free."))
        return redirect(participant_url(participant))
    return form_page(
        request,
        form,
        title=_("Record the exit of %(name)s") % {"name": participant.full_name},
        lead=_("The reason and the destination are two facts; the report counts them apart."),
        breadcrumbs=participant_trail(participant),
    )
