"""Begin a letter to the neighbourhood, write its text, correct it, withdraw it."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from interwonen.core.withdrawals import withdraw
from interwonen.pilots.actions.pilots import lock_pilot, refuse_far_from
from interwonen.pilots.models import CapacityStep, Pilot
from neighbours.models import LetterRound, LetterText
from neighbours.rules import letters as rules
from neighbours.selectors.letters_fields import beginning_of, filled, unknown_fields
from participants.actions.participants_recognised import refuse_names_in


@transaction.atomic
def begin_letter(
    *,
    pilot: Pilot,
    purpose: str,
    by: User,
    dated_on: date | None = None,
    capacity_step: CapacityStep | None = None,
) -> LetterRound:
    """Begin a letter about something, with a number, a reference and a subject line of its own.

    Raises RuleBroken for a date more than a year before or after the pilot, for a decision that the
    letter is not about, and for a second letter about one decision.
    """
    pilot = lock_pilot(pilot)
    last = LetterRound.objects.of_pilot(pilot).aggregate(last=Max("number"))["last"]
    number = (last or 0) + 1
    round = LetterRound(
        pilot=pilot,
        number=number,
        purpose=purpose,
        capacity_step=capacity_step,
        subject=filled(beginning_of(purpose).subject, {"pilot": pilot.name})[:120],
        dated_on=dated_on,
        reference=f"{pilot.reference_prefix}-BRIEF-{number}",
    )
    return _save(round, by=by)


@transaction.atomic
def change_letter(
    *,
    round: LetterRound,
    subject: str,
    dated_on: date | None,
    reference: str,
    today: date,
    by: User,
    capacity_step: CapacityStep | None = None,
    furthest_ring: int | None = None,
    version: int | None = None,
    confirmed: Collection[str] = (),
) -> LetterRound:
    """Change the subject line, date and reference of a letter, how far it goes, and the decision it is
    about.

    Raises RuleBroken for one that was sent or withdrawn, for a field in the subject line, as
    `begin_letter` does and, unless confirmed, when someone may be recognised by the subject line;
    Overtaken when it is not `version` any more.
    """
    round = locked(round, version=version)
    refuse_unless(round.is_open, rules.STILL_TO_SEND)
    refuse_unless("{" not in subject, rules.SUBJECT_WITHOUT_FIELDS)
    texts = {"subject": subject}
    refuse_names_in(texts, pilot=round.pilot, by=by, on=today, confirmed=confirmed)
    round.subject, round.dated_on, round.reference = subject, dated_on, reference
    round.capacity_step, round.furthest_ring = capacity_step, furthest_ring
    return _save(round, by=by)


def _save(round: LetterRound, *, by: User) -> LetterRound:
    if round.dated_on is not None:
        refuse_far_from(round.pilot, round.dated_on, field="dated_on")
    is_growth = round.purpose == LetterRound.Purpose.GROWTH
    refuse_unless(round.capacity_step is None or is_growth, rules.DECISION_ON_GROWTH)
    return save_as(round, by=by)


@transaction.atomic
def write_letter(
    *,
    round: LetterRound,
    body: str,
    now: datetime,
    by: User,
    confirmed: Collection[str] = (),
) -> LetterText:
    """Keep a text as the next version of a letter; the same text as before is no new version.

    Raises RuleBroken for a letter that was sent or withdrawn, for a field that does not exist, and,
    unless confirmed, when someone may be recognised by the text.
    """
    round = locked(round)
    refuse_unless(round.is_open, rules.STILL_TO_SEND)
    wrong = unknown_fields(body)
    words = _("It is: %(names)s.") % {"names": ", ".join(wrong)}
    refuse_unless(not wrong, rules.FIELDS_KNOWN, words)
    texts = {"body": body}
    refuse_names_in(texts, pilot=round.pilot, by=by, on=now.date(), confirmed=confirmed)
    last: LetterText | None = round.texts.first()
    if last is not None and last.body == body:
        return last
    number = last.number + 1 if last else 1
    text = LetterText(round=round, number=number, body=body, written_by=by, written_at=now)
    return save_as(text, by=by)


@transaction.atomic
def withdraw_letter(round: LetterRound, *, reason: str, by: User) -> LetterRound:
    """Withdraw a letter that will not be sent; it stays readable.

    Raises RuleBroken when it was sent or withdrawn already, and without a reason.
    """
    round = locked(round)
    refuse_unless(round.is_open, rules.STILL_TO_SEND)
    return withdraw(round, reason=reason, by=by)
