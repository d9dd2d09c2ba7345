"""Telephone consultation hours: the list, one of them, and planning."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.accounts.models import User
from interwonen.accounts.people import people_with
from interwonen.core import clock
from interwonen.core.formatting import in_words
from interwonen.core.forms import ReasonForm
from interwonen.core.pages import Breadcrumbs, form_page, only_while, page_of
from interwonen.core.routes import pilot_url
from interwonen.core.submissions import new_key
from interwonen.pilots.models import Pilot
from neighbours.actions.consultation_hours import (
    cancel_hour,
    change_hour,
    days_of_series,
    plan_hours,
)
from neighbours.forms.consultation_hours import HourChangeForm, HourPlanForm
from neighbours.models import Call, ConsultationHour
from neighbours.selectors.consultation_hours import consultation_calendar, number_to_ring
from neighbours.selectors.consultation_hours_calls import calls_to_call_back, slots_of
from neighbours.selectors.contact_points import contact_point_of
from neighbours.tabs import neighbourhood_tabs


def _hours(request: PilotRequest) -> Any:
    rows = ConsultationHour.objects.visible_to(request.user, on=clock.today())
    return rows.of_pilot(request.pilot)


@require(Permission.NEIGHBOURHOOD_READ)
def consultation_hour_list(request: PilotRequest) -> HttpResponse:
    """The hours to come, who waits to be called back, and the past hours with their calls."""
    today, may = clock.today(), request.permissions
    may_log = Permission.CALL_LOG in may
    rows = _hours(request).with_counts()
    return render(
        request,
        "neighbours/consultation_hour_list.html",
        {
            "title": _("Consultation hours"),
            "lead": _("When neighbours can ring, and how many did."),
            "breadcrumbs": [(_("Consultation hours"), "")],
            "tabs": neighbourhood_tabs(request, "consultation-hour-list"),
            "coming": list(rows.coming(on=today).prefetch_related("staff")),
            "page_obj": page_of(request, rows.past(on=today)),
            "today": today,
            **(who_waits(request.pilot, today=today) if may_log else {}),
            "may_write": Permission.NEIGHBOURHOOD_WRITE in may,
            "may_log": may_log,
            # For the others this is what the list of enquiries offers.
            "may_record": Permission.ENQUIRY_RECORD in may and Permission.ENQUIRY_READ not in may,
        },
    )


def who_waits(pilot: Pilot, *, today: date) -> dict[str, Any]:
    """What a page shows of who waits to be called back; `key` tells the buttons of pages apart."""
    return {"waiting": calls_to_call_back(pilot, today=today), "today": today, "key": new_key()}


def hour_url(hour: ConsultationHour) -> str:
    """The address of one consultation hour."""
    return pilot_url("neighbours:consultation-hour-detail", hour.pilot.slug, hour.pk)


def hour_trail(row: ConsultationHour | Call) -> Breadcrumbs:
    """Breadcrumbs up to and including a consultation hour, or that of a call."""
    hour = row.hour if isinstance(row, Call) else row
    return [*_list_trail(hour.pilot), (in_words(hour.day), hour_url(hour))]


def _list_trail(pilot: Pilot) -> Breadcrumbs:
    return [(_("Consultation hours"), pilot_url("neighbours:consultation-hour-list", pilot.slug))]


@require(Permission.NEIGHBOURHOOD_READ, ConsultationHour)
def consultation_hour_detail(request: PilotRequest, hour: ConsultationHour) -> HttpResponse:
    """One hour: when, who answers, the calls; who rang only for those who record calls."""
    now = clock.now()
    may_log = Permission.CALL_LOG in request.permissions
    calls = list(hour.calls.select_related("enquiry", "kind", "logged_by", "called_back_by"))
    standing = [call for call in calls if not call.is_withdrawn]
    is_open = not hour.is_cancelled
    has_come = hour.day <= now.date()
    return render(
        request,
        "neighbours/consultation_hour_detail.html",
        {
            "title": _("Consultation hour of %(day)s") % {"day": in_words(hour.day)},
            "breadcrumbs": hour_trail(hour),
            "hour": hour,
            "today": now.date(),
            "key": new_key(),
            "facts": _facts(request, hour, standing),
            "calls": [call for call in calls if not call.is_booked or call.is_withdrawn]
            if may_log
            else [],
            "slots": slots_of(hour, calls, now=now),
            "has_bookings": any(call.is_booked for call in standing),
            "may_book": may_log and is_open and hour.day >= now.date(),
            "may_log": may_log and is_open and has_come,
            "is_past": hour.day < now.date(),
            "knows_callers": may_log,
            "may_write": Permission.NEIGHBOURHOOD_WRITE in request.permissions and is_open,
        },
    )


def _facts(
    request: PilotRequest, hour: ConsultationHour, calls: list[Call]
) -> list[tuple[str, object]]:
    point = contact_point_of(request.pilot)
    count = [call.outcome for call in calls].count
    outcomes = {str(outcome.label): str(count(outcome)) for outcome in Call.Outcome}
    if back := sum(call.called_back_at is not None for call in calls):
        words = _("%(number)s, of which %(back)d called back")
        label = str(Call.Outcome.CALL_BACK.label)
        outcomes[label] = words % {"number": outcomes[label], "back": back}
    return [
        (_("When"), _("%(first)s to %(last)s") % _times(hour)),
        (_("Number"), number_to_ring(hour, point.phone if point else "")),
        (_("Who answers"), ", ".join(str(person) for person in hour.staff.all())),
        (_("For each call"), _("%(number)d minutes") % {"number": hour.slot_minutes}),
        *outcomes.items(),
    ]


def _times(hour: ConsultationHour) -> dict[str, str]:
    return {"first": in_words(hour.opens_at), "last": in_words(hour.closes_at)}


@require(Permission.NEIGHBOURHOOD_WRITE, writes=Act.CREATE)
def consultation_hour_create(request: PilotRequest) -> HttpResponse:
    """Plan a consultation hour, or one every week."""
    today = clock.today()
    form = HourPlanForm(request.POST or None, colleagues=_colleagues(request.pilot, today))
    return form_page(
        request,
        form,
        plan_hours,
        {"pilot": request.pilot, "today": today},
        done=lambda hours: _planned(request, form, hours),
        title=_("Plan a consultation hour"),
        lead=_("Neighbours read of it in the letter and on the page for neighbours."),
        breadcrumbs=_list_trail(request.pilot),
    )


def _planned(request: PilotRequest, form: HourPlanForm, hours: list[ConsultationHour]) -> str:
    last = form.cleaned_data["repeat_until"]
    left_out = days_of_series(form.cleaned_data["day"], last)[1] if last else []
    if left_out:
        days = ", ".join(map(in_words, left_out))
        messages.info(
            request, _("Left out, because of a public holiday: %(days)s.") % {"days": days}
        )
    if len(hours) == 1:
        return _("The consultation hour has been planned.")
    return _("%(number)d consultation hours have been planned.") % {"number": len(hours)}


def _colleagues(pilot: Pilot, day: date) -> QuerySet[User]:
    """The users who may record calls on a day."""
    return people_with(pilot, Permission.CALL_LOG, on=day)


while_it_goes_on = only_while(
    lambda hour: not hour.is_cancelled,
    gettext_lazy("This consultation hour was cancelled; you see it here."),
    hour_url,
)


@require(Permission.NEIGHBOURHOOD_WRITE, ConsultationHour)
@while_it_goes_on
def consultation_hour_change(request: PilotRequest, hour: ConsultationHour) -> HttpResponse:
    """Change a consultation hour."""
    today = clock.today()
    form = HourChangeForm(
        request.POST or None, row=hour, colleagues=_colleagues(hour.pilot, max(hour.day, today))
    )
    return form_page(
        request,
        form,
        change_hour,
        {"hour": hour, "today": today},
        done=_("The consultation hour has been changed."),
        title=_("Change the consultation hour"),
        breadcrumbs=hour_trail(hour),
    )


@require(Permission.NEIGHBOURHOOD_WRITE, ConsultationHour)
@while_it_goes_on
def consultation_hour_cancel(request: PilotRequest, hour: ConsultationHour) -> HttpResponse:
    """Cancel a consultation hour."""
    form = ReasonForm(
        request.POST or None, question=_("Why does it not go on?"), label=_("Cancel the hour")
    )
    return form_page(
        request,
        form,
        cancel_hour,
        {"hour": hour},
        done=_("The consultation hour has been cancelled."),
        title=_("Cancel the consultation hour"),
        lead=_(
            "It stays in the list as cancelled, and the page for neighbours says that it does not go on."
        ),
        breadcrumbs=hour_trail(hour),
    )


@require(Permission.NEIGHBOURHOOD_READ, reads=Act.EXPORT)
def consultation_hour_calendar(request: PilotRequest) -> HttpResponse:
    """The hours from today on as a file for one's own calendar."""
    hours = _hours(request).coming(on=clock.today())
    content = consultation_calendar(request.pilot, hours)
    name = f'attachment; filename="spreekuur-{request.pilot.slug}.ics"'
    return HttpResponse(
        content, content_type="text/calendar; charset=utf-8", headers={"Content-Disposition": name}
    )
