"""The day book of the support point: one day, the visits on it, and the overview."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.accounts.people import people_with
from interwonen.core import clock
from interwonen.core.formatting import in_words
from interwonen.core.pages import Breadcrumbs, Tab, form_page, page_of
from interwonen.core.routes import pilot_url
from interwonen.core.spans import ONE_DAY
from interwonen.pilots.models import Pilot
from interwonen.pilots.selectors.opening_hours import Hours, expected_hours
from neighbours.actions.support_point import change_day, count_walk_in, open_day, take_back_walk_in
from neighbours.forms.support_point import DayChangeForm, DayFilter, DayForm, WalkInForm, WhoForm
from neighbours.models import SupportPointDay, WalkIn
from neighbours.querysets.support_point import SupportPointDayQuerySet
from neighbours.selectors.support_point import Per, total, visits_per

# A form, its action, and the facts that the action needs.
FormWithAction = tuple[DayForm, Callable[..., SupportPointDay], dict[str, Any]]


def _address(pilot: Pilot, day: date, page: str = "support-point") -> str:
    """A page of the day book, opened at a day."""
    return pilot_url(f"neighbours:{page}", pilot.slug) + f"?datum={day.isoformat()}"


def day_trail(row: SupportPointDay | WalkIn) -> Breadcrumbs:
    """Breadcrumbs up to and including a day of the book."""
    day = row.day if isinstance(row, WalkIn) else row
    return _trail(day.pilot, day.day)


def _trail(pilot: Pilot, day: date) -> Breadcrumbs:
    home = pilot_url("neighbours:support-point", pilot.slug)
    return [(_("Support point"), home), (in_words(day), _address(pilot, day))]


def _day_asked(request: PilotRequest) -> date:
    """The day in the address; today when it has no valid one."""
    form = DayFilter(request.GET)
    return (form.is_valid() and form.cleaned_data["datum"]) or clock.today()


def _days(request: PilotRequest) -> SupportPointDayQuerySet:
    rows = SupportPointDay.objects.visible_to(request.user, on=clock.today())
    return rows.of_pilot(request.pilot)


@require(Permission.SUPPORT_POINT_READ)
def support_point(request: PilotRequest) -> HttpResponse:
    """One day: open or closed and why, who is there, and the buttons that count visits."""
    today, day, pilot = clock.today(), _day_asked(request), request.pilot
    row = _days(request).with_counts().filter(day=day).first()
    visits = list(row.walk_ins.select_related("topic")) if row else []
    hours = Hours(row.opens_at, row.closes_at, row.remarks) if row else expected_hours(pilot, day)
    has_come = pilot.starts_on <= day <= min(today, pilot.ends_on)
    may_write = Permission.SUPPORT_POINT_WRITE in request.permissions
    return render(
        request,
        "neighbours/support_point.html",
        {
            "title": _("Support point"),
            "breadcrumbs": [(_("Support point"), "")],
            "day": day,
            "datum": day.isoformat(),
            "row": row,
            "hours": hours,
            "has_come": has_come,
            "visits": visits,
            "staff": list(row.staff.all()) if row else [],
            "filter": DayFilter(initial={"datum": day}),
            "previous": _address(pilot, day - ONE_DAY) if day > pilot.starts_on else "",
            "next": _address(pilot, day + ONE_DAY) if day < min(today, pilot.ends_on) else "",
            "form": WalkInForm(today=today) if may_write and has_come and hours.is_open else None,
            "may_write": may_write and has_come,
            "may_record": Permission.ENQUIRY_RECORD in request.permissions,
        },
    )


@require(Permission.SUPPORT_POINT_WRITE, writes=Act.CREATE)
def walk_in_count(request: PilotRequest) -> HttpResponse:
    """Count one visit; the buttons on the page of the day send their form here."""
    day = _day_asked(request)
    form = WalkInForm(request.POST or None, today=clock.today())
    return form_page(
        request,
        form,
        count_walk_in,
        {"pilot": request.pilot, "day": day, "now": clock.now()},
        done="",
        title=_("Count a visit"),
        lead=_("Nobody has to say who they are."),
        breadcrumbs=_trail(request.pilot, day),
    )


@require(Permission.SUPPORT_POINT_WRITE)
def walk_in_take_back(request: PilotRequest) -> HttpResponse:
    """Take the last visit of a kind back, because it was counted by mistake."""
    day = _day_asked(request)
    form = WhoForm(request.POST or None)
    return form_page(
        request,
        form,
        take_back_walk_in,
        {"pilot": request.pilot, "day": day},
        done=_("The last visit has been taken back."),
        title=_("Take a visit back"),
        lead=_("For a visit that was counted by mistake."),
        breadcrumbs=_trail(request.pilot, day),
    )


@require(Permission.SUPPORT_POINT_WRITE)
def support_point_day_change(request: PilotRequest) -> HttpResponse:
    """Record the opening hours of a day, and who was there."""
    day, pilot = _day_asked(request), request.pilot
    row = _days(request).filter(day=day).first()
    # A form that was opened before the day was in the book has no version: it adds the day.
    adds = row is None or (request.method == "POST" and "version" not in request.POST)
    form, keep, about = _to_add(request, day) if adds else _to_change(request, row)
    return form_page(
        request,
        form,
        keep,
        {**about},
        done=_("The day has been saved."),
        then=_address(pilot, day),
        title=_("Support point on %(day)s") % {"day": date_format(day, "l j F Y")},
        lead=_("Leave both times empty when it was closed."),
        breadcrumbs=_trail(pilot, day),
    )


def _to_add(request: PilotRequest, day: date) -> FormWithAction:
    hours = expected_hours(request.pilot, day)
    form = DayForm(
        request.POST or None,
        initial={
            "opens_at": hours.opens_at,
            "closes_at": hours.closes_at,
            "remarks": hours.reason,
            "staff": [request.user],
        },
        colleagues=people_with(request.pilot, Permission.SUPPORT_POINT_WRITE, on=day),
    )
    return form, open_day, {"pilot": request.pilot, "day": day, "today": clock.today()}


def _to_change(request: PilotRequest, row: Any) -> FormWithAction:
    form = DayChangeForm(
        request.POST or None,
        row=row,
        colleagues=people_with(request.pilot, Permission.SUPPORT_POINT_WRITE, on=row.day),
    )
    return form, change_day, {"row": row, "today": clock.today()}


@require(Permission.SUPPORT_POINT_READ)
def support_point_overview(request: PilotRequest) -> HttpResponse:
    """Open days, hours and visits per day, week or month, the latest first."""
    home = pilot_url("neighbours:support-point", request.pilot.slug)
    asked = request.GET.get("per")
    per = Per(asked) if asked in Per.values else Per.WEEK
    days = list(_days(request).with_counts().order_by("-day"))
    return render(
        request,
        "neighbours/support_point_overview.html",
        {
            "title": _("Visits to the support point"),
            "breadcrumbs": [(_("Support point"), home), (_("Visits"), "")],
            "tabs": _overview_tabs(request, per),
            "page_obj": page_of(request, visits_per(days, per)),
            "total": total(days),
        },
    )


def _overview_tabs(request: PilotRequest, current: Per) -> list[Tab]:
    """The tabs of the overview; the one that opens by itself has the address of the page."""
    return [
        Tab(each.label, request.path if each == Per.WEEK else f"?per={each.value}", each == current)
        for each in Per
    ]
