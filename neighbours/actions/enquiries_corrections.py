"""Correct or withdraw an enquiry or an answer, and open again what was closed by mistake."""

from collections.abc import Collection
from datetime import date
from typing import Unpack

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import MISTAKE_IS_EXPLAINED, refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.models import Term
from neighbours.actions.enquiries import EnquiryFacts, save_enquiry, save_reply
from neighbours.models import Enquiry, Reply
from neighbours.rules import enquiries as rules


@transaction.atomic
def change_enquiry(
    *,
    enquiry: Enquiry,
    today: date,
    by: User,
    version: int | None = None,
    **facts: Unpack[EnquiryFacts],
) -> Enquiry:
    """Correct what was recorded of an enquiry, also after it was closed.

    The last day for an answer follows the new facts. Raises RuleBroken as `record_enquiry` does, for
    one that was withdrawn, and for a date after an answer, the signal to the team or the closing;
    Overtaken when it is not `version` any more.
    """
    enquiry = locked(enquiry, version=version)
    refuse_unless(not enquiry.is_withdrawn, rules.NOT_WITHDRAWN)
    replied = enquiry.replies.standing().values_list("replied_on", flat=True)
    handled = [*replied, *filter(None, (enquiry.signalled_on, enquiry.closed_on))]
    in_order = facts["received_on"] <= min(handled, default=today)
    refuse_unless(in_order or facts["received_on"] > today, rules.RECEIVED_BEFORE_HANDLING)
    for field, value in facts.items():
        setattr(enquiry, field, value)
    return save_enquiry(enquiry, today=today, by=by)


@transaction.atomic
def withdraw_enquiry(*, enquiry: Enquiry, reason: str, by: User) -> Enquiry:
    """Withdraw an enquiry that was recorded by mistake; it stays readable and counts nowhere.

    Raises RuleBroken when it was withdrawn already, and without a reason.
    """
    enquiry = locked(enquiry)
    refuse_unless(not enquiry.is_withdrawn, rules.NOT_WITHDRAWN)
    refuse_unless(bool(reason.strip()), MISTAKE_IS_EXPLAINED)
    enquiry.withdrawn_because = reason
    return save_as(enquiry, by=by, reason=reason)


@transaction.atomic
def reopen_enquiry(*, enquiry: Enquiry, by: User) -> Enquiry:
    """Open an enquiry that was closed by mistake; the history keeps by whom and when.

    Raises RuleBroken for one that was withdrawn.
    """
    enquiry = locked(enquiry)
    refuse_unless(not enquiry.is_withdrawn, rules.NOT_WITHDRAWN)
    if not enquiry.is_closed:
        return enquiry
    enquiry.closed_on = enquiry.closed_by = None
    return save_as(enquiry, by=by)


@transaction.atomic
def change_reply(
    *,
    reply: Reply,
    replied_on: date,
    channel: Term,
    text: str,
    today: date,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
) -> Reply:
    """Correct what was recorded of an answer, also after the enquiry was closed.

    Raises RuleBroken as `answer_enquiry` does for the date and the text, and for an answer that was
    withdrawn; Overtaken when it is not `version` any more.
    """
    reply = locked(reply, version=version)
    refuse_unless(not reply.is_withdrawn, rules.NOT_WITHDRAWN)
    reply.replied_on, reply.channel, reply.text = replied_on, channel, text
    return save_reply(reply, today=today, by=by, confirmed=confirmed)


@transaction.atomic
def withdraw_reply(*, reply: Reply, reason: str, by: User) -> Reply:
    """Withdraw an answer that was recorded by mistake; it stays readable and counts nowhere.

    Raises RuleBroken when it was withdrawn already, without a reason, and when a closed enquiry
    would be left without both an answer and a note.
    """
    enquiry = locked(reply.enquiry)
    reply = locked(reply)
    refuse_unless(not reply.is_withdrawn, rules.NOT_WITHDRAWN)
    refuse_unless(bool(reason.strip()), MISTAKE_IS_EXPLAINED)
    others = enquiry.replies.standing().exclude(pk=reply.pk)
    explained = not enquiry.is_closed or bool(enquiry.closing_note.strip()) or others.exists()
    refuse_unless(explained, rules.ANSWER_KEPT)
    reply.withdrawn_because = reason
    return save_as(reply, by=by, reason=reason)
