"""One dwelling: its page, its data, its availability and its inspections."""

from datetime import date

from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.pages import Breadcrumbs, form_page
from interwonen.core.routes import pilot_url
from interwonen.pilots.models import Pilot
from participants.actions.dwellings import (
    add_availability,
    add_dwelling,
    change_availability,
    change_dwelling,
)
from participants.actions.dwellings_inspections import change_inspection, inspect_dwelling
from participants.forms.dwellings import (
    AvailabilityChangeForm,
    AvailabilityForm,
    DwellingChangeForm,
    DwellingForm,
    InspectionChangeForm,
    InspectionForm,
)
from participants.models import Availability, Dwelling, Handover, Inspection, Placement
from participants.selectors.dwellings_board import DwellingLine, Sight, line_of, period_of
from participants.selectors.vacancies import cause_labels, other_facts, with_keys

# Findings are for inspectors and for those who place participants. Everyone else needs to
# know no more than whether it is ready: a finding may reveal how the last resident lived.
_READ_FINDINGS = {Permission.DWELLING_INSPECT, Permission.PLACEMENT_DECIDE}


def dwelling_url(dwelling: Dwelling) -> str:
    """The address of a dwelling's page."""
    return pilot_url("participants:dwelling-detail", dwelling.pilot.slug, dwelling.pk)


def dwellings_trail(pilot: Pilot) -> Breadcrumbs:
    """Breadcrumbs up to and including the board with all dwellings."""
    return [(_("Dwellings"), pilot_url("participants:dwelling-list", pilot.slug))]


def dwelling_trail(dwelling: Dwelling) -> Breadcrumbs:
    """Breadcrumbs up to and including a dwelling."""
    return [*dwellings_trail(dwelling.pilot), (str(dwelling), dwelling_url(dwelling))]


def _where(dwelling: Dwelling) -> str:
    return f"{dwelling}: {dwelling.address}, {dwelling.place}"


def part_trail(part: Availability | Inspection) -> Breadcrumbs:
    """Breadcrumbs up to and including the dwelling that a record is about."""
    return dwelling_trail(part.dwelling)


@require(Permission.PILOT_READ, Dwelling)
def dwelling_detail(request: PilotRequest, dwelling: Dwelling) -> HttpResponse:
    """The address and state of a dwelling, and its past, present and planned residents."""
    today = clock.today()
    line = _line(request, dwelling, today)
    return render(
        request,
        "participants/dwelling_detail.html",
        {
            "title": dwelling.name,
            "breadcrumbs": [*dwellings_trail(request.pilot), (str(dwelling), "")],
            "dwelling": dwelling,
            "line": line,
            "lived": [interval for interval in reversed(line.intervals) if interval.placement],
            "availabilities": dwelling.availabilities.all(),
            "permissions": request.permissions,
            "may_read_findings": bool(_READ_FINDINGS & request.permissions),
            "today": today,
        },
    )


def _line(request: PilotRequest, dwelling: Dwelling, today: date) -> DwellingLine:
    """The dwelling over the whole pilot, with the keys that the viewer may know of."""
    keys = Prefetch("handovers", Handover.objects.visible_to(request.user, on=today))
    placements = with_keys(Placement.objects.select_related("participant").prefetch_related(keys))
    known = Prefetch("placements", placements, to_attr="known_placements")
    prefetch_related_objects([dwelling], known, "availabilities", *other_facts())
    return line_of(
        dwelling,
        on=today,
        period=period_of(request.pilot),
        sight=Sight(request.user, today),
        causes=cause_labels(),
    )


@require(Permission.PILOT_WRITE, writes=Act.CREATE)
def dwelling_create(request: PilotRequest) -> HttpResponse:
    """Add a dwelling with the first days on which it is available."""
    initial = {"place": request.pilot.place, "landlord": request.pilot.landlord_id}
    form = DwellingForm(request.POST or None, initial=initial)
    return form_page(
        request,
        form,
        add_dwelling,
        {"pilot": request.pilot},
        done=_("The dwelling has been added."),
        then=dwelling_url,
        title=_("Add a dwelling"),
        breadcrumbs=dwellings_trail(request.pilot),
    )


@require(Permission.PILOT_WRITE, Dwelling)
def dwelling_change(request: PilotRequest, dwelling: Dwelling) -> HttpResponse:
    """Change a dwelling's name or address."""
    form = DwellingChangeForm(request.POST or None, row=dwelling)
    return form_page(
        request,
        form,
        change_dwelling,
        {"dwelling": dwelling},
        done=_("The dwelling has been changed."),
        title=_("Change %(dwelling)s") % {"dwelling": dwelling},
        lead=_where(dwelling),
        breadcrumbs=dwelling_trail(dwelling),
    )


@require(Permission.PILOT_WRITE, Dwelling, writes=Act.CREATE)
def dwelling_availability_create(request: PilotRequest, dwelling: Dwelling) -> HttpResponse:
    """Add days on which the pilot may use a dwelling."""
    form = AvailabilityForm(request.POST or None)
    return form_page(
        request,
        form,
        add_availability,
        {"dwelling": dwelling},
        done=_("The availability has been recorded."),
        title=_("Add availability"),
        lead=_where(dwelling),
        breadcrumbs=dwelling_trail(dwelling),
    )


@require(Permission.PILOT_WRITE, Availability)
def dwelling_availability_change(request: PilotRequest, availability: Availability) -> HttpResponse:
    """Change the days on which the pilot may use a dwelling."""
    dwelling = availability.dwelling
    form = AvailabilityChangeForm(request.POST or None, row=availability)
    return form_page(
        request,
        form,
        change_availability,
        {"availability": availability},
        done=_("The availability has been changed."),
        title=_("Change availability"),
        lead=_where(dwelling),
        breadcrumbs=dwelling_trail(dwelling),
    )


@require(Permission.DWELLING_INSPECT, Dwelling, writes=Act.CREATE)
def dwelling_inspect(request: PilotRequest, dwelling: Dwelling) -> HttpResponse:
    """Record an inspection of a dwelling."""
    today = clock.today()
    form = InspectionForm(request.POST or None, initial={"inspected_on": today})
    return form_page(
        request,
        form,
        inspect_dwelling,
        {"dwelling": dwelling, "today": today},
        done=_("The inspection has been recorded."),
        title=_("Record an inspection"),
        lead=_where(dwelling),
        breadcrumbs=dwelling_trail(dwelling),
    )


@require(Permission.DWELLING_INSPECT, Inspection)
def dwelling_inspection_change(request: PilotRequest, inspection: Inspection) -> HttpResponse:
    """Correct what was recorded of an inspection."""
    dwelling = inspection.dwelling
    form = InspectionChangeForm(request.POST or None, row=inspection)
    return form_page(
        request,
        form,
        change_inspection,
        {"inspection": inspection, "today": clock.today()},
        done=_("The correction has been saved."),
        title=_("Correct the inspection"),
        lead=_where(dwelling),
        breadcrumbs=dwelling_trail(dwelling),
    )
