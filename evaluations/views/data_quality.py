"""What is to be mended in the records before a report is made of them."""

from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from evaluations.selectors.data_quality import Kind, failed_checks
from evaluations.selectors.data_quality_accounting import ACCOUNTING
from evaluations.selectors.data_quality_people import PEOPLE
from evaluations.selectors.data_quality_places import PLACE_AND_STREET
from evaluations.tabs import evaluation_tabs
from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.core import clock
from interwonen.core.routes import pilot_url


@require(Permission.EVALUATION_READ)
def data_quality(request: PilotRequest) -> HttpResponse:
    """Every check that fails, by area and the most serious first, with the link to mend it."""
    found = failed_checks(
        (*PEOPLE, *PLACE_AND_STREET, *ACCOUNTING),
        request.pilot,
        by=request.user,
        permissions=request.permissions,
        on=clock.today(),
    )
    groups = [list(those) for _area, those in groupby(found, key=lambda each: each.check.area)]
    back = pilot_url("evaluations:moment-list", request.pilot.slug)
    return render(
        request,
        "evaluations/data_quality.html",
        {
            "title": _("Data quality"),
            "lead": _(
                "What is missing, too late or contradictory today. Mend it before a report is made."
            ),
            "breadcrumbs": [(_("Evaluations"), back), (_("Data quality"), "")],
            "tabs": evaluation_tabs(request, "data-quality"),
            "kinds": [
                (kind, sum(each.number for each in found if each.check.kind == kind))
                for kind in Kind
            ],
            "areas": [
                (those[0].check.area, those, sum(each.number for each in those)) for those in groups
            ],
        },
    )
