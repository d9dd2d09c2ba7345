"""Write notes for colleagues at an enquiry, and say who deals with it."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from interwonen.access.permissions import Permission
from interwonen.accounts.models import User
from interwonen.accounts.people import all_hold
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from interwonen.core.withdrawals import standing
from neighbours.actions.enquiries import refuse_names, times_reopened
from neighbours.models import Enquiry, EnquiryNote
from neighbours.rules import enquiries as rules
from neighbours.rules.records import SAYS_SOMETHING


@transaction.atomic
def add_note(
    *, enquiry: Enquiry, text: str, today: date, by: User, confirmed: Collection[str] = ()
) -> EnquiryNote:
    """Add a note for colleagues, also after closing.

    Raises RuleBroken for an enquiry that was withdrawn, without a text and, unless confirmed, when
    someone may be recognised by it.
    """
    enquiry = standing(enquiry)
    refuse_unless(bool(text.strip()), SAYS_SOMETHING)
    refuse_names(enquiry, {"text": text}, today=today, by=by, confirmed=confirmed)
    times = times_reopened(enquiry)
    note = EnquiryNote(enquiry=enquiry, noted_on=today, noted_by=by, text=text, reopenings=times)
    return save_as(note, by=by)


@transaction.atomic
def assign_enquiry(*, enquiry: Enquiry, assigned_to: User | None, today: date, by: User) -> Enquiry:
    """Say who deals with an enquiry, or that nobody does.

    Raises RuleBroken when it is closed or withdrawn, and for someone who may not answer it.
    """
    enquiry = locked(enquiry)
    refuse_unless(enquiry.is_open_now, rules.STILL_OPEN)
    if assigned_to is not None:
        may_answer = all_hold(
            [assigned_to], Permission.ENQUIRY_ANSWER, pilot=enquiry.pilot, days=[today]
        )
        refuse_unless(may_answer, rules.MAY_ANSWER)
    enquiry.assigned_to = assigned_to
    return save_as(enquiry, by=by)
