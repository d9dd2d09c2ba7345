"""The form that gives the team a neighbourhood signal after an enquiry."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.core import clock
from interwonen.core.pages import form_page, only_while
from neighbours.actions.neighbourhood_signals import give_neighbourhood_signal
from neighbours.forms.enquiries import NeighbourhoodSignalForm
from neighbours.models import Enquiry
from neighbours.views.enquiries import enquiry_trail, enquiry_url, while_enquiry_open

_until_given = only_while(
    lambda enquiry: enquiry.signalled_on is None,
    gettext_lazy("The team has a signal from this question or report already."),
    enquiry_url,
)


@require(Permission.ENQUIRY_ANSWER, Enquiry)
@while_enquiry_open
@_until_given
def neighbourhood_signal_give(request: PilotRequest, enquiry: Enquiry) -> HttpResponse:
    """Give the team a signal; without drafts, because a draft would name the enquiry."""
    today = clock.today()
    form = NeighbourhoodSignalForm(request.POST or None, today=today)
    return form_page(
        request,
        form,
        give_neighbourhood_signal,
        {"enquiry": enquiry, "today": today},
        done=_("The team has the signal. It does not know from whom or from which enquiry."),
        title=_("Signal to the team"),
        lead=_("The team reads only what you write here, not the question or report itself."),
        breadcrumbs=enquiry_trail(enquiry),
    )
