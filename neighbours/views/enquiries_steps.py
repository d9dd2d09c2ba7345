"""The steps of an enquiry: take it up, wait, pass it on, close it, open it again."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.core import clock
from interwonen.core.drafts import drafting
from interwonen.core.forms import BaseForm
from interwonen.core.pages import form_page, only_while
from neighbours.actions.enquiries import is_answered
from neighbours.actions.enquiries_steps import (
    close_enquiry,
    reopen_enquiry,
    take_step,
)
from neighbours.forms.enquiries_steps import (
    CloseForm,
    ExtendForm,
    ForwardForm,
    ReopenForm,
    TakeUpForm,
    WaitForm,
)
from neighbours.models import Enquiry, Status
from neighbours.models.enquiries_status import TRANSITIONS
from neighbours.selectors.enquiries_terms import may_be_extended
from neighbours.views.enquiries import asked_of, enquiry_trail, enquiry_url


def _while_it_may_become(status: Status) -> Any:
    """Open a page only while the table of transitions allows that step."""
    return only_while(
        lambda enquiry: status in TRANSITIONS.get(enquiry.status, ()),
        gettext_lazy("This cannot follow on how the enquiry stands now; you see it here."),
        enquiry_url,
    )


_while_it_may_take_longer = only_while(
    lambda enquiry: may_be_extended(enquiry, list(enquiry.steps.standing()), on=clock.today()),
    gettext_lazy("This term cannot be extended, or not any more."),
    enquiry_url,
)


def _step_page(
    request: PilotRequest, enquiry: Enquiry, form: BaseForm, status: Status, **page: Any
) -> HttpResponse:
    return form_page(
        request,
        form,
        take_step,
        {"enquiry": enquiry, "status": status, "today": clock.today()},
        done=_("Saved."),
        breadcrumbs=enquiry_trail(enquiry),
        template="confirm_page.html",
        facts=asked_of(enquiry),
        **page,
    )


def _start(request: PilotRequest) -> dict[str, Any]:
    today = clock.today()
    return {"initial": {"taken_on": today}, **drafting(request)}


@require(Permission.ENQUIRY_ANSWER, Enquiry)
@_while_it_may_become(Status.IN_PROGRESS)
def enquiry_take_up(request: PilotRequest, enquiry: Enquiry) -> HttpResponse:
    """Begin with an enquiry, or go on with it when the neighbour has reacted."""
    form = TakeUpForm(request.POST or None, **_start(request))
    waits = enquiry.waits_for_neighbour
    title = _("The neighbour has reacted") if waits else _("Begin with this")
    if not waits:
        lead = _("The neighbour has been told that someone looks at it.")
    elif enquiry.has_term_of_law:
        lead = _("The term of the law went on while you waited.")
    else:
        lead = _("The term goes on from this day; the working days that you waited are added.")
    return _step_page(request, enquiry, form, Status.IN_PROGRESS, title=title, lead=lead)


@require(Permission.ENQUIRY_ANSWER, Enquiry)
@_while_it_may_become(Status.WAITING)
def enquiry_wait(request: PilotRequest, enquiry: Enquiry) -> HttpResponse:
    """Wait for the neighbour, who was asked something."""
    goes_on = enquiry.has_term_of_law
    form = WaitForm(request.POST or None, term_goes_on=goes_on, **_start(request))
    return _step_page(request, enquiry, form, Status.WAITING, title=_("Wait for the neighbour"))


@require(Permission.ENQUIRY_ANSWER, Enquiry)
@_while_it_may_become(Status.EXTENDED)
@_while_it_may_take_longer
def enquiry_extend(request: PilotRequest, enquiry: Enquiry) -> HttpResponse:
    """Take four weeks more for a complaint."""
    form = ExtendForm(request.POST or None, **_start(request))
    lead = _("By four weeks; the law allows that once.")
    if enquiry.waits_for_neighbour:
        lead += " " + _("Do you still wait for the neighbour then? Record that again afterwards.")
    title = _("Extend the term")
    return _step_page(request, enquiry, form, Status.EXTENDED, title=title, lead=lead)


@require(Permission.ENQUIRY_ANSWER, Enquiry)
@_while_it_may_become(Status.FORWARDED)
def enquiry_forward(request: PilotRequest, enquiry: Enquiry) -> HttpResponse:
    """Pass an enquiry on to someone who deals with it."""
    form = ForwardForm(request.POST or None, **_start(request))
    return _step_page(request, enquiry, form, Status.FORWARDED, title=_("Pass it on"))


@require(Permission.ENQUIRY_ANSWER, Enquiry)
@_while_it_may_become(Status.DONE)
def enquiry_close(request: PilotRequest, enquiry: Enquiry) -> HttpResponse:
    """Close an enquiry and say how it ended."""
    answered = is_answered(enquiry)
    same = Enquiry.objects.about_the_same_as(enquiry).with_status(on=clock.today())
    form = CloseForm(
        request.POST or None,
        answered=answered,
        has_report=any(each.is_report for each in (enquiry, *same) if each.is_open),
        initial={"validity": enquiry.validity_id},
        today=clock.today(),
        **drafting(request),
    )
    return form_page(
        request,
        form,
        close_enquiry,
        {"enquiry": enquiry, "today": clock.today()},
        done=_("The enquiry has been closed."),
        title=_("Close no. %(number)d") % {"number": enquiry.number},
        lead=_("Afterwards no answer can be added. When the neighbour comes back, reopen it."),
        breadcrumbs=enquiry_trail(enquiry),
        template="confirm_page.html",
        facts=asked_of(enquiry),
        warning=""
        if answered
        else _("Nobody has answered since this came in or was opened again."),
    )


@require(Permission.ENQUIRY_ANSWER, Enquiry)
@_while_it_may_become(Status.REOPENED)
def enquiry_reopen(request: PilotRequest, enquiry: Enquiry) -> HttpResponse:
    """Open a closed question or report again."""
    return form_page(
        request,
        ReopenForm(request.POST or None, **drafting(request)),
        reopen_enquiry,
        {"enquiry": enquiry, "today": clock.today()},
        done=_("The question or report is open again."),
        title=_("Open no. %(number)d again") % {"number": enquiry.number},
        lead=_("It gets a new term from today. Closed by mistake? Then withdraw the closing."),
        breadcrumbs=enquiry_trail(enquiry),
    )
