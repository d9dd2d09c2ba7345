"""Change the days of a stay, let someone move, and call off what was no stay."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import require
from interwonen.access.permissions import Permission
from interwonen.access.requests import PilotRequest
from interwonen.core import clock
from interwonen.core.formatting import in_words
from interwonen.core.pages import only_while
from participants.actions.placements import cancel_placement, change_placement, move
from participants.forms.placements_changes import CancelPlacementForm, MoveForm, PlacementDaysForm
from participants.models import Dwelling, Placement
from participants.selectors.placements import has_traces
from participants.views.placements import dwellings_to_choose
from participants.views.placements_blocks import (
    days_of,
    placement_page,
    placement_url,
    tab_of,
    while_it_lasts,
)


@require(Permission.PLACEMENT_DECIDE, Placement)
@while_it_lasts
def placement_change(request: PilotRequest, placement: Placement) -> HttpResponse:
    """Change the planned days of a stay."""
    today = clock.today()
    form = PlacementDaysForm(
        request.POST or None,
        row=placement,
        today=today,
        cancel_url=placement_url(placement.participant),
    )
    if form.is_valid():
        days = {"starts_on": placement.starts_on, **form.cleaned_data}
        if form.attempt(
            change_placement, placement=placement, today=today, by=request.user, **days
        ):
            messages.success(request, _("The days of the stay have been changed."))
            return redirect(placement_url(placement.participant))
    return placement_page(request, form, placement, title=_("Change the days of the stay"))


@require(Permission.PLACEMENT_DECIDE, Placement)
@while_it_lasts
def placement_move(request: PilotRequest, placement: Placement) -> HttpResponse:
    """Let a resident move to another dwelling of the pilot."""
    today = clock.today()
    dwellings = dwellings_to_choose(request.pilot, today)
    form = MoveForm(
        request.POST or None,
        row=placement,
        dwellings=dwellings.exclude(pk=placement.dwelling_id),
        today=today,
        cancel_url=placement_url(placement.participant),
    )
    facts = {"placement": placement, "today": today, "confirmed": form.confirmed}
    if form.is_valid() and form.attempt(move, by=request.user, **facts, **form.cleaned_data):
        messages.success(request, _moved(placement, form.cleaned_data["new_dwelling"]))
        return redirect(placement_url(placement.participant))
    return placement_page(
        request,
        form,
        placement,
        title=_("Move within the pilot"),
        lead=_(
            "%(name)s keeps the place in the pilot; an exit plan goes along to the new dwelling."
        )
        % {"name": placement.participant.full_name},
    )


def _moved(placement: Placement, home: Dwelling) -> str:
    return _(
        "The move to %(new)s has been recorded. Record the keys of %(old)s and of %(new)s as well."
    ) % {"new": home, "old": placement.dwelling}


_without_traces = only_while(
    lambda placement: not has_traces(placement),
    gettext_lazy("Keys were given or a session was held; this stay ends with an exit."),
    tab_of,
)


@require(Permission.PLACEMENT_DECIDE, Placement)
@while_it_lasts
@_without_traces
def placement_cancel(request: PilotRequest, placement: Placement) -> HttpResponse:
    """Call off a stay that does not take place, or was recorded by mistake."""
    participant = placement.participant
    form = CancelPlacementForm(request.POST or None, cancel_url=placement_url(participant))
    if form.is_valid() and form.attempt(
        cancel_placement,
        placement=placement,
        today=clock.today(),
        by=request.user,
        **form.cleaned_data,
    ):
        messages.success(
            request,
            _("The stay in %(dwelling)s from %(day)s has been called off; the dwelling is free.")
            % {
                "dwelling": placement.dwelling,
                "day": in_words(placement.starts_on),
            },
        )
        _warn_of_earlier_placement(request, placement)
        return redirect(placement_url(participant))
    return placement_page(
        request,
        form,
        placement,
        title=_("Call off the stay"),
        lead=days_of(placement),
    )


def _warn_of_earlier_placement(request: PilotRequest, cancelled: Placement) -> None:
    """A move that is called off leaves the stay before it with the day of moving as its end."""
    placements = cancelled.participant.placements.filter(exit=None)
    if before := placements.filter(ends_on__lt=cancelled.starts_on).last():
        messages.warning(
            request,
            _("The stay in %(dwelling)s still ends on %(day)s. Change its days if that is not so.")
            % {"dwelling": before.dwelling, "day": in_words(before.ends_on)},
        )
