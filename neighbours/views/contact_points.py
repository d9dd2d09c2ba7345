"""The page for neighbours as staff keep it: the contact point, and what it shows."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.core.drafts import drafting
from interwonen.core.forms import ButtonForm
from interwonen.core.pages import Breadcrumbs, form_page, sent
from interwonen.core.phone_numbers import readable
from interwonen.core.routes import full_address, pilot_url
from interwonen.pilots.models import Pilot
from neighbours.actions.contact_points import set_contact_point, switch_page
from neighbours.forms.contact_points import ContactPointForm
from neighbours.models import ContactPoint
from neighbours.selectors.contact_points import contact_point_of, offered_contact_point
from neighbours.tabs import neighbourhood_tabs


@require(Permission.NEIGHBOURHOOD_READ)
def contact_point(request: PilotRequest) -> HttpResponse:
    """The contact point of the pilot."""
    point = contact_point_of(request.pilot)
    return render(
        request,
        "neighbours/contact_point.html",
        {
            "title": _("Page for neighbours"),
            "lead": _("What neighbours read about the pilot, and whom they can reach."),
            "breadcrumbs": [(_("Page for neighbours"), "")],
            "tabs": neighbourhood_tabs(request, "contact-point"),
            "point": point,
            "facts": _facts(point) if point else [],
            "questions": list(request.pilot.questions_asked.standing()),
            "public_url": pilot_url("public:neighbourhood", request.pilot.slug),
            "may_write": Permission.NEIGHBOURHOOD_WRITE in request.permissions,
        },
    )


def _facts(point: ContactPoint) -> list[tuple[str, object]]:
    return [
        (_("Contact point"), point.desk_name),
        (_("Telephone"), readable(point.phone)),
        (_("E-mail address"), point.email),
        (_("Support point"), point.visiting_address),
        (_("Return address"), point.return_address),
        (_("Window of the envelopes"), point.get_window_display()),
        (_("Who signs letters"), f"{point.signatory_name}, {point.signatory_function}"),
    ]


def page_trail(pilot: Pilot) -> Breadcrumbs:
    """Breadcrumbs up to and including the page for neighbours, as staff keep it."""
    return [(_("Page for neighbours"), pilot_url("neighbours:contact-point", pilot.slug))]


def contact_point_trail(point: ContactPoint) -> Breadcrumbs:
    """Breadcrumbs up to and including the contact point."""
    return page_trail(point.pilot)


@require(Permission.NEIGHBOURHOOD_WRITE)
def contact_point_change(request: PilotRequest) -> HttpResponse:
    """Fill in or change the contact point."""
    pilot = request.pilot
    row = contact_point_of(pilot) or offered_contact_point(pilot)
    form = ContactPointForm(request.POST or None, row=row, **drafting(request))
    return form_page(
        request,
        form,
        set_contact_point,
        {"pilot": pilot},
        done=_("The contact point has been saved."),
        title=_("Contact point for neighbours"),
        lead=_("Letters and the page for neighbours take it from here."),
        breadcrumbs=page_trail(pilot),
    )


@require(Permission.NEIGHBOURHOOD_WRITE)
def contact_point_switch(request: PilotRequest) -> HttpResponse:
    """Let everyone see the page for neighbours, or nobody any more."""
    point = contact_point_of(request.pilot)
    if point is None:
        raise Http404
    off, address = point.is_published, pilot_url("public:neighbourhood", request.pilot.slug)
    title = _("Switch the page off") if off else _("Switch the page on")
    lead = (
        _("Neighbours then cannot open it any more, and cannot send questions there.")
        if off
        else _("From then on everyone can read the page and send a question there.")
    )
    form = ButtonForm(sent(request), label=title, is_dangerous=off)
    form.may_repeat = True  # it may have been switched the other way meanwhile
    return form_page(
        request,
        form,
        switch_page,
        {"point": point, "on": not off},
        done=_("The page is switched off.") if off else _("The page is switched on."),
        title=title,
        lead=lead,
        template="confirm_page.html",
        facts=[(_("Address of the page"), full_address(address))],
        breadcrumbs=page_trail(request.pilot),
    )
