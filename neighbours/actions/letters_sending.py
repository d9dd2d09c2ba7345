"""Mark a letter as sent, correct the day, and undo a sending that was a mistake."""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _
from simple_history.utils import bulk_create_with_history

from interwonen.accounts.models import User
from interwonen.core.formatting import in_words
from interwonen.core.history import delete_as, save_as
from interwonen.core.rules import MISTAKE_IS_EXPLAINED, NOT_AHEAD, RuleBroken, refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.actions.pilots import lock_pilot
from neighbours.models import Address, LetterCopy, LetterRound
from neighbours.rules import letters as rules
from neighbours.selectors.letters_contents import contents_of
from neighbours.selectors.letters_fields import filled
from neighbours.selectors.letters_lacking import lacking_in
from neighbours.selectors.letters_printed import changed_since_printing
from neighbours.selectors.letters_sheets import lines_of


@transaction.atomic
def send_letter(
    *,
    round: LetterRound,
    sent_on: date,
    now: datetime,
    by: User,
    confirmed: Collection[str] = (),
) -> LetterRound:
    """Mark a letter as sent on a day, with the text as neighbours read it.

    Raises RuleBroken when it was sent or withdrawn already, when something is `lacking_in` it, for a
    day after that of `now` or before the date of the letter, and, unless confirmed, for a date before
    the decision of the executive or when something changed since its PDF was made.
    """
    round.pilot = lock_pilot(round.pilot)
    round = _held(round)
    refuse_unless(round.is_open, rules.STILL_TO_SEND)
    contents = contents_of(round, round.texts.first(), on=sent_on)
    for rule, detail in lacking_in(round, contents):
        raise RuleBroken(rule, detail)
    changed = changed_since_printing(round, contents)
    refuse_unless(not changed, rules.AS_PRINTED, changed, confirmed=confirmed)
    round.sent_text = filled(contents.body, contents.values)
    round.sent_with, round.sent_by = dict(contents.head), by
    _save(round, sent_on, today=now.date(), by=by, confirmed=confirmed)
    _keep_copies(round, contents.addresses, now=now, by=by)
    return round


def _keep_copies(
    round: LetterRound, addresses: Iterable[Address], *, now: datetime, by: User
) -> None:
    """To each address a copy, with the lines that are printed on it; hundreds at once."""
    bulk_create_with_history(
        [
            LetterCopy(round=round, address=address, lines="\n".join(lines_of(address)))
            for address in addresses
        ],
        LetterCopy,
        default_user=by,
        default_change_reason="",
        default_date=now,
    )


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

    Raises RuleBroken as `send_letter` does for the day, for one after a copy came back, and for a
    letter that was not sent; Overtaken when it is not `version` any more.
    """
    round = _held(round, version=version)
    refuse_unless(round.is_sent, rules.WAS_SENT)
    too_early = LetterCopy.objects.filter(round=round, returned_on__lt=sent_on)
    refuse_unless(not too_early.exists(), rules.RETURNED_AFTER_SENDING, field="sent_on")
    return _save(round, sent_on, today=today, by=by, confirmed=confirmed)


@transaction.atomic
def undo_sending(*, round: LetterRound, reason: str, by: User) -> LetterRound:
    """Undo a sending that was recorded by mistake; its history keeps the reason.

    Raises RuleBroken for a letter that was not sent or of which a copy came back, and without a
    reason.
    """
    round = _held(round)
    refuse_unless(round.is_sent, rules.WAS_SENT)
    refuse_unless(bool(reason.strip()), MISTAKE_IS_EXPLAINED)
    refuse_unless(
        not LetterCopy.objects.filter(round=round).returned().exists(), rules.MAIL_CAME_BACK
    )
    round.sent_on = round.sent_by = None
    round.sent_text, round.sent_with = "", {}
    save_as(round, by=by, reason=reason)
    for copy in round.copies.all():
        delete_as(copy, by=by, reason=reason)
    return round


def _held(round: LetterRound, *, version: int | None = None) -> LetterRound:
    """The letter as it is now, held for this transaction, with the pilot that was read before."""
    now = locked(round, version=version)
    now.pilot = round.pilot
    return now


def _save(
    round: LetterRound, sent_on: date, *, today: date, by: User, confirmed: Collection[str]
) -> LetterRound:
    dated_on = round.dated_on
    refuse_unless(sent_on <= today, NOT_AHEAD, field="sent_on")
    refuse_unless(dated_on is None or dated_on <= sent_on, rules.SENT_AFTER_ITS_DATE)
    words = _("The decision is of %(day)s.") % {"day": in_words(round.pilot.decided_on)}
    refuse_unless(not round.precedes_decision, rules.BEFORE_DECISION, words, confirmed=confirmed)
    round.sent_on = sent_on
    return save_as(round, by=by)
