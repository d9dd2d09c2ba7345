"""The list of addresses in the neighbourhood, and the pages that change it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.pages import Breadcrumbs, form_page, page_of, while_it_counts
from interwonen.core.routes import pilot_url
from neighbours.actions.addresses import (
    add_address,
    change_address,
    set_ring_of_street,
)
from neighbours.forms.addresses import (
    WITHOUT_RING,
    AddressChangeForm,
    AddressFilter,
    AddressForm,
    StreetRingForm,
)
from neighbours.models import Address
from neighbours.tabs import neighbourhood_tabs


@require(Permission.NEIGHBOURHOOD_READ)
def address_list(request: PilotRequest) -> HttpResponse:
    """All addresses, by street and number."""
    addresses = _addresses(request)
    form = AddressFilter(request.GET, streets=addresses.streets())
    return render(
        request,
        "neighbours/address_list.html",
        {
            "title": _("Addresses"),
            "lead": _("To these addresses the letters about the pilot go."),
            "breadcrumbs": [(_("Addresses"), "")],
            "tabs": neighbourhood_tabs(request, "address-list"),
            "filter": form,
            "page_obj": page_of(request, _chosen(addresses, form.chosen())),
            **addresses.counts(),
            "may_write": Permission.NEIGHBOURHOOD_WRITE in request.permissions,
        },
    )


def _addresses(request: PilotRequest) -> Any:
    rows = Address.objects.visible_to(request.user, on=clock.today())
    return rows.of_pilot(request.pilot)


def _chosen(addresses: Any, asked: dict[str, str]) -> Any:
    letters = asked.get("letters")
    if letters == "withdrawn":
        rows = addresses.exclude(withdrawn_because="")
    else:
        rows = addresses.standing()
    if letters in ("yes", "no"):
        rows = rows.filter(no_letters_since__isnull=letters == "yes")
    if street := asked.get("street"):
        rows = rows.filter(street=street)
    if ring := asked.get("ring"):
        rows = rows.filter(ring=None if ring == WITHOUT_RING else int(ring))
    return rows.with_words(asked.get("q", ""))


def addresses_url(address: Address) -> str:
    """The address of the list that an address stands in."""
    return pilot_url("neighbours:address-list", address.pilot.slug)


def address_trail(address: Address) -> Breadcrumbs:
    """Breadcrumbs up to and including an address, which is shown in the list."""
    return [*_list_trail(address.pilot.slug), (str(address), addresses_url(address))]


def _list_trail(slug: str) -> Breadcrumbs:
    return [(_("Addresses"), pilot_url("neighbours:address-list", slug))]


@require(Permission.NEIGHBOURHOOD_WRITE, writes=Act.CREATE)
def address_create(request: PilotRequest) -> HttpResponse:
    """Add one address."""
    form = AddressForm(request.POST or None, initial={"place": request.pilot.place})
    return form_page(
        request,
        form,
        add_address,
        {"pilot": request.pilot, "today": clock.today()},
        done=_("The address has been added."),
        title=_("Add an address"),
        breadcrumbs=_list_trail(request.pilot.slug),
    )


while_address_stands = while_it_counts(addresses_url)


@require(Permission.NEIGHBOURHOOD_WRITE, Address)
@while_address_stands
def address_change(request: PilotRequest, address: Address) -> HttpResponse:
    """Correct an address, or say that it gets no letters."""
    return form_page(
        request,
        AddressChangeForm(request.POST or None, row=address),
        change_address,
        {"address": address, "today": clock.today()},
        done=_("The correction has been saved."),
        title=_("Correct %(address)s") % {"address": address},
        lead=_("The old data stay in the history."),
        breadcrumbs=_list_trail(request.pilot.slug),
    )


@require(Permission.NEIGHBOURHOOD_WRITE)
def address_ring(request: PilotRequest) -> HttpResponse:
    """Put a whole street in one ring."""
    streets = _addresses(request).streets()
    if not streets:
        messages.info(request, _("There are no addresses yet."))
        return redirect(pilot_url("neighbours:address-list", request.pilot.slug))
    return form_page(
        request,
        StreetRingForm(request.POST or None, streets=streets),
        set_ring_of_street,
        {"pilot": request.pilot},
        done=_ring_set,
        then=pilot_url("neighbours:address-list", request.pilot.slug),
        title=_("Set the ring of a street"),
        lead=_("All addresses of the street get this ring."),
        breadcrumbs=_list_trail(request.pilot.slug),
    )


def _ring_set(changed: list[Address]) -> str:
    number = len(changed)
    text = ngettext(
        "The ring of %(number)d address has been changed.",
        "The ring of %(number)d addresses has been changed.",
        number,
    )
    return text % {"number": number}
