"""Pass a signal from the neighbourhood on to the team, and mark it as seen."""

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
    """Give the team a signal; its history knows the day and not the moment.

    A history row with a person and a second would join the signal to the enquiry behind it, whose
    own history has the same ones. So the moment is the first of the day, and whoever calls this
    for an enquiry lets the application itself be `by`. Raises RuleBroken for a text that is empty
    or longer than 1,000 characters.
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
    """Mark a signal as seen by the team.

    Raises RuleBroken when a colleague did so before.
    """
    signal = locked(signal)
    refuse_unless(signal.seen_on is None, rules.SIGNAL_SEEN_ONCE)
    signal.seen_on, signal.seen_by = today, by
    return save_as(signal, by=by)
