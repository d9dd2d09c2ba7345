"""Correct an enquiry or an answer."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.core import clock
from interwonen.core.drafts import drafting
from interwonen.core.pages import form_page
from neighbours.actions.enquiries_corrections import (
    change_enquiry,
    change_reply,
)
from neighbours.forms.enquiries import EnquiryChangeForm, ReplyChangeForm
from neighbours.models import Enquiry, LetterRound, Reply
from neighbours.views.enquiries import enquiry_trail, while_enquiry_counts, while_its_enquiry_counts


@require(Permission.ENQUIRY_ANSWER, Enquiry)
@while_enquiry_counts
def enquiry_change(request: PilotRequest, enquiry: Enquiry) -> HttpResponse:
    """Correct a question or report."""
    today = clock.today()
    form = EnquiryChangeForm(
        request.POST or None,
        row=enquiry,
        today=today,
        letters=LetterRound.objects.of_pilot(request.pilot).sent(),
        **drafting(request),
    )
    return form_page(
        request,
        form,
        change_enquiry,
        {"enquiry": enquiry, "today": today},
        done=_("The correction has been saved."),
        title=_("Correct no. %(number)d") % {"number": enquiry.number},
        lead=_("The old data stay in the history."),
        breadcrumbs=enquiry_trail(enquiry),
    )


@require(Permission.ENQUIRY_ANSWER, Reply)
@while_its_enquiry_counts
def reply_change(request: PilotRequest, reply: Reply) -> HttpResponse:
    """Correct an answer."""
    today = clock.today()
    form = ReplyChangeForm(request.POST or None, row=reply, today=today, **drafting(request))
    return form_page(
        request,
        form,
        change_reply,
        {"reply": reply, "today": today},
        done=_("The correction has been saved."),
        title=_("Correct the answer"),
        lead=_("The old data stay in the history."),
        breadcrumbs=enquiry_trail(reply),
    )
