"""Record an enquiry from the neighbourhood, answer it, close it."""

from datetime import date

from django.db import transaction
from django.db.models import Max

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.actions.pilots import lock_pilot, refuse_far_from
from interwonen.pilots.models import Pilot, Term
from neighbours.models import Enquiry, Reply
from neighbours.rules import enquiries as rules
from neighbours.selectors.enquiries_terms import due_date


@transaction.atomic
def record_enquiry(
    *,
    pilot: Pilot,
    channel: Term,
    kind: Term,
    text: str,
    received_on: date,
    today: date,
    by: User,
    category: Term | None = None,
    contact_name: str = "",
    contact_details: str = "",
) -> Enquiry:
    """Record a question or report with the next number and the last day for an answer.

    Raises RuleBroken for a date after `today` or more than a year before the pilot, and for a
    report without a category.
    """
    refuse_unless(received_on <= today, rules.NOT_AHEAD, field="received_on")
    refuse_far_from(pilot, received_on, field="received_on")
    refuse_unless(kind.code != "report" or category is not None, rules.REPORT_HAS_CATEGORY)
    lock_pilot(pilot)
    last = Enquiry.objects.of_pilot(pilot).aggregate(last=Max("number"))["last"]
    enquiry = Enquiry(
        pilot=pilot,
        number=(last or 0) + 1,
        channel=channel,
        kind=kind,
        category=category,
        text=text,
        received_on=received_on,
        due_on=due_date(kind.code, received_on),
        contact_name=contact_name,
        contact_details=contact_details,
    )
    return save_as(enquiry, by=by)


@transaction.atomic
def answer_enquiry(
    *, enquiry: Enquiry, replied_on: date, channel: Term, text: str, today: date, by: User
) -> Reply:
    """Record the answer that a neighbour got.

    Raises RuleBroken when the enquiry is closed and for a date before receipt or after `today`.
    """
    enquiry = locked(enquiry)
    refuse_unless(not enquiry.is_closed, rules.STILL_OPEN)
    refuse_unless(enquiry.received_on <= replied_on, rules.REPLY_AFTER_RECEIPT)
    refuse_unless(replied_on <= today, rules.NOT_AHEAD, field="replied_on")
    reply = Reply(enquiry=enquiry, replied_on=replied_on, channel=channel, text=text, replied_by=by)
    return save_as(reply, by=by)


@transaction.atomic
def close_enquiry(*, enquiry: Enquiry, closing_note: str, today: date, by: User) -> Enquiry:
    """Close an enquiry on `today`; without an answer the note says why none is needed.

    Raises RuleBroken when it is closed already, or has neither an answer nor a note.
    """
    enquiry = locked(enquiry)
    refuse_unless(not enquiry.is_closed, rules.STILL_OPEN)
    answered = enquiry.replies.exists()
    refuse_unless(answered or bool(closing_note.strip()), rules.ANSWERED_OR_EXPLAINED)
    enquiry.closing_note = closing_note
    enquiry.closed_on = today
    enquiry.closed_by = by
    return save_as(enquiry, by=by)
