"""Give the team a signal, without giving it the neighbour's data."""

import re
from collections.abc import Collection
from datetime import date

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.models import Term
from neighbours.actions.enquiries import refuse_names
from neighbours.models import Enquiry
from neighbours.rules import enquiries as rules
from participants.actions.neighbourhood_signals import add_neighbourhood_signal
from participants.selectors.participants_likeness import folded_name

A_SENTENCE = 4  # with fewer words, such as "muziek", the same text may be a coincidence


@transaction.atomic
def give_neighbourhood_signal(
    *,
    enquiry: Enquiry,
    category: Term,
    text: str,
    today: date,
    by: User,
    confirmed: Collection[str] = (),
) -> Enquiry:
    """Give the team a signal in the user's own words; the enquiry only keeps the date `today`.

    Raises RuleBroken when the enquiry is closed or has had a signal, when the text contains what the
    neighbour left or wrote, and, unless confirmed, when someone may be recognised by it.

    Nothing links the two rows: no number, no user, no shared time. The signal is saved as an act of
    the application with a date only; that `by` gave one after this enquiry is in the enquiry's
    history and in the access log, which do not name the signal. What remains: a user who may read
    both lists (the team lead) can compare day, subject and words, and with access to the database
    itself one can see which rows one transaction wrote.
    """
    enquiry = locked(enquiry)
    refuse_unless(enquiry.is_open_now, rules.STILL_OPEN)
    refuse_unless(enquiry.signalled_on is None, rules.SIGNALLED_ONCE)
    refuse_unless(not _gives_away(enquiry, text), rules.SIGNAL_WRITTEN_ANEW)
    refuse_names(enquiry, {"text": text}, today=today, by=by, confirmed=confirmed)
    add_neighbourhood_signal(
        pilot=enquiry.pilot, category=category, text=text, given_on=today, by=User.system()
    )
    enquiry.signalled_on = today
    return save_as(enquiry, by=by)


def _gives_away(enquiry: Enquiry, text: str) -> bool:
    """Whether a text holds the name, the details or the whole sentence that the neighbour left."""
    left = [enquiry.contact_name, enquiry.contact_email, enquiry.contact_phone]
    if len(enquiry.text.split()) >= A_SENTENCE:
        left.append(enquiry.text)
    said = _plain(text)
    return any(f" {words} " in f" {said} " for words in map(_plain, left) if words)


def _plain(text: str) -> str:
    """The words alone, so that spaces, capitals, accents and signs make no difference."""
    return " ".join(re.findall(r"\w+", folded_name(text)))
