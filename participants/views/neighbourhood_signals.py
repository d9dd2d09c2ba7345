"""Neighbourhood signals, as the team sees them.

The users who give signals do not see them: a list of signals beside the list of enquiries
would show which belongs to which, and so what a neighbour said about whom.
"""

from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.core import clock
from interwonen.core.forms import ButtonForm
from interwonen.core.pages import Breadcrumbs, form_page, only_while, page_of, sent
from interwonen.core.routes import pilot_url
from interwonen.core.submissions import new_key
from participants.actions.neighbourhood_signals import mark_neighbourhood_signal_seen
from participants.models import NeighbourhoodSignal
from participants.views.incidents import team_tabs


def neighbourhood_signal_trail(signal: NeighbourhoodSignal) -> Breadcrumbs:
    """Breadcrumbs up to and including the list of signals."""
    return [(_("Signals"), pilot_url("participants:neighbourhood-signal-list", signal.pilot.slug))]


_until_seen = only_while(
    lambda signal: signal.seen_on is None,
    gettext_lazy("The signal has been marked as seen already."),
    lambda signal: neighbourhood_signal_trail(signal)[0][1],
)


@require(Permission.NEIGHBOURHOOD_SIGNAL_READ)
def neighbourhood_signal_list(request: PilotRequest) -> HttpResponse:
    """Every signal; those that nobody has seen come first."""
    signals = NeighbourhoodSignal.objects.visible_to(request.user, on=clock.today())
    rows = signals.of_pilot(request.pilot).select_related("category", "seen_by")
    in_order = rows.order_by(F("seen_on").desc(nulls_first=True), "-given_on", "pk")
    return render(
        request,
        "participants/neighbourhood_signal_list.html",
        {
            "title": _("Incidents and signals"),
            "breadcrumbs": [(_("Signals"), "")],
            "tabs": team_tabs(request, "neighbourhood-signal-list"),
            "page_obj": page_of(request, in_order),
            "key": new_key(),
        },
    )


@require(Permission.NEIGHBOURHOOD_SIGNAL_READ, NeighbourhoodSignal)
@_until_seen
def neighbourhood_signal_see(request: PilotRequest, signal: NeighbourhoodSignal) -> HttpResponse:
    """Mark a signal as seen; the button in the list sends its form here."""
    form = ButtonForm(sent(request), label=_("Mark as seen"))
    return form_page(
        request,
        form,
        mark_neighbourhood_signal_seen,
        {"signal": signal, "today": clock.today()},
        done=_("The signal has been marked as seen."),
        title=str(signal.category),
        lead=signal.text,
        breadcrumbs=neighbourhood_signal_trail(signal),
    )
