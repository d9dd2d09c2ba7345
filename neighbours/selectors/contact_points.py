"""The contact point of a pilot, and what a form offers before there is one."""

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from interwonen.pilots.models import Pilot
from neighbours.models import ContactPoint


def contact_point_of(pilot: Pilot) -> ContactPoint | None:
    """The contact point of a pilot, if it was filled in."""
    point: ContactPoint | None = ContactPoint.objects.of_pilot(pilot).first()
    return point


def offered_contact_point(pilot: Pilot) -> ContactPoint:
    """A contact point that is not saved, with the texts that most pilots begin with."""
    texts = {
        name: render_to_string(f"documents/contact_point/{name}.txt", {"pilot": pilot}).strip()
        for name in ("complaint_text", "privacy_text")
    }
    desk = _("Contact point of %(pilot)s") % {"pilot": pilot.name}
    return ContactPoint(pilot=pilot, desk_name=desk, **texts)
