"""The list of criteria that the location of a pilot is judged by."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core.pages import form_page
from interwonen.pilots.actions.location_assessments_criteria import change_location_criteria
from interwonen.pilots.forms.location_assessments import LocationCriteriaForm
from interwonen.pilots.selectors.location_assessments_criteria import criteria_lists
from interwonen.pilots.views.location_assessments import location_trail


@require(Permission.PILOT_WRITE, writes=Act.CREATE)
def location_criteria_change(request: PilotRequest) -> HttpResponse:
    """Make a new list from the last one."""
    last, *earlier = criteria_lists(request.pilot)
    form = LocationCriteriaForm(request.POST or None, version=last.version, criteria=last.criteria)
    return form_page(
        request,
        form,
        change_location_criteria,
        {"pilot": request.pilot},
        done=_("The new list holds for assessments to come."),
        title=_("Change the criteria"),
        lead=_("For example to those of the municipality's own framework."),
        template="pilots/location_criteria_form.html",
        breadcrumbs=location_trail(request.pilot),
        list=last,
        earlier=earlier,
        form_is_alone=True,
    )
