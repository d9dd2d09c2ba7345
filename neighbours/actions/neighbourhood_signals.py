"""Give the team a signal, without giving it the neighbour's data."""

import re
from datetime import date

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.models import Term
from neighbours.models import Enquiry
from neighbours.rules import enquiries as rules
from participants.actions.neighbourhood_signals import add_neighbourhood_signal

A_SENTENCE = 4  # fewer words, such as "muziek", may well be in words of one's own


@transaction.atomic
def give_neighbourhood_signal(
    *, enquiry: Enquiry, category: Term, text: str, today: date, by: User
) -> Enquiry:
    """Give the team a signal in words of one's own; the enquiry only keeps that it was on `today`.

    Raises RuleBroken when the enquiry is closed or gave a signal before, and when the text holds
    what the neighbour left or wrote. Whether it names a resident is not looked up: a refusal would
    tell who lives in the pilot.

    Neither row knows the other: no number, no name of who gave it, no common second. The signal is
    saved as an act of the application on the day itself; that `by` gave one about this enquiry
    stands in the enquiry's history and in the access log, which know no signal. What remains:
    someone who reads both lists can compare day, subject and words (the team lead may, by role),
    and whoever holds the database itself can see which rows one transaction wrote.
    """
    enquiry = locked(enquiry)
    refuse_unless(not enquiry.is_closed, rules.STILL_OPEN)
    refuse_unless(enquiry.signalled_on is None, rules.SIGNALLED_ONCE)
    refuse_unless(not _gives_away(enquiry, text), rules.SIGNAL_WRITTEN_ANEW)
    add_neighbourhood_signal(
        pilot=enquiry.pilot, category=category, text=text, given_on=today, by=User.system()
    )
    enquiry.signalled_on = today
    return save_as(enquiry, by=by)


def _gives_away(enquiry: Enquiry, text: str) -> bool:
    """Whether a text holds the name, the details or the whole sentence that the neighbour left."""
    left = [enquiry.contact_name, enquiry.contact_details]
    if len(enquiry.text.split()) >= A_SENTENCE:
        left.append(enquiry.text)
    said = _plain(text)
    return any(f" {words} " in f" {said} " for words in map(_plain, left) if words)


def _plain(text: str) -> str:
    """The words alone, so that spaces, capitals and signs make no difference."""
    return " ".join(re.findall(r"\w+", text.casefold()))
