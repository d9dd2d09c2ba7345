"""Say how neighbours reach a pilot."""

from typing import TypedDict, Unpack

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.actions.pilots import lock_pilot
from interwonen.pilots.models import Pilot
from neighbours.models import ContactPoint
from neighbours.rules import contact_points as rules


class ContactFacts(TypedDict):
    """What is said of a contact point; the telephone number in E.164."""

    desk_name: str
    phone: str
    email: str
    visiting_address: str
    return_address: str
    signatory_name: str
    signatory_function: str
    complaint_text: str
    privacy_text: str
    window: str


@transaction.atomic
def set_contact_point(
    *, pilot: Pilot, by: User, version: int | None = None, **facts: Unpack[ContactFacts]
) -> ContactPoint:
    """Fill in or change the contact point of a pilot; a new one is not published.

    Raises RuleBroken when something is missing or the telephone number is none, Overtaken when it is
    not `version` any more (0 for one that was not there).
    """
    lock_pilot(pilot)
    known = ContactPoint.objects.of_pilot(pilot).first()
    point = locked(known, version=version) if known else ContactPoint(pilot=pilot)
    for field, value in facts.items():
        setattr(point, field, value)
    texts = (getattr(point, field) for field in ContactPoint.printed_fields)
    refuse_unless(all(text.strip() for text in texts), rules.CONTACT_IS_COMPLETE)
    return save_as(point, by=by)


@transaction.atomic
def switch_page(*, point: ContactPoint, on: bool, by: User) -> ContactPoint:
    """Let everyone see the page for neighbours, or nobody any more; a second time changes nothing."""
    point = locked(point)
    if point.is_published == on:
        return point
    point.is_published = on
    return save_as(point, by=by)
