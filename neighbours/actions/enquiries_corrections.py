"""Correct or withdraw an enquiry or an answer."""

from collections.abc import Collection
from datetime import date
from typing import Unpack

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import NOT_AHEAD, refuse_unless
from interwonen.core.withdrawals import standing, withdraw
from interwonen.pilots.models import Term
from neighbours.actions.enquiries import EnquiryFacts, refuse_names, save_enquiry, save_reply
from neighbours.actions.enquiries_contacts import remove_contact
from neighbours.models import Enquiry, Reply
from neighbours.rules import enquiries as rules
from neighbours.selectors.enquiries_terms import last_day_after


@transaction.atomic
def change_enquiry(
    *,
    enquiry: Enquiry,
    today: date,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
    **facts: Unpack[EnquiryFacts],
) -> Enquiry:
    """Correct what was recorded of an enquiry, also after it was closed.

    The last day for an answer follows the new facts. Raises RuleBroken as `record_enquiry` does, for
    one that was withdrawn, for a date after an answer, the signal to the team or a step, and for a
    closed one that could not be closed like this, for a threat or an objection that is linked with
    something else, and while its term stands extended for what the law sets no term and for a day of
    receipt with which the term was over by then; Overtaken when it is not `version` any more.
    """
    enquiry = standing(enquiry, version=version)
    replied = enquiry.replies.standing().values_list("replied_on", flat=True)
    taken = enquiry.steps.standing().values_list("taken_on", flat=True)
    handled = [*replied, *taken, *filter(None, [enquiry.signalled_on])]
    refuse_unless(facts["received_on"] <= today, NOT_AHEAD, field="received_on")
    in_order = all(facts["received_on"] <= day for day in handled)
    refuse_unless(in_order, rules.RECEIVED_BEFORE_HANDLING)
    if facts["text"] != enquiry.text:
        refuse_names(enquiry, {"text": facts["text"]}, today=today, by=by, confirmed=confirmed)
    enquiry = save_enquiry(enquiry, facts, today=today, by=by)
    _count_terms_anew(enquiry, by=by)
    return enquiry


def _count_terms_anew(enquiry: Enquiry, *, by: User) -> None:
    """The last day for an answer after each step follows the facts of the enquiry."""
    last = None
    for step in enquiry.steps.standing():
        due_on = last_day_after(enquiry, last, status=step.status, on=step.taken_on)
        if due_on != step.due_on:
            step.due_on = due_on
            save_as(step, by=by)
        last = step


@transaction.atomic
def withdraw_enquiry(enquiry: Enquiry, *, reason: str, today: date, by: User) -> Enquiry:
    """Withdraw an enquiry that was recorded by mistake; it stays readable and counts nowhere.

    The data of the neighbour are removed: nothing is left to tell them.

    Raises RuleBroken when it was withdrawn already, and without a reason.
    """
    enquiry = withdraw(enquiry, reason=reason, by=by)
    if enquiry.enquirer is not None and enquiry.enquirer.removed_on is None:
        remove_contact(enquiry.enquirer, on=today, by=by)
    return enquiry


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

    What other neighbours got of it follows. Raises RuleBroken as `answer_enquiry` does for the date
    and the text, for an answer that was withdrawn, and for one that was given to another enquiry
    about the same matter; Overtaken when it is not `version` any more.
    """
    reply = standing(reply, version=version)
    refuse_unless(reply.given_with is None, rules.CHANGED_WHERE_GIVEN)
    reply.replied_on, reply.channel, reply.text = replied_on, channel, text
    save_reply(reply, today=today, by=by, confirmed=confirmed)
    for copy in reply.copies.standing().select_related("enquiry"):
        copy.replied_on = max(replied_on, copy.enquiry.received_on)
        copy.channel, copy.text = channel, text
        save_as(copy, by=by)
    return reply


@transaction.atomic
def withdraw_reply(reply: Reply, *, reason: str, by: User) -> Reply:
    """Withdraw an answer that was recorded by mistake; it stays readable and counts nowhere.

    What other neighbours got of it goes along; theirs can also be withdrawn by itself.

    Raises RuleBroken when it was withdrawn already, and without a reason.
    """
    reply = withdraw(reply, reason=reason, by=by)
    for copy in reply.copies.standing():
        withdraw(copy, reason=reason, by=by)
    return reply
