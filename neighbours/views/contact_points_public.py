"""The page for neighbours, for everyone and as a preview for staff."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.access.visitors import for_visitors
from interwonen.core import clock
from interwonen.core.phone_numbers import readable
from interwonen.core.routes import pilot_url
from neighbours.models import ConsultationHour, ContactPoint
from neighbours.selectors.consultation_hours import coming_hours, consultation_calendar
from neighbours.selectors.contact_points_hours import support_point_hours
from neighbours.selectors.sounding_board import published_meetings

SHOWN_HOURS = 5  # consultation hours


def published_point(pilot: str) -> ContactPoint:
    """The contact point of the pilot with this slug; raises Http404 unless its page is switched on."""
    points = ContactPoint.objects.published().for_visitors()
    point: ContactPoint | None = points.filter(pilot__slug=pilot).first()
    if point is None:
        raise Http404
    return point


def public_context(point: ContactPoint, title: str) -> dict[str, Any]:
    """What every page for neighbours shows around its content."""
    pilot = point.pilot
    return {
        "title": title,
        "pilot": pilot,
        "point": point,
        "phone": readable(point.phone),
        "home_url": pilot_url("public:neighbourhood", pilot.slug),
    }


@for_visitors
def neighbourhood(request: HttpRequest, pilot: str) -> HttpResponse:
    """What the pilot is, whom to call, when someone is there."""
    return _page(request, published_point(pilot))


@for_visitors
def phone_hours(request: HttpRequest, pilot: str) -> HttpResponse:
    """The coming telephone consultation hours, for the calendar of a neighbour."""
    owner = published_point(pilot).pilot
    hours = ConsultationHour.objects.of_pilot(owner).coming(on=clock.today())
    body = consultation_calendar(owner, hours)
    headers = {"Content-Disposition": 'attachment; filename="spreekuren.ics"'}
    return HttpResponse(body, content_type="text/calendar; charset=utf-8", headers=headers)


@require(Permission.NEIGHBOURHOOD_READ)
def contact_point_preview(request: PilotRequest) -> HttpResponse:
    """The same page before everyone may see it."""
    point: ContactPoint | None = ContactPoint.objects.of_pilot(request.pilot).for_visitors().first()
    if point is None:
        raise Http404
    return _page(request, point, is_preview=True)


def _page(request: HttpRequest, point: ContactPoint, *, is_preview: bool = False) -> HttpResponse:
    title, now = _("Information for neighbours"), clock.now()
    return render(
        request,
        "public/neighbourhood.html",
        {
            **public_context(point, title),
            "is_preview": is_preview,
            "capacity": point.pilot.capacity_on(now.date()),
            "questions": list(point.pilot.questions_asked.shown()),
            "hours": support_point_hours(point.pilot, now=now),
            "phone_hours": coming_hours(point.pilot, now)[:SHOWN_HOURS],
            "meetings": published_meetings(point.pilot, now.date()),
            "calendar_url": pilot_url("public:phone-hours", point.pilot.slug),
            "ask_url": pilot_url("public:enquiry-ask", point.pilot.slug),
        },
    )
