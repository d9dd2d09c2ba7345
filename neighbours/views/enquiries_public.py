"""The form with which a neighbour asks or reports something, without an account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from interwonen.access.visitors import for_visitors
from interwonen.accounts.models import User
from interwonen.core import clock
from interwonen.core.carrying_out import carry_out
from interwonen.core.open_forms import open_page
from interwonen.core.pages import sent
from neighbours.actions.enquiries_follow import make_follow_link
from neighbours.actions.enquiries_public import ask_publicly
from neighbours.forms.enquiries_public import AskForm
from neighbours.views.contact_points_public import public_context, published_point


@for_visitors
def enquiry_ask(request: HttpRequest, pilot: str) -> HttpResponse:
    """Ask or report something; afterwards the page to follow it opens, with its number."""
    point, now = published_point(pilot), clock.now()
    form = AskForm(sent(request), place=request.path, now=now, today=now.date())
    system = User.system()
    if form.is_sent(request, ask_publicly, pilot=point.pilot, now=now, by=system):
        # Who sends it twice gets a page as well, and the secret of an earlier link is kept nowhere.
        enquiry = form.result
        link = carry_out(lambda: make_follow_link(enquiry=enquiry, today=now.date(), by=system))
        return redirect(f"{link}?ontvangen")
    title = _("Ask or report something")
    return open_page(request, form, "public/ask.html", public_context(point, title))
