"""Change the days of a stay, move a resident, and call off a stay that does not take place."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
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
    while_it_lasts,
)


@require(Permission.PLACEMENT_DECIDE, Placement)
@while_it_lasts
def placement_change(request: PilotRequest, placement: Placement) -> HttpResponse:
    """Change the planned days of a stay."""
    form = PlacementDaysForm(request.POST or None, row=placement)
    return placement_page(
        request,
        form,
        placement,
        change_placement,
        {"placement": placement, "today": clock.today()},
        done=_("The days of the stay have been changed."),
        title=_("Change the days of the stay"),
    )


@require(Permission.PLACEMENT_DECIDE, Placement)
@while_it_lasts
def placement_move(request: PilotRequest, placement: Placement) -> HttpResponse:
    """Move a resident to another dwelling of the pilot."""
    today = clock.today()
    dwellings = dwellings_to_choose(request.pilot, today)
    form = MoveForm(
        request.POST or None,
        row=placement,
        dwellings=dwellings.exclude(pk=placement.dwelling_id),
        today=today,
    )
    return placement_page(
        request,
        form,
        placement,
        move,
        {"placement": placement, "today": today},
        done=lambda _new: _moved(placement, form.cleaned_data["new_dwelling"]),
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
    placement_url,
)


@require(Permission.PLACEMENT_DECIDE, Placement)
@while_it_lasts
@_without_traces
def placement_cancel(request: PilotRequest, placement: Placement) -> HttpResponse:
    """Call off a stay that does not take place, or was recorded by mistake."""
    form = CancelPlacementForm(request.POST or None)
    return placement_page(
        request,
        form,
        placement,
        cancel_placement,
        {"placement": placement, "today": clock.today()},
        done=lambda _cancelled: _called_off(request, placement),
        title=_("Call off the stay"),
        lead=f"{placement.participant.full_name}: {days_of(placement)}",
    )


def _called_off(request: PilotRequest, cancelled: Placement) -> str:
    """Show that a stay was called off, and warn when the stay before it still ends."""
    words = {"dwelling": cancelled.dwelling, "day": in_words(cancelled.starts_on)}
    messages.success(
        request,
        _("The stay in %(dwelling)s from %(day)s has been called off; the dwelling is free.")
        % words,
    )
    placements = cancelled.participant.placements.filter(exit=None)
    if before := placements.filter(ends_on__lt=cancelled.starts_on).last():
        messages.warning(
            request,
            _("The stay in %(dwelling)s still ends on %(day)s. Change its days if that is not so.")
            % {"dwelling": before.dwelling, "day": in_words(before.ends_on)},
        )
    return ""
