"""The occupancy of the dwellings, and their data."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from interwonen.access.guard import require
from interwonen.access.permissions import Permission
from interwonen.access.recording import Act
from interwonen.access.requests import PilotRequest
from interwonen.core import clock
from interwonen.core.pages import Breadcrumbs, form_page
from participants.actions import add_dwelling, change_dwelling
from participants.forms.dwellings import DwellingForm
from participants.models import Dwelling, Placement
from participants.occupancy import residents_on


def _list_url(request: PilotRequest) -> str:
    return reverse("participants:dwelling-list", args=[request.pilot.slug])


def dwelling_trail(dwelling: Dwelling) -> Breadcrumbs:
    """Breadcrumbs up to and including a dwelling."""
    back = reverse("participants:dwelling-list", args=[dwelling.pilot.slug])
    return [(_("Dwellings"), back), (str(dwelling), back)]


@require(Permission.PILOT_READ)
def dwelling_list(request: PilotRequest) -> HttpResponse:
    """Every dwelling, who lives there today as far as the viewer may know, and until when."""
    today = clock.today()
    stays = Placement.objects.filter(ends_on__gte=today).select_related("participant")
    dwellings = Dwelling.objects.visible_to(request.user, on=today).of_pilot(request.pilot)
    all_stays = Placement.objects.of_pilot(request.pilot)
    named = all_stays.granting(request.user, Permission.PARTICIPANT_READ, on=today)
    coded = all_stays.granting(request.user, Permission.PARTICIPANT_STATUS, on=today)
    return render(
        request,
        "participants/dwelling_list.html",
        {
            "title": _("Dwellings"),
            "breadcrumbs": [(_("Dwellings"), "")],
            "dwellings": dwellings.with_stays(stays),
            "named": set(named.values_list("pk", flat=True)),
            "coded": set(coded.values_list("pk", flat=True)),
            "residents": residents_on(request.pilot, today),
            "capacity": request.pilot.capacity_on(today),
            "today": today,
            "may_write": Permission.PILOT_WRITE in request.permissions,
        },
    )


@require(Permission.PILOT_WRITE, writes=Act.CREATE)
def dwelling_create(request: PilotRequest) -> HttpResponse:
    """Add a dwelling."""
    initial = {"place": request.pilot.place, "landlord": request.pilot.landlord_id}
    form = DwellingForm(request.POST or None, initial=initial, cancel_url=_list_url(request))
    if form.is_valid() and form.attempt(
        add_dwelling, pilot=request.pilot, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The dwelling has been added."))
        return redirect(_list_url(request))
    return form_page(
        request,
        form,
        title=_("Add a dwelling"),
        breadcrumbs=[(_("Dwellings"), _list_url(request))],
    )


@require(Permission.PILOT_WRITE, Dwelling)
def dwelling_change(request: PilotRequest, dwelling: Dwelling) -> HttpResponse:
    """Change a dwelling's address or availability."""
    initial = {name: getattr(dwelling, name) for name in DwellingForm.base_fields}
    form = DwellingForm(request.POST or None, initial=initial, cancel_url=_list_url(request))
    if form.is_valid() and form.attempt(
        change_dwelling, dwelling=dwelling, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The dwelling has been changed."))
        return redirect(_list_url(request))
    return form_page(
        request,
        form,
        title=_("Change %(dwelling)s") % {"dwelling": dwelling},
        breadcrumbs=[(_("Dwellings"), _list_url(request))],
    )
