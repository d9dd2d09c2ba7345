"""Say that enquiries are about the same matter, so that they are answered once."""

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from interwonen.core.withdrawals import standing
from interwonen.pilots.actions.pilots import lock_pilot
from neighbours.models import Enquiry
from neighbours.rules import enquiries_links as rules


@transaction.atomic
def link_enquiries(*, enquiry: Enquiry, other: Enquiry, by: User) -> Enquiry:
    """Say that two enquiries, and all that were linked to either, are about the same matter.

    Raises RuleBroken for one and the same, for two pilots, and for one that was withdrawn.
    """
    lock_pilot(enquiry.pilot)  # groups do not change meanwhile
    enquiry, other = standing(enquiry), standing(other)
    refuse_unless(enquiry != other, rules.NOT_ITSELF)
    refuse_unless(enquiry.pilot_id == other.pilot_id, rules.ONE_MATTER)
    first, second = sorted((_first_of(enquiry), _first_of(other)), key=lambda row: row.number)
    if first != second:
        for row in [*second.others.all(), second]:
            row.same_as = first
            save_as(row, by=by)
    return locked(enquiry)


@transaction.atomic
def unlink_enquiry(*, enquiry: Enquiry, by: User) -> Enquiry:
    """Let an enquiry stand by itself again; the others stay together.

    Raises RuleBroken when it does already.
    """
    lock_pilot(enquiry.pilot)
    enquiry = locked(enquiry)
    others = list(enquiry.others.order_by("number"))
    refuse_unless(enquiry.same_as_id is not None or bool(others), rules.LINKED)
    if enquiry.same_as_id is not None:
        enquiry.same_as = None
        return save_as(enquiry, by=by)
    first, *rest = others
    for row in others:
        row.same_as = None
        save_as(row, by=by)
    for row in rest:
        row.same_as = first
        save_as(row, by=by)
    return enquiry


def _first_of(enquiry: Enquiry) -> Enquiry:
    return enquiry.same_as or enquiry
