"""One dwelling: its page, its data, its availability and its inspections."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.pages import Breadcrumbs, form_page
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
from participants.selectors.dwellings_board import Sight, line_of, period_of

# Findings are for who inspects, and for who chooses a dwelling for someone. Everyone else needs to
# know no more than whether it is ready: a finding may tell how the last resident lived.
_READ_FINDINGS = {Permission.DWELLING_INSPECT, Permission.PLACEMENT_DECIDE}


def _list_url(request: PilotRequest) -> str:
    return reverse("participants:dwelling-list", args=[request.pilot.slug])


def dwelling_url(dwelling: Dwelling) -> str:
    """The address of a dwelling's page."""
    return reverse("participants:dwelling-detail", args=[dwelling.pilot.slug, dwelling.pk])


def dwelling_trail(dwelling: Dwelling) -> Breadcrumbs:
    """Breadcrumbs up to and including a dwelling."""
    back = reverse("participants:dwelling-list", args=[dwelling.pilot.slug])
    return [(_("Dwellings"), back), (str(dwelling), dwelling_url(dwelling))]


def part_trail(part: Availability | Inspection) -> Breadcrumbs:
    """Breadcrumbs up to and including the dwelling that a record is about."""
    return dwelling_trail(part.dwelling)


@require(Permission.PILOT_READ, Dwelling)
def dwelling_detail(request: PilotRequest, dwelling: Dwelling) -> HttpResponse:
    """Where a dwelling stands, how it is, and who lived, lives and will live there."""
    today = clock.today()
    sight = Sight.of(request.user, request.pilot, today=today)
    keys = Prefetch("handovers", Handover.objects.visible_to(request.user, on=today))
    placements = Placement.objects.select_related("participant").prefetch_related(keys)
    rows = Dwelling.objects.of_pilot(request.pilot).with_state(on=today).with_placements(placements)
    dwelling = rows.select_related("landlord", "pilot").get(pk=dwelling.pk)
    line = line_of(dwelling, on=today, period=period_of(request.pilot), sight=sight)
    return render(
        request,
        "participants/dwelling_detail.html",
        {
            "title": dwelling.name,
            "breadcrumbs": [(_("Dwellings"), _list_url(request)), (str(dwelling), "")],
            "dwelling": dwelling,
            "line": line,
            "lived": [interval for interval in reversed(line.intervals) if interval.placement],
            "availabilities": dwelling.availabilities.all(),
            "inspections": dwelling.inspections.select_related("inspected_by"),
            "permissions": request.permissions,
            "may_read_findings": bool(_READ_FINDINGS & request.permissions),
            "today": today,
        },
    )


@require(Permission.PILOT_WRITE, writes=Act.CREATE)
def dwelling_create(request: PilotRequest) -> HttpResponse:
    """Add a dwelling with the first days on which it is available."""
    initial = {"place": request.pilot.place, "landlord": request.pilot.landlord_id}
    form = DwellingForm(request.POST or None, initial=initial, cancel_url=_list_url(request))
    return form_page(
        request,
        form,
        add_dwelling,
        {"pilot": request.pilot},
        done=_("The dwelling has been added."),
        then=dwelling_url,
        title=_("Add a dwelling"),
        breadcrumbs=[(_("Dwellings"), _list_url(request))],
    )


@require(Permission.PILOT_WRITE, Dwelling)
def dwelling_change(request: PilotRequest, dwelling: Dwelling) -> HttpResponse:
    """Change a dwelling's name or address."""
    form = DwellingChangeForm(request.POST or None, row=dwelling, cancel_url=dwelling_url(dwelling))
    return _form_page(
        request,
        form,
        dwelling,
        _("Change %(dwelling)s") % {"dwelling": dwelling},
        change_dwelling,
        {"dwelling": dwelling},
        done=_("The dwelling has been changed."),
    )


@require(Permission.PILOT_WRITE, Dwelling, writes=Act.CREATE)
def dwelling_availability_create(request: PilotRequest, dwelling: Dwelling) -> HttpResponse:
    """Add days on which the pilot may use a dwelling."""
    form = AvailabilityForm(request.POST or None, cancel_url=dwelling_url(dwelling))
    return _form_page(
        request,
        form,
        dwelling,
        _("Add availability"),
        add_availability,
        {"dwelling": dwelling},
        done=_("The availability has been recorded."),
    )


@require(Permission.PILOT_WRITE, Availability)
def dwelling_availability_change(request: PilotRequest, availability: Availability) -> HttpResponse:
    """Change the days on which the pilot may use a dwelling."""
    dwelling = availability.dwelling
    form = AvailabilityChangeForm(
        request.POST or None, row=availability, cancel_url=dwelling_url(dwelling)
    )
    return _form_page(
        request,
        form,
        dwelling,
        _("Change availability"),
        change_availability,
        {"availability": availability},
        done=_("The availability has been changed."),
    )


@require(Permission.DWELLING_INSPECT, Dwelling, writes=Act.CREATE)
def dwelling_inspect(request: PilotRequest, dwelling: Dwelling) -> HttpResponse:
    """Record that someone looked at a dwelling."""
    today = clock.today()
    form = InspectionForm(
        request.POST or None,
        initial={"inspected_on": today},
        cancel_url=dwelling_url(dwelling),
    )
    return _form_page(
        request,
        form,
        dwelling,
        _("Record an inspection"),
        inspect_dwelling,
        {"dwelling": dwelling, "today": today},
        done=_("The inspection has been recorded."),
    )


@require(Permission.DWELLING_INSPECT, Inspection)
def dwelling_inspection_change(request: PilotRequest, inspection: Inspection) -> HttpResponse:
    """Correct what was recorded of an inspection."""
    dwelling = inspection.dwelling
    form = InspectionChangeForm(
        request.POST or None, row=inspection, cancel_url=dwelling_url(dwelling)
    )
    return _form_page(
        request,
        form,
        dwelling,
        _("Correct the inspection"),
        change_inspection,
        {"inspection": inspection, "today": clock.today()},
        done=_("The correction has been saved."),
    )


def _form_page(
    request: PilotRequest,
    form: Any,
    dwelling: Dwelling,
    title: str,
    action: Callable[..., Any],
    about: Mapping[str, Any],
    *,
    done: str,
) -> HttpResponse:
    lead = f"{dwelling}: {dwelling.address}, {dwelling.place}"
    trail = dwelling_trail(dwelling)
    return form_page(
        request, form, action, about, done=done, title=title, lead=lead, breadcrumbs=trail
    )
