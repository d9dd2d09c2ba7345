"""The pilot's page, its settings and its capacity."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.formatting import in_words
from interwonen.core.forms import ReasonForm
from interwonen.core.pages import Breadcrumbs, Otherwise, form_page
from interwonen.core.routes import pilot_url
from interwonen.pilots.actions.decisions import record_decision
from interwonen.pilots.actions.opening_hours import set_opening_hours
from interwonen.pilots.actions.pilots import (
    change_capacity,
    change_pilot,
    decide_capacity,
    withdraw_capacity,
)
from interwonen.pilots.forms import (
    CapacityChangeForm,
    CapacityForm,
    DecisionForm,
    OpeningHoursForm,
    PilotForm,
)
from interwonen.pilots.models import CapacityStep, OpeningHours, Pilot
from interwonen.pilots.opening_hours import Hours, regular_hours


@require(Permission.PILOT_READ)
def pilot_detail(request: PilotRequest) -> HttpResponse:
    """The decisions about the pilot: period, parties, capacity, zoning plan."""
    pilot = request.pilot
    return render(
        request,
        "pilots/pilot_detail.html",
        {
            "title": _("About the pilot"),
            "breadcrumbs": [(_("About the pilot"), "")],
            "pilot": pilot,
            "steps": pilot.capacity_steps.all(),
            "capacity": pilot.capacity_on(clock.today()),
            "today": clock.today(),
            "hours": _hours_shown(pilot),
            "may_write": Permission.PILOT_WRITE in request.permissions,
        },
    )


def _hours_shown(pilot: Pilot) -> list[tuple[str, Hours, OpeningHours | None]]:
    """Each day of the week with its hours, and the record of them where there is one."""
    kept = {row.weekday: row for row in pilot.opening_hours.all()}
    hours = regular_hours(pilot)
    return [(str(day.label), hours[day], kept.get(day)) for day in OpeningHours.Weekday]


def pilot_trail(pilot: Pilot) -> Breadcrumbs:
    """Breadcrumbs up to and including the pilot's page."""
    return [(_("About the pilot"), pilot_url("pilots:pilot-detail", pilot.slug))]


@require(Permission.PILOT_WRITE)
def pilot_change(request: PilotRequest) -> HttpResponse:
    """Change the period, bounds and grounds."""
    pilot, today = request.pilot, clock.today()
    form = PilotForm(request.POST or None, row=pilot, today=today)
    return form_page(
        request,
        form,
        change_pilot,
        {"pilot": pilot, "today": today},
        done=_("The pilot has been changed."),
        title=_("Change the pilot"),
        otherwise=_growth(pilot) if pilot.has_begun(today) else None,
        breadcrumbs=pilot_trail(pilot),
    )


def _growth(pilot: Pilot) -> Otherwise:
    return Otherwise(
        when=_("The pilot began with %(base)d places. Does it grow?")
        % {"base": pilot.base_capacity},
        act=_("Record a capacity decision"),
        url=pilot_url("pilots:capacity-create", pilot.slug),
    )


@require(Permission.PILOT_WRITE)
def decision_record(request: PilotRequest) -> HttpResponse:
    """Record or correct the decision of the executive."""
    pilot, today = request.pilot, clock.today()
    return form_page(
        request,
        DecisionForm(request.POST or None, row=pilot),
        record_decision,
        {"pilot": pilot, "today": today},
        done=_("The decision has been saved."),
        title=_("Decision of the executive"),
        lead=_("Neighbours get a letter about the pilot after this decision."),
        breadcrumbs=pilot_trail(pilot),
    )


@require(Permission.PILOT_WRITE, writes=Act.CREATE)
def capacity_create(request: PilotRequest) -> HttpResponse:
    """Record a decision on the number of places."""
    pilot = request.pilot
    form = CapacityForm(request.POST or None)
    return form_page(
        request,
        form,
        decide_capacity,
        {"pilot": pilot},
        done=_("The decision has been recorded."),
        title=_("Record a capacity decision"),
        lead=_("The number of places stays between %(base)d and %(maximum)d.")
        % {"base": pilot.base_capacity, "maximum": pilot.maximum_capacity},
        breadcrumbs=pilot_trail(pilot),
    )


@require(Permission.PILOT_WRITE, CapacityStep)
def capacity_change(request: PilotRequest, step: CapacityStep) -> HttpResponse:
    """Correct a decision on the number of places."""
    form = CapacityChangeForm(request.POST or None, row=step)
    return form_page(
        request,
        form,
        change_capacity,
        {"step": step},
        done=_("The correction has been saved."),
        title=_("Correct the capacity decision"),
        lead=_("The old data stay in the history."),
        breadcrumbs=pilot_trail(request.pilot),
    )


@require(Permission.PILOT_WRITE, CapacityStep)
def capacity_withdraw(request: PilotRequest, step: CapacityStep) -> HttpResponse:
    """Withdraw a decision on the number of places that was recorded by mistake."""
    form = ReasonForm(request.POST or None, question=_("What went wrong?"), label=_("Withdraw"))
    return form_page(
        request,
        form,
        withdraw_capacity,
        {"step": step},
        done=_("The capacity decision has been withdrawn."),
        title=_("Withdraw the capacity decision"),
        lead=_(
            "The number of places before it then holds again. For what was recorded by mistake."
        ),
        template="confirm_page.html",
        facts=[
            (_("Holds from"), in_words(step.effective_from)),
            (_("Places"), step.capacity),
            (_("Reference"), step.reference),
        ],
        breadcrumbs=pilot_trail(request.pilot),
    )


@require(Permission.PILOT_WRITE)
def opening_hours_change(request: PilotRequest) -> HttpResponse:
    """Set the regular opening hours of the support point."""
    pilot = request.pilot
    hours = regular_hours(pilot)
    form = OpeningHoursForm(request.POST or None, hours=hours)
    return form_page(
        request,
        form,
        set_opening_hours,
        {"pilot": pilot},
        done=_("The opening hours have been saved."),
        title=_("Regular opening hours of the support point"),
        lead=_("Leave both times empty on a day on which it is closed."),
        breadcrumbs=pilot_trail(pilot),
    )
