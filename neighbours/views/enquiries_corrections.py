"""Correct or withdraw an enquiry or an answer."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.core import clock
from interwonen.core.drafts import drafting
from interwonen.core.forms import ReasonForm
from interwonen.core.pages import form_page, while_it_counts
from neighbours.actions.enquiries_corrections import (
    change_enquiry,
    change_reply,
    withdraw_enquiry,
    withdraw_reply,
)
from neighbours.forms.enquiries import EnquiryChangeForm, ReplyChangeForm
from neighbours.models import Enquiry, LetterRound, Reply
from neighbours.views.enquiries import enquiry_trail, enquiry_url, while_enquiry_counts

_while_the_reply_counts = while_it_counts(lambda reply: enquiry_url(reply.enquiry), of="enquiry")


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


@require(Permission.ENQUIRY_ANSWER, Enquiry)
@while_enquiry_counts
def enquiry_withdraw(request: PilotRequest, enquiry: Enquiry) -> HttpResponse:
    """Withdraw a question or report that was recorded by mistake."""
    form = ReasonForm(request.POST or None, question=_("What went wrong?"), label=_("Withdraw"))
    return form_page(
        request,
        form,
        withdraw_enquiry,
        {"enquiry": enquiry, "today": clock.today()},
        done=_("The question or report has been withdrawn; it no longer counts."),
        title=_("Withdraw no. %(number)d") % {"number": enquiry.number},
        lead=_(
            "For what was recorded twice or by mistake. It stays readable under “Withdrawn”, but the "
            "name and address of the neighbour are removed at once."
        ),
        breadcrumbs=enquiry_trail(enquiry),
    )


@require(Permission.ENQUIRY_ANSWER, Reply)
@_while_the_reply_counts
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


@require(Permission.ENQUIRY_ANSWER, Reply)
@_while_the_reply_counts
def reply_withdraw(request: PilotRequest, reply: Reply) -> HttpResponse:
    """Withdraw an answer that was recorded by mistake."""
    form = ReasonForm(request.POST or None, question=_("What went wrong?"), label=_("Withdraw"))
    return form_page(
        request,
        form,
        withdraw_reply,
        {"reply": reply},
        done=_("The answer has been withdrawn; it no longer counts."),
        title=_("Withdraw the answer"),
        lead=_("For an answer that was not given, or was recorded twice or elsewhere."),
        breadcrumbs=enquiry_trail(reply),
    )
