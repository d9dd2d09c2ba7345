"""Set the regular opening hours of the support point."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.core.pages import form_page
from interwonen.pilots.actions.opening_hours import set_opening_hours
from interwonen.pilots.forms.opening_hours import OpeningHoursForm
from interwonen.pilots.selectors.opening_hours import regular_hours
from interwonen.pilots.views.pilots import pilot_trail


@require(Permission.PILOT_WRITE)
def opening_hours_change(request: PilotRequest) -> HttpResponse:
    """Set the regular opening hours of the support point."""
    pilot = request.pilot
    hours = regular_hours(pilot)
    form = OpeningHoursForm(request.POST or None, hours=hours)
    return form_page(
        request,
        form,
        set_opening_hours,
        {"pilot": pilot},
        done=_("The opening hours have been saved."),
        title=_("Regular opening hours of the support point"),
        lead=_("Leave both times empty on a day on which it is closed."),
        breadcrumbs=pilot_trail(pilot),
    )
