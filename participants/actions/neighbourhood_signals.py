"""Give the team a neighbourhood signal, and mark it as seen."""

from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.models import Pilot, Term
from participants.models import NeighbourhoodSignal
from participants.models.neighbourhood_signals import NEIGHBOURHOOD_SIGNAL_LENGTH
from participants.rules import neighbourhood_signals as rules


@transaction.atomic
def add_neighbourhood_signal(
    *, pilot: Pilot, category: Term, text: str, given_on: date, by: User
) -> NeighbourhoodSignal:
    """Give the team a neighbourhood signal; its history records the day and not the time.

    A history row with a user and an exact time would connect the signal to its enquiry, whose
    history has the same ones. So the time is midnight, and for an enquiry `by` is the user of the
    application itself. Raises RuleBroken for a text that is empty or longer than 1,000 characters.
    """
    fits = bool(text.strip()) and len(text) <= NEIGHBOURHOOD_SIGNAL_LENGTH
    refuse_unless(fits, rules.SIGNAL_TEXT)
    signal = NeighbourhoodSignal(pilot=pilot, category=category, text=text, given_on=given_on)
    signal._history_date = timezone.make_aware(datetime.combine(given_on, time.min))  # type: ignore[attr-defined]
    return save_as(signal, by=by)


@transaction.atomic
def mark_neighbourhood_signal_seen(
    *, signal: NeighbourhoodSignal, today: date, by: User
) -> NeighbourhoodSignal:
    """Mark a neighbourhood signal as seen by the team.

    Raises RuleBroken when a colleague has done so already.
    """
    signal = locked(signal)
    refuse_unless(signal.seen_on is None, rules.SIGNAL_SEEN_ONCE)
    signal.seen_on, signal.seen_by = today, by
    return save_as(signal, by=by)
