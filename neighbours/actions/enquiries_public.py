"""What a neighbour does without an account: ask, and say whether it is solved."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core import marks
from interwonen.core.marks import AT_ONCE, Limit
from interwonen.core.routes import full_address
from interwonen.core.rules import refuse_unless
from interwonen.pilots.models import Pilot, Term
from neighbours.actions.enquiries import receive_enquiry
from neighbours.actions.enquiries_follow import make_follow_link
from neighbours.actions.enquiries_steps import confirm_solved, reopen_by_neighbour
from neighbours.mails import send_receipt
from neighbours.models import Enquiry
from neighbours.models.enquiries import BY_FORM
from neighbours.rules import enquiries_follow as rules

# Nobody lets us mail someone else over and over.
RECEIPTS = Limit("receipts to an address", tries=3, every=timedelta(hours=1))


@transaction.atomic
def ask_publicly(*, pilot: Pilot, now: datetime, by: User, **facts: Any) -> Enquiry:
    """Record what someone wrote on the page for neighbours; the receipt goes to an address given.

    `facts` are those of `receive_enquiry` without channel and day. Raises RuleBroken as it does.
    """
    channel, today = Term.objects.get(pk=BY_FORM), now.date()
    enquiry = receive_enquiry(
        pilot=pilot, channel=channel, received_on=today, today=today, by=by, **facts
    )
    address = enquiry.contact_email
    if address and marks.use([RECEIPTS.of(address.casefold())], now=now) == AT_ONCE:
        link = make_follow_link(enquiry=enquiry, today=today, by=by)
        send_receipt(enquiry, full_address(link))
    return enquiry


@transaction.atomic
def say_whether_solved(*, enquiry: Enquiry, solved: bool, text: str, now: datetime) -> Enquiry:
    """The neighbour says that it is solved, or why it is not: then it is opened again.

    Raises RuleBroken without a text for what is not solved, and when the enquiry is not closed.
    """
    if solved:
        return confirm_solved(enquiry=enquiry, now=now)
    refuse_unless(bool(text.strip()), rules.SAYS_WHAT_IS_LEFT)
    return reopen_by_neighbour(enquiry=enquiry, text=text, now=now).enquiry
