"""Mark a letter as sent, correct the day, and undo a sending that was a mistake."""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from interwonen.accounts.models import User
from interwonen.core.formatting import in_words
from interwonen.core.history import save_as
from interwonen.core.rules import MISTAKE_IS_EXPLAINED, refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.actions.pilots import lock_pilot
from neighbours.models import LetterRound
from neighbours.rules import letters as rules
from neighbours.rules.enquiries import NOT_AHEAD
from neighbours.selectors.letters_fields import empty_fields, filled, values_of
from neighbours.selectors.letters_versions import body_of


@transaction.atomic
def send_letter(
    *,
    round: LetterRound,
    sent_on: date,
    today: date,
    by: User,
    confirmed: Collection[str] = (),
) -> LetterRound:
    """Mark a letter as sent on a day, with the text as neighbours read it.

    Raises RuleBroken when it was sent or withdrawn already, before the decision of the executive was
    recorded, without a date or a text, when a field has nothing to fill it with, for a day after
    `today` or before the date of the letter, and, unless confirmed, before that decision.
    """
    round.pilot = lock_pilot(round.pilot)
    round = _held(round)
    refuse_unless(round.is_open, rules.STILL_TO_SEND)
    refuse_unless(round.pilot.decided_on is not None, rules.AFTER_DECISION)
    refuse_unless(round.dated_on is not None, rules.IS_DATED)
    refuse_unless(round.texts.exists(), rules.IS_WRITTEN)
    body = body_of(round)
    values = values_of(round, on=sent_on)
    empty = empty_fields(body, values)
    words = _("It is: %(names)s.") % {"names": ", ".join(f"{{{name}}}" for name in empty)}
    refuse_unless(not empty, rules.FIELDS_FILLED, words)
    round.sent_text, round.sent_by = filled(body, values), by
    return _save(round, sent_on, today=today, by=by, confirmed=confirmed)


@transaction.atomic
def correct_sending(
    *,
    round: LetterRound,
    sent_on: date,
    today: date,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
) -> LetterRound:
    """Correct the day on which a letter was sent.

    Raises RuleBroken as `send_letter` does for the day, and for a letter that was not sent; Overtaken
    when it is not `version` any more.
    """
    round = _held(round, version=version)
    refuse_unless(round.is_sent, rules.WAS_SENT)
    return _save(round, sent_on, today=today, by=by, confirmed=confirmed)


@transaction.atomic
def undo_sending(*, round: LetterRound, reason: str, by: User) -> LetterRound:
    """Undo a sending that was recorded by mistake; its history keeps the reason.

    Raises RuleBroken for a letter that was not sent, and without a reason.
    """
    round = _held(round)
    refuse_unless(round.is_sent, rules.WAS_SENT)
    refuse_unless(bool(reason.strip()), MISTAKE_IS_EXPLAINED)
    round.sent_on = round.sent_by = None
    round.sent_text = ""
    return save_as(round, by=by, reason=reason)


def _held(round: LetterRound, *, version: int | None = None) -> LetterRound:
    """The letter as it is now, held for this transaction, with the pilot that was read before."""
    now = locked(round, version=version)
    now.pilot = round.pilot
    return now


def _save(
    round: LetterRound, sent_on: date, *, today: date, by: User, confirmed: Collection[str]
) -> LetterRound:
    dated_on, decided_on = round.dated_on, round.pilot.decided_on
    refuse_unless(sent_on <= today, NOT_AHEAD, field="sent_on")
    refuse_unless(dated_on is None or dated_on <= sent_on, rules.SENT_AFTER_ITS_DATE)
    first = min(filter(None, (dated_on, sent_on)))
    words = _("The decision is of %(day)s.") % {"day": in_words(decided_on)}
    in_order = decided_on is None or decided_on <= first
    refuse_unless(in_order, rules.BEFORE_DECISION, words, confirmed=confirmed)
    round.sent_on = sent_on
    return save_as(round, by=by)
