"""Take over the commitments of the letter, add one of another letter, change and withdraw them."""

from collections.abc import Collection
from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction

from evaluations.letter_commitments import LETTER, LINES
from evaluations.models import LIMITS, Commitment
from evaluations.rules import commitments as rules
from interwonen.access.permissions import Permission
from interwonen.accounts.models import User
from interwonen.accounts.people import all_hold
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.withdrawals import standing, withdraw
from interwonen.pilots.actions.pilots import lock_pilot, refuse_far_from
from interwonen.pilots.models import Pilot
from participants.actions.participants_recognised import refuse_recognisable


class Terms(TypedDict):
    """What a commitment says: its words and their place, what proves it, who keeps it and by when.

    `evidence` and `owner` are codes of their lists; without `due_on` it holds throughout the pilot.
    """

    letter: str
    heading: str
    sentence: int
    words: str
    evidence: str
    owner: str
    responsible: User | None
    promised_on: date
    due_on: date | None


@transaction.atomic
def take_over_letter(*, pilot: Pilot, promised_on: date, today: date, by: User) -> list[Commitment]:
    """Make what the letter to the council promises and limits into commitments of the pilot.

    `promised_on` is the date of that letter; what would be due before it is due on it. Raises
    RuleBroken when one of them stands in the register, for a date after `today`, and for one more
    than a year before the pilot.
    """
    lock_pilot(pilot)
    known = Commitment.objects.of_pilot(pilot).standing().exclude(code="")
    refuse_unless(not known.exists(), rules.ONCE)
    _refuse_promised_ahead(pilot, promised_on, today)
    return [
        save_as(
            Commitment(
                pilot=pilot,
                code=line.code,
                letter=LETTER,
                heading=line.heading,
                sentence=line.sentence,
                words=line.words,
                evidence=line.evidence,
                owner=line.owner,
                promised_on=promised_on,
                due_on=line.due and max(line.due(pilot), promised_on),
            ),
            by=by,
        )
        for line in LINES
    ]


@transaction.atomic
def add_commitment(
    *,
    pilot: Pilot,
    today: date,
    by: User,
    confirmed: Collection[str] = (),
    **terms: Unpack[Terms],
) -> Commitment:
    """Add something that a letter promises or limits.

    Raises RuleBroken without words or a place, for a letter dated after `today`, for a last day
    before it or one of a limit, for dates more than a year from the pilot, for a responsible person
    without a role that opens the register, and, unless confirmed, when someone may be recognised.
    """
    commitment = Commitment(pilot=pilot)
    return _save(commitment, terms, today=today, by=by, confirmed=confirmed)


@transaction.atomic
def change_commitment(
    *,
    commitment: Commitment,
    reason: str,
    today: date,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
    **terms: Unpack[Terms],
) -> Commitment:
    """Give a commitment another owner, another last day or other words; the history keeps `reason`.

    Raises RuleBroken as `add_commitment` does, without a reason, and for one that was withdrawn;
    Overtaken when it is not `version` any more.
    """
    commitment = standing(commitment, version=version)
    refuse_unless(bool(reason.strip()), rules.CHANGE_SAYS_WHY)
    return _save(commitment, terms, today=today, by=by, confirmed=confirmed, reason=reason)


@transaction.atomic
def withdraw_commitment(*, commitment: Commitment, reason: str, by: User) -> Commitment:
    """Withdraw a commitment that was recorded by mistake; it stays readable and counts nowhere.

    Raises RuleBroken when that was done already, and without a reason.
    """
    return withdraw(commitment, reason=reason, by=by)


def _save(
    commitment: Commitment,
    terms: Terms,
    *,
    today: date,
    by: User,
    confirmed: Collection[str],
    reason: str = "",
) -> Commitment:
    """Give a commitment these terms."""
    pilot, due_on, promised_on = commitment.pilot, terms["due_on"], terms["promised_on"]
    texts = {name: terms[name] for name in ("letter", "heading", "words")}
    is_whole = all(text.strip() for text in texts.values()) and terms["sentence"] >= 1
    refuse_unless(is_whole, rules.SAYS_WHAT_AND_WHERE)
    _refuse_promised_ahead(pilot, promised_on, today)
    if due_on is not None:
        refuse_unless(terms["evidence"] not in LIMITS, rules.LIMIT_HOLDS_THROUGHOUT)
        refuse_unless(promised_on <= due_on, rules.DUE_AFTER_PROMISE)
        refuse_far_from(pilot, due_on, field="due_on")
    _refuse_stranger(commitment, terms["responsible"], today)
    new = {name: text for name, text in texts.items() if text != getattr(commitment, name)}
    # The council reads the register, and who keeps it knows no names of residents.
    refuse_recognisable(new, pilot=pilot, confirmed=confirmed, names=())
    for field, value in terms.items():
        setattr(commitment, field, value)
    return save_as(commitment, by=by, reason=reason)


def _refuse_promised_ahead(pilot: Pilot, promised_on: date, today: date) -> None:
    refuse_unless(promised_on <= today, rules.NOT_PROMISED_AHEAD)
    refuse_far_from(pilot, promised_on, field="promised_on")


def _refuse_stranger(commitment: Commitment, responsible: User | None, today: date) -> None:
    """Someone newly responsible must see the register; who left meanwhile may stay named."""
    if responsible is None or responsible.pk == commitment.responsible_id:
        return
    takes_part = all_hold(
        [responsible], Permission.EVALUATION_READ, pilot=commitment.pilot, days=[today]
    )
    refuse_unless(takes_part, rules.RESPONSIBLE_TAKES_PART)
