"""Say that enquiries are about the same matter, so that they are answered once."""

from datetime import date

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from interwonen.core.withdrawals import standing
from interwonen.pilots.actions.pilots import lock_pilot
from neighbours.actions.enquiries import give_too
from neighbours.models import Enquiry, Reply
from neighbours.rules import enquiries_links as rules


@transaction.atomic
def link_enquiries(*, enquiry: Enquiry, other: Enquiry, today: date, by: User) -> Enquiry:
    """Say that two enquiries, and all that were linked to either, are about the same matter.

    Who still waits gets the last answer that was given to another.

    Raises RuleBroken for one and the same, for two pilots, for one that was withdrawn, and for a
    threat or an objection with what we answer ourselves or with one of the other kind.
    """
    lock_pilot(enquiry.pilot)  # groups do not change meanwhile
    enquiry, other = standing(enquiry), standing(other)
    refuse_unless(enquiry != other, rules.NOT_ITSELF)
    refuse_unless(enquiry.pilot_id == other.pilot_id, rules.ONE_MATTER)
    alike = Enquiry.objects.passed_on_as(enquiry).filter(pk=other.pk)
    refuse_unless(alike.exists(), rules.ANSWERED_ALIKE)
    first, second = sorted((_first_of(enquiry), _first_of(other)), key=lambda row: row.number)
    if first != second:
        for row in [*second.others.all(), second]:
            row.same_as = first
            save_as(row, by=by)
        _share_answer([first, *first.others.all()], today=today, by=by)
    return locked(enquiry)


def _share_answer(enquiries: list[Enquiry], *, today: date, by: User) -> None:
    given = Reply.objects.standing().filter(enquiry__in=enquiries)
    answer = given.filter(given_with=None).order_by("replied_on", "pk").last()
    if answer is None:
        return
    for enquiry in Enquiry.objects.filter(pk__in=[each.pk for each in enquiries]):
        if enquiry.is_open_now and not enquiry.replies.standing().exists():
            give_too(answer, enquiry, today=today, by=by)


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
