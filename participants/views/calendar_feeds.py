"""The calendar link of a counsellor, and the calendar behind it."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.access.recording import Outcome, Visit, record
from interwonen.core import clock
from interwonen.core.carrying_out import carry_out
from interwonen.core.forms import ButtonForm
from interwonen.core.pages import show_form
from interwonen.core.routes import full_address
from participants.actions.calendar_feeds import renew_calendar_link
from participants.models import CalendarFeed
from participants.selectors.calendar_feeds import CLAIMS_HOLD, calendar_of


@require(Permission.SESSION_LOG, step_up=gettext_lazy("Make the link of your calendar"))
def calendar_link(request: PilotRequest) -> HttpResponse:
    """Make or renew your own link; it is shown once, because only its fingerprint is kept."""
    form = ButtonForm(request.POST or None, label=_("Make a new link"))
    link = ""
    if form.is_valid():
        # Sent twice by accident it is renewed twice, so that a working link is shown each time.
        token = carry_out(partial(renew_calendar_link, now=clock.now(), by=request.user))
        link = full_address(reverse("calendar-feed", args=[token]))
    return show_form(
        request,
        form,
        title=_("Your agenda in your own calendar"),
        lead=_("With a secret link your calendar reads your planned sessions, without names."),
        template="participants/calendar_link.html",
        link=link,
        feed=CalendarFeed.objects.working().filter(counsellor=request.user).first(),
    )


@require_safe
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar behind a secret link; raises Http404 for an unknown link."""
    feed = CalendarFeed.objects.behind(token).select_related("counsellor").first()
    if feed is None:
        raise Http404
    # A calendar program is not signed in: the log names the person whose link it is.
    request.user = feed.counsellor
    # A calendar does not sign in at the organisation, which tells of these roles at a sign-in only.
    request.user.leaves_out_claims = clock.now() - feed.renewed_at > CLAIMS_HOLD
    record(Visit(request, Act.EXPORT, Outcome.DONE, page="calendar-feed"))
    body = calendar_of(request.user, today=clock.today())
    return HttpResponse(
        body,
        content_type="text/calendar; charset=utf-8",
        headers={
            "Content-Disposition": 'inline; filename="interwonen.ics"',
            "Cache-Control": "private, no-store",
        },
    )
