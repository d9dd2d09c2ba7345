"""The pilot's page, its settings and the decision to hold it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.core import clock
from interwonen.core.pages import Breadcrumbs, Otherwise, form_page
from interwonen.core.routes import pilot_url
from interwonen.pilots.actions.pilots import change_pilot
from interwonen.pilots.actions.pilots_decision import record_decision
from interwonen.pilots.actions.pilots_moves import choose_moves_shown
from interwonen.pilots.forms.pilots import DecisionForm, MovesShownForm, PilotForm
from interwonen.pilots.models import OpeningHours, Pilot
from interwonen.pilots.selectors.opening_hours import Hours, regular_hours
from interwonen.pilots.tabs import pilot_tabs


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
            "tabs": pilot_tabs(pilot, "pilot-detail"),
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


@require(Permission.PILOT_WRITE)
def moves_shown_choose(request: PilotRequest) -> HttpResponse:
    """Choose whether reports say how many people moved in and out."""
    pilot, today = request.pilot, clock.today()
    return form_page(
        request,
        MovesShownForm(request.POST or None, row=pilot),
        choose_moves_shown,
        {"pilot": pilot, "today": today},
        done=_("The choice has been saved."),
        title=_("Moves in reports"),
        lead=_(
            "Anyone in the street sees who moves. Some pilots are so small that they keep it out."
        ),
        breadcrumbs=pilot_trail(pilot),
    )
