"""How long is kept."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.core.formatting import months_in_words
from interwonen.core.pages import form_page
from interwonen.retention.actions.periods import change_period
from interwonen.retention.forms.periods import PeriodForm
from interwonen.retention.models import RetentionPeriod
from interwonen.retention.views.destructions import retention_trail


@require(
    Permission.RETENTION_WRITE,
    RetentionPeriod,
    step_up=gettext_lazy("Change how long records are kept"),
)
def period_change(request: PilotRequest, period: RetentionPeriod) -> HttpResponse:
    """Change for how long a kind of record is kept."""
    return form_page(
        request,
        PeriodForm(request.POST or None, row=period),
        change_period,
        {"period": period},
        done=_("The period has been saved. The list follows tonight."),
        title=_("Change how long is kept: %(kind)s") % {"kind": period},
        lead=_lead(period),
        breadcrumbs=retention_trail(request.pilot.slug),
    )


def _lead(period: RetentionPeriod) -> str:
    """What nobody shortens, or that no law or list says how long."""
    if period.awaits_archivist:
        return _("This holds for all pilots. No law or list says how long it has to be kept.")
    least = months_in_words(period.at_least)
    return _("This holds for all pilots. The law asks for at least %(term)s.") % {"term": least}
