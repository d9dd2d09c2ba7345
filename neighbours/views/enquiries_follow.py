"""A neighbour follows an enquiry with a secret link, and says whether it is solved."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.access.visitors import for_visitors
from interwonen.core import clock
from interwonen.core.forms import ButtonForm
from interwonen.core.open_forms import open_page
from interwonen.core.pages import form_page, sent
from interwonen.core.routes import full_address
from neighbours.actions.enquiries_follow import mail_follow_link
from neighbours.actions.enquiries_public import say_whether_solved
from neighbours.forms.enquiries_public import SolvedForm
from neighbours.models import ContactPoint, Enquiry
from neighbours.selectors.enquiries_follow import followed
from neighbours.views.contact_points_public import public_context
from neighbours.views.enquiries import asked_of, enquiry_trail


@for_visitors
def enquiry_follow(request: HttpRequest, pilot: str, token: str) -> HttpResponse:
    """How an enquiry stands and what was answered; a link that is over says so."""
    now = clock.now()
    point = ContactPoint.objects.for_visitors().filter(pilot__slug=pilot).first()
    if point is None:
        raise Http404
    seen = followed(token, pilot=pilot, on=now.date())
    if seen is None:
        context = public_context(point, _("This link does not work any more"))
        return render(request, "public/follow_over.html", context, status=HTTPStatus.GONE)
    form = SolvedForm(sent(request), place=request.path, now=now)
    if form.is_sent(request, say_whether_solved, enquiry=seen.enquiry, now=now):
        return redirect(request.path)
    title = _("Your message, number %(number)d") % {"number": seen.enquiry.number}
    context = {
        **public_context(point, title),
        "seen": seen,
        "is_new": "ontvangen" in request.GET,
        "link": full_address(request.path),
    }
    return open_page(request, form, "public/follow.html", context)


@require(Permission.ENQUIRY_ANSWER, Enquiry)
def follow_link_mail(request: PilotRequest, enquiry: Enquiry) -> HttpResponse:
    """Mail the neighbour a new link to follow the enquiry."""
    return form_page(
        request,
        ButtonForm(sent(request), label=_("Mail a link")),
        mail_follow_link,
        {"enquiry": enquiry, "today": clock.today()},
        done=_("A mail with a link is on its way to the neighbour."),
        title=_("Mail a link to follow it"),
        lead=_("With the link the neighbour sees how it stands and reads the answers."),
        breadcrumbs=enquiry_trail(enquiry),
        template="confirm_page.html",
        facts=asked_of(enquiry),
    )
